"""EntryAdmin: how every kind is edited, one language's text at a time."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import figures
from content.admin import outcomes
from content.admin.choosers import prepare
from content.admin.desk import WORDS, Desk, language_of, page_url
from content.admin.doubles import MadeForms, new_form_id
from content.admin.files import EntryFilesAdmin
from content.admin.forms import EntryForm
from content.admin.inlines import AttachmentInline
from content.admin.moments import MOMENT
from content.admin.prose import with_nonce
from content.audited import access_of, record_access
from content.kept import Kept
from content.languages import CODES, LANGUAGES
from content.models import Entry, WorkflowError

logger = logging.getLogger(__name__)

TRIES = 2
CLOSED = {"classes": ["collapse"]}
# Who answers for an entry and when it is looked at again; what its text offers.
CARE = ["owner", "review_on", "explains_terms"]
PUBLISHING = ["published_at", "access", "groups", "expires_at"]


class EntryAdmin(EntryFilesAdmin):
    """The base of every kind. A kind adds `facts`, the fields that only it has."""

    form = EntryForm
    change_form_template = "admin/content/entry_form.html"
    # Whether the dashboard offers to write one.
    is_written_daily = True
    facts: list[str] = []
    # Facts that stand under headings of their own. A group is closed at first, unless something
    # new cannot do without one of its facts.
    fact_groups: list[tuple[Any, list[str]]] = []
    # Whether one of the facts dates the entry, so that nobody need look at the date.
    is_dated_by_fact = False
    # What stands with the words, and with the date of publication; the rest is closed at first.
    filed_under = ["topics", "regions"]
    publishing = ["published_at", "access", "groups"]
    formfield_overrides = {
        models.DateTimeField: MOMENT,
        models.URLField: {"assume_scheme": "https"},
    }
    autocomplete_fields = ["picture", "topics", "regions", "groups", "owner"]
    inlines = [AttachmentInline]
    # What other rooms show below the form: functions of a request and an entry that give a
    # template and what it shows, or nothing.
    panels: list[Callable[[HttpRequest, Any], dict[str, Any] | None]] = []

    def get_fieldsets(self, request, obj=None):
        desk = self.get_desk(request, obj)
        texts = ["title", "summary", "body"] if desk.may_write else []
        change = ["is_minor", "correction"] if desk.may_write and desk.published else []
        groups = [(title, self._closed(names, obj)) for title, names in self.fact_groups]
        grouped = {name for _title, names in self.fact_groups for name in names}
        write = [n for n in [*texts, "picture", *self.filed_under] if n not in grouped]
        publish = {"fields": self.publishing}
        rest = [*self.facts, "slug", *PUBLISHING, "date_precision", *CARE, "basis", "source"]
        elsewhere = {*self.filed_under, *self.publishing, *grouped}
        return [
            (gettext_lazy("Write"), {"fields": write}),
            *([(gettext_lazy("This change"), {"fields": change})] if change else []),
            *groups,
            (
                gettext_lazy("Publish"),
                publish | (CLOSED if change or self.is_dated_by_fact else {}),
            ),
            (
                gettext_lazy("More"),
                CLOSED | {"fields": [name for name in rest if name not in elsewhere]},
            ),
        ]

    def _closed(self, names: list[str], obj: Entry | None) -> dict[str, Any]:
        fields: list[Any] = [self.opts.get_field(name) for name in names]
        is_needed = any(not field.blank and not field.has_default() for field in fields)
        return {"fields": names} | ({} if is_needed and obj is None else CLOSED)

    def get_desk(self, request: HttpRequest, obj: Entry | None) -> Desk:
        """The entry and its text in the language that the address asks for; kept per request."""
        desk = getattr(request, "desk", None)
        if desk is None or desk.entry is not obj:
            language = language_of(request, obj)
            may_correct = self.may_correct(request) if obj else self.has_add_permission(request)
            desk = Desk(obj, language, request.user, may_correct=may_correct)
            request.desk = desk  # type: ignore[attr-defined]
        return desk

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.desk = self.get_desk(request, obj)
        form.filing = self.get_filing(request, obj)
        form.refusal = getattr(request, "refusal", "")
        return form

    def get_changeform_initial_data(self, request):
        """The address alone: links to the form of a new entry say nothing else."""
        return {"slug": request.GET.get("slug", "")}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds={"picture"})

    def get_readonly_fields(self, request, obj=None):
        if self.get_desk(request, obj).may_correct:
            return super().get_readonly_fields(request, obj)
        groups = [group["fields"] for _title, group in self.get_fieldsets(request, obj)]
        return [name for fields in groups for name in fields if name not in {*WORDS, "is_minor"}]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; every POST holds the entry until it is saved whole, or not at all."""
        show = super().changeform_view
        if request.method != "POST":
            return show(request, object_id, form_url, extra_context)
        self.take_files(request, object_id)
        for _attempt in range(TRIES):
            try:
                with transaction.atomic():
                    return self._hold(request, object_id) or show(
                        request, object_id, form_url, extra_context
                    )
            except WorkflowError as error:
                request.refusal = str(error)
            except ValidationError as error:
                request.refusal = " ".join(error.messages)
            except IntegrityError:
                logger.warning("the database refused to save an entry", exc_info=True)
        if not hasattr(request, "refusal"):
            request.refusal = _("Somebody else saved at the same moment. Save again.")
        return show(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if change:
            request.access_before = access_of(Entry.objects.get(pk=obj.pk))
            self._correct(obj, form)
        else:
            obj.original_language = form.desk.language.code
            obj.save()
            request.made_forms.remember(obj.pk)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            record_access(form.instance, request.access_before, request.user)
        has_added = form.filing is not None and form.filing.save(form.instance)
        form.has_changed_files = has_added or any(formset.has_changed() for formset in formsets)
        request.outcome = outcomes.carry_out(form.instance, form, request.user)
        self._log_verb(request, form)

    def log_change(self, request, obj, message):
        # A save that changed nothing is no event.
        return super().log_change(request, obj, message) if message else None

    def render_change_form(self, request, context, *args, **kwargs):
        context |= self.files_context(request, context.get("original")) | {
            "desk": self.get_desk(request, context.get("original")),
            "figures": Kept(request).get("figures offered", figures.offered),
            "form_id": request.POST.get("form_id") or new_form_id(),
            "media": with_nonce(context["media"], request),
            "title": self._title(context.get("original"), request),
            "panels": self._panels(request, context.get("original")),
            "subtitle": None,
        }
        # Django adds the filters of the list to the address that the form is sent to, and drops
        # all else from it.
        kwargs["form_url"] = f"?language={context['desk'].language.code}"
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._response(request, obj)

    def response_change(self, request, obj):
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return self._response(request, obj)

    def _panels(self, request: HttpRequest, entry: Entry | None) -> list[dict[str, Any]]:
        found = [panel(request, entry) for panel in self.panels] if entry else []
        return [panel for panel in found if panel]

    def _response(self, request: Any, obj: Entry) -> HttpResponse:
        level, message = request.outcome
        self.message_user(request, message, level)
        language = request.POST.get("_next_language", "")
        if language not in CODES:
            language = request.desk.language.code
        return HttpResponseRedirect(self.form_url(obj.pk, language))

    def _hold(self, request: Any, object_id: str | None) -> HttpResponse | None:
        """Wait for others who save the same; a redirect where this very form was saved before."""
        if object_id is None:
            request.made_forms = MadeForms(request)
            made = request.made_forms.hold()
            return HttpResponseRedirect(self.form_url(made)) if made else None
        if object_id.isdecimal():
            list(Entry.objects.select_for_update().only("pk").filter(pk=object_id))
        return None

    @staticmethod
    def _correct(obj: Entry, form: EntryForm) -> None:
        """Save the facts that this person changed; a new address keeps the old one leading here."""
        slug = obj.slug
        columns = {f.name for f in obj._meta.concrete_fields} & set(form.changed_facts)
        if "slug" in columns and page_url(obj, obj.original_language):
            obj.slug = form.initial["slug"]
        if columns or form.has_new_words:
            obj.save(update_fields=[*columns, "changed_at"])
        if slug != obj.slug:
            obj.rename(slug)

    def _log_verb(self, request: Any, form: EntryForm) -> None:
        level, _message = request.outcome
        for button, verb in outcomes.VERBS.items():
            if button in request.POST and level == messages.SUCCESS:
                names = [form.desk.language, *(LANGUAGES[t["language"]] for t in form.further)]
                languages = ", ".join(language.name for language in names)
                self.log_change(request, form.instance, f"{verb}: {languages}")

    def _title(self, entry: Entry | None, request: HttpRequest) -> str:
        if entry is None:
            return _("Write: %(kind)s") % {"kind": self.opts.verbose_name}
        return self.title_of(self.get_desk(request, entry))
