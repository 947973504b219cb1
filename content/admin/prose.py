"""The rich text editor: what editors may set, the same as what content.rich_text lets through."""

from typing import Any

from django.http import HttpRequest
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import InlineStyle, Media

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    "HTML": False,
    "NoSpellCheck": False,
    # The package's own menu of block types opens by pointer only; these are buttons.
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "table"},
            {"group": "history"},
        ]
    },
}
# Where this element is there already, the editor does not set its style; admin.css has it.
STYLE = InlineStyle("", **{"data-tiptap-style": ""})


class ProseEditor(AdminProseEditorWidget):
    """The editor with our extensions, in place of Django's text area."""

    def __init__(self):
        super().__init__(config={"extensions": EXTENSIONS}, preset="configurable")

    @property
    def media(self):
        return Media(css={"all": [STYLE]}) + super().media


def with_nonce(media: Any, request: HttpRequest) -> Media:
    """The media with this request's nonce: the editor's import map is an inline script."""
    return Media.from_media(media, nonce=str(request.csp_nonce))  # type: ignore[attr-defined]
