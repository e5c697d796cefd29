"""Phrases: noun phrases to the left and right of a place in a sentence, with those that are joined with them."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    END,
    NOUN,
    OPEN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.lexicon import shipped

WHERE: Final = ("in", "at", "near", "outside", "inside")
"""Prepositions of where something is or was, in the order in which they tell it."""
QUANTITIES: Final = shipped()["clauses.quantities"]
_PAST_OF: Final = QUANTITIES | shipped()["places.called"]
"""What stands before “of” and what is meant: “dozens of sailors”, “the town of Aden”."""
CLAUSE_OPENING: Final = frozenset({"after", "before", "since", "until", "as"})
"""Prepositions that a clause may stand behind, too."""
_BOUNDS: Final = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})
_GOVERNING: Final = frozenset({"government", "governments", "regime", "authorities"})
_JOINING: Final = frozenset({COMMA, CONJUNCTION})
_PARTING: Final = frozenset({COMMA, STOP})
_ONE_OF: Final = frozenset(
    {"member", "leader", "commander", "head", "founder", "chief", "officer", "official", "fighter", "friend"}
)
_SUBJECTS: Final = frozenset({"he", "she", "they"})
_WITHIN: Final = frozenset({"of", "in"})


def before_insertion(chunks: Chunks, at: int) -> int | None:
    """From the comma that closes an insertion find the noun phrase before the one that opens it."""
    depth = 0
    for each in range(at - 1, 0, -1):
        tag = chunks[each].tag
        if tag in {STOP, SUBORDINATOR} and not (chunks[each].head == "once" and chunks[each - 1].tag == COMMA):
            if tag == SUBORDINATOR and opening_of_aside(chunks, each) >= 0:
                continue
            return None
        if tag == COMMA:
            if chunks[each - 1].head.isdigit() and chunks[each - 2].tag == COMMA and each > 2:
                continue  # an age: “Farid, 51, a trader, fled”
            if chunks[each - 1].tag == NOUN or chunks[each - 1].tag in {CLOSE, QUOTE}:
                before = each - 1
                while before > 0 and chunks[before].tag in {CLOSE, QUOTE}:
                    before = next((o - 1 for o in range(before, -1, -1) if chunks[o].tag == OPEN), before - 1)
                return before if chunks[before].tag == NOUN else None
            depth += 1
            if depth > 3:
                return None
    return None


def opening_of_aside(chunks: Chunks, at: int) -> int:
    """Find the comma before “who”, of “Farid, who fled when Libya attacked, is”, from “when” on; -1 where none is."""
    tags = chunks.tags
    opening = tags.rfind(COMMA + RELATIVE, 0, at)
    within = tags[opening + 2 : at]
    return opening if opening >= 0 and within and _PARTING.isdisjoint(within) else -1


def noun_phrase_left(chunks: Chunks, at: int, *, antecedent: str = "") -> tuple[list[Chunk], int]:
    """Read the noun phrase that ends at a chunk: its head, and those joined with it.

    Returns:
        The heads, and where the phrase begins.
    """
    heads = [chunks[at]]
    while at > 0:
        before = chunks[at - 1]
        if before.possessive and before.tag == NOUN:
            at -= 1
            continue
        if antecedent in {"which", "that"} and heads[-1].mentions:
            break
        if antecedent in {"who", "whose"} and any(mention.type == "Person" for mention in heads[-1].mentions):
            break
        if before.tag == PREPOSITION and at > 1 and chunks[at - 2].tag == NOUN:
            if before.head not in {
                "of",
                "about",
                "in",
                "from",
                "for",
                "at",
                "with",
                "on",
                "by",
                "between",
                "to",
                "near",
                "under",
                "against",
                "over",
            }:
                break
            head = chunks[at - 2]
            is_past = head.head in _PAST_OF or (head.head in _GOVERNING and _is_of_state(chunks, at - 2))
            if is_past and before.head == "of" and not head.mentions:
                at -= 2
                continue
            heads = [head]
            at -= 2
            continue
        if (
            before.tag == CONJUNCTION
            and before.head in {"and", "or", "nor"}
            and at > 1
            and chunks[at - 2].tag in {NOUN, COMMA, CONJUNCTION}
        ):
            other = at - 2 if chunks[at - 2].tag == NOUN else at - 3  # “and Nader”, “, and Nader”, “and/or Nader”
            if other < 0 or chunks[other].tag != NOUN or _is_object(chunks, other):
                break
            if chunks[other].head not in _SUBJECTS and _has_verb(chunks, other):
                break
            heads.insert(0, chunks[other])
            at = other
            continue
        if (
            before.tag == COMMA
            and at > 1
            and chunks[at - 2].tag == NOUN
            and len(heads) > 1
            and not _is_object(chunks, at - 2)
            and not _may_be_apposed(chunks, at - 2)
        ):
            heads.insert(0, chunks[at - 2])
            at -= 2
            continue
        break
    return heads, at


def _has_verb(chunks: Chunks, at: int) -> bool:
    """Whether a noun phrase ends a clause of its own: “Farid went to Aden, and Nader fled”."""
    for each in range(at - 1, -1, -1):
        if chunks[each].tag in _BOUNDS:
            return False
        if chunks[each].tag == VERB and chunks[each].is_finite:
            return True
    return False


def _is_of_state(chunks: Chunks, at: int) -> bool:
    """Whether a government stands for the state whose it is: “the government of Libya”."""
    if chunks.tags[at + 1 : at + 3] != PREPOSITION + NOUN:
        return False
    return bool(chunks[at + 2].mentions) and chunks[at + 2].mentions[-1].type == "State"


def _may_be_apposed(chunks: Chunks, at: int) -> bool:
    """Whether who follows may be the one of whom is told: “a member of the brigade, Farid and Nader met”."""
    return at > 1 and chunks[at - 1].head == "of" and chunks[at - 2].head in _ONE_OF


def _is_object(chunks: Chunks, at: int) -> bool:
    """Whether a noun phrase already belongs to the verb before it."""
    return at > 0 and chunks[at - 1].tag == VERB and chunks[at - 1].form != "ing"


def noun_phrase_right(chunks: Chunks, at: int, *, pair: bool = False) -> list[Chunk]:
    """Read the noun phrase that begins at a chunk, and those joined with it; of a pair, the second surely is."""
    tags = chunks.tags
    while tags[at] == QUOTE:
        at += 1
    heads: list[Chunk] = []
    while tags[at] == NOUN:
        at = _owned(chunks, at)
        head = chunks[at]
        is_past = head.head in _PAST_OF or (head.head in _GOVERNING and _is_of_state(chunks, at))
        if is_past and not head.mentions and chunks[at + 1 : at + 2] and chunks[at + 1].head == "of":
            at = at + 2 if tags[at + 2] == NOUN else at  # “fighters of the brigade”
            at = _owned(chunks, at)
            head = chunks[at]
        heads.append(head)
        last = at
        at = _past(chunks, last + 1)
        joined = at
        while tags[joined] in _JOINING and joined - at < 2:
            joined += 1
        if joined == at or tags[joined] != NOUN or (_begins_clause(chunks, joined) and not (pair and len(heads) == 1)):
            break
        if at > last + 1:
            behind, other = chunks[at - 1], chunks[joined]
            if not other.mentions:
                break  # “in 2006 and 2007”
            if tags[joined + 1] == PREPOSITION and _is_elsewhere(chunks, last, joined):
                break
            if _of_one_kind(behind, other) and not _of_one_kind(head, other):
                break  # “the brigade in Syria and Iraq”
        if CONJUNCTION not in tags[at:joined] and not _list_goes_on(chunks, joined):
            break
        if any(chunk.head == "but" for chunk in chunks[at:joined]):
            break  # “Aden but not Libya”
        at = joined
    return heads


def _is_elsewhere(chunks: Chunks, one: int, other: int) -> bool:
    """Whether each of two noun phrases has a place of its own: “killed Haddad in Aden and Farid in Basra”."""
    places = [chunks[at + 2] for at in (one, other) if chunks.tags.startswith(PREPOSITION + NOUN, at + 1)]
    is_in = len(places) == 2 and all(chunks[at + 1].head == "in" for at in (one, other))
    return is_in and _of_one_kind(places[0], places[1]) and places[0].mentions[-1].type in {"Place", "State"}


def _owned(chunks: Chunks, at: int) -> int:
    """Go from whose it is to what: “the brigade's commander”."""
    while chunks[at].possessive and chunks.tags[at + 1] == NOUN:
        at += 1
    return at


