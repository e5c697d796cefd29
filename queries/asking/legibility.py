"""Legibility: why a question cannot be read, and whether it is one in English at all."""

from collections.abc import Sequence
from typing import Final

from queries.asking.alignment import is_content
from queries.asking.wording import turning
from queries.asking.words import Word, entries, listed

UNREAD: Final = {
    True: "is nobody whom the question names",
    False: "turns or narrows it in a way that none is asked in",
}


def unread(said: Sequence[Word]) -> Word | None:
    """Find the first word of a question that no query can read: one for somebody named before, or one that turns it.

    Args:
        said: Its words.
    """
    return next((word for word in said if word.is_pronoun), None) or next(turning(said), None)


def is_english(said: Sequence[Word], known: frozenset[str]) -> bool:
    """Say whether a question begins as English ones do, or half of its words or more are such as questions have.

    Args:
        said: Its words; names count for nothing.
        known: The senses that queries know.
    """
    if entries("interrogatives").longest(said, 0):
        return True
    plain = [word for place, word in enumerate(said) if not place or not word.is_capitalised]
    return 2 * sum(
        not is_content(word) or word.sense in known or word.stem in listed("never") for word in plain
    ) >= len(plain)
