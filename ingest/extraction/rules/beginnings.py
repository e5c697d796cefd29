"""Beginnings: whether a capitalised word begins a name, and where a name begins that small words stand before."""

from collections.abc import Mapping, Set
from typing import Final

from ingest.extraction.rules.extents import Extents, is_day
from ingest.extraction.rules.gazetteer import Known
from ingest.extraction.rules.lexicon import Lexicon
from ingest.extraction.rules.naming import NAME_HEADS
from ingest.extraction.rules.noun_mentions import STOP
from ingest.extraction.rules.phrases import WHERE
from ingest.extraction.rules.tokens import DASHES, Tokens
from ingest.extraction.rules.verbs import Form
from ingest.reading.dateline import MONTHS

_LONGEST_OPENING: Final = 10
"""Words within which “ADEN (Harbour News) –” comes to its end."""
_OFFICES: Final = frozenset({"MP", "MLA", "MEP", "MSP", "TD", "MPP", "GOC", "CEO"})
_WHERE: Final = frozenset({*WHERE, "for", "to", "from"})


class Beginnings:
    """Finds where the names of one text begin.

    Args:
        tokens: The text.
        lexicon: What words do.
        known: What the gazetteers know of its words.
        verbs: The forms of verbs.
        extents: Where names end.
        seen_within: The capitalised words that stand within a sentence, in lower case.

    Attributes:
        shades: The words, in lower case, that the name of a party may begin with.
    """

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        known: Known,
        verbs: Mapping[str, Form],
        extents: Extents,
        seen_within: Set[str],
    ) -> None:
        self._tokens = tokens
        self._known = known
        self._verbs = verbs
        self._extents = extents
        self._seen_within = seen_within
        self._given = lexicon.given
        self._months, self._weekdays = lexicon["calendar.months"], lexicon["calendar.weekdays"]
        self._dating = lexicon["calendar.dating"]
        self._may_start = lexicon["calendar.may-start"]
        self._particles, self._nobility = lexicon["joined.particles"], lexicon["joined.nobility"]
        self.shades = lexicon["joined.adjectives"] | lexicon["joined.persuasions"] | lexicon["joined.shades"]
        self._firsts = {start for start, _ in tokens.sentences}

    def saint(self, at: int, end: int) -> int:
        """Find where the name of a place ends that is a saint's: “in St. Zorn”; 0 where it is none, or known."""
        lows, capital = self._tokens.lows, self._tokens.capital
        if at + 1 >= end or not capital[at + 1] or self._known.at(at, end) is not None:
            return 0
        behind = lows[at + 2] if at + 2 < end else "."
        if behind in {"'s", "'"}:
            return at + 3 if at + 3 < end and lows[at + 3] in {",", ".", ")"} else 0  # “in St. Zorn's.”
        return at + 2 if lows[at - 1] in _WHERE and not (at + 2 < end and capital[at + 2]) else 0

    def behind_particles(self, at: int, start: int) -> int:
        """Find where a surname begins that has particles without capitals: “by von der Zorn”, not “coup de Zorn”."""
        lows, first = self._tokens.lows, at
        while first > start and lows[first - 1] in self._particles and not self._tokens.capital[first - 1]:
            first -= 1
        while first < at and lows[first] not in self._nobility:
            first += 1
        before = lows[first - 1] if first > start else ""
        is_free = not before or before in STOP or not before[0].isalpha() or before in self._verbs
        return first if is_free else at

    def opens(self, at: int, start: int) -> bool:
        """Whether a dash parts the place that a report is from, and who reports, from its first words."""
        words = self._tokens.words
        is_near = at - start < _LONGEST_OPENING and at > start and words[at] in DASHES
        return is_near and words[start].isupper() and (words[at - 1] == ")" or words[at - 1].isupper())

    def is_within(self, at: int, end: int) -> bool:
        """Whether a word that seldom begins a name does so within a sentence, before the same: “Red Harbour Line”.

        Or it begins what is known, or a body's name: “Red Crescent Logistics”.
        """
        tokens = self._tokens
        if at + 1 < end and tokens.capital[at + 1] and tokens.lows[at] in self._may_start:
            entry = self._known.at(at, end)
            if (entry is not None and entry[1] > at + 1) or self._extents.begins_body(at, end):
                return True
        if (
            tokens.lows[at] in STOP
            or tokens.lows[at] not in self._seen_within
            or at + 1 == end
            or not tokens.capital[at + 1]
        ):
            return False
        pair = tokens.words[at : at + 2]
        others = tokens.places(frozenset({tokens.lows[at]}))
        return any(each not in self._firsts and tokens.words[each : each + 2] == pair for each in others)

    def party(self, at: int, end: int) -> int:
        """Find where a party's name ends that has “party” in small letters: “the Liberal party”; 0 where none is."""
        stop = at
        while stop < end and self._tokens.lows[stop] in self.shades and self._tokens.capital[stop]:
            stop += 1
        is_party = at < stop < end and self._tokens.words[stop] == "party" and self._known.at(at, end) is None
        return stop + 1 if is_party else 0

    def is_short(self, at: int, end: int) -> bool:
        """Whether a word for an office or a title is initials in brackets of its own: “Movement of Zorn (MpZ)”."""
        words = self._tokens.words
        is_alone = 0 < at < end - 1 and words[at - 1] == "(" and words[at + 1] == ")"
        return is_alone and sum(map(str.isupper, words[at])) > 1 and words[at].rstrip("s") not in _OFFICES

    def is_adverb(self, at: int) -> bool:
        """Whether an adverb and a comma open a sentence: “Conversely, …”."""
        low = self._tokens.lows[at]
        return low.endswith("ly") and low not in self._given and self._tokens.lows[at + 1 : at + 2] == [","]

    def goes_on(self, at: int, end: int) -> bool:
        """Whether a word that is no name by itself begins one: “Islamic Jihad”, “Western Sahara”."""
        if at + 1 == end or not self._tokens.capital[at + 1]:
            return self._extents.is_named_by_day(at, end)
        # “the March Movement”, and not “March Omar Farid …”
        return self._tokens.lows[at] not in self._months or self._tokens.lows[at + 1] in NAME_HEADS

    def is_date(self, at: int, end: int) -> bool:
        """Whether a month or a day says when, and begins no name: “In May Harakat Zorn fled”, not “the May Brigade”."""
        lows = self._tokens.lows
        before = lows[at - 1] if at else ""
        if lows[at] in MONTHS:
            if at > 1 and is_day(before) and lows[at - 2] != "the":
                return True
            if at + 1 < end and lows[at + 1].isdigit() and not self._extents.is_named_by_day(at, end):
                return True
        return before in self._dating and (lows[at] in self._months or lows[at] in self._weekdays)
