"""The portal's addresses and the two views that it is measured against."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from content.models import Entry
from wco_portal.urls import urlpatterns as portal

CONSTANT = b"x" * 20_000
ROWS = """<!doctype html><title>Rows</title><ul>{% for entry in entries %}
<li><a href="/en/news/{{ entry.slug }}/">{{ entry.slug }}</a>
<time datetime="{{ entry.published_at|date:'c' }}">{{ entry.published_at|date:'j F Y' }}</time>
</li>{% endfor %}</ul>"""


TEMPLATE = engines["django"].from_string(ROWS)


def constant(request):
    """Limit i: an answer of 20 KB that is there already."""
    return HttpResponse(CONSTANT)


def rows(request):
    """Limit ii: one indexed statement and 20 rows in a template."""
    entries = Entry.objects.filter(kind="newsroom.news").order_by("-published_at", "-id")[:20]
    template = TEMPLATE
    return HttpResponse(template.render({"entries": entries}, request))


urlpatterns = [path("limit-i/", constant), path("limit-ii/", rows), *portal]
