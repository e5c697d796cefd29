"""Figurative: harm that is done in words alone, or to nobody: “attacked Farid in a speech”, “killed time”."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped

_WORDS: Final = shipped()["figurative.words"]
_IN: Final = shipped()["figurative.in"]
_OVER: Final = shipped()["figurative.over"]
_WITH: Final = shipped()["figurative.with"]
_CRITICS: Final = shipped()["figurative.critics"]
_THINGS: Final = shipped()["figurative.things"]
_HARMLESS: Final = shipped()["happenings.harmless"]
_ASSAULT: Final = shipped()["deaths.assault"]
_BY_WORDS: Final = frozenset({"attack", "assault", "target", "hit", "bombard"})
_LISTS: Final = shipped()["figurative.lists"]
_GAMES: Final = shipped()["figurative.games"]
_KILLING: Final = frozenset({"kill", "murder", "slaughter", "assassinate", "execute", "massacre"})
_DESTROYING: Final = _KILLING | {"explode", "demolish"}
_STRIKING: Final = frozenset({"strike", "hit"})


def is_figurative(clause: Clause, lows: Sequence[str]) -> bool:
    """Say whether what a verb of harm says was done was done in words alone, or to no living thing.

    Args:
        clause: The verb with what belongs to it.
        lows: The tokens of the text in lower case.
    """
    verb = clause.verb
    doers: Sequence[Chunk] = clause.doers
    whom: Sequence[Chunk] = clause.whom
    end = whom[-1].end if whom and whom[-1].start >= verb.end else verb.end
    if verb.head in _STRIKING and end > verb.end and lows[end : end + 1] == ["as"]:
        return True  # “struck Farid as honest”
    if any(each.head in _CRITICS or is_harmless(each, lows) for each in doers):
        return True
    if verb.head in _STRIKING and _are(clause, "off", _LISTS):
        return True  # “struck Farid off its list”
    if verb.head in _DESTROYING and any(each.head in _THINGS for each in whom):
        return True
    if verb.head in _KILLING:
        return False
    if not _GAMES.isdisjoint(lows[clause.chunks[0].start : clause.chunks[-1].end]):
        return True
    if verb.head not in _BY_WORDS:
        return False
    if not _WORDS.isdisjoint((lows[verb.start - 1], *lows[verb.start : verb.end], *lows[end : end + 1])):
        return True
    if _are(clause, "with", _WITH):
        return True
    # Gunmen attack somebody for what he said by more than words, and so does whoever attacks him “with” something.
    by_words = _are(clause, "in", _IN) or _are(clause, "over", _OVER) or _are(clause, "for", _OVER)
    return by_words and "with" not in clause.adjuncts and all(each.head not in _ASSAULT for each in doers)


def is_harmless(noun: Chunk, lows: Sequence[str]) -> bool:
    """Say whether a noun is of an attack that nobody made, or made in words: “a heart attack”, “a verbal attack”.

    Args:
        noun: The noun phrase.
        lows: The tokens of the text in lower case.
    """
    return noun.head in {"attack", "attacks"} and not _HARMLESS.isdisjoint(lows[noun.start : noun.end])


def _are(clause: Clause, preposition: str, words: frozenset[str]) -> bool:
    return any(each.head in words for each in clause.adjuncts.get(preposition, ()))
