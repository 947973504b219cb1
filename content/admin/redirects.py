"""Old addresses and what they lead to."""

import re
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from content.addresses import has_pages
from content.admin.choosers import name_of, named, prepare
from content.admin.found import found
from content.languages import CODES
from content.middleware import FORMER_FOLDERS
from content.models import Entry, Redirect

# Who may find entries of any kind: those who lead addresses and topics to them, and those who
# see the texts of all kinds anyway.
CHOOSERS = ["change_redirect", "change_topic", "view_version"]
FOLDER = re.compile(rf"^({'|'.join([*CODES, *FORMER_FOLDERS])})/", re.IGNORECASE)


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["path", "entry"]

    def clean_path(self):
        """Whole addresses may be pasted: the site and the language are taken off."""
        path = urlsplit(self.cleaned_data["path"]).path.lstrip("/").lower()
        path = FOLDER.sub("", path)
        if not path:
            raise forms.ValidationError(_("Give the part of the address after the language."))
        return path

    def clean_entry(self):
        entry = self.cleaned_data["entry"]
        if not has_pages(entry.kind):
            raise forms.ValidationError(_("This has no page of its own to lead to."))
        return entry


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    form = RedirectForm
    list_display = ["path", "leads_to", "created_at"]
    search_fields = ["path"]
    ordering = ["-created_at", "-pk"]
    autocomplete_fields = ["entry"]
    show_full_result_count = False

    def get_queryset(self, request):
        entries = named(Entry.objects.all())
        redirects = super().get_queryset(request)
        return redirects.prefetch_related(Prefetch("entry", queryset=entries))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())

    @admin.display(description=_("leads to"))
    def leads_to(self, redirect: Redirect) -> str:
        return name_of(redirect.entry)


@admin.register(Entry)
class EntryChooserAdmin(admin.ModelAdmin):
    """Lets forms find entries of any kind, by address and words; it has no pages of its own."""

    search_fields = ["slug"]
    ordering = ["-pk"]

    def get_search_results(self, request, queryset, search_term):
        words = search_term.strip()
        if not words:
            return queryset, False
        keys = found(words, queryset, request.user).keys
        return queryset.filter(Q(slug__icontains=words) | Q(pk__in=keys)), False

    def for_chooser(self, entries: QuerySet) -> QuerySet:
        return named(entries)

    def as_choice(self, entry: Entry) -> dict[str, str]:
        return {"text": f"{name_of(entry)} ({entry.slug})"}

    def get_urls(self):
        return []

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        may = request.user.has_perm
        return any(may(f"content.{name}") for name in CHOOSERS)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """Asked when an entry of some kind is deleted, for the part of it that is an Entry."""
        if obj is None:
            return False
        app_label, model_name = obj.kind.split(".")
        return request.user.has_perm(f"{app_label}.delete_{model_name}")