def _of_one_kind(one: Chunk, other: Chunk) -> bool:
    """Whether two noun phrases are both of places, or both of the same type."""
    if not one.mentions or not other.mentions:
        return False
    kinds = [{"State": "Place"}.get(chunk.mentions[-1].type, chunk.mentions[-1].type) for chunk in (one, other)]
    return kinds[0] == kinds[1]


def _past(chunks: Chunks, at: int) -> int:
    """Go past what hangs on a noun phrase: “of Ruritania”, “in the north”, and what stands in brackets."""
    tags = chunks.tags
    while True:
        if tags[at] == PREPOSITION:
            if tags[at + 1] != NOUN or chunks[at].head not in _WITHIN:
                return at
            at += 2
            while chunks[at - 1].possessive and tags[at] == NOUN:
                at += 1
        elif tags[at] == OPEN and tags[at + 1] != END:
            closing = tags.find(CLOSE, at)
            at = closing + 1 if closing >= 0 else len(chunks)
        else:
            return at


def _begins_clause(chunks: Chunks, at: int) -> bool:
    """Whether a noun phrase is the subject of a verb of its own."""
    tags = chunks.tags
    while tags[at] == NOUN or tags[at] == PREPOSITION:
        at += 1
    return tags[at] == VERB and chunks[at].is_finite


