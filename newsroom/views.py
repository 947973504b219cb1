"""News: the list and the item."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content.presentation import picked
from content.views import EntryDetailView, EntryListView
from newsroom.columns import NewsTable
from newsroom.filters import NewsFilter
from newsroom.models import News


class NewsListView(EntryListView):
    model = News
    filterset_class = NewsFilter
    table = NewsTable()
    heading = _("News")
    counted = ngettext_lazy("%(count)s news item", "%(count)s news items", "number")
    lead = _("What the Organization, its Members and its partners have done and decided.")
    item_template = "newsroom/news_item.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.request.GET:
            context["current_news"] = picked(News._meta.label_lower, self.request.user, self.kept)
        return context


class NewsDetailView(EntryDetailView):
    model = News
    heading = _("News")
    schema_type = "NewsArticle"
