"""How pages of accounts show things."""

from django import template

register = template.Library()


@register.filter
def in_groups(code: str) -> str:
    """Digits as people read and type them: in groups of four."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
