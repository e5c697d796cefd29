"""Purposes: what a body is for, as its name goes on to tell: “the Council on Quarries”, “Save the Harbours”."""

from collections.abc import Mapping
from typing import Final

from ingest.extraction.rules.gazetteer import Entry, Known
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.naming import NAME_HEADS
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_PURPOSES: Final = (
    "s",
    "ive",
    "ent",
    "ed",
    "al",
    "ism",
    "cy",
    "ity",
    "ment",
    "tion",
    "dom",
    "ure",
    "ice",
    "ship",
    "ance",
    "ence",
    "ty",
)
"""What words end in that tell what a body is for, or who is in it."""
_SEVERAL: Final = tuple(shipped()["joined.several"])
"""How words end for people who may call a body after themselves."""
_CALLED_FOR: Final = frozenset({"of", "for", "against"})


class Purposes:
    """Finds where the name of a body goes on with what it is for.

    Args:
        tokens: The text.
        lexicon: What words do.
        known: What the gazetteers know of its words.
        verbs: The forms of verbs.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, known: Known, verbs: Mapping[str, Form]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._known = known
        self._verbs = verbs
        self._heading = lexicon["joined.of"] | {"on"}
        self._abstract = lexicon["joined.abstract"]
        self._about = lexicon["joined.about"]
        self._not_about = lexicon["calendar.weekdays"] | lexicon["calendar.months"] | lexicon["calendar.numbers"]

    def begins_call(self, at: int, end: int) -> bool:
        """Whether a body is called by what it calls for, within a sentence: “Save the Harbours”."""
        lows = self._tokens.lows
        if at + 2 >= end or lows[at + 1] != "the" or not self._tokens.capital[at + 2] or at == 0:
            return False
        form = self._verbs.get(lows[at])
        is_within = self._tokens.words[at - 1][0].islower() or lows[at - 1] == ","
        return form is not None and form.name == "base" and is_within

    def names_subject(self, at: int, end: int) -> bool:
        """Whether “on” goes on with what a body is about: “the Council on Rural Affairs”, not “on Monday”."""
        tokens = self._tokens
        is_about = tokens.lows[at - 1] in self._about and tokens.capital[at + 1]
        return is_about and tokens.lows[at + 1] not in self._not_about and self._known.at(at + 1, end) is None

    def names_purpose(self, at: int, end: int) -> bool:
        """Whether “to” goes on with what a body is for: “the Committee to Defend Sailors”."""
        lows = self._tokens.lows
        if at + 1 >= end or not self._tokens.capital[at + 1] or lows[at - 1] not in self._lexicon.name_heads:
            return False
        form = self._verbs.get(lows[at + 1])
        return form is not None and form.name == "base"

    def is_for(self, stop: int) -> bool:
        """Whether “For” stands behind people, who call a body after themselves: “Mothers For”, “Veterans for Peace”.

        In small letters it is part of the name before a purpose alone: “lawyers for Libya” speak for somebody.
        """
        tokens = self._tokens
        lows = tokens.lows
        if lows[stop] != "for" or not lows[stop - 1].endswith(_SEVERAL) or self._known.at(stop - 1, stop) is not None:
            return False
        is_purpose = stop + 1 < len(tokens) and tokens.capital[stop + 1] and self.is_purpose(lows[stop + 1])
        return tokens.capital[stop] or is_purpose

    def is_of_people(self, stop: int, end: int) -> bool:
        """Whether a body is called by the people in it: “the Democrats of the Coast”, “Mothers Against Quarries”."""
        lows = self._tokens.lows
        if stop >= end or lows[stop] not in _CALLED_FOR or not lows[stop - 1].endswith(_SEVERAL):
            return False
        nearer = stop + 1 + (lows[stop + 1 : stop + 2] in (["the"], ["a"]))
        if nearer >= end or not self._tokens.capital[nearer]:
            return False
        return self.is_for(stop) if lows[stop] == "for" else (lows[stop] == "against") is self._tokens.capital[stop]

    def is_pair(self, stop: int, end: int) -> bool:
        """Whether what a body is for is told by two words: “Alliance for Renewal and Progress”."""
        lows = self._tokens.lows
        if lows[stop - 2] not in self._heading or (lows[stop - 1] in NAME_HEADS and not lows[stop - 1].endswith("s")):
            return False
        one, other = self._place(stop - 1, stop), self._place(stop + 1, end)
        if one is not None or other is not None:
            # Two countries of one state, and not two states that do something.
            return one is not None and other is not None and one.within is not None and one.within == other.within
        last = stop + 1
        while last + 1 < end and self._tokens.capital[last + 1]:
            last += 1
        if last > stop + 1 and (last > stop + 2 or lows[last] in self._lexicon.heads):
            return False  # “the Bank of Commerce and Harbour Trust”
        return self.is_purpose(lows[stop - 1]) and self.is_purpose(lows[last])

    def _place(self, at: int, end: int) -> Entry | None:
        entry = self._known.at(at, end)
        return entry[0] if entry is not None and entry[0].type in {"Place", "State"} else None

    def is_purpose(self, low: str) -> bool:
        """Whether a word may tell what a body is for, or who is in it: “peace”, “ethics”, “democrats”."""
        is_word = low.endswith(_PURPOSES) or low in self._abstract
        return is_word and low not in self._lexicon.given
