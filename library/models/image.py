"""Pictures, their words per language and their sizes for the page."""

import hashlib
import secrets
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from library.pictures import WIDTHS, read_picture, rendition, rendition_height


def original_path(image: "Image", filename: str) -> str:
    """A name of our own for an uploaded picture; nothing of the sender's name is kept."""
    return f"images/{secrets.token_hex(16)}.{image.format}"


class Image(models.Model):
    """A picture with its credit; readers get WebP renditions, never the file itself."""

    title = models.CharField(
        _("title"), max_length=200, help_text=_("Names the picture in this library only.")
    )
    file = models.FileField(_("file"), upload_to=original_path)
    format = models.CharField(_("format"), max_length=4, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    digest = models.CharField(max_length=64, editable=False)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not say: it is not read out."),
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left in %"), default=50, help_text=_("Kept when it is cropped.")
    )
    focal_y = models.PositiveSmallIntegerField(_("focal point, from the top in %"), default=50)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="image_focal_point_inside"
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_size"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not getattr(self.file, "_committed", True):
            self._read_file()
        super().save(*args, **kwargs)

    def rendition(self, width: int) -> str:
        """The path, below MEDIA_ROOT, of the WebP of that width; made at the first request."""
        return rendition(
            self.file.storage, str(self.file.name), self.digest, width, (self.focal_x, self.focal_y)
        )

    @cached_property
    def renditions(self) -> list[dict[str, Any]]:
        """What `srcset` needs: [{"url": "/files/images/7-480-0a1b2c3d.webp", "width": 480}]."""
        widths = [width for width in WIDTHS if width < self.width]
        widths.append(self.shown_width)
        stamp = f"{self.digest[:8]}{self.focal_x:02x}{self.focal_y:02x}"
        return [
            {
                "url": reverse("image", kwargs={"pk": self.pk, "width": width, "stamp": stamp}),
                "width": width,
            }
            for width in dict.fromkeys(widths)
        ]

    @property
    def shown_width(self) -> int:
        """The width in pixels of the largest rendition."""
        return min(self.width, WIDTHS[-1])

    @property
    def shown_height(self) -> int:
        """The height in pixels of the largest rendition."""
        return rendition_height(self.shown_width, self.width, self.height)

    @property
    def url(self) -> str:
        """The address of the largest rendition."""
        return self.renditions[-1]["url"]

    def _read_file(self) -> None:
        self.file.seek(0)
        data = self.file.read()
        self.format, self.width, self.height = read_picture(data)
        self.digest = hashlib.sha256(data).hexdigest()


class ImageText(models.Model):
    """What a picture shows, in one language, for those who do not see it."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    alt = models.CharField(_("alternative text"), max_length=300)

    class Meta:
        verbose_name = _("alternative text")
        verbose_name_plural = _("alternative texts")
        constraints = [
            models.UniqueConstraint(fields=["image", "language"], name="image_text_unique"),
            models.CheckConstraint(condition=Q(alt__regex=r"\S"), name="image_text_not_empty"),
        ]

    def __str__(self):
        return self.alt
