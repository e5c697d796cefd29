"""Protagonist: whom a text tells of most, and so may call “he” at the head of a paragraph."""

from collections import Counter
from typing import Final

from ingest.extraction.rules.records import Record

_OFTEN: Final = 3
"""Sentences in which a text must speak of somebody, to tell of him most."""


class Protagonist:
    """Counts in how many sentences of one document somebody was spoken of for sure."""

    def __init__(self) -> None:
        self._people: dict[str, Record] = {}
        self._times: Counter[str] = Counter()
        self._here: set[str] = set()
        """The keys of those of whom the paragraph has spoken."""

    def tell(self, person: Record) -> None:
        """Note of whom a sentence has told.

        Args:
            person: Whom the next sentence may call “he”, for sure.
        """
        self._people[person.key] = person
        self._times[person.key] += 1
        self._here.add(person.key)

    def turn(self, last: Record | None) -> Record | None:
        """Begin a paragraph.

        Args:
            last: Whom the last sentence of the one before was about.

        Returns:
            Whom it may call “he”: whom alone the last one was about, or the text tells of most; None where that is
            nobody for sure.
        """
        here, self._here = self._here, set()
        if last is not None and here <= {last.key}:
            return last
        if len(self._people) == 1:
            return next(iter(self._people.values()))
        key, times = next(iter(self._times.most_common(1)), ("", 0))
        is_main = times >= _OFTEN and times * 2 > self._times.total()
        return self._people[key] if is_main else None
