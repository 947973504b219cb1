"""What the pages room keeps: the tree of pages, offices, questions."""

from pages.models.page import Page, Role, Shows, TermOfOffice
from pages.models.question import Question, QuestionCategory

__all__ = ["Page", "Question", "QuestionCategory", "Role", "Shows", "TermOfOffice"]
