"""Editing Members: the list and the form."""

from content.roles import EDITOR, PUBLISHER
from members.models import Member
from tests.content.editing import EditingTestCase
from tests.factories import make_member, make_region, make_user

LIST = "/admin/members/member/"
ADD = f"{LIST}add/"
OPEN_AT_FIRST = 8


def form_url(member):
    return f"{LIST}{member.pk}/change/?language=en"


class MemberListTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Asia/Pacific", slug="asia-pacific")
        cls.palau = make_member(
            {"en": "Palau", "fr": "Palaos", "ar": "بالاو"},
            slug="palau",
            iso_alpha2="PW",
            iso_alpha3="PLW",
            joined_on="2024-02-22",
            wco_region=cls.region,
        )
        make_member({"en": "Fiji"}, slug="fiji", iso_alpha2="FJ")

    def setUp(self):
        self.client.force_login(make_user(EDITOR))

    def test_shows_type_region_date_and_codes(self):
        page = self.client.get(LIST)
        for words in ["State", "Asia/Pacific", "2024-02-22", "PW PLW"]:
            self.assertContains(page, words)

    def test_finds_by_letters_of_any_name_and_by_code(self):
        for words in ["pala", "PALAOS", "بالاو", "pw", "PLW", "palau"]:
            found = self.client.get(LIST, {"q": words}).context["cl"].result_list
            with self.subTest(words=words):
                self.assertEqual(list(found), [self.palau])
        self.assertEqual(len(self.client.get(LIST, {"q": "zzz"}).context["cl"].result_list), 0)

    def test_costs_the_same_however_many_there_are(self):
        for more in [1, 20]:
            for _ in range(more):
                make_member(wco_region=make_region(f"Region {more}"))
            self.client.get(LIST)
            # session, person, 2 of rights, topics and regions of the filters, count, Members,
            # their texts, regions and their texts
            with self.subTest(more=more), self.assertNumQueries(11):
                self.client.get(LIST)


class MemberFormTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Asia/Pacific", slug="asia-pacific")
        cls.palau = make_member({"en": "Palau"}, slug="palau", iso_alpha2="PW")

    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def test_few_fields_are_open_at_first(self):
        for url in [ADD, form_url(self.palau)]:
            fieldsets = self.client.get(url).context["adminform"].fieldsets
            names = [
                name
                for _title, options in fieldsets
                if "collapse" not in options.get("classes", [])
                for name in options["fields"]
            ]
            with self.subTest(url=url):
                self.assertLessEqual(len(names), OPEN_AT_FIRST, names)
        self.assertIn("is_minor", names)

    def test_every_fact_stands_in_one_group(self):
        for url in [ADD, form_url(self.palau)]:
            fieldsets = self.client.get(url).context["adminform"].fieldsets
            names = [name for _title, options in fieldsets for name in options["fields"]]
            with self.subTest(url=url):
                self.assertEqual(len(names), len(set(names)))
                own = {field.name for field in Member._meta.local_fields} - {"entry_ptr"}
                self.assertLessEqual(
                    own | {"basis", "source", "published_at", "access"}, set(names)
                )

    def test_publishes_a_new_member(self):
        values = {
            "title": "Fiji",
            "iso_alpha2": "fj",
            "iso_alpha3": "fji",
            "wco_region": self.region.pk,
            "joined_on": "1997-07-01",
            "working_languages": "EN; fr, hif",
        }
        self.send(ADD, self.open(ADD), "_publish", **values)
        fiji = Member.objects.get(slug="fiji")
        self.assertEqual((fiji.iso_alpha2, fiji.iso_alpha3), ("FJ", "FJI"))
        self.assertEqual(fiji.working_languages, ["en", "fr", "hif"])
        self.assertEqual(fiji.published_at.year, 1997)
        page = self.client.get("/en/members/fiji/")
        self.assertContains(page, f"/admin/members/member/{fiji.pk}/change/")

    def test_explains_what_is_wrong(self):
        shown = self.open(form_url(self.palau))
        for values, reason in [
            ({"working_languages": "fr, french"}, "“french” is no code of a language."),
            ({"iso_alpha2": "P1"}, "Write two capital letters"),
            ({"joined_on": "2999"}, "This day is still to come."),
            ({"latitude": "7"}, "A place has both a latitude and a longitude."),
        ]:
            with self.subTest(reason=reason):
                page = self.send(form_url(self.palau), shown, **values)
                self.assertContains(page, reason)

    def test_who_changes_nothing_saves_nothing(self):
        Member.objects.update(working_languages=["en", "pau"])
        changed_at = Member.objects.get().changed_at
        self.assertEqual(self.open(form_url(self.palau))["working_languages"], "en, pau")
        self.send(form_url(self.palau), self.open(form_url(self.palau)))
        self.assertEqual(Member.objects.get().changed_at, changed_at)
