"""Suggestions: the word that somebody meant, where what was written is none of those there are."""

from collections.abc import Iterable

NEAR = 0.65
"""How like two words must be, from 0 to 1, to be named as what was meant: below this a family is meant by an army."""
LOOSE = 0.5
"""How like longer names must be, of which a person may give a part: ids of documents, names of queries."""


def nearest(word: str, known: Iterable[str], *, most: int = 1, near: float = NEAR) -> list[str]:
    """Give what somebody may have meant by a word, the likeliest first; capitals make no difference.

    Args:
        word: What was written.
        known: What could have been.
        most: How many to give at the most.
        near: How like it they must be, from 0 to 1, by `difflib.SequenceMatcher.ratio`.
    """
    from difflib import get_close_matches

    by_small = {one.lower(): one for one in known}
    return [by_small[found] for found in get_close_matches(word.lower(), by_small, n=most, cutoff=near)]


def meant(word: object, known: Iterable[str]) -> str:
    """Give the end of a sentence that asks whether something else was meant; empty where nothing is near.

    Args:
        word: What was written; what is no text resembles nothing.
        known: What could have been.
    """
    near = nearest(word, known) if isinstance(word, str) else None
    return f"; did you mean {near[0]}?" if near else ""


def did_you_mean(word: str, known: Iterable[str], *, most: int = 1, near: float = NEAR) -> str:
    """Give a sentence that asks whether one of a few was meant; empty where nothing is near.

    Args:
        word: What was written.
        known: What could have been.
        most: How many to name at the most.
        near: How like it they must be, as in `nearest`.
    """
    found = nearest(word, known, most=most, near=near)
    return f"Did you mean {' or '.join(found)}?" if found else ""
