"""Parts of pages that are made once: from nothing but the language and the values named."""

from django.template import Context, Template, TemplateSyntaxError
from django.test import SimpleTestCase
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from content.models import Version
from content.templatetags.kept import MOST_KEPT

MOMENT = "{% now 'u' %}"


def part(inside, values=""):
    return Template(f"{{% load i18n kept %}}{{% kept {values} %}}{inside}{{% endkept %}}")


class KeptPartTests(SimpleTestCase):
    def test_is_made_once_for_the_same_values(self):
        template = part(MOMENT, "word=word")
        first = template.render(Context({"word": "a"}))
        self.assertEqual(template.render(Context({"word": "a", "other": "b"})), first)
        self.assertNotEqual(template.render(Context({"word": "b"})), first)

    def test_is_another_one_in_another_language(self):
        template = part("{{ language.code }} {% translate 'News' %}")
        for code, words in [("en", "en News"), ("fr", "fr Actualités"), ("en", "en News")]:
            with self.subTest(code=code), override(code):
                self.assertEqual(template.render(Context()), words)

    def test_sees_nothing_that_is_not_named(self):
        template = part("{{ visitor }}{{ request.path }}{{ csrf_token }}", "word=word")
        page = {"visitor": "Ada", "request": {"path": "/x/"}, "csrf_token": "t", "word": "w"}
        self.assertEqual(template.render(Context(page)), "")

    def test_takes_nothing_that_has_more_to_it_than_what_it_is_equal_to(self):
        for value in [Version(pk=1, title="A"), ("a", mark_safe("<b>")), gettext_lazy("News"), 1.5]:
            with self.subTest(value=value), self.assertRaisesMessage(TypeError, "['word']"):
                part("{{ word }}", "word=word").render(Context({"word": value}))

    def test_escapes_its_values_and_takes_none_that_is_marked_as_safe(self):
        template = part("{% for word in words %}{{ word }}{% endfor %}", "words=words")
        marked = Context({"words": (mark_safe("<b>"),)})
        with self.assertRaisesMessage(TypeError, "Not only plain texts"):
            template.render(marked)
        self.assertEqual(template.render(Context({"words": ("<b>",)})), "&lt;b&gt;")
        # It is equal to what was kept, and gets that.
        self.assertEqual(template.render(marked), "&lt;b&gt;")

    def test_does_not_grow_without_end(self):
        template = part("{{ number }}", "number=number")
        for number in range(2 * MOST_KEPT):
            self.assertEqual(template.render(Context({"number": number})), str(number))
        self.assertLessEqual(len(template.nodelist[-1]._kept), MOST_KEPT)

    def test_holds_no_block_and_takes_names_only(self):
        with self.assertRaisesMessage(TemplateSyntaxError, "No block stands in what is kept."):
            part("{% if 1 %}{% block x %}{% endblock %}{% endif %}")
        with self.assertRaisesMessage(TemplateSyntaxError, "kept takes name=value only."):
            part("", "word")
