"""Reading pictures that people upload, and making the sizes that pages show.

Nothing is believed of an upload but its bytes: Pillow must decode the whole picture, its pixels
are bounded before they are unpacked, and what readers get is drawn anew, without the position or
camera data of the original.
"""

import contextlib
import io
import os
import secrets
import struct
import warnings
import zlib

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps

# MPO is a JPEG with a second one behind it, as many phones write.
FORMATS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
READ = ["JPEG", "PNG", "WEBP", "GIF"]
WIDTHS = [480, 960, 1600]
MAX_BYTES = 15 * 1024 * 1024
# What a picture takes while it is read, in bytes a pixel: 4 for its pixels, 6 in a progressive
# JPEG, 15 in a WebP. All stay below 200 MB.
MAX_PIXELS = 25_000_000
MAX_WEBP_PIXELS = 12_000_000
# The shape of pictures on pages, width to height; taller ones are cropped at the focal point.
TALLEST = 4 / 3
QUALITY = 80
# EXIF orientations that swap width and height.
TURNED = {5, 6, 7, 8}
# What Pillow's readers raise at odd bytes.
DAMAGES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, IndexError, MemoryError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


def read_picture(data: bytes) -> tuple[str, int, int]:
    """Ending, width and height in pixels of a picture, as it is to be seen.

    Raises ValidationError for anything but a whole JPEG, PNG, WebP or GIF within the limits.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 15 MB."), code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd EXIF data is thrown away, large sizes refused
            return _decode(data)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(MAX_PIXELS) from error
    except DAMAGES as error:
        message = _("This is not a picture that can be read. Use JPEG, PNG, WebP or GIF.")
        raise ValidationError(message, code="not_a_picture") from error


def _decode(data: bytes) -> tuple[str, int, int]:
    with Image.open(io.BytesIO(data), formats=READ) as picture:
        most = MAX_WEBP_PIXELS if picture.format == "WEBP" else MAX_PIXELS
        if picture.width * picture.height > most:
            raise _too_many_pixels(most)
        (width, height), ending = _upright(picture), FORMATS[str(picture.format)]
        # Every byte is decoded, though a JPEG into an eighth of its size.
        picture.draft("RGB", (1, 1))
        picture.load()
        return ending, width, height


def _too_many_pixels(most: int) -> ValidationError:
    message = _("The picture has more than %(number)s million pixels.")
    params = {"number": most // 1_000_000}
    return ValidationError(message, code="too_many_pixels", params=params)


def rendition(
    storage: Storage, name: str, digest: str, width: int, focal_point: tuple[int, int]
) -> str:
    """The name in the storage of the WebP of that width, cropped round the focal point in %.

    Made when it is missing. Two processes may make it at once: the same bytes, either will do.
    """
    x, y = focal_point
    target = f"renditions/{digest[:32]}-{width}-{x}-{y}.webp"
    if not storage.exists(target):
        with storage.open(name) as file, Image.open(file, formats=READ) as original:
            content = _draw(original, width, (x / 100, y / 100))
        _put(storage, target, content)
    return target


def rendition_height(width: int, original_width: int, original_height: int) -> int:
    """The height in pixels of a rendition of that width, no taller than pages bear."""
    height = round(width * original_height / original_width)
    return max(1, min(height, round(width * TALLEST)))


def _draw(original: Image.Image, width: int, centering: tuple[float, float]) -> bytes:
    """The WebP of that width: made small first, so that no second copy of all pixels is held."""
    full_width, full_height = _upright(original)
    size = (width, max(1, round(width * full_height / full_width)))
    has_alpha = original.mode in {"RGBA", "LA", "PA"} or "transparency" in original.info
    mode = "RGBA" if has_alpha else "RGB"
    picture = original if original.mode in {"RGB", "RGBA", "L"} else original.convert(mode)
    picture.thumbnail(size[::-1] if _is_turned(original) else size, reducing_gap=3)
    ImageOps.exif_transpose(picture, in_place=True)
    height = rendition_height(width, full_width, full_height)
    picture = ImageOps.fit(picture.convert(mode), (width, height), centering=centering)
    output = io.BytesIO()
    picture.save(output, "WEBP", quality=QUALITY, method=4)
    return output.getvalue()


def _upright(picture: Image.Image) -> tuple[int, int]:
    """Width and height of the picture as it is to be seen."""
    return picture.size[::-1] if _is_turned(picture) else picture.size


def _is_turned(picture: Image.Image) -> bool:
    """Whether the camera was held upright: the picture lies on its side in the file."""
    return picture.getexif().get(ExifTags.Base.Orientation) in TURNED


def _put(storage: Storage, target: str, content: bytes) -> None:
    """Write whole or not at all: readers never get half a picture."""
    part = storage.save(f"{target}.{secrets.token_hex(4)}.part", ContentFile(content))
    try:
        os.replace(storage.path(part), storage.path(target))
    finally:
        with contextlib.suppress(FileNotFoundError):
            storage.delete(part)
