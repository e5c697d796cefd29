"""The scene: whether a text is still at the attack that it told of last, so that the dead of whom it tells are its.

They are not where it has come to another paragraph, place or day, or to something else that kills: an earthquake, a
mine that went off. In doubt nobody is counted.
"""

import bisect
from typing import Final

from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.tokens import Tokens

_JUST_BEFORE: Final = 400
"""Characters within which the victims of an attack are told of."""
_DISASTERS: Final = shipped()["deaths.disasters"]
_DEVICES: Final = shipped()["happenings.devices"]
_WIDE: Final = frozenset({"country", "continent", "region"})
"""Kinds of places that others lie in, so that naming one leaves none of these."""
_ANY: Final = frozenset({"a", "an"})


class Scene:
    """Follows one text from its attacks on.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._firsts = [start for start, _ in tokens.sentences]
        self._attack: Record | None = None
        self._end = 0
        """The character after the words that told of the attack last."""
        self._passage = -1
        self._places: set[Record] = set()
        self._dates: set[str] = set()
        self._sentence: Sentence | None = None
        self._is_of_attack = False
        """Whether the sentence tells of the attack itself."""
        self._struck = -1
        """The passage in which a disaster was told of, and no attack since."""

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence: the one before may have left the scene.

        Args:
            sentence: The sentence.
        """
        before, self._sentence = self._sentence, sentence
        if before is not None and self._attack is not None and not self._is_of_attack and self._leaves(before):
            self._attack = None
        if before is not None and not self._is_of_attack and not _DISASTERS.isdisjoint(before.heads):
            self._struck = self._passage_of(before)
        self._is_of_attack = False

    def attacked(self, record: Record, end: int, *, is_known: bool) -> None:
        """Note that the sentence tells of an attack: one that nothing tells from others takes no known one's place.

        Args:
            record: The attack.
            end: The character after the words that tell of it.
            is_known: Whether something tells it from others.
        """
        self._end, self._struck = end, -1
        is_same = self._attack is not None and self._sentence is not None and not self._leaves(self._sentence)
        if self._attack is None or is_known or not is_same:
            self._attack = record
            self._places, self._dates = set(), set()
        if self._sentence is not None:
            self._places |= _places(self._sentence)
            self._dates |= {dated.edtf for dated in self._sentence.dates}
            self._passage = self._passage_of(self._sentence)
        self._is_of_attack = True

    def attack(self, at: int, places: list[Record], dated: Dated | None) -> Record | None:
        """Give the attack whose victims words may tell of.

        Args:
            at: The character where the words begin.
            places: Where they say that it was.
            dated: When.

        Returns:
            The attack; None where there is none, or the text has come to something else.
        """
        if self._attack is None or self._sentence is None or at - self._end >= _JUST_BEFORE:
            return None
        if self._is_of_attack:
            return self._attack
        is_elsewhere = self._places and any(place.kind not in _WIDE and place not in self._places for place in places)
        is_then = dated is None or self._is_then([dated])
        is_here = self._passage_of(self._sentence) == self._passage
        is_other = is_elsewhere or not (is_here and is_then) or self._has_cause(self._sentence)
        return None if is_other else self._attack

    def is_of_disaster(self) -> bool:
        """Whether the sentences before, of the same paragraph, told of a disaster: its dead are nobody's doing."""
        return self._struck >= 0 and self._sentence is not None and self._struck == self._passage_of(self._sentence)

    def _leaves(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of another place, another day or something else that kills."""
        if self._passage_of(sentence) != self._passage or not self._is_then(sentence.dates):
            return True
        elsewhere = {place for place in _places(sentence) - self._places if place.kind not in _WIDE}
        return bool(elsewhere) or self._has_cause(sentence)

    def _is_then(self, dates: list[Dated]) -> bool:
        """Whether dates may be the attack's."""
        if not dates or not self._dates:
            return True
        return any(dated.edtf.startswith(own) or own.startswith(dated.edtf) for dated in dates for own in self._dates)

    def _has_cause(self, sentence: Sentence) -> bool:
        """Whether a sentence brings in a disaster, or another thing that goes off: “a mine”, not “the bomb”."""
        if not _DISASTERS.isdisjoint(sentence.heads):
            return True
        if _DEVICES.isdisjoint(sentence.heads):
            return False
        return any(chunk.head in _DEVICES and self._tokens.lows[chunk.start] in _ANY for _, chunk in sentence.nouns)

    def _passage_of(self, sentence: Sentence) -> int:
        return self._tokens.paragraphs[bisect.bisect_right(self._firsts, sentence.start) - 1]


def _places(sentence: Sentence) -> set[Record]:
    return {
        mention.record
        for _, chunk in sentence.nouns
        for mention in chunk.mentions
        if mention.type == "Place" and mention.record is not None
    }
