"""What editors do for the search: pin entries, keep synonyms, look at what was asked in vain."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.choosers import name_of, named, prepare
from content.models import Entry
from search.forms import BestBetForm, SynonymSetForm
from search.models import BestBet, Miss
from search.retention import KEPT
from textsearch.models import SynonymSet


@admin.register(BestBet)
class BestBetAdmin(admin.ModelAdmin):
    form = BestBetForm
    list_display = ["words", "language", "leads_to", "position"]
    list_filter = ["language"]
    search_fields = ["words", "folded"]
    ordering = ["folded", "position", "pk"]
    autocomplete_fields = ["entry"]
    show_full_result_count = False

    def get_queryset(self, request):
        entries = named(Entry.objects.all())
        return super().get_queryset(request).prefetch_related(Prefetch("entry", queryset=entries))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, bet: BestBet) -> str:
        return name_of(bet.entry)


@admin.register(SynonymSet)
class SynonymSetAdmin(admin.ModelAdmin):
    form = SynonymSetForm
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    ordering = ["language", "pk"]
    show_full_result_count = False


@admin.register(Miss)
class MissAdmin(admin.ModelAdmin):
    """What found nothing in the last 90 days, the most asked for first; never who asked."""

    list_display = ["words", "language", "times_asked", "last_day"]
    list_display_links = None
    list_filter = ["language"]
    search_fields = ["words"]
    show_full_result_count = False

    def get_queryset(self, request):
        """One row for words in a language: that of the last day, with the sum of all days."""
        since = timezone.localdate() - KEPT
        misses = super().get_queryset(request).filter(day__gte=since)
        same = Miss.objects.filter(words=OuterRef("words"), language=OuterRef("language"))
        times = same.filter(day__gte=since).order_by().values("words").annotate(all=Sum("number"))
        last: QuerySet = misses.filter(~Exists(same.filter(day__gt=OuterRef("day"))))
        return last.annotate(times=Subquery(times.values("all"))).order_by("-times", "-day", "-pk")

    def get_ordering(self, request):
        # That of the queryset stands; a column chosen by the reader comes before it.
        return []

    def get_list_display(self, request):
        """With the ways out that this person may go."""
        may = request.user.has_perm
        ways = {"search.add_bestbet": "pin", "textsearch.add_synonymset": "explain"}
        return [*self.list_display, *(way for right, way in ways.items() if may(right))]

    @admin.display(description=gettext_lazy("times asked"), ordering="times")
    def times_asked(self, miss: Any) -> int:
        return miss.times

    @admin.display(description=gettext_lazy("last day"), ordering="day")
    def last_day(self, miss: Miss) -> Any:
        return miss.day

    @admin.display(description=gettext_lazy("best bet"))
    def pin(self, miss: Miss) -> str:
        return _link("admin:search_bestbet_add", miss, _("Make a best bet"))

    @admin.display(description=gettext_lazy("synonyms"))
    def explain(self, miss: Miss) -> str:
        return _link("admin:textsearch_synonymset_add", miss, _("Make synonyms"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def _link(address: str, miss: Miss, label: str) -> str:
    """The way to a form that knows the words and their language."""
    query = urlencode({"words": miss.words, "language": miss.language})
    return format_html('<a href="{}?{}">{}</a>', reverse(address), query, label)
