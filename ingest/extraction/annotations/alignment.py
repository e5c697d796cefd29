"""Alignment: where the offsets of an annotators' text lie in the normalised text of the document.

The two are one text in two states: line ends, white space, letters in one code point or in two, and what nobody sees,
a byte-order mark or a soft hyphen, which one program keeps and another drops. Their words are the same, so that a word
of the one is found by counting the letters of the other.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.extraction.visible import UNSEEN_SIGN
from schema.text import Span


class Alignment:
    """Two states of one text.

    Args:
        annotated: The text as the annotators had it.
        normalised: The normalised text of the document.
    """

    def __init__(self, annotated: str, normalised: str) -> None:
        self._annotated = annotated
        self._normalised = normalised
        self._starts, self._letters, mine = _words(annotated)
        self._places, theirs = _letters(normalised)
        # An annotators' text may be a part of the document: an article without the page's title.
        self._offset = theirs.find(mine) if mine else -1

    @property
    def is_exact(self) -> bool:
        """Whether the annotators' text is the document's, or a part of it."""
        return self._offset >= 0

    def span(self, start: int, end: int) -> Span | None:
        """Find a stretch of the annotators' text in the normalised text.

        Args:
            start: The first character.
            end: The character after the last.

        Returns:
            Where its words stand; None where they do not.
        """
        if not 0 <= start < end <= len(self._annotated):
            return None
        words = self._annotated[start:end]
        if not words.strip():
            return None
        if not self.is_exact:
            return self._nearest(words, start)
        first = self._letter(start + len(words) - len(words.lstrip()))
        last = self._letter(start + len(words.rstrip()))
        if last <= first:
            return None
        return Span(self._places[self._offset + first], self._places[self._offset + last - 1] + 1)

    def _letter(self, offset: int) -> int:
        """Count the letters before a place of the annotators' text."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        part = self._annotated[self._starts[number] : offset]
        return self._letters[number] + len(_composed(part))

    def _nearest(self, words: str, start: int) -> Span | None:
        """Find words that stand once in each neighbourhood, where the two texts are not one: the nearest such place."""
        plain = unicodedata.normalize("NFC", words.strip())
        places = list(_occurrences(self._normalised, plain))
        if not places:
            return None
        wanted = start * len(self._normalised) / max(len(self._annotated), 1)
        number = bisect_left(places, wanted)
        near = min(places[max(number - 1, 0) : number + 1] or places[-1:], key=lambda place: abs(place - wanted))
        return Span(near, near + len(plain))


def _occurrences(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _words(text: str) -> tuple[list[int], list[int], str]:
    """Give where the words of a text start, how many letters stand before each, and all letters."""
    starts, before, parts, count = [], [], [], 0
    start: int | None = None
    for place, sign in enumerate(f"{text} "):
        if not sign.isspace():
            start = place if start is None else start
        elif start is not None:
            letters = _composed(text[start:place])
            starts.append(start)
            before.append(count)
            parts.append(letters)
            count += len(letters)
            start = None
    return starts, before, "".join(parts)


def _letters(text: str) -> tuple[list[int], str]:
    """Give the place of each letter of a text that is normalised already, and the letters."""
    unseen = {found.start() for found in UNSEEN_SIGN.finditer(text)}
    places = [place for place, sign in enumerate(text) if not sign.isspace() and place not in unseen]
    return places, "".join(text[place] for place in places)


def _composed(word: str) -> str:
    return UNSEEN_SIGN.sub("", unicodedata.normalize("NFC", word))
