"""What every public thing of the portal shares."""

from content.models.attachment import Attachment
from content.models.choices import Access, Basis, DatePrecision, Status
from content.models.entry import Entry
from content.models.figure import StatedFigure
from content.models.link import Link
from content.models.pick import Pick
from content.models.redirect import Redirect
from content.models.region import Region
from content.models.saved_search import SavedSearch
from content.models.start import Start
from content.models.term import Synonym, Term
from content.models.topic import Topic
from content.models.unit import Unit
from content.models.version import Version, WorkflowError

__all__ = [
    "Access",
    "Attachment",
    "Basis",
    "DatePrecision",
    "Entry",
    "Link",
    "Pick",
    "Redirect",
    "Region",
    "SavedSearch",
    "Start",
    "StatedFigure",
    "Status",
    "Synonym",
    "Term",
    "Topic",
    "Unit",
    "Version",
    "WorkflowError",
]
