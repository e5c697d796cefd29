"""Deaths: whether those who a sentence says “died” were killed."""

from collections.abc import Callable, Sequence, Set
from typing import Final

from ingest.extraction.rules.chunks import NOUN, PREPOSITION, SUBORDINATOR, VERB, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import plural, shipped
from ingest.extraction.rules.mentions import Mention

_LEXICON: Final = shipped()
_DISASTERS: Final = _LEXICON["deaths.disasters"]
_NATURAL: Final = _LEXICON["deaths.natural"] | _DISASTERS
_HARM: Final = frozenset({"attack", "battle", "war"})
_FIGHTS: Final = frozenset(noun for noun, kind in _LEXICON.events.items() if kind in _HARM)
_MACHINES: Final = _LEXICON["equipment.machines"]
_ASSAULT: Final = _LEXICON["deaths.assault"] | _LEXICON["happenings.devices"] | _FIGHTS | _MACHINES
_VIOLENT: Final = _LEXICON["deaths.violent"] | _LEXICON["equipment.heads"] | _ASSAULT
_HURT: Final = _LEXICON["deaths.hurt"]
_MISHAPS: Final = _LEXICON["happenings.mishaps"] - {"accidental", "accidentally"}
"""What explodes by itself; a bomb that somebody set off by accident killed him all the same."""
_EXPLODING: Final = ("explo", "blast", "deton")
"""How words begin that tell of an explosion, which may be nobody's doing."""
_WITHIN: Final = 4
"""Words beside one of those that say of what it was."""
_VATS: Final = _LEXICON["equipment.tanks-for"]
TANKS: Final = frozenset({"tank", "tanks"})
_ACCIDENTS: Final = _LEXICON["deaths.accidents"]
_BEINGS: Final = frozenset({"Person", "Organization", "State"})
_PEOPLE: Final = (
    _LEXICON["people.heads"]
    | _LEXICON["deaths.killers"]
    | _LEXICON["groups-of.military"]
    | _LEXICON["groups-of.bodies"]
    | frozenset(_LEXICON.groups)
    | (_LEXICON["grammar.pronoun"] - {"it", "itself"})
) - _MACHINES
_CAUSE: Final = frozenset({"when", "after", "as"})

DYING: Final = _LEXICON["deaths.dying"]
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


def tells_of_killing(clause: Clause, words: Set[str], lows: Sequence[str], *, of_many: bool) -> bool:
    """Say whether the death of which a verb tells was a killing, as far as its sentence tells of that death.

    Args:
        clause: The verb with what belongs to it.
        words: The words of its sentence, in lower case.
        lows: The tokens of the text in lower case.
        of_many: A number of people died who have no name.
    """
    return is_killing(_words_about(clause, words, lows), of_many=of_many)


def _words_about(clause: Clause, words: Set[str], lows: Sequence[str]) -> Set[str]:
    """Leave out of a sentence what it only says besides of whoever died: “Farid, who had fought in the war, died”.

    What hurt him stays: “Farid, who had been wounded in the attack, died”.

    Args:
        clause: The verb of dying with what belongs to it.
        words: The words of the sentence.
        lows: The tokens of the text in lower case.

    Returns:
        The words that may say how he died.
    """
    chunks, verb = clause.chunks, clause.verb
    if clause.verb.head not in DYING or _VIOLENT.isdisjoint(words):
        return words
    if not clause.subject or clause.subject[-1] not in chunks:
        return words
    begin = clause.subject[-1].end
    aside = set(lows[begin : verb.start])
    if lows[begin : begin + 1] != [","] or lows[verb.start - 1] != "," or not _HURT.isdisjoint(aside):
        return words
    opening = chunks[chunks.index(clause.subject[-1]) + 2]
    if opening.tag == VERB:
        return words  # “Farid, caught in an ambush, died”
    return {*lows[chunks[0].start : begin], *lows[verb.start : chunks[-1].end]}


