"""Reading pictures that people upload, and making the sizes that pages show.

Nothing is believed of an upload but its bytes: Pillow must decode the whole picture, its pixels
are bounded before they are unpacked, and what readers get is drawn anew, without the position or
camera data of the original.
"""

import contextlib
import io
import os
import secrets
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
WIDTHS = [480, 960, 1600]
MAX_BYTES = 15 * 1024 * 1024
# 50 million pixels take about 150 MB while they are being reduced.
MAX_PIXELS = 50_000_000
# The shape of pictures on pages, width to height; taller ones are cropped at the focal point.
TALLEST = 4 / 3
QUALITY = 80


def read_picture(data: bytes) -> tuple[str, int, int]:
    """Ending, width and height in pixels of a picture, as it is to be seen.

    Raises ValidationError for anything but a whole JPEG, PNG, WebP or GIF within the limits.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 15 MB."), code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(FORMATS)) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise ValidationError(
                        _("The picture has more than 50 million pixels."), code="too_many_pixels"
                    )
                picture.load()
                width, height = ImageOps.exif_transpose(picture).size
                return FORMATS[str(picture.format)], width, height
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        message = _("The picture has more than 50 million pixels.")
        raise ValidationError(message, code="too_many_pixels") from error
    except (OSError, SyntaxError, ValueError) as error:
        message = _("This is not a picture that can be read. Use JPEG, PNG, WebP or GIF.")
        raise ValidationError(message, code="not_a_picture") from error


def rendition(
    storage: Storage, name: str, digest: str, width: int, focal_point: tuple[int, int]
) -> str:
    """The name in the storage of the WebP of that width, cropped round the focal point in %.

    Made when it is missing. Two processes may make it at once: the same bytes, either will do.
    """
    x, y = focal_point
    target = f"renditions/{digest[:32]}-{width}-{x}-{y}.webp"
    if not storage.exists(target):
        with storage.open(name) as file, Image.open(file) as original:
            content = _draw(original, width, (x / 100, y / 100))
        _put(storage, target, content)
    return target


def rendition_height(width: int, original_width: int, original_height: int) -> int:
    """The height in pixels of a rendition of that width, no taller than pages bear."""
    height = round(width * original_height / original_width)
    return max(1, min(height, round(width * TALLEST)))


def _draw(original: Image.Image, width: int, centering: tuple[float, float]) -> bytes:
    picture = ImageOps.exif_transpose(original)
    has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    picture = picture.convert("RGBA" if has_alpha else "RGB")
    height = rendition_height(width, *picture.size)
    picture = ImageOps.fit(picture, (width, height), centering=centering)
    output = io.BytesIO()
    picture.save(output, "WEBP", quality=QUALITY, method=4)
    return output.getvalue()


def _put(storage: Storage, target: str, content: bytes) -> None:
    """Write whole or not at all: readers never get half a picture."""
    part = storage.save(f"{target}.{secrets.token_hex(4)}.part", ContentFile(content))
    try:
        os.replace(storage.path(part), storage.path(target))
    finally:
        with contextlib.suppress(FileNotFoundError):
            storage.delete(part)
