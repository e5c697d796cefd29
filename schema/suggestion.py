"""Suggestions: the word that somebody meant, where what was written is none of those there are."""

from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.65
"""How like two words must be, from 0 to 1: below this a family is meant by an army."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give what somebody may have meant by a word, capitals aside; None where nothing is near.

    Args:
        word: What was written.
        known: What could have been.
    """
    by_small = {one.lower(): one for one in known}
    near = get_close_matches(word.lower(), by_small, n=1, cutoff=NEAR)
    return by_small[near[0]] if near else None


def meant(word: object, known: Iterable[str]) -> str:
    """Give the end of a sentence that asks whether something else was meant; empty where nothing is near.

    Args:
        word: What was written; what is no text resembles nothing.
        known: What could have been.
    """
    near = nearest(word, known) if isinstance(word, str) else None
    return f"; did you mean {near}?" if near else ""
