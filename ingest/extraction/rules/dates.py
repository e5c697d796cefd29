"""Dates: what a text says of when, as EDTF; relative to the day of the document where that is safe."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ingest.extraction.rules.counted import (
    DIRECTIONS,
    NUMBERS,
    UNITS,
    WEEKDAYS,
    count,
    from_day,
    is_counted_to,
    stepped,
)
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens, among
from ingest.reading.dateline import MONTHS
from schema.dates import parse

_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WHOLE: Final = len("2010-05-03")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY: Final = re.compile(r"([012]?\d|3[01])(?:st|nd|rd|th)?")
_DECADE: Final = re.compile(r"((?:1[5-9]|20)\d)0s")
_ISO: Final = re.compile(r"(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?")
_BEGINNINGS: Final = (
    frozenset(MONTHS)
    | frozenset(_SEASONS)
    | frozenset(NUMBERS)
    | {*WEEKDAYS, "today", "yesterday", "last", "this", "the", "a", "an", "early", "mid", "late"}
    | {f"mid-{month}" for month in MONTHS}
    | {f"mid-{year}" for year in range(1900, 2100)}
)
_STEPS: Final = {"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
_COUNTED: Final = frozenset({"the", "a", "an", *NUMBERS})
_COUNTABLE: Final = frozenset({*_STEPS, *UNITS, *(f"{unit}s" for unit in UNITS)})
"""What stands behind the small words that begin a date: “the following”, “two days”."""
_MID: Final = frozenset({"early", "mid", "late"})
_PARTS: Final = frozenset({"early", "mid", "late", "the"})
"""What stands before a date that leaves open where in it: none of it is a relation."""
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "'s"})
_TEXTS: Final = shipped()["calendar.texts"]
_IN_MONTH: Final = frozenset({"in", "since", "until", "early", "mid", "late", "last", "of"})
_NEAR: Final = 120
"""Tokens within which “two days later” counts from the date that was told of last."""
_JOINTS: Final = {"to", "until", "through", "and", "-", "–", "till"}
_OPEN_ENDED: Final = frozenset({".", ",", ";", ")", "on", "onward", "onwards"})
"""What stands behind a date from which something went on, where it is not said until when."""
_UNTIL: Final = 9
"""Words behind “from 1998” within which “until he was dismissed in 2004” has come to its date."""
_ENDING: Final = frozenset({",", ";", ":", ")", "–", "—"})
_INSERTING: Final = frozenset({",", "(", "–", "—"})
_TOLD_OF: Final = frozenset({"the", "his", "her", "its", "their", "this", "that"})
"""What begins a noun phrase for something told of before, so that “two days after the attack” counts from its date."""
_ABOUT: Final = frozenset({"around", "about", "circa", "c.", "roughly", "approximately", "nearly", "almost", "some"})
_NOT_SO: Final = frozenset({"than", "over", "least", "under"})
"""What leaves open how long it was: “more than two years after”."""
_BACKGROUND: Final = 16
"""Tokens behind “two days after” within which the date that it counts from stands."""
_OPENING: Final = 3
"""Tokens within which a sentence begins."""
_BOUND: Final = frozenset({"since", "until"})
_BEFORE: Final = {"by", "until", "before", "till"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text.

    Args:
        start: Its first token.
        end: The token after its last.
        edtf: The date.
        relation: The word before it that says how it is meant: ``since``, ``until``, ``in``.
        within: The tokens between which what it dates is told of, where it is not the nearest: in “two days after the
            attack on 3 May, Farid fled” the day of the attack is not that of the flight.
    """

    start: int
    end: int
    edtf: str
    relation: str = ""
    within: tuple[int, int] | None = None

    def may_be_of(self, token: int) -> bool:
        """Say whether it may date what a token tells of.

        Args:
            token: Where the verb or noun stands.
        """
        return self.within is None or self.within[0] <= token < self.within[1]

    @property
    def when(self) -> str:
        """Give the date as the claim beside it has it."""
        if "/" in self.edtf:
            return self.edtf
        if self.relation == "since":
            return f"{self.edtf}/.."
        if self.relation in _BEFORE:
            return f"../{self.edtf}"
        return self.edtf


