"""Which states a step may start from, and what is raised where it may not."""

from registrations.models.choices import RegistrationState

# Those that no longer count: the person may register anew.
ENDED = [RegistrationState.DECLINED, RegistrationState.WITHDRAWN]
# Those of whom nobody knows yet whether a person stands behind them.
UNHEARD = [RegistrationState.UNPROVED]
STILL_OPEN = [state for state in RegistrationState if state not in ENDED]


class RegistrationError(Exception):
    """A step that cannot be taken (any more); the words say why."""
