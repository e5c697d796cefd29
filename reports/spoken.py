"""Dates and numbers as people say them, with nothing added or rounded: ``1998/2018~`` is *1998 to about 2018*."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from babel import Locale

    from charts.network import Said

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS: Final = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}
_POINT: Final = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[?~%])?")


def spoken(edtf: str, *, lasting: bool = True) -> str:
    """Say a date in words.

    Args:
        edtf: The date as EDTF.
        lasting: Whether it dates a state; an act of which only the end is known was *by* then, and not *until* then.

    Returns:
        Words; the text as it is, where there are none for it.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _said(first)
    if last == "..":
        return f"since {_said(first)}"
    if last == "":
        return f"from {_said(first)} until nobody says when"
    if first in ("", ".."):
        return f"{'until' if lasting else 'by'} {_said(last)}"
    return f"{_said(first)} to {_said(last)}"


def reach(claims: "Iterable[Said]") -> str:
    """Say between which times lies what is dated, in the sources' own words for them: a year stays a year.

    Args:
        claims: The claims.

    Returns:
        A sentence; empty where none is dated.
    """
    dated = [(claim.bounds, claim.dated) for claim in claims if claim.bounds is not None and claim.dated is not None]
    # Of several that begin or end on the same day, the one that is told most exactly.
    starts = sorted((days[0], days[1] or "", text.partition("/")[0]) for days, text in dated if days[0] is not None)
    ends = sorted((days[3], days[2] or "", text.rpartition("/")[2]) for days, text in dated if days[3] is not None)
    goes_on = "; some of it goes on" if any(text.endswith("/..") for _, text in dated) else ""
    first, last = (spoken(found[place][2]) if found else "" for found, place in ((starts, 0), (ends, -1)))
    if first and last:
        return f"What is dated {f'lies between {first} and {last}' if first != last else f'is of {first}'}{goes_on}."
    if first:
        return f"What is dated begins with {first}{goes_on}."
    return f"What is dated is of {last} or before." if last else ""


def bracketed(text: str, remarks: "Sequence[str]") -> str:
    """Put remarks in brackets behind a text.

    Args:
        text: The text.
        remarks: What is remarked; where that is nothing, the text stays as it is.
    """
    return f"{text} ({'; '.join(remarks)})" if remarks else text


def language_name(code: str | None) -> str | None:
    """Say which language a code means: ``fa`` is *Persian*.

    Args:
        code: An ISO 639 code; None where none is known.

    Returns:
        Its English name, as Unicode's CLDR has it; the code, where that has none.
    """
    return code and _english().languages.get(code, code)


def counted(number: int, one: str) -> str:
    """Say how many there are of something: *1 claim*, *2 claims*.

    Args:
        number: How many.
        one: What one of them is called; its plural ends in s.
    """
    return f"{number:,} {one}{'' if number == 1 else 's'}"


@cache
def _english() -> "Locale":
    # Only a page that names a language needs the names of all.
    from babel import Locale

    return Locale("en")


def _said(text: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        return text
    year, month, day = found["year"].lstrip("0") or "0", found["month"], found["day"]
    about = _MARKS[found["mark"] or ""]
    if year.endswith("XX") and year[:-2].isdigit() and not month:
        return f"{about}{int(year[:-2])}00s"
    if year.endswith("X") and year[:-1].isdigit() and not month:
        return f"{about}{year[:-1]}0s"
    # Some day of a month is that month, and some month of a year that year.
    day = None if day == "XX" else day
    month = None if month == "XX" and not day else month
    if not all(part.isdigit() for part in (year, month or "0", day or "0")):
        return text
    if not month:
        return f"{about}{year}"
    if month in _SEASONS:
        return f"{about}{_SEASONS[month]} {year}"
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{about}{int(day)} {named}" if day else f"{about}{named}"
