"""Accessions are entered once, from the Member or from the instrument: here."""

from urllib.parse import parse_qs

from django import forms
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.forms import AccessionForm, pk_in
from catalogue.models import Accession, Instrument
from catalogue.sheets import AccessionSheet
from content.admin.choosers import name_of, named, prepare, titled
from content.admin.doubles import MadeForms, new_form_id
from content.admin.importing.pages import ImportingAdmin
from members.models import Member

TRIES = 2
# Whose form a person came from, by the name in the address.
SIDES: dict[str, type[Member] | type[Instrument]] = {"party": Member, "instrument": Instrument}


class InstrumentFilter(admin.SimpleListFilter):
    title = gettext_lazy("instrument")
    parameter_name = "instrument"

    def lookups(self, request, model_admin):
        used = Accession.objects.order_by().values("instrument").distinct()
        instruments = named(Instrument.objects.filter(pk__in=used))
        return sorted(((str(i.pk), name_of(i)) for i in instruments), key=lambda pair: pair[1])

    def queryset(self, request, queryset):
        pk = pk_in({"pk": self.value()}, "pk")
        return queryset.filter(instrument=pk) if pk else queryset


@admin.register(Accession)
class AccessionAdmin(ImportingAdmin):
    """One form for both sides: the side that a person came from is filled in, and led back to."""

    form = AccessionForm
    sheet_class: type[AccessionSheet] = AccessionSheet
    change_form_template = "admin/content/guarded_form.html"
    autocomplete_fields = ["party", "instrument", "news"]
    list_display = [
        "party_name",
        "instrument_name",
        "act",
        "signed_on",
        "accepted_column",
        "in_force_on",
        "withdrawn_on",
    ]
    list_filter = [InstrumentFilter, "act", "is_undated"]
    search_fields = ["party__iso_alpha2"]
    ordering = ["instrument", "party__slug"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fieldsets = [
        (
            gettext_lazy("Accession"),
            {
                "fields": [
                    "party",
                    "instrument",
                    "act",
                    "signed_on",
                    "accepted_on",
                    "in_force_on",
                    "is_undated",
                    "withdrawn_on",
                ]
            },
        ),
        (
            gettext_lazy("Reservations, annexes and news"),
            {"fields": ["reservations", "annexes", "news"], "classes": ["collapse"]},
        ),
        (
            gettext_lazy("For editors only"),
            {"fields": ["note", "basis", "source"], "classes": ["collapse"]},
        ),
    ]

    def get_queryset(self, request):
        sides = [Prefetch(name, named(model.objects.all())) for name, model in SIDES.items()]
        return super().get_queryset(request).prefetch_related(*sides)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and object_id.isdecimal():
            # Nobody else saves it until this request ends.
            list(Accession.objects.select_for_update().filter(pk=object_id).only("pk"))
        return super().get_object(request, object_id, from_field)

    def get_search_results(self, request, queryset, search_term):
        """By the Member's name in any language, by its code, or by the instrument's title."""
        words = search_term.strip()
        if not words:
            return queryset, False
        members = titled(Member.objects.all(), words).values("pk")
        instruments = titled(Instrument.objects.all(), words).values("pk")
        found = Q(party__in=members) | Q(instrument__in=instruments)
        return queryset.filter(found | Q(party__iso_alpha2=words.upper())), False

    def get_readonly_fields(self, request, obj=None):
        """Who is a party to what stays: another pair is another accession."""
        return ["party_name", "instrument_name"] if obj else []

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        first, *others = self.fieldsets
        facts = [name for name in first[1]["fields"] if name not in SIDES]
        return [(first[0], {"fields": ["party_name", "instrument_name", *facts]}), *others]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "annexes":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = _("Of its instrument; they show once that is chosen and saved.")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())

    def get_changeform_initial_data(self, request):
        """The side that a person came from, and the instrument that the list was narrowed by."""
        filters = parse_qs(request.GET.get("_changelist_filters", ""))
        given = {name: values[0] for name, values in filters.items()} | request.GET.dict()
        found = {name: pk_in(given, name) for name in SIDES}
        return {name: pk for name, pk in found.items() if pk}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        show = super().changeform_view
        extra = {"form_id": request.POST.get("form_id") or new_form_id()} | (extra_context or {})
        if request.method != "POST" or object_id is not None:
            return show(request, object_id, form_url, extra)
        for _attempt in range(TRIES):
            try:
                with transaction.atomic():
                    request.made_forms = MadeForms(request)
                    if request.made_forms.hold():
                        return self._back(request)
                    return show(request, object_id, form_url, extra)
            except IntegrityError:
                # Somebody entered the same pair meanwhile; the form says so the second time.
                continue
        return show(request, object_id, form_url, extra)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            request.made_forms.remember(obj.pk)

    def response_post_save_add(self, request, obj):
        return self._back(request)

    def response_post_save_change(self, request, obj):
        return self._back(request)

    def make_sheet(self, request):
        """Of one instrument, where the address names it."""
        pk = pk_in(request.GET, "instrument")
        instrument = Instrument.objects.filter(pk=pk).first() if pk else None
        return self.sheet_class(request.user, instrument)

    def import_query(self, request):
        pk = pk_in(request.GET, "instrument")
        return f"?instrument={pk}" if pk else ""

    def get_list_display(self, request):
        """Without the instrument where the list is of one."""
        is_of_one = bool(self.import_query(request))
        return [n for n in self.list_display if not (is_of_one and n == "instrument_name")]

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def render_change_form(self, request, context, *args, **kwargs):
        if obj := context.get("original"):
            context["title"] = f"{self.party_name(obj)}, {self.instrument_name(obj)}"
            context["subtitle"] = None
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("accepted on"), ordering="accepted_on")
    def accepted_column(self, accession: Accession) -> str:
        return _("unknown") if accession.is_undated else accession.accepted_on

    @admin.display(description=gettext_lazy("party"), ordering="party__slug")
    def party_name(self, accession: Accession) -> str:
        return name_of(accession.party)

    @admin.display(description=gettext_lazy("instrument"), ordering="instrument__slug")
    def instrument_name(self, accession: Accession) -> str:
        return accession.instrument.abbreviation or name_of(accession.instrument)

    def _back(self, request: HttpRequest) -> HttpResponseRedirect:
        """To the form that a person came from, else to the list."""
        for name, model in SIDES.items():
            pk, options = pk_in(request.GET, name), model._meta
            if pk:
                view = f"admin:{options.app_label}_{options.model_name}_change"
                return HttpResponseRedirect(f"{reverse(view, args=[pk])}#accessions")
        return HttpResponseRedirect(
            f"{reverse('admin:catalogue_accession_changelist')}{self.import_query(request)}"
        )