class Calendar:
    """Reads the dates of a text.

    Args:
        tokens: The text.
        published: When its document was published, as EDTF.
    """

    def __init__(self, tokens: Tokens, published: str | None) -> None:
        self._tokens = tokens
        lows = tokens.lows
        figures = {low for low in itertools.filterfalse(str.isalpha, tokens.distinct) if low[0].isdigit()}
        self._begin = [
            at
            for at in tokens.places(_BEGINNINGS | figures)
            if lows[at] not in _COUNTED or lows[at + 1 : at + 2] == [] or lows[at + 1] in _COUNTABLE
        ]
        """Where a date may begin."""
        self._last: tuple[int, str] | None = None
        self._background: dict[int, tuple[int, int]] = {}
        """The dates of the sentence that others are counted from, and between which tokens that is told of."""
        self._start = 0
        """The first token of the sentence."""
        self._day: date | None = None
        if published is not None:
            bounds = parse(published)
            if bounds.start_earliest == bounds.end_latest:
                self._day = bounds.start_earliest

    def read(self, start: int, end: int) -> list[Dated]:
        """Find the dates of a sentence.

        Args:
            start: Its first token.
            end: The token after its last.
        """
        lows = self._tokens.lows
        self._start = start
        self._background.clear()
        found: list[Dated] = []
        # When the report was written is not when anything in it happened.
        at = self._tokens.dateline[1] if self._tokens.dateline[0] <= start < self._tokens.dateline[1] else start
        for begin in among(self._begin, at, end):
            if begin < at:
                continue
            at = begin
            before = lows[at - 1] if at > start else ""
            if is_counted_to(lows, at, end):
                if (counted := self._counted(at, end, found)) is not None and self._is_valid(counted.edtf):
                    found.append(counted)
                    at = counted.end
                continue
            read = self._shortened(at, end, before) or self._told(at, end) or self._point(at, end)
            if read is None:
                continue
            edtf, stop = read
            if stop == at + 1 and self._is_of_text(before, stop, end):
                continue
            if (past := self._past_other(at, stop, end)) > 0:
                at = past
                continue
            joint = lows[stop] if stop < end else ""
            if joint in _JOINTS and (before in {"from", "between"} or joint in {"-", "–"} or joint == "to"):
                other = self._point(stop + 1, end)
                if other is not None and edtf[:4] <= other[0][:4]:
                    edtf, stop = f"{edtf}/{other[0]}", other[1]
            if self._is_valid(edtf):
                around = "~" if before in _ABOUT and "/" not in edtf and "~" not in edtf else ""
                if before == "from" and "/" not in edtf:
                    edtf += self._goes_on(stop, end, edtf)
                if before == "of" and (
                    since := next((low for low in lows[max(start, at - 4) : at - 2] if low in _BOUND), "")
                ):
                    before = since  # “since the coup of 2015”
                if before == "least" and at - 3 >= start:
                    before = lows[at - 3]  # “since at least 2009”
                relation = "" if before in _PARTS else before
                found.append(Dated(at, stop, edtf + around, relation, self._background.get(at)))
                self._last = (at, edtf.partition("/")[0])
            at = stop
        return found

    def _past_other(self, at: int, stop: int, end: int) -> int:
        """Go past two dates of which it is not said which it was: “in May or June 2017”; 0 where there is one."""
        lows = self._tokens.lows
        if lows[at - 1] == "or" and (_DAY.fullmatch(lows[at - 2]) or lows[at - 2] in NUMBERS):
            return stop  # “on 3 or 4 May 2012”, “one or two days later”
        behind = stop + 1 + (stop + 1 < end and lows[stop + 1] in _IN_MONTH)
        point = self._point(behind, end) if stop < end and lows[stop] == "or" else None
        return point[1] if point is not None else 0

    def _is_of_text(self, before: str, stop: int, end: int) -> bool:
        """Whether a year says which text or measure is meant, and not when anything was done: “the 2016 embargo”."""
        return before in _ARTICLES and not _TEXTS.isdisjoint(self._tokens.lows[stop : min(stop + 2, end)])

    def _goes_on(self, stop: int, end: int, edtf: str) -> str:
        """Tell until when something was from a date on: “from 1998 until he was dismissed in 2004”, “from 1998 on”."""
        lows = self._tokens.lows
        if stop >= end or lows[stop] in _OPEN_ENDED:
            return "/.."
        if lows[stop] not in {"until", "till"}:
            return ""
        for each in range(stop + 1, min(stop + _UNTIL, end)):
            if (other := self._point(each, end)) is not None and edtf[:4] <= other[0][:4]:
                return f"/{other[0]}"
        return ""

    def _told(self, at: int, end: int) -> tuple[str, int] | None:
        """Read what is told from another date: “two days later”, “the following day”, “three weeks ago”."""
        lows, low = self._tokens.lows, self._tokens.lows[at]
        if low in WEEKDAYS and at + 2 < end:
            # “on Monday, January 6, 2020”: the day is told twice
            after = at + 1 + (lows[at + 1] == ",")
            return self._point(after, end) if lows[after] in MONTHS or lows[after][0].isdigit() else None
        if low in _MID and at + 1 < end and _YEAR.fullmatch(lows[at + 1]):
            return lows[at + 1], at + 2
        if low.startswith("mid-"):
            rest = low[len("mid-") :]
            if _YEAR.fullmatch(rest):
                return rest, at + 1
            return self._in_month(rest, at + 1, end) if rest in MONTHS else None
        if low == "the" and at + 2 < end and lows[at + 1] in _STEPS and lows[at + 2] in UNITS:
            edtf = stepped(_STEPS[lows[at + 1]], lows[at + 2], self._before(at))
            return (edtf, at + 3) if edtf else None
        number, unit = count(lows, at, end)
        if not number or lows[at + 2] not in DIRECTIONS:
            return None
        word = lows[at + 2]
        anchor = self._day.isoformat() if word == "ago" and self._day else "" if word == "ago" else self._before(at)
        edtf = stepped(number * DIRECTIONS[word], unit, anchor)
        return (edtf, at + 3) if edtf else None

    def _counted(self, at: int, end: int, told: Sequence[Dated]) -> Dated | None:
        """Read “two days after” with what it is counted from.

        In “on 9 July 2018, two days after Libya bombed Aden, …” it is the date before, and what is dated is the
        bombing. In “two days after the attack on 9 July 2018, …” it is the date behind, and what is dated is the rest.
        Otherwise it is the date told of last, if the words behind are for something told of.
        """
        lows = self._tokens.lows
        number, unit = count(lows, at, end)
        number *= DIRECTIONS[lows[at + 2]]
        first = at + 3
        closing = next((each for each in range(first, end) if lows[each] in _ENDING), end)
        before = lows[at - 1] if at > self._start else ""
        last = told[-1] if told else None
        opening = lows[last.end] if last is not None and at - last.end in {1, 2} else ""
        if last is not None and opening in _INSERTING:
            edtf = stepped(-number, unit, last.edtf.partition("/")[0].rstrip("~"))
            within = (first, closing)
        else:
            is_opening = at - self._start < _OPENING
            points = ((each, self._point(each, end)) for each in range(first, min(closing, first + _BACKGROUND)))
            own, point = next(((each, point) for each, point in points if point is not None), (0, None))
            if point is not None:
                self._background[own] = (first, own)
                closing = max(closing, point[1])
            within = (closing, end) if is_opening else (self._start, at)
            anchor = point[0] if point is not None else self._before(at) if lows[first] in _TOLD_OF else ""
            edtf = stepped(number, unit, anchor)
        if not edtf or before in _NOT_SO:
            return None
        around = "~" if before in _ABOUT and "~" not in edtf else ""
        return Dated(at, first - 1, edtf + around, "" if before in _PARTS else before, within)

    def _before(self, at: int) -> str:
        """Give the date that was told of last, if that is not long ago."""
        if self._last is None or at - self._last[0] > _NEAR:
            return ""
        return self._last[1].rstrip("~")

    def _in_month(self, name: str, stop: int, end: int) -> tuple[str, int] | None:
        """Date a month, with its year or without: then in that of the month told before it, or the last such month."""
        lows = self._tokens.lows
        month = MONTHS[name]
        after = stop + (stop < end and lows[stop] in {",", "of"})
        if after < end and _YEAR.fullmatch(lows[after]):
            return f"{lows[after]}-{month:02}", after + 1
        told = self._last[1] if self._last is not None and self._last[0] >= self._start else ""
        if len(told) >= len("2018-05") and int(told[5:7]) <= month:
            return f"{told[:4]}-{month:02}", stop  # “arrested in March 2012 and killed in June”
        if self._day is None or (told and told[:4] != f"{self._day.year:04}"):
            return None
        return f"{self._day.year - (month > self._day.month):04}-{month:02}", stop

    def _shortened(self, at: int, end: int, before: str) -> tuple[str, int] | None:
        """Read a range whose beginning leaves out what its end says: “from 3 to 5 May 2018”, “May to June 2017”."""
        lows = self._tokens.lows
        if before not in {"from", "between"} or at + 2 >= end or lows[at + 1] not in _JOINTS:
            return None
        last = self._point(at + 2, end)
        if last is None:
            return None
        edtf, stop = last
        if len(edtf) == len("2018-05-05") and (day := _DAY.fullmatch(lows[at])):
            first = f"{edtf[:8]}{int(day[1]):02}"
        elif len(edtf) == len("2017-06") and lows[at] in MONTHS:
            first = f"{edtf[:5]}{MONTHS[lows[at]]:02}"
            if first > edtf:  # “from November to February 2017” began in the year before
                first = f"{int(edtf[:4]) - 1}{first[4:]}"
        else:
            return None
        return (f"{first}/{edtf}", stop) if first < edtf else None

    def _is_valid(self, edtf: str) -> bool:
        try:
            parse(edtf)
        except ValueError:
            return False
        return True

    def _point(self, at: int, end: int) -> tuple[str, int] | None:
        lows = self._tokens.lows
        if at >= end:
            return None
        low = lows[at]
        if (
            low in MONTHS
            and (low != "may" or self._tokens.words[at] == "May")
            and (low != "march" or self._tokens.words[at] == "March")
        ):
            return self._month(at, end)
        if low[0].isdigit():
            if _ISO.fullmatch(low):
                return low, at + 1
            if at + 1 < end and lows[at + 1] in MONTHS and (day := _DAY.fullmatch(low)):
                return self._day_first(int(day[1]), at, end)
            if _YEAR.fullmatch(low) and not (
                at + 1 < end
                and lows[at + 1] in {"fighters", "soldiers", "people", "men", "troops", "were", "euros", "dollars", "%"}
            ):
                return low, at + 1
            if decade := _DECADE.fullmatch(low):
                return f"{decade[1]}X", at + 1
            return None
        if low in _SEASONS and at + 1 < end:
            year = at + 2 if lows[at + 1] == "of" else at + 1
            if year < end and _YEAR.fullmatch(lows[year]):
                return f"{lows[year]}-{_SEASONS[low]}", year + 1
        return from_day(lows, at, end, self._day)

    def _month(self, at: int, end: int) -> tuple[str, int] | None:
        lows = self._tokens.lows
        month = MONTHS[lows[at]]
        each = at + 1
        if each < end and _YEAR.fullmatch(lows[each]):
            return f"{lows[each]}-{month:02}", each + 1
        if each + 1 < end and lows[each] in {",", "of"} and _YEAR.fullmatch(lows[each + 1]):
            return f"{lows[each + 1]}-{month:02}", each + 2
        if each < end and (day := _DAY.fullmatch(lows[each])) and int(day[1]):
            after = each + 1
            if after < end and lows[after] == "," and after + 1 < end and _YEAR.fullmatch(lows[after + 1]):
                return f"{lows[after + 1]}-{month:02}-{int(day[1]):02}", after + 2
            if after < end and _YEAR.fullmatch(lows[after]):
                return f"{lows[after]}-{month:02}-{int(day[1]):02}", after + 1
            return self._this_year(month, int(day[1]), after)
        if at and lows[at - 1] in _IN_MONTH:
            return self._in_month(lows[at], at + 1, end)
        return None

    def _day_first(self, day: int, at: int, end: int) -> tuple[str, int] | None:
        lows = self._tokens.lows
        month = MONTHS[lows[at + 1]]
        after = at + 2
        if after < end and lows[after] == ",":
            after += 1
        if after < end and _YEAR.fullmatch(lows[after]):
            return f"{lows[after]}-{month:02}-{day:02}", after + 1
        return self._this_year(month, day, at + 2) if day else None

    def _this_year(self, month: int, day: int, stop: int) -> tuple[str, int] | None:
        """Date what bears no year: the last such day up to the document's, where that is not long ago.

        Behind a day of an earlier year in the sentence it is the next: “killed on 3 May 2010 and buried on 5 May”.
        """
        if self._day is None:
            return None
        if self._last is not None and self._last[0] >= self._start and len(self._last[1]) == _WHOLE:
            told = date.fromisoformat(self._last[1])
            if told.year < self._day.year and (told.month, told.day) <= (month, day):
                return f"{told.year}-{month:02}-{day:02}", stop
        for year in (self._day.year, self._day.year - 1):
            try:
                meant = date(year, month, day)
            except ValueError:
                return None
            if timedelta(0) <= self._day - meant < timedelta(days=200):
                return meant.isoformat(), stop
        return None
