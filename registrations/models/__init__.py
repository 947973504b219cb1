"""Who takes part in an event: what the form asks, and what people answered."""

from registrations.models.choices import Audience, QuestionKind, RegistrationState
from registrations.models.form import Question, QuestionText, RegistrationForm
from registrations.models.message import MessageText, OrganiserMessage
from registrations.models.registration import Answer, Registration

__all__ = [
    "Answer",
    "Audience",
    "MessageText",
    "OrganiserMessage",
    "Question",
    "QuestionKind",
    "QuestionText",
    "Registration",
    "RegistrationForm",
    "RegistrationState",
]
