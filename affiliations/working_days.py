"""Working days: by when the Secretariat answers."""

from datetime import date, timedelta

SATURDAY = 5


def working_days_after(day: date, number: int) -> date:
    """The day that is so many days from Monday to Friday after that one; holidays count."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
