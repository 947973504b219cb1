"""Pictures that people upload: believed only in what their bytes prove, at a bounded cost."""

import contextlib
import io
import resource
import struct
import time
import zlib

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import SimpleTestCase, TestCase
from PIL import Image as Pillow

from library.models import Image
from library.pictures import WIDTHS, read_picture
from tests.library.bombs import packed_zeros

LESS_THAN = 200  # megabytes


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, colour=2, bits=8, extra=b""):
    """A black PNG of any size, in a few kilobytes."""
    bytes_a_pixel = {0: 1, 2: 3, 6: 4}[colour]
    row = 1 + -(-width * bytes_a_pixel * bits // 8)
    data = packed_zeros(row * height)
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def encoded(picture, name, **options):
    output = io.BytesIO()
    picture.save(output, name, **options)
    return output.getvalue()


SMALL = Pillow.new("RGB", (60, 40), "red")


def refused():
    """What is no picture of ours, and why; made where it is asked for, as that takes seconds."""
    text_bomb = chunk(b"zTXt", b"a\0\0" + packed_zeros(200_000_000))
    profile_bomb = chunk(b"iCCP", b"a\0\0" + packed_zeros(200_000_000))
    noise = Pillow.effect_noise((600, 400), 50)
    return {
        "30,000 x 30,000 in one bit": (png(30_000, 30_000, 0, 1), "too_many_pixels"),
        "12,000 x 12,000 in colour": (png(12_000, 12_000), "too_many_pixels"),
        "a strip": (png(1, 26_000_000, 0, 1), "too_many_pixels"),
        "WebP, which takes more": (
            encoded(Pillow.new("RGB", (6_000, 2_100)), "WEBP", quality=1), "too_many_pixels",
        ),
        "GIF that says 65,535 x 65,535": (
            b"GIF89a" + b"\xff" * 4 + b"\x80\0\0" + bytes(6)
            + b",\0\0\0\0" + b"\xff" * 4 + b"\0\2;",
            "too_many_pixels",
        ),
        "16 MB": (b"\xff\xd8\xff" + bytes(16_000_000), "too_large"),
        "text chunk": (png(9, 9, extra=text_bomb), "not_a_picture"),
        "colour profile": (png(9, 9, extra=profile_bomb), "not_a_picture"),
        "cut PNG": (png(99, 99)[:-40], "not_a_picture"),
        "cut JPEG": (encoded(noise, "JPEG")[:-5_000], "not_a_picture"),
        "no pixels": (png(1, 1).replace(struct.pack(">II", 1, 1), bytes(8)), "not_a_picture"),
        "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not_a_picture"),
        "HTML": (b"<!doctype html><script>alert(1)</script>", "not_a_picture"),
        "PDF": (b"%PDF-1.7\n", "not_a_picture"),
        "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not_a_picture"),
        "BMP": (encoded(SMALL, "BMP"), "not_a_picture"),
        "TIFF": (encoded(SMALL, "TIFF"), "not_a_picture"),
        "nothing": (b"", "not_a_picture"),
    }  # fmt: skip


class ReadPictureTests(SimpleTestCase):
    def test_refuses_what_is_odd_in_bounds(self):
        for name, (data, code) in refused().items():
            with self.subTest(name=name):
                before, start = memory(), time.monotonic()
                with self.assertRaises(ValidationError) as refusal:
                    read_picture(data)
                self.assertEqual(refusal.exception.code, code)
                self.assertLess(memory() - before, LESS_THAN)
                self.assertLess(time.monotonic() - start, 5)

    def test_takes_what_is_usual(self):
        frames = [Pillow.new("P", (60, 40), n) for n in range(20)]
        cases = {
            "JPEG": (encoded(SMALL, "JPEG"), "jpg"),
            "progressive JPEG": (encoded(SMALL, "JPEG", progressive=True), "jpg"),
            "grey JPEG": (encoded(SMALL.convert("L"), "JPEG"), "jpg"),
            "print JPEG": (encoded(SMALL.convert("CMYK"), "JPEG"), "jpg"),
            "two in one": (encoded(SMALL, "MPO", save_all=True, append_images=[SMALL]), "jpg"),
            "PNG": (encoded(SMALL, "PNG"), "png"),
            "WebP": (encoded(SMALL, "WEBP"), "webp"),
            "GIF": (encoded(SMALL, "GIF"), "gif"),
            "animation": (encoded(frames[0], "GIF", save_all=True, append_images=frames), "gif"),
            "with a tail": (encoded(SMALL, "GIF") + b"<script>alert(1)</script>", "gif"),
        }
        for name, (data, ending) in cases.items():
            with self.subTest(name=name):
                self.assertEqual(read_picture(data), (ending, 60, 40))

    def test_survives_every_broken_byte(self):
        for name in ["PNG", "JPEG", "GIF", "WEBP"]:
            data = encoded(SMALL, name)
            for place in range(0, len(data), max(1, len(data) // 150)):
                for value in [0, 127, 255]:
                    with contextlib.suppress(ValidationError):
                        read_picture(data[:place] + bytes([value]) + data[place + 1 :])


class ImageTests(TestCase):
    def make(self, data, name="photo.jpg"):
        image = Image(title="x", file=ContentFile(data, name=name))
        image.save()
        return image

    def rendition(self, image, width):
        with image.file.storage.open(image.rendition(width)) as file:
            picture = Pillow.open(io.BytesIO(file.read()))
            picture.load()
            return picture

    def test_stores_names_of_our_own(self):
        for name in ["../../x.jpg", "a\r\nb.php", "\u202egpj.exe", "x" * 90 + ".svg", ".htaccess"]:
            with self.subTest(name=name):
                image = self.make(encoded(SMALL, "JPEG"), name)
                self.assertRegex(image.file.name, r"^images/[0-9a-f]{32}\.jpg$")

    def test_stands_upright_without_the_cameras_data(self):
        for orientation, size in [(1, (480, 240)), (3, (480, 240)), (6, (480, 640))]:
            with self.subTest(orientation=orientation):
                exif = Pillow.Exif()
                exif[0x0112], exif[0x8825], exif[0x010F] = orientation, {1: "N"}, "Maker"
                photo = Pillow.new("RGB", (1200, 600), "red")
                image = self.make(encoded(photo, "JPEG", exif=exif))
                shown = self.rendition(image, 480)
                self.assertEqual(shown.size, size)
                self.assertEqual(dict(shown.getexif()), {})

    def test_draws_every_mode(self):
        for mode in ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"]:
            with self.subTest(mode=mode):
                image = self.make(encoded(Pillow.new(mode, (1000, 500)), "PNG"))
                self.assertEqual(self.rendition(image, WIDTHS[0]).size, (480, 240))

    def test_draws_a_large_picture_in_bounds(self):
        image = self.make(png(6_000, 4_000))
        before = memory()
        self.assertEqual(self.rendition(image, 1600).size, (1600, 1067))
        self.assertLess(memory() - before, LESS_THAN)
