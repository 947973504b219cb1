"""The list of words: what is counted, and what leaves it."""

from datetime import timedelta
from io import StringIO

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from content.models import Access, Attachment
from content.models.attachment import FileAccess
from library.models import Document, DocumentFile, FilePage
from sample.pdf import make_pdf
from search.counting import add_words, count_words
from search.tasks import add_new_words, count_all_words
from tests.factories import make_news, make_user, publish
from textsearch.models import Word


def make_page_of_file(entry, text, **columns):
    """A file on an entry with one page that says the text."""
    document = Document.objects.create(slug=f"document-{Document.objects.count()}")
    content = ContentFile(make_pdf("en", "File", ["Words"]), name="file.pdf")
    file = DocumentFile(document=document, language="en", title="File", file=content)
    file.save()
    FilePage.objects.filter(file=file).delete()
    FilePage(file=file, number=1, language="en", text=text).save()
    return Attachment.objects.create(entry=entry, document=document, **columns)


class CountingTests(TestCase):
    def count(self):
        count_words()
        return dict(Word.objects.filter(language="en").values_list("word", "texts"))

    def test_counts_texts_and_not_occurrences(self):
        make_news({"en": "Valuation of valuation"}, words={"body": "<p>Valuation</p>"})
        make_news({"en": "Customs valuation"})
        self.assertEqual(self.count(), {"valuation": 2, "of": 1, "customs": 1})

    def test_keeps_words_as_they_are_written_and_compared(self):
        make_news({"fr": "Évaluation en douane", "ar": "الأعمال"})
        count_words()
        forms = dict(Word.objects.values_list("word", "folded"))
        expected = {"évaluation": "evaluation", "الأعمال": "الاعمال"}
        self.assertEqual({word: forms[word] for word in expected}, expected)

    def test_leaves_out_what_is_no_word(self):
        make_news({"en": f"A 2024 h2o {'x' * 61} transit", "zh-hans": "海关"})
        self.assertEqual(self.count(), {"transit": 1})
        self.assertFalse(Word.objects.filter(language="zh-hans").exists())

    def test_counts_what_everybody_may_read_only(self):
        make_news({"en": "Public"})
        make_news({"en": "Restricted"}, access=Access.REGISTERED)
        make_news({"en": "Future"}, published_at=timezone.now() + timedelta(days=1))
        make_news({"en": "Draft"}).write("en", title="Unpublished")
        self.assertEqual(set(self.count()), {"public", "draft"})

    def test_counts_a_file_once_and_only_one_that_everybody_may_open(self):
        entry = make_news({"en": "News"})
        open_file = make_page_of_file(entry, "handbook handbook")
        make_page_of_file(entry, "secret", access=FileAccess.REGISTERED)
        FilePage(
            file=open_file.document.files.get(), number=2, language="en", text="handbook"
        ).save()
        self.assertEqual(self.count(), {"news": 1, "handbook": 1})

    def test_forgets_words_that_no_text_holds_any_more(self):
        news = make_news({"en": "Transit"})
        self.count()
        publish(news, {"en": "Origin"})
        self.assertEqual(self.count(), {"origin": 1})

    def test_takes_up_new_words_between(self):
        make_news({"en": "Transit"})
        self.count()
        make_news({"en": "Transit handbook"})
        add_words(timezone.now() - timedelta(minutes=1))
        words = dict(Word.objects.values_list("word", "texts"))
        # Numbers wait for the night: the same text is looked at more than once.
        self.assertEqual(words, {"transit": 1, "handbook": 1})

    def test_costs_the_same_however_many_texts(self):
        for _ in range(3):
            make_news()
        with self.assertNumQueries(30):
            count_words()
        for _ in range(30):
            make_news()
        with self.assertNumQueries(30):
            count_words()

    def test_jobs_and_the_command_do_it(self):
        make_news({"en": "Transit"})
        count_all_words(timestamp=0)
        self.assertEqual(Word.objects.count(), 1)
        make_news({"en": "Origin"})
        add_new_words(timestamp=int(timezone.now().timestamp()))
        self.assertEqual(Word.objects.count(), 2)
        output = StringIO()
        call_command("count_words", stdout=output)
        self.assertEqual(output.getvalue(), "2 words\n")

    def test_what_staff_alone_may_read_is_not_counted_for_them_either(self):
        make_user("Editor")
        make_news({"en": "Hidden"}, access=Access.GROUPS)
        self.assertEqual(self.count(), {})
