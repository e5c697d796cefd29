"""Belonging: those of a body or of a state are asked for: ``Which Iranian leaders``, ``Which commanders of Hizbullah``.

They are told by a question of their own, ``who``, and by the body; any query that takes one (`BODY`) can answer it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from identity.states import by_adjective
from queries.asking.words import Word, listed, text_of

BODY: Final = "body"
"""The parameter of a query that narrows its answer to those who belong to a body."""

ANYBODY: Final = "member"
"""A noun for whoever belongs to a body, which narrows nothing where none is named."""

_WHICH: Final = frozenset({"which", "what"})
_OF: Final = frozenset({"of", "from", "in", "among"})
_WHO: Final = frozenset({"who", "that", "which"})


def belonging(said: Sequence[Word]) -> tuple[list[Word], str] | None:
    """Part those who are asked for from the body that they belong to.

    Args:
        said: The words of a question.

    Returns:
        The question asked of anybody, and the body; None where nobody's body is named so.
    """
    begin = 1 if said[0].text.lower() in _WHICH else 0
    for read in (_named_first, _named_last):
        if found := read(said, begin):
            body, end = found
            if begin or (end < len(said) and said[end].text.lower() in _WHO):
                rest = said[end:] if begin else said[end + 1 :]
                return [replace(said[0], text="who", stem="who"), *rest], text_of(body)
    return None


def without_calling(said: Sequence[Word]) -> tuple[list[Word], str] | None:
    """Ask of anybody what a question asks of those of an office, a calling or a rank: ``Which minister``.

    Args:
        said: The words of a question.

    Returns:
        The question, and what they are called; None where nobody is asked for so.
    """
    if said[0].text.lower() not in _WHICH:
        return None
    end = next((place for place, word in enumerate(said) if place and not _is_before_calling(word)), len(said))
    if end == len(said) or said[end].stem not in listed("callings"):
        return None
    return [*said[:end], replace(said[end], text=ANYBODY, stem=ANYBODY), *said[end + 1 :]], said[end].text


def _is_before_calling(word: Word) -> bool:
    is_called = word.stem in listed("callings")
    return not is_called and (
        word.is_capitalised or word.stem in listed("ranks") or word.text.lower() in by_adjective()
    )


def _named_first(said: Sequence[Word], begin: int) -> tuple[Sequence[Word], int] | None:
    """Read ``Iranian leaders``: the body, and the place behind them."""
    while begin < len(said) and said[begin].stem in listed("ranks"):
        begin += 1
    end = _name_ends(said, begin)
    behind = _kinds_end(said, end)
    return (said[begin:end], behind) if begin < end < behind else None


def _named_last(said: Sequence[Word], begin: int) -> tuple[Sequence[Word], int] | None:
    """Read ``leaders of Hizbullah``."""
    of = _kinds_end(said, begin)
    if not begin < of < len(said) - 1 or said[of].text.lower() not in _OF:
        return None
    name = of + 1 + (said[of + 1].stem == "the")
    end = _name_ends(said, name)
    return (said[name:end], end) if name < end < len(said) else None


def _name_ends(said: Sequence[Word], place: int) -> int:
    while place < len(said) and (said[place].is_capitalised or said[place].text.lower() in by_adjective()):
        place += 1
    return place


def _kinds_end(said: Sequence[Word], place: int) -> int:
    """Give the place behind words that say what sort of people they are, the last of which is a noun for them."""
    begin = place
    while place < len(said) and said[place].stem in listed("members") | listed("ranks"):
        place += 1
    return place if place > begin and said[place - 1].stem in listed("members") else begin
