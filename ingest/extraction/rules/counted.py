"""Counted: how many days, weeks, months or years are told of, and which date that is from another, or from today."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from ingest.extraction.rules.lexicon import shipped

NUMBERS: Final = shipped().numbers
UNITS: Final = frozenset({"day", "week", "month", "year"})
"""What is counted."""
DIRECTIONS: Final = {"later": 1, "after": 1, "afterwards": 1, "earlier": -1, "before": -1, "previously": -1, "ago": -1}
"""The words behind a number of units, and whether it is counted on or back."""
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week, from its first on."""
_TO: Final = frozenset({"after", "before"})
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTH: Final = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def count(lows: Sequence[str], at: int, end: int) -> tuple[int, str]:
    """Read how many days, weeks, months or years are told of.

    Args:
        lows: The words of the text, in lower case.
        at: Where the number stands.
        end: The token after the last of the sentence.

    Returns:
        How many and of what; 0 where nothing is counted, or nothing follows.
    """
    low = lows[at]
    number = 1 if low in {"a", "an"} else NUMBERS.get(low) or (int(low) if low.isdecimal() and len(low) < 3 else 0)
    unit = lows[at + 1].rstrip("s") if number and at + 2 < end else ""
    return (number, unit) if unit in UNITS else (0, "")


def is_counted_to(lows: Sequence[str], at: int, end: int) -> bool:
    """Whether a time is counted to what follows: “two days after the attack”, not “he fled two days after.”.

    Args:
        lows: The words of the text, in lower case.
        at: Where the number stands.
        end: The token after the last of the sentence.
    """
    is_counted = at + 3 < end and lows[at + 2] in _TO and lows[at + 3][0].isalnum()
    return is_counted and count(lows, at, end)[0] > 0


def stepped(number: int, unit: str, anchor: str) -> str:
    """Count from a date; what is counted in weeks is about so, in months or years no more exact than those.

    Args:
        number: How many; less than 0 for what was before.
        unit: Of what.
        anchor: The date, as EDTF; empty where none is known.

    Returns:
        The date, as EDTF; empty where the anchor is not exact enough.
    """
    if unit == "year" and _YEAR.fullmatch(anchor[:4]):
        return f"{int(anchor[:4]) + number:04}"
    if unit == "month" and _MONTH.fullmatch(anchor):
        months = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + number
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in {"day", "week"} and _DAY.fullmatch(anchor):
        days = number * (7 if unit == "week" else 1)
        meant = date.fromisoformat(anchor) + timedelta(days=days)
        return f"{meant.isoformat()}{'~' if unit == 'week' and number else ''}"
    return ""


def from_day(lows: Sequence[str], at: int, end: int, day: date | None) -> tuple[str, int] | None:
    """Read what is told from the day of the document: “yesterday”, “on Monday”, “last year”.

    Args:
        lows: The words of the text, in lower case.
        at: Where it begins.
        end: The token after the last of the sentence.
        day: The day of the document; None where it is not known.

    Returns:
        The date, as EDTF, and the token behind it; None where nothing of the kind stands there.
    """
    if day is None:
        return None
    low = lows[at]
    if low == "today":
        return day.isoformat(), at + 1
    if low == "yesterday":
        return (day - timedelta(days=1)).isoformat(), at + 1
    if low in WEEKDAYS:
        back = (day.weekday() - WEEKDAYS.index(low)) % 7
        if at and lows[at - 1] in {"next", "every", "each"}:
            return None
        return (day - timedelta(days=back)).isoformat(), at + 1
    if low in {"last", "this"} and at + 1 < end and lows[at + 1] in {"month", "year"}:
        if lows[at + 1] == "year":
            return f"{day.year - (low == 'last'):04}", at + 2
        month = day.replace(day=1)
        month = month if low == "this" else month - timedelta(days=1)
        return f"{month.year:04}-{month.month:02}", at + 2
    return None
