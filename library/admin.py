"""Pictures and documents: uploads proved by their content, alternative texts, revisions.

content.admin.uses registers both, with where they are used: entries stand above this room.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from library.documents import read_document
from library.filters import WordsFilter
from library.inlines import NamedFormSet, NamedTabularInline
from library.models import Document, DocumentFile, Image, ImageText, Scan
from library.pictures import read_picture
from library.scanning import is_scanned

CODES = [code for code, _name in settings.LANGUAGES]
# The names of uploaded files are not kept, so their length says nothing.
MOST_CHARACTERS = 255


class ImageForm(forms.ModelForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=MOST_CHARACTERS,
        widget=forms.FileInput,
        help_text=gettext_lazy("JPEG, PNG, WebP or GIF, at most 15 MB and 50 million pixels."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            read_picture(file.read())
            file.seek(0)
        return file


class ImageTextFormSet(NamedFormSet):
    """What the picture shows, unless it shows nothing that the text does not say."""

    def clean(self):
        super().clean()
        written = [form for form in self.forms if form.cleaned_data.get("alt")]
        kept = [form for form in written if not form.cleaned_data.get("DELETE")]
        if not kept and not self.instance.is_decorative:
            raise ValidationError(
                _(
                    "Say what the picture shows, at least in the language of the text, for those "
                    "who do not see it; or mark it as decorative."
                )
            )


class ImageTextInline(NamedTabularInline):
    """A line per language, ready to be filled in."""

    model = ImageText
    formset = ImageTextFormSet
    max_num = len(CODES)

    def get_extra(self, request, obj=None, **kwargs):
        return len(missing_languages(obj))


def missing_languages(image: Image | None) -> list[str]:
    """The languages without an alternative text, English first because most texts start in it."""
    have = set(image.texts.values_list("language", flat=True)) if image else set()
    missing = [code for code in CODES if code not in have]
    return sorted(missing, key=lambda code: code != settings.LANGUAGE_CODE)


class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title", "credit", "size", "created_at"]
    list_display_links = ["thumbnail", "title"]
    list_per_page = 25
    search_fields = ["title", "credit"]
    ordering = ["-created_at", "-pk"]
    show_full_result_count = False
    inlines = [ImageTextInline]
    readonly_fields = ["preview"]
    fields = ["file", "preview", "title", "credit", "is_decorative", ("focal_x", "focal_y")]

    def get_fields(self, request, obj=None):
        """Who may only look gets no link to the file itself: it has no address."""
        may_change = not obj or self.has_change_permission(request, obj)
        return self.fields if may_change else [name for name in self.fields if name != "file"]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        languages = [{"language": code} for code in missing_languages(obj if obj.pk else None)]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": languages}

    def as_choice(self, image: Image) -> dict[str, str]:
        """What the autocomplete view shows of a picture."""
        return {"text": str(image), "picture": image.renditions[0]["url"]}

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, image: Image) -> str:
        address = image.renditions[0]["url"]
        return format_html('<img src="{}" alt="{}" width="96">', address, image.title)

    @admin.display(description=gettext_lazy("preview"))
    def preview(self, image: Image) -> str:
        if not image.pk:
            return _("Shown once the picture is saved.")
        address = image.renditions[0]["url"]
        return format_html('<img src="{}" alt="" width="320"> {}', address, self.size(image))

    @admin.display(description=gettext_lazy("size"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"


class DocumentFileForm(forms.ModelForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=MOST_CHARACTERS,
        widget=forms.FileInput(attrs={"aria-label": gettext_lazy("File")}),
        help_text=gettext_lazy("PDF, Word, Excel or PowerPoint, at most 20 MB."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            data = file.read()
            read_document(data, file.name or "")
            is_scanned(data)
            file.seek(0)
        return file


class DocumentFileInline(NamedTabularInline):
    """The files that are there; they are replaced by revisions, never changed."""

    model = DocumentFile
    extra = max_num = 0
    verbose_name_plural = gettext_lazy("Files and their revisions")
    fields = ["language", "title", "facts"]
    readonly_fields = ["facts"]
    can_delete = False
    ordering = ["language", "-revision"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("facts"))
    def facts(self, file: DocumentFile) -> str:
        revision = _("revision %(number)s") % {"number": file.revision}
        state = _("current") if file.is_current else _("former")
        if file.scan != Scan.CLEAN:
            state = file.get_scan_display()
        size = filesizeformat(file.size_bytes)
        facts = [file.original_name, file.format.upper(), size, revision, state]
        if file.is_current:
            facts.append(file.get_text_state_display())
        return format_html("{}<br>{}", ", ".join(facts), file.text_advice)


class NewDocumentFileInline(NamedTabularInline):
    """A line per file to add; one in a language that is there becomes its next revision."""

    model = DocumentFile
    form = DocumentFileForm
    extra = 1
    verbose_name_plural = gettext_lazy("Add a file, or the next revision of one")
    fields = ["language", "title", "file"]
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).none()

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return False


class DocumentAdmin(admin.ModelAdmin):
    list_display = ["slug", "titles", "created_at"]
    list_filter = [WordsFilter]
    search_fields = ["slug", "files__title"]
    ordering = ["-created_at", "-pk"]
    show_full_result_count = False
    inlines = [DocumentFileInline, NewDocumentFileInline]
    fields = ["slug"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("files")

    def get_readonly_fields(self, request, obj=None):
        # Links to a document's files must not break.
        return ["slug"] if obj else []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A POST holds the document: two uploads at the same moment get two revisions."""
        if request.method != "POST" or not str(object_id).isdecimal():
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            list(Document.objects.select_for_update().filter(pk=object_id))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def as_choice(self, document: Document) -> dict[str, str]:
        titles = [file.title for file in document.files.all() if file.is_current]
        return {"text": f"{titles[0]} ({document.slug})" if titles else document.slug}

    @admin.display(description=gettext_lazy("files"))
    def titles(self, document: Any) -> str:
        current = sorted(
            (file for file in document.files.all() if file.is_current),
            key=lambda file: file.language,
        )
        rows = ((file.language, file.title, file.language.upper()) for file in current)
        return format_html_join(", ", '<bdi lang="{}">{}</bdi> ({})', rows)
