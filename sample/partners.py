"""Partners of the demonstration, and what was signed with them."""

from members.models import Memorandum, Partner
from sample.rows import Sources, file_under, load_rows, read_json, undated
from sample.texts import Text, publish, read_csv

# The row of the partners that is the Organization itself.
OURSELVES = "own-profile"
TITLES = {
    "memorandum": {
        "en": "Memorandum of understanding with the %s",
        "fr": "Mémorandum d'accord\u202f: %s",
        "es": "Memorando de entendimiento: %s",
        "ru": "Меморандум о взаимопонимании: %s",
        "zh-hans": "谅解备忘录：%s",
        "ar": "مذكرة تفاهم: %s",
    },
    "arrangement": {
        "en": "Administrative arrangement with the %s",
        "fr": "Arrangement administratif\u202f: %s",
        "es": "Acuerdo administrativo: %s",
        "ru": "Административная договоренность: %s",
        "zh-hans": "行政安排：%s",
        "ar": "ترتيب إداري: %s",
    },
}


def load_partners(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    names = read_json("partner_names")
    signed = {row["partner"] for _line, row in read_csv("memoranda.csv")}

    def load_partner(row: dict[str, str], sources: Sources) -> bool:
        # The note is about the memorandum where there is one, else about the work done together.
        words = row["profile"] or ("" if row["id"] in signed else row["mou_note"])
        return _load_partner(row, words, names.get(row["id"], {}), sources)

    return load_rows("partners.csv", load_partner, sources) + load_rows(
        "memoranda.csv", _load_memorandum, sources
    )


def _load_partner(row: dict[str, str], words: str, names: dict[str, str], sources: Sources) -> bool:
    if row["kind"] == OURSELVES or Partner.objects.filter(slug=row["id"]).exists():
        return False
    partner = Partner.objects.create(
        slug=row["id"],
        category=row["kind"],
        abbreviation=row["abbreviation"],
        seat=row["headquarters"],
        primary_contact=row["primary_contact"],
        website=row["website"],
        **undated(),
        basis=row["basis"],
        source=f"{row['source']}\n{row['mou_note']}\nConfidence: {row['confidence']}",
    )
    file_under(partner, row["topic_slugs"].split(";"), sources)
    official = [Text(code, name, "", "", is_official=True) for code, name in names.items()]
    publish(partner, [Text("en", row["name"], words, ""), *official], sources.by)
    return True


def _load_memorandum(row: dict[str, str], sources: Sources) -> bool:
    if Memorandum.objects.filter(slug=row["slug"]).exists():
        return False
    partner = Partner.objects.get(slug=row["partner"])
    memorandum = Memorandum.objects.create(
        slug=row["slug"],
        signed_on=row["signed_on"],
        renewed_on=row["renewed_on"],
        basis=partner.basis,
        source=partner.source,
        # One whose day of signature is known is dated by it.
        **({} if row["signed_on"] else undated()),
    )
    memorandum.partners.add(partner)
    memorandum.topics.set(partner.topics.all())
    names = partner.versions.published().values_list("language", "title")
    titles = {code: TITLES[row["form"]][code] % name for code, name in names}
    texts = [Text(code, title, "", "") for code, title in titles.items() if code != "en"]
    publish(memorandum, [Text("en", titles["en"], row["note"], ""), *texts], sources.by)
    return True
