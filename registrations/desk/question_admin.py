"""A question of a form in the admin: reached from the form, and led back to it."""

from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.keys import is_key
from registrations.desk.question_form import WORDS, QuestionForm
from registrations.desk.texts import groups_of_languages
from registrations.models import Question, RegistrationForm


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    form = QuestionForm
    change_form_template = "admin/registrations/question.html"
    ordering = ["form", "position", "pk"]
    list_display = ["pk", "form_id", "kind", "is_required"]
    show_full_result_count = False
    actions = None

    def get_fieldsets(self, request, obj=None):
        """One group a language: open is that of the page, and those that say something."""
        written = {text.language for text in obj.texts.all()} if obj else set()
        first = (None, {"fields": ["form", "kind", "is_required", "position"]})
        return [first, *groups_of_languages(WORDS, written)]

    def get_changeform_initial_data(self, request):
        form = self._form(request.GET.get("form", ""))
        last = form.questions.aggregate(last=Max("position"))["last"]
        return {"form": form.pk, "position": 1 if last is None else last + 1}

    def has_delete_permission(self, request, obj=None):
        """A question goes with its answers: one that people have answered stays."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.answers.exists())

    def changelist_view(self, request, extra_context=None):
        """Questions stand on their forms; there is no list of all of them."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:registrations_registrationform_changelist"))

    def render_change_form(self, request, context, *args, **kwargs):
        question = context.get("original")
        form = question.form if question else self._form(request.GET.get("form", ""))
        context |= {
            "asking_form": form,
            "subtitle": None,
            "title": _("Change the question") if question else _("Add a question"),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        form.save_texts()

    def response_add(self, request, obj, post_url_continue=None):
        return self._back(request, obj)

    def response_change(self, request, obj):
        return self._back(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        self.message_user(request, _("The question is deleted."))
        return HttpResponseRedirect(reverse("admin:registrations_registrationform_changelist"))

    def _back(self, request: Any, question: Question) -> HttpResponse:
        self.message_user(request, _("The question is saved."))
        if "_addanother" in request.POST:
            add = reverse("admin:registrations_question_add")
            return HttpResponseRedirect(f"{add}?form={question.form_id}")
        change = reverse("admin:registrations_registrationform_change", args=[question.form_id])
        return HttpResponseRedirect(f"{change}#questions")

    @staticmethod
    def _form(pk: str) -> RegistrationForm:
        form = RegistrationForm.objects.filter(pk=int(pk)).first() if is_key(pk) else None
        if form is None:
            raise Http404("no such form")
        return form
