"""Tools, instruments and publications of the Organization."""

from catalogue.models.accession import Accession
from catalogue.models.annex import Annex, AnnexText
from catalogue.models.instrument import Instrument
from catalogue.models.publication import Publication
from catalogue.models.tool import Tool

__all__ = ["Accession", "Annex", "AnnexText", "Instrument", "Publication", "Tool"]
