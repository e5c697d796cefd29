"""Deaths: whether those who a sentence says “died” were killed."""

from collections.abc import Set

from ingest.extraction.rules.lexicon import shipped

_LEXICON = shipped()
_NATURAL = _LEXICON["deaths.natural"] | _LEXICON["deaths.disasters"]
_HARM = frozenset({"attack", "battle", "war"})
_VIOLENT = (
    _LEXICON["deaths.violent"]
    | _LEXICON["equipment.heads"]
    | {noun for noun, kind in _LEXICON.events.items() if kind in _HARM}
)

DYING = frozenset({"die", "perish"})
"""Verbs of those who die, by whatever it is."""


def is_killing(words: Set[str], *, of_many: bool) -> bool:
    """Say whether a death that a sentence tells of was a killing.

    Nobody is killed by an illness. Of a number of people who died a report tells because of what befell them; of
    somebody with a name only where it tells of violence.

    Args:
        words: The words of the sentence, in lower case.
        of_many: A number of people died who have no name.
    """
    return _NATURAL.isdisjoint(words) and (of_many or not _VIOLENT.isdisjoint(words))
