"""The profile: what people may change of their own account."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.my_parts import named
from accounts.trails import below_my_page


class ProfileForm(forms.ModelForm):
    """The name of a person and the language of their letters; nothing else is taken."""

    last_name = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=150,
        help_text=gettext_lazy("Who has one name only writes it here."),
        widget=forms.TextInput(attrs={"autocomplete": "family-name", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write your family name.")},
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]
        labels = {"first_name": gettext_lazy("Given name")}
        help_texts = {
            "language": gettext_lazy("Pages come in the language that you choose on them.")
        }
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"})
        }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name and language; user name and address are shown."""
    user: Any = request.user
    # The visitor in the strip keeps the old name until the new one is saved.
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("my_page")
    heading = _("Profile")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_my_page(heading),
        "form": form,
        "email_url": named("account_email_change"),
    }
    return render(request, "accounts/profile.html", context)
