"""Who takes part in an event: what the form asks, and what people answered."""

from registrations.models.answer import Answer
from registrations.models.choices import Audience, QuestionKind, RegistrationState
from registrations.models.form import Question, QuestionText, RegistrationForm
from registrations.models.message import MessageCopy, MessageText, OrganiserMessage
from registrations.models.registration import Registration
from registrations.models.steps import RegistrationError

__all__ = [
    "Answer",
    "Audience",
    "MessageCopy",
    "MessageText",
    "OrganiserMessage",
    "Question",
    "QuestionKind",
    "QuestionText",
    "Registration",
    "RegistrationError",
    "RegistrationForm",
    "RegistrationState",
]
