"""The four pages on which somebody asks for access, and the one after them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.attempts import TooManyAttempts, place_of
from affiliations.requests.answers import PAGES, SENT_TO, STEPS, Answers, Step
from affiliations.requests.asking import PROOF_DAYS, ask
from affiliations.requests.summary import summary
from content.languages import current_language
from content.trails import below_home

READ_OR_SEND = ["GET", "HEAD", "POST"]
TOO_MANY = 429
WHO, ORGANIZATION, PURPOSE = STEPS


@never_cache
@require_http_methods(READ_OR_SEND)
def who(request: HttpRequest) -> HttpResponse:
    """Who asks. Those who are signed in find what is known of them."""
    return _step(request, WHO)


@never_cache
@require_http_methods(READ_OR_SEND)
def organization(request: HttpRequest) -> HttpResponse:
    return _step(request, ORGANIZATION)


@never_cache
@require_http_methods(READ_OR_SEND)
def purpose(request: HttpRequest) -> HttpResponse:
    return _step(request, PURPOSE)


@never_cache
@require_http_methods(READ_OR_SEND)
def check(request: HttpRequest) -> HttpResponse:
    """All answers at once; what is sent is one request, however often it is sent."""
    answers = Answers(request.session)
    if missing := answers.first_missing():
        # The second click of two: the first has sent everything.
        is_sent = request.method == "POST" and SENT_TO in request.session
        return redirect("request_sent" if is_sent else missing.url_name)
    forms = answers.checked()
    for step in STEPS:
        if not forms[step.name].is_valid():
            return _page(request, step, forms[step.name])
    if request.method != "POST":
        return _checking(request, forms)
    try:
        _send(request, answers, {name: form.cleaned_data for name, form in forms.items()})
        return redirect("request_sent")
    except TooManyAttempts as refusal:
        response = _checking(request, forms, refusal.words, TOO_MANY)
        response["Retry-After"] = str(refusal.seconds)
        return response


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The same words for everybody: where the letter went, and what happens next."""
    if SENT_TO not in request.session:
        return redirect(WHO.url_name)
    context = {**_frame(_("Look into your mailbox")), "email": request.session[SENT_TO]}
    return render(request, "affiliations/request_sent.html", context | {"days": PROOF_DAYS})


def _checking(
    request: HttpRequest, forms: dict[str, Any], error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        **_frame(_("Check your answers")),
        "number": PAGES,
        "pages": PAGES,
        "back": PURPOSE.url_name,
        "parts": [(step, summary(forms[step.name])) for step in STEPS],
        "error": error,
    }
    return render(request, "affiliations/request_check.html", context, status=status)


def _send(request: HttpRequest, answers: Answers, cleaned: dict[str, Any]) -> None:
    """Raises TooManyAttempts."""
    access_request = ask(
        cleaned,
        answers.key,
        language=current_language().code,
        place=place_of(request),
        by=request.user,
    )
    answers.finish(cleaned["who"]["email"])
    for name in settings.REQUEST_SENT:
        import_string(name)(request, access_request)


def _step(request: HttpRequest, step: Step) -> HttpResponse:
    answers = Answers(request.session)
    missing = answers.first_missing()
    if missing and STEPS.index(missing) < STEPS.index(step):
        return redirect(missing.url_name)
    form = answers.form(step, request.POST if request.method == "POST" else None)
    if form.is_valid():
        answers.keep(step, form.cleaned_data)
        following = answers.first_missing()
        return redirect(following.url_name if following else "request_check")
    if step is WHO and not form.is_bound and step.name not in answers.all:
        form.initial = _known_of(request.user)
    return _page(request, step, form)


def _known_of(user: Any) -> dict[str, str]:
    if not user.is_authenticated:
        return {}
    return {"given_name": user.first_name, "family_name": user.last_name, "email": user.email}


def _page(request: HttpRequest, step: Step, form: Any) -> HttpResponse:
    place = STEPS.index(step)
    context = {
        **_frame(step.heading),
        "form": form,
        "number": place + 1,
        "pages": PAGES,
        "back": STEPS[place - 1].url_name if place else "account_login",
        "days": PROOF_DAYS,
    }
    return render(request, "affiliations/request_step.html", context)


def _frame(heading: Any) -> dict[str, Any]:
    return {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_home(_("Request access")),
    }
