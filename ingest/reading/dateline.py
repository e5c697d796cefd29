"""The dateline: where and when a report says, above or before its first words, that it was written.

“BAGHDAD, Jan. 5 (Agency) — …”, “Jerusalem, 3 January 2020”, “Published: January 6, 2020”.
"""

import itertools
import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sept sept. sep sep.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        1,
    )
    for name in names.split()
}
"""Numbers of the months, by their names and abbreviations in lower case."""

FIRST_ROWS = 12
LONGEST_HEAD = 6000
"""Characters in which the head of a document lies, however long its lines are."""
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)"
_DAY = (
    rf"(?:(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR.format(1)})?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?:,?\s+{_YEAR.format(2)})?"
    rf"|{_YEAR.format(3)}-(?P<month3>\d\d)-(?P<day3>\d\d))"
)
_PLACE = r"(?-i:[A-Z][\w.’'/-]*(?:[ ,]{1,2}[A-Z][\w.’'/-]*){0,4})"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_LABEL = r"(?:published|posted|date|dated|issued|released|last updated|updated|publication date)(?:\s+on)?\s*:?\s+"
_BYLINE = r"by\s+[^\n,\d]{1,60},\s+"
_BY = r"(?:\s*\([^()\n]{1,40}\))?"
_DATELINE = re.compile(
    rf"[ \t]*(?:(?P<label>{_LABEL}|{_BYLINE})|(?P<place>{_PLACE})(?:\s*\([^()\n]{{1,40}}\))?,?\s+(?:[–—-]\s*)?)?"
    rf"{_WEEKDAY}{_DAY}{_BY}[.,]?"
    r"\s*(?:[–—:]|--?(?=\s)|(?=\n|$))",
    re.IGNORECASE,
)
_ENTRY = re.compile(rf"^[ \t]*{_WEEKDAY}{_DAY}[ \t]*(?:[–—:]|--?(?=\s))[ \t]*\S", re.IGNORECASE | re.MULTILINE)
"""How an entry of a chronology begins: “4 January 2021: Gunmen …”. One alone may be a dateline."""
_YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, and what it says.

    Args:
        start: Its first character, past “Published:”.
        end: The character after its last.
        published: The day, as EDTF.
        year_inferred: It has no year of its own: the one that the text names last in time was taken.
    """

    start: int
    end: int
    published: str
    year_inferred: bool = False


def find(text: str) -> Dateline | None:
    """Find the dateline of a text: at the beginning of one of its first lines.

    Args:
        text: The normalised text.

    Returns:
        The dateline; None where there is none, or none with a day that there is.
    """
    at = 0
    rows = 0
    while at < min(len(text), LONGEST_HEAD) and rows < FIRST_ROWS:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            rows += 1
            found = _DATELINE.match(text, at, stop)
            dateline = _read(found, text) if found else None
            if dateline is not None and _ENTRY.match(text, at) and _is_chronology(text):
                return None
            if dateline is not None:
                return dateline
        at = stop + 1
    return None


def _is_chronology(text: str) -> bool:
    """Whether several lines of a text begin with a day, and so none of them says when it was published."""
    return sum(1 for _ in itertools.islice(_ENTRY.finditer(text), 2)) > 1


def _read(found: re.Match[str], text: str) -> Dateline | None:
    parts = found.groupdict()
    month = parts["month1"] or parts["month2"] or parts["month3"]
    day = int(parts["day1"] or parts["day2"] or parts["day3"])
    year = parts["year1"] or parts["year2"] or parts["year3"]
    number = MONTHS.get(month.lower()) or int(month)
    inferred = year is None
    if inferred:
        year = max(_YEARS.findall(text), default=None)
    if year is None or not (1 <= number <= len(_LENGTHS) and 1 <= day <= _LENGTHS[number - 1]):
        return None
    return Dateline(max(found.start(), found.end("label")), found.end(), f"{year}-{number:02}-{day:02}", inferred)


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