def is_by_violence(clause: Clause, lows: Sequence[str], meant: Callable[[Chunk], Mention | None]) -> bool:
    """Say whether what a verb of killing says did it may have been somebody: people, or what they kill with or in.

    A list of what else kills would never be whole: a ferry sinks, a bridge falls. So what is neither people nor a word
    of violence killed nobody, whatever it is. Where nothing is said to have done it, that is left open.

    Args:
        clause: The verb with what belongs to it.
        lows: The tokens of the text in lower case.
        meant: Finds what a noun phrase means: “it” may be a brigade.
    """
    verb, chunks = clause.verb, clause.chunks
    if verb.passive or verb.head in DYING:
        doers: Sequence[Chunk] = clause.adjuncts.get("by", ()) if verb.passive else ()
        start, stop = verb.end, chunks[-1].end
        if any(chunk.head in _DISASTERS for chunk in clause.adjuncts.get("in", ())):
            return _is_assault(lows[start:stop])  # “were killed in a landslide”
        if not doers:
            # “were killed when a ferry sank”
            when = next((at for at in range(clause.index, len(chunks)) if _is_cause(chunks[at])), len(chunks))
            doers = [chunk for chunk in chunks[when + 1 : when + 2] if chunk.tag == NOUN]
            if when < len(chunks) and not _ACCIDENTS.isdisjoint(lows[chunks[when].end : stop]):
                return _is_assault(lows[start:stop])  # “when a drone crashed”
            said = lows[start:stop]
            if any(low.startswith(_EXPLODING) and _is_of_mishap(said, at) for at, low in enumerate(said)):
                return _is_assault(said)  # “in a gas explosion”
    else:
        doers, stop = clause.subject, verb.start
        first = chunks.index(doers[0]) if doers and doers[0] in chunks else 0
        while clause.relative and first > 1 and chunks.tags[first - 2 : first] == NOUN + PREPOSITION:
            first -= 2  # “the bombing of a hotel in Aden that killed two”
        start = chunks[first].start
    if not doers and (verb.passive or verb.head in DYING or verb.form != "ing"):
        return True
    return any(_is_being(each, meant(each)) for each in doers) or _is_assault(lows[start:stop])


def _is_assault(words: Sequence[str]) -> bool:
    """Whether words tell of violence; a machine of war is none where it crashed: “a drone crash killed two”."""
    is_accident = not _ACCIDENTS.isdisjoint(words)
    told = (_ASSAULT - _MACHINES if is_accident else _ASSAULT).intersection(words)
    if told and is_vat(words):
        told -= TANKS
    if told and any(low.startswith(_EXPLODING) for low in told):
        told -= {low for at, low in enumerate(words) if low.startswith(_EXPLODING) and _is_of_mishap(words, at)}
    return bool(told)


def _is_of_mishap(words: Sequence[str], at: int) -> bool:
    """Whether what exploded did so by itself: “a gas explosion”, “the explosion of a boiler”."""
    behind = words[at + 1 : at + 1 + _WITHIN] if words[at + 1 : at + 2] in (["of"], ["in"]) else []
    beside = [*words[max(0, at - _WITHIN + 1) : at], *behind]
    return not _MISHAPS.isdisjoint(beside) or is_vat(beside)


def is_vat(words: Sequence[str]) -> bool:
    """Say whether a tank that words name is one that something is kept in: “a septic tank”.

    Args:
        words: Words of a sentence in lower case, in order.
    """
    return any(low in TANKS and words[at] in _VATS for at, low in enumerate(words[1:]))


def _is_cause(chunk: Chunk) -> bool:
    return chunk.tag == SUBORDINATOR and chunk.head in _CAUSE


def _is_being(chunk: Chunk, meant: Mention | None) -> bool:
    """Whether a noun phrase is of people, or of a body or a state that has a name."""
    if meant is not None and meant.type in _BEINGS:
        return True
    heads = {chunk.head, plural(chunk.head)}
    return not _PEOPLE.isdisjoint(heads) or chunk.head in _LEXICON.roles or chunk.head.endswith(("man", "men"))
