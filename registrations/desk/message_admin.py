"""Messages to those who take part: written, looked at in each language, sent once."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from content.admin.keys import is_key
from content.languages import best_of, current_language
from registrations.desk.message_form import WORDS, MessageForm
from registrations.desk.naming import event_title
from registrations.desk.sending import MessageError, send
from registrations.desk.texts import groups_of_languages
from registrations.messages import readings
from registrations.models import OrganiserMessage, RegistrationForm, RegistrationState

NAME = "registrations_organisermessage"


class EventFilter(admin.SimpleListFilter):
    """Never offered: pages of an event lead to its messages."""

    title = gettext_lazy("event")
    parameter_name = "form"

    def lookups(self, request, model_admin):
        asked = request.GET.get("form", "")
        return [(asked, asked)] if asked else []

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(form=value) if is_key(value) else queryset


@admin.register(OrganiserMessage)
class OrganiserMessageAdmin(admin.ModelAdmin):
    form = MessageForm
    change_form_template = "admin/registrations/message_form.html"
    change_list_template = "admin/registrations/messages.html"
    list_display = ["subject", "event", "to", "sent_at", "sent_by", "letters"]
    list_display_links = None
    list_filter = [EventFilter]
    list_select_related = ["sent_by"]
    ordering = [F("sent_at").desc(nulls_first=True), "-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", preview, name=f"{NAME}_preview"), *super().get_urls()]

    def get_queryset(self, request):
        found = super().get_queryset(request).annotate(event_title=event_title("form__event"))
        written = Count("copies", filter=Q(copies__written_at__isnull=False))
        return found.annotate(copies_total=Count("copies"), written=written).prefetch_related(
            "texts"
        )

    def get_fieldsets(self, request, obj=None):
        languages = {text.language for text in obj.texts.all()} if obj else set()
        first = (None, {"fields": ["form", "states"]})
        return [first, *groups_of_languages(WORDS, languages)]

    def get_changeform_initial_data(self, request):
        form = self._form(request.GET.get("form", ""))
        return {"form": form.pk, "states": [RegistrationState.APPROVED.value]}

    def has_change_permission(self, request, obj=None):
        """What was sent stays as it was."""
        return super().has_change_permission(request, obj) and (obj is None or not obj.sent_at)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or not obj.sent_at)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form of a draft; who may not change it looks at the message itself."""
        message = self.get_object(request, object_id)
        if message and not self.has_change_permission(request, message):
            if not self.has_view_permission(request, message) or request.method == "POST":
                raise PermissionDenied
            return self._to_preview(message)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        message = context.get("original")
        form = message.form if message else self._form(request.GET.get("form", ""))
        title = _("Message to participants")
        context |= {"asking_form": form, "subtitle": None, "title": title}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        form.save_texts()

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_preview(obj)

    def response_change(self, request, obj):
        return self._to_preview(obj)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What each language gets and how many people that is; the button that sends it."""
        message: Any = (
            self.get_queryset(request).select_related("form__event").filter(pk=pk).first()
        )
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if message is None:
            raise Http404(request.path)
        if request.method == "POST":
            return self._send(request, message)
        texts = readings(message)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Message to participants"),
            "message": message,
            "readings": texts,
            "people": sum(text.people for text in texts),
            "states": self.to(message),
            "may_send": self.has_change_permission(request, message),
            "list_url": reverse(f"admin:{NAME}_changelist") + f"?form={message.form_id}",
        }
        return TemplateResponse(request, "admin/registrations/message.html", context)

    @admin.display(description=pgettext_lazy("letter", "subject"))
    def subject(self, message: OrganiserMessage) -> str:
        texts = {text.language: text for text in message.texts.all()}
        text = best_of(texts, current_language().code)
        url = reverse(f"admin:{NAME}_preview", args=[message.pk])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', url, text.subject if text else "–")

    @admin.display(description=gettext_lazy("event"))
    def event(self, message: Any) -> str:
        return message.event_title

    @admin.display(description=gettext_lazy("to"))
    def to(self, message: OrganiserMessage) -> str:
        return ", ".join(str(RegistrationState(state).label) for state in message.states)

    @admin.display(description=gettext_lazy("letters written"))
    def letters(self, message: Any) -> str:
        if not message.sent_at:
            return _("Not sent yet")
        values = {"written": message.written, "all": message.copies_total}
        return _("%(written)s of %(all)s") % values

    def _send(self, request: Any, message: OrganiserMessage) -> HttpResponse:
        if not super().has_change_permission(request):
            raise PermissionDenied
        try:
            number = send(message, request.user)
        except MessageError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            words = ngettext(
                "The message goes to %(n)s person.", "The message goes to %(n)s people.", number
            )
            self.message_user(request, words % {"n": number}, messages.SUCCESS)
        return self._to_preview(message)

    @staticmethod
    def _to_preview(message: OrganiserMessage) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"admin:{NAME}_preview", args=[message.pk]))

    @staticmethod
    def _form(pk: str) -> RegistrationForm:
        form = RegistrationForm.objects.filter(pk=int(pk)).first() if is_key(pk) else None
        if form is None:
            raise Http404("no such form")
        return form
