"""Looking into packs."""

import hashlib
import io
import zipfile


def ask(client, meeting, language="en", **words):
    """Press the button, and follow it to the archive."""
    place = f"/en/events/{meeting.event.slug}/pack/"
    return client.post(place, {"language": language, **words})


def opened(response):
    """The ZIP file of an answer: every checksum in it is right."""
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    for line in archive.read("SHA256SUMS.txt").decode().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest, name
    return archive


def fetch(client, meeting, language="en", **words):
    """The archive that the button leads to."""
    return opened(client.get(ask(client, meeting, language, **words).url))


def documents(archive):
    """The names of the documents in an archive, in order."""
    return archive.namelist()[3:]
