"""Days as inputs write them: ISO 8601, the words of one of our languages, or a format that the user tells."""

import datetime
import re
from collections.abc import Mapping
from functools import cache

from attrib.languages.facts import all_facts

DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|e)?\.?\s+(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})\b", re.IGNORECASE
)
MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.IGNORECASE
)


def read_date(given: object, form: str = "") -> datetime.date | None:
    """Return the day that an input means; None for what is neither in the form that was told nor plain by itself.

    >>> read_date("2024-03-01T08:30:00Z"), read_date("maandag 3 maart 2019"), read_date("March 3, 2019")
    (datetime.date(2024, 3, 1), datetime.date(2019, 3, 3), datetime.date(2019, 3, 3))
    >>> read_date("03/04/2019"), read_date("03/04/2019", "%d/%m/%Y")
    (None, datetime.date(2019, 4, 3))
    """
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    text = str(given).strip()
    return (_in_form(text, form) if form else None) or _in_iso(text) or _in_words(text)


def is_form(form: str) -> bool:
    """Tell whether a form says a day, as `strftime` writes it.

    >>> is_form("%d-%m-%Y"), is_form("dd-mm-yyyy"), is_form("%d")
    (True, False, False)
    """
    day = datetime.date(2019, 12, 31)
    try:
        return _in_form(day.strftime(form), form) == day
    except ValueError:
        return False


def _in_form(text: str, form: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, form).date()
    except ValueError:
        return None


def _in_iso(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _in_words(text: str) -> datetime.date | None:
    """Return the day in words, after that of the week and before a time if these are told."""
    found = DAY_FIRST.search(text) or MONTH_FIRST.search(text)
    month = _months().get(found["month"].lower()) if found else None
    try:
        return datetime.date(int(found["year"]), month, int(found["day"])) if found and month else None
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Return the number of every month by its names in all languages."""
    return {
        name: number
        for facts in all_facts().values()
        for number, names in enumerate(facts.months, start=1)
        for name in names
    }
