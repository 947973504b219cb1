"""The subjects of the contact form, with addresses that lead nowhere."""

import json
from pathlib import Path

from contact.models import Subject, SubjectName

SUBJECTS = Path(__file__).parent / "data" / "contact_subjects.json"


def load_subjects() -> None:
    """Load the subjects that are not there yet, with their names in every language."""
    for position, row in enumerate(json.loads(SUBJECTS.read_text(encoding="utf-8"))):
        subject, is_new = Subject.objects.get_or_create(
            slug=row["slug"], defaults={"address": row["address"], "position": position}
        )
        if is_new:
            SubjectName.objects.bulk_create(
                SubjectName(subject=subject, language=language, name=name, purpose=purpose)
                for language, (name, purpose) in row["names"].items()
            )
