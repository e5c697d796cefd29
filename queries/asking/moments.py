"""Moments: the dates in a question, as EDTF, and the question without them.

A date counts where something says that it is one: ``in 2016``, ``before May 2016``, ``between 2010 and 2015``, or where
it ends the question. The 2015 nuclear deal and the war plan of 2006 are names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_DATE: Final = (
    rf"(?:(?:about|around|circa|ca\.?|roughly|approximately)\s+{_YEAR}(?![\d-])"
    rf"|{_YEAR}-\d\d-\d\d|{_YEAR}-(?:0\d|1[0-2])(?!\d)|(?:the\s+)?{_YEAR}['’]?s\b"
    rf"|(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}|{_MONTH}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}"
    rf"|(?:(?:early|mid|late|the\s+(?:end|beginning|start|middle)\s+of)[\s-]+)?(?:{_MONTH},?\s+(?:of\s+)?)?"
    rf"(?:the\s+year\s+)?{_YEAR}(?!\d|-(?!{_YEAR})))"
)
_IN: Final = r"in|on|during|throughout|within|as\s+of|as\s+at|at|by\s+the\s+time\s+of|back\s+in"
_PUBLISHED: Final = r"(?:known|published|reported|written|according\s+to\s+what\s+was\s+known)"

_NAMES: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_SHORT: Final = re.compile(
    rf"\b(?P<side>between|from)\s+(?:the\s+)?(?P<start>{_DAY}\s+(?:of\s+)?{_NAMES}|{_NAMES}(?:\s+{_DAY})?|{_DAY})"
    rf"(?P<joint>\s+(?:and|to|until|till|through|up\s+to)\s+|\s*[-–—]\s*)(?P<end>{_DATE})",
    re.IGNORECASE,
)
"""Two dates of which the first leaves its year, or its month, to the second: between January and March 2021."""

_PATTERNS: Final = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "known": rf"\b(?:as\s+)?(?:was\s+)?{_PUBLISHED}\s+(?:by|until|up\s+to|as\s+of)\s+(?P<end>{_DATE})",
        "between": rf"\b(?:in\s+the\s+(?:years|time)\s+)?(?:between|from|in|during|within)?\s*"
        rf"\b(?P<start>{_DATE})\s*(?:and|to|until|till|through|up\s+to|[-–—])\s*(?P<end>{_DATE})",
        "since": rf"\b(?:ever\s+since|since|starting\s+in|beginning\s+in|from)\s+(?P<start>{_DATE})"
        r"(?:\s+on(?:wards?)?\b)?",
        "after": rf"\b(?:after|later\s+than|following)\s+(?P<start>{_DATE})",
        "before": rf"\b(?:before|prior\s+to|earlier\s+than|ahead\s+of)\s+(?P<end>{_DATE})",
        "until": rf"\b(?:until|till|up\s+to|up\s+until|by|no\s+later\s+than)\s+(?:the\s+end\s+of\s+)?(?P<end>{_DATE})",
        "in": rf"\b(?:{_IN})\s+(?P<start>{_DATE})",
        "now": r"\b(?:(?:right\s+)?now|nowadays|today|currently|at\s+present|at\s+the\s+moment|still|these\s+days)\b",
        "bare": rf"(?:^\W*|[,(]\s*|(?<!\bof)\s)(?P<start>{_DATE})(?=\)?\W*$)",
    }.items()
}


class NoSuchDay(ValueError):
    """A text is written as a date is, and there is no such day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a question asks about.

    Args:
        start: The first date of it, EDTF; None where it is open.
        end: The last; None where it is open.
        known_by: By when it had been published; None where the question does not say.
    """

    start: str | None = None
    end: str | None = None
    known_by: str | None = None

    @property
    def as_of(self) -> str | None:
        """The time asked about as one EDTF date or interval; None where there is none."""
        if self.start is None and self.end is None:
            return None
        return self.start if self.start == self.end else f"{self.start or '..'}/{self.end or '..'}"


def take(question: str, *, today: date) -> tuple[str, Moment] | None:
    """Take the dates out of a question.

    Args:
        question: The question.
        today: What ``now`` means.

    Returns:
        The question with spaces in their place, and what they say; None where it names two times.

    Raises:
        NoSuchDay: It names a day that is none; the error's text is that date.
    """
    found: dict[str, str] = {}
    question = _SHORT.sub(_in_full, question)
    for kind, pattern in _PATTERNS.items():
        for match in list(pattern.finditer(question)):
            said = _said(kind, {name: text for name, text in match.groupdict().items() if text}, today)
            if any(name in found for name in said):
                return None
            found |= said
            begin, end = match.span()
            question = f"{question[:begin]}{' ' * (end - begin)}{question[end:]}"
    times = {name: text for name, text in found.items() if text}
    return question, Moment(times.get("start"), times.get("end"), times.get("known_by"))


def _said(kind: str, dates: Mapping[str, str], today: date) -> dict[str, str]:
    """Say what a date means where it stands; an open side is an empty text, so that two times clash."""
    read = {name: edtf(text) for name, text in dates.items()}
    match kind:
        case "known":
            return {"known_by": read["end"]}
        case "between":
            return {"start": read["start"], "end": read["end"]}
        case "since":
            return {"start": read["start"], "end": ""}
        case "after":
            return {"start": _next(read["start"]), "end": ""}
        case "before":
            return {"start": "", "end": _previous(read["end"])}
        case "until":
            return {"start": "", "end": read["end"]}
        case "now":
            return {"start": today.isoformat(), "end": today.isoformat()}
        case _:
            return {"start": read["start"], "end": read["start"]}


def _in_full(match: re.Match[str]) -> str:
    """Write out what the first of two dates leaves to the second."""
    end = edtf(match["end"])
    year, *rest = end.split("-")
    month = next((name for name in re.findall(r"[a-z]+", match["start"].lower()) if name[:3] in _MONTHS), None)
    if not year.isdigit() or not rest:
        return match[0]
    if month is None:
        if len(rest) == 1:
            return match[0]
        start = f"{match['start']} {_MONTHS[int(rest[0]) - 1]} {year}"
    else:
        # Between November and February 2021: the first is in the year before.
        begins = _MONTHS.index(month[:3]) + 1
        start = f"{match['start']} {int(year) - (begins > int(rest[0]))}"
    return f"{match['side']} {edtf(start)}{match['joint']}{end}"


def beside(side: str, day: str, known_by: str | None = None) -> Moment:
    """Give the time that lies at something, before it or after it.

    Args:
        side: ``at``, ``before`` or ``after``.
        day: When it was: a day, a month or a year, EDTF.
        known_by: By when what is asked for had been published.
    """
    if side == "at":
        return Moment(day, day, known_by)
    dates = {"end" if side == "before" else "start": day.removesuffix("~")}
    times = _said(side, dates, date.today())
    return Moment(times["start"] or None, times["end"] or None, known_by)


def edtf(text: str) -> str:
    """Write a date that was said in words as EDTF.

    Args:
        text: A date: ``3 January 2020``, ``May 2016``, ``the 1980s``, ``about 2006``, ``2016-05``.

    Returns:
        The date as EDTF; early and late in a year are that year.

    Raises:
        NoSuchDay: There is none.
    """
    try:
        return _edtf(text)
    except ValueError as error:
        raise NoSuchDay(text) from error


def _edtf(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", text):
        date.fromisoformat(text if len(text) > len("2016-05") else f"{text}-01")
        return text
    year: str = re.findall(_YEAR, text)[-1]
    if re.search(r"\d['’]?s\b", text):
        return f"{year[:3]}X"
    if re.match(r"about|around|circa|ca|roughly|approx", text, re.IGNORECASE):
        return f"{year}~"
    named = re.search(rf"\b{_MONTH}", text, re.IGNORECASE)
    if not named:
        return year
    month = 1 + _MONTHS.index(named[0].lower()[:3])
    day = re.search(rf"\b{_DAY}(?=\W|\s)(?!\d)", text.replace(year, ""))
    if not day:
        return f"{year}-{month:02}"
    number = int(re.sub(r"\D", "", day[0]))
    return date(int(year), month, number).isoformat()


def _previous(text: str) -> str:
    """Give the day, month or year before a date, as exact as that."""
    return _moved(text, -1)


def _next(text: str) -> str:
    return _moved(text, 1)


def _moved(text: str, by: int) -> str:
    if text.endswith("X"):
        year = int(f"{text[:3]}0") - 1 if by < 0 else int(f"{text[:3]}9") + 1
        return str(year)
    parts = [int(part) for part in text.removesuffix("~").split("-")]
    if len(parts) == 3:  # year, month, day
        return (date(*parts) + timedelta(days=by)).isoformat()
    if len(parts) == 1:
        return str(parts[0] + by)
    months = parts[0] * 12 + parts[1] - 1 + by
    return f"{months // 12}-{months % 12 + 1:02}"
