"""Extents: where a name that begins at a word ends: past “of the”, “de”, “and” and what holds its words together."""

from collections.abc import Mapping, Set

from ingest.extraction.rules.gazetteer import Known
from ingest.extraction.rules.lexicon import Lexicon
from ingest.extraction.rules.naming import EMBLEMS, NAME_HEADS
from ingest.extraction.rules.sums import is_number
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_POSSESSIVE = frozenset({"'s", "'"})


class Extents:
    """Finds where the names of one text end.

    Args:
        tokens: The text.
        lexicon: What words do.
        known: What the gazetteers know of its words.
        verbs: The forms of verbs.
        titles: Ranks, offices and what else stands before a name.
    """

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, known: Known, verbs: Mapping[str, Form], titles: Set[str]
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._known = known
        self._verbs = verbs
        self._titles = titles
        self._months = lexicon["calendar.months"]
        self._particles = lexicon["joined.particles"]
        self._of = lexicon["joined.of"]
        self._owners = lexicon["joined.owners"]
        self._abstract = lexicon["joined.abstract"]

    def begins_body(self, at: int, end: int) -> bool:
        """Whether a word of titles begins the name of a body: “General Assembly”, “Liberal Democratic Party”."""
        lows = self._tokens.lows
        if self._is_emblem(at):
            return True
        for each in range(at + 1, min(at + 4, end)):
            if self._holds(each):
                continue  # “the Veterans' Union”
            if not self._tokens.capital[each] or lows[each] in self._lexicon.given:
                return False
            if lows[each] in NAME_HEADS:
                return True
        return False

    def has_of(self, at: int, stop: int) -> bool:
        """Whether “of” or “for” stands between two tokens."""
        return any(low in self._of for low in self._tokens.lows[at:stop])

    def end(self, at: int, end: int) -> int:
        """Find where a name that begins at a token ends."""
        lows, words, capital = self._tokens.lows, self._tokens.words, self._tokens.capital
        stop = at + 1
        while stop < end:
            low = lows[stop]
            if capital[stop]:
                if low in self._months:
                    break
                is_title = low in self._titles or (
                    low not in self._lexicon.given and self._lexicon.role_at(lows, stop, end)
                )
                # “the Harbour Soldiers fled”: a name may end in people.
                is_last = low in self._lexicon["people.heads"] and not (stop + 1 < end and capital[stop + 1])
                if (
                    is_title
                    and not is_last
                    and not (low in NAME_HEADS or self._is_within(stop, end) or self.begins_body(stop, end))
                ):
                    break
                stop += 1
            elif stop == at + 1 and self.is_named_by_day(at, end):
                stop = at + 3
            elif self._holds(stop) and stop + 1 < end and capital[stop + 1]:
                stop += 2
            elif low in self._of and self._takes_of(at, stop) and stop + 1 < end:
                if self._tokens.capital[stop + 1]:
                    stop += 2
                elif lows[stop + 1] == "the" and stop + 2 < end and self._tokens.capital[stop + 2]:
                    is_state = (entry := self._known.at(stop + 2, end)) is not None and entry[0].type == "State"
                    if lows[stop - 1] in self._lexicon.heads and not is_state and self._ends_in_body(stop + 2, end):
                        break  # “the Quarry Brigade of the Harbour Guard”: two bodies
                    stop += 3
                else:
                    break
            elif stop + 1 < end and self._goes_on_behind(at, stop, end):
                stop += 2
            elif words[stop].isdigit() and lows[stop - 1] in {
                "resolution",
                "article",
                "operation",
                "unit",
                "brigade",
                "group",
                "directive",
            }:
                if stop + 1 < end and is_number(lows[stop + 1]):
                    break  # “paid the Harbour Brigade 3 million dollars”
                stop += 1
            else:
                break
        return stop

    def _is_within(self, at: int, end: int) -> bool:
        """Whether a word of honour is a part of a name: “Ahmed Sheikh Nur”."""
        low, given = self._tokens.lows[at], self._lexicon.given
        is_part = low in self._lexicon["people.honorific"] and self._tokens.lows[at - 1] in given
        return is_part and at + 1 < end and self._tokens.capital[at + 1]

    def is_named_by_day(self, at: int, end: int) -> bool:
        """Whether a body is called by a day: “the May 5 Movement”."""
        lows = self._tokens.lows
        if lows[at] not in self._months or at + 2 >= end or not lows[at + 1].isdigit():
            return False
        return self._tokens.capital[at + 2] and lows[at + 2] in NAME_HEADS

    def _holds(self, at: int) -> bool:
        """Whether a small word holds a name together: “de”, or the mark in “Workers' Party”."""
        low = self._tokens.lows[at]
        if low not in _POSSESSIVE:
            return low in self._particles
        before = self._tokens.lows[at - 1]
        # “the Patriots' Front”, and no person's: before a name stands no article.
        is_body = self._tokens.lows[at + 1 : at + 2] and self._tokens.lows[at + 1] in NAME_HEADS
        is_of_several = low == "'" and at > 1 and before.endswith("s") and self._tokens.lows[at - 2] == "the"
        return before in self._owners or bool(is_of_several and is_body and self._known.at(at - 1, at) is None)

    def _goes_on_behind(self, at: int, stop: int, end: int) -> bool:
        """Whether a name goes on behind “and”, a comma or “to”."""
        low = self._tokens.lows[stop]
        if low == "to":
            return self._names_purpose(stop, end)
        return low in {"and", "&", ","} and self._joins(at, stop, low)

    def _names_purpose(self, at: int, end: int) -> bool:
        """Whether “to” goes on with what a body is for: “the Committee to Defend Sailors”."""
        lows = self._tokens.lows
        if at + 1 >= end or not self._tokens.capital[at + 1] or lows[at - 1] not in self._lexicon.heads:
            return False
        form = self._verbs.get(lows[at + 1])
        return form is not None and form.name == "base"

    def _is_emblem(self, at: int) -> bool:
        """Whether a word is one by which a group calls itself, “of” something: “the Sons of the Delta”."""
        lows = self._tokens.lows
        return lows[at] in EMBLEMS and at > 0 and lows[at - 1] == "the" and lows[at + 1 : at + 2] == ["of"]

    def _ends_in_body(self, at: int, end: int) -> bool:
        while at < end and self._tokens.capital[at]:
            at += 1
        return self._tokens.lows[at - 1] in self._lexicon.heads

    def _takes_of(self, at: int, stop: int) -> bool:
        if "state" in self._tokens.lows[at + 1 : stop] and self._tokens.lows[at - 1] == "the":
            return True  # “the Islamic State of”
        return self._is_emblem(at) or any(
            low in NAME_HEADS or low in self._lexicon["places.before"] for low in self._tokens.lows[at:stop]
        )

    def _joins(self, at: int, stop: int, low: str) -> bool:
        if not self._tokens.capital[stop + 1]:
            return False
        if low == "&":
            return True
        if low == "and" and self._tokens.lows[stop - 1] in self._lexicon["joined.adjectives"]:
            return self.begins_body(stop + 1, min(stop + 4, len(self._tokens.words)))
        if not self.has_of(at, stop) and not any(each in NAME_HEADS for each in self._tokens.lows[at:stop]):
            return False
        known = self._tokens.lows[stop + 1] in self._abstract and self._tokens.lows[stop - 1] in self._abstract
        return known and (low == "and" or self._tokens.lows[stop + 1 : stop + 3][-1:] in (["and"], [","]))
