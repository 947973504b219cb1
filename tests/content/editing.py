"""Opening the forms of the admin and sending them back, as a browser does."""

from django.contrib.messages import get_messages
from django.test import TestCase

ADD = "/admin/newsroom/news/add/"
LIST = "/admin/newsroom/news/"
NO_INLINES = {
    f"{prefix}-{name}": 0
    for prefix in ["attachments", "pick"]
    for name in ["TOTAL_FORMS", "INITIAL_FORMS"]
}


def form_url(entry, language="en"):
    return f"/admin/newsroom/news/{entry.pk}/change/?language={language}"


def shown(response):
    """What a browser would send back: the values of the form as it was shown."""
    form = response.context["adminform"].form
    values = NO_INLINES | fields_of(form)
    for inline in response.context["inline_admin_formsets"]:
        values |= fields_of(inline.formset.management_form)
        values[f"{inline.formset.prefix}-shown"] = inline.formset.token
        for part in inline.formset.forms:
            values |= fields_of(part)
    return values | {"loaded": form.token, "form_id": response.context["form_id"]}


def fields_of(form):
    """The values of a form's fields, by the names that a browser sends."""
    values = {}
    for field in form:
        value = field.value()
        if isinstance(value, list):
            values[field.html_name] = [getattr(item, "pk", item) for item in value]
        elif value is True:
            values[field.html_name] = "on"
        elif value is not None and value is not False:
            values[field.html_name] = field.field.widget.format_value(value) or ""
    return values


class EditingTestCase(TestCase):
    """Opens forms and sends them back as a browser does."""

    def open(self, url):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return shown(response)

    def send(self, url, values, button="_save", **changes):
        return self.client.post(url, values | changes | {button: "1"})

    def messages(self, response):
        return " ".join(str(message) for message in get_messages(response.wsgi_request))
