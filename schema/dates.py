"""Dates of every precision, as EDTF (ISO 8601-2:2019), each with four bounds and never rounded.

A date says when something began and when it ended, and how well either is known::

    start_earliest ≤ start_latest        the first day on which it began lies between these
    end_earliest   ≤ end_latest          the last day on which it held lies between these

All four are days. What is unbounded reaches to ``BEGINNING`` or ``END_OF_TIME``, so that a comparison needs no special
case. Read here are the days, months, years, seasons and intervals of levels 0 and 1, for the years 1 to 9999, and of
level 2 whole groups of unspecified digits (``2016-XX-03``) and the digits of a month or a day left out. Not read: times
of day, years before 1 or of more than four digits, sets, and marks on a single component.

What EDTF leaves open is decided so:

- ``~`` and ``?`` widen a bound by one unit of the date's own precision on both sides, ``%`` by two (the standard gives
  no width; one unit is what the python-edtf library takes too).
- An interval whose end is unknown (``1998/``) ended at some day on or after its start; one whose start is unknown or
  open (``/2019``, ``../2019``) began at some day up to its end. Nothing has been so forever.
- An interval with an open end (``1998/..``) goes on; but a source cannot vouch for what came after it was published, so
  it is certain up to that day and possible after it.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Self

BEGINNING = date(MINYEAR, 1, 1)
END_OF_TIME = date(MAXYEAR, 12, 31)

_POINT = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[?~%])?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_MARKS = "?~%"
_WIDTH = {None: 0, "?": 1, "~": 1, "%": 2}
REMEDY = "write it as EDTF, for instance 2016-05, 2012~ or 1998/2020-01-03"


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """When something held: an EDTF text and its four bounds.

    Args:
        text: The EDTF text.
        start_earliest: The earliest day on which it may have begun.
        start_latest: The latest day on which it may have begun.
        end_earliest: The earliest day that may have been its last.
        end_latest: The latest day that may have been its last.
        goes_on: The end is open (``..``): it had not ended when the source was published.
    """

    text: str
    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date
    goes_on: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF text.

        Args:
            text: An EDTF date or interval, such as ``2016-05`` or ``1998/2020-01-03``.

        Returns:
            The date with its bounds.

        Raises:
            ValueError: The text is no EDTF, names a day that does not exist, or ends before it begins.
        """
        first, slash, last = text.partition("/")
        if "/" in last:
            raise ValueError(f"“{text}” is no date; {REMEDY}")
        if not slash:
            earliest, latest = _point(first)
            return cls(text, earliest, latest, earliest, latest)
        if first in ("", "..") and last in ("", ".."):
            raise ValueError(f"“{text}” bounds neither a start nor an end; leave the date out")
        if first in ("", ".."):
            end_earliest, end_latest = _point(last)
            return cls(text, BEGINNING, end_latest, end_earliest, end_latest)
        start_earliest, start_latest = _point(first)
        if last in ("", ".."):
            return cls(text, start_earliest, start_latest, start_earliest, END_OF_TIME, goes_on=bool(last))
        end_earliest, end_latest = _point(last)
        if _point(last.rstrip(_MARKS))[1] < _point(first.rstrip(_MARKS))[0]:
            raise ValueError(f"“{text}” ends before it begins; swap the two dates")
        return cls(text, start_earliest, min(start_latest, end_latest), max(start_earliest, end_earliest), end_latest)

    def vouched_by(self, published: date | None) -> Self:
        """Give the bounds as far as a source of a certain day can vouch for them.

        Args:
            published: The latest day on which the source may have been published; None where that is unknown.

        Returns:
            The same date; with an open end, one that is certain up to the day of publication.
        """
        if not self.goes_on or published is None or published <= self.end_earliest:
            return self
        return type(self)(self.text, self.start_earliest, self.start_latest, published, self.end_latest, goes_on=True)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse(text: str) -> FuzzyDate:
    """Read an EDTF text, remembering what was read before: dossiers repeat their dates.

    Args:
        text: An EDTF date or interval.

    Returns:
        The date with its bounds.

    Raises:
        ValueError: As ``FuzzyDate.parse``.
    """
    return FuzzyDate.parse(text)


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is no date; {REMEDY}")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year and re.search(r"X\d", year):
        raise ValueError(f"“{text}” leaves out a digit before a known one; {REMEDY}")
    if mark and "X" in text:
        raise ValueError(f"“{text}” marks as doubtful what X already leaves open; drop the {mark}")
    low_year, high_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    low_year = max(low_year, MINYEAR) if "X" in year else low_year
    if not low_year >= MINYEAR:
        raise ValueError(f"“{text}” lies before the year 1, which dots does not hold")
    if month is None:
        low, high = date(low_year, 1, 1), date(high_year, 12, 31)
    elif month == "XX" or day == "XX" or month[1] == "X" or "X" in year or (day and "X" in day):
        low, high = _unspecified(text, low_year, high_year, month, day)
    elif int(month) in _SEASONS and day is None:
        first, last = _SEASONS[int(month)]
        low = date(low_year, first, 1)
        high = _last_of_month(low_year, last) if first != 12 else _last_of_month(min(low_year + 1, MAXYEAR), 2)
    else:
        if not 1 <= int(month) <= 12:
            raise ValueError(f"“{text}” names month {month}; months run from 01 to 12")
        try:
            low = date(low_year, int(month), int(day or 1))
        except ValueError:
            raise ValueError(f"“{text}” names a day that does not exist") from None
        high = low if day else _last_of_month(low_year, int(month))
    units = _WIDTH[mark]
    precision = "day" if day else "month" if month else "year"
    return _shift(low, -units, precision), _shift(high, units, precision)


def _unspecified(text: str, low_year: int, high_year: int, month: str, day: str | None) -> tuple[date, date]:
    days = [
        candidate
        for year in (low_year, high_year)
        for number in range(1, 13)
        if re.fullmatch(month.replace("X", r"\d"), f"{number:02}")
        for candidate in (date(year, number, 1), _last_of_month(year, number))
    ]
    if not days:
        raise ValueError(f"“{text}” names month {month}; months run from 01 to 12")
    if day is None or day == "XX":
        return min(days), max(days)
    pattern = re.compile(day.replace("X", r"\d"))
    exact = [
        date(year, first.month, number)
        for year in range(low_year, high_year + 1)
        for first in {d.replace(day=1, year=2000) for d in days}
        for number in range(1, calendar.monthrange(year, first.month)[1] + 1)
        if pattern.fullmatch(f"{number:02}")
    ]
    if not exact:
        raise ValueError(f"“{text}” names a day that does not exist")
    return min(exact), max(exact)


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _shift(day: date, units: int, precision: str) -> date:
    if not units or day in (BEGINNING, END_OF_TIME):
        return day
    try:
        if precision == "day":
            return day + timedelta(days=units)
        months = units * (12 if precision == "year" else 1)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        is_last = day == _last_of_month(day.year, day.month)
        return _last_of_month(year, month + 1) if is_last else date(year, month + 1, 1)
    except (OverflowError, ValueError):
        return BEGINNING if units < 0 else END_OF_TIME
