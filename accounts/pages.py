"""What all pages of an account have in common."""

from typing import Any

from django.utils.functional import Promise

TOO_MANY = 429


class AccountPage:
    """A page for one person: with its heading, kept by no search engine."""

    heading: str | Promise = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {"heading": self.heading, "robots": "noindex, follow"} | context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        response = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        refusal = getattr(self.request, "refusal", None)  # type: ignore[attr-defined]
        if refusal is not None:
            response.status_code = TOO_MANY
            response["Retry-After"] = str(refusal.seconds)
        return response