def _list_goes_on(chunks: Chunks, at: int) -> bool:
    """Whether a list that has had only commas so far comes to its “and”."""
    tags, each = chunks.tags, at
    while tags[each] == NOUN or tags[each] == COMMA:
        each += 1
    return tags[each] == CONJUNCTION and each - at < 8


def explained(chunks: Chunks, heads: Sequence[Chunk]) -> list[Chunk]:
    """Give noun phrases, or those that a dash or a colon behind them lists: “various channels – Oman and Japan”."""
    if not heads or any(chunk.mentions for chunk in heads):
        return list(heads)
    at = next(each for each, chunk in enumerate(chunks) if chunk is heads[-1]) + 1
    if at >= len(chunks) or chunks[at].tag != STOP or chunks[at].head == ";":
        return list(heads)
    return noun_phrase_right(chunks, at + 1)


def names_of_people(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Give the noun phrases of some chunks where each is the name of a person, joined by no more than “and”.

    Args:
        chunks: The chunks.
    """
    people = [chunk for chunk in chunks if chunk.tag not in {COMMA, CONJUNCTION}]
    for chunk in people:
        last = chunk.mentions[-1] if chunk.tag == NOUN and chunk.mentions else None
        if last is None or last.type != "Person" or last.form != "name" or last.end != chunk.end:
            return []
    return people


def named_before(chunks: Chunks, at: int) -> Chunk:
    """Go from “a militia” to the name in whose apposition it stands: “the Brigade, a militia that he founded”.

    Args:
        chunks: The sentence.
        at: Where “a militia” stands among them.
    """
    last = chunks[at].mentions[-1] if chunks[at].mentions else None
    if at < 2 or chunks[at - 1].tag != COMMA or (last is not None and last.form == "name"):
        return chunks[at]
    named = chunks[at - 2].mentions[-1] if chunks[at - 2].mentions else None
    is_body = named is not None and named.form == "name" and named.type == "Organization"
    return chunks[at - 2] if is_body else chunks[at]
