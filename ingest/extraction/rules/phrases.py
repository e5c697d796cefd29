"""Phrases: noun phrases to the left and right of a place in a sentence, with those that are joined with them."""

from collections.abc import Sequence

from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
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
)  # fmt: skip
from ingest.extraction.rules.lexicon import shipped

QUANTITIES = shipped()["clauses.quantities"]
_BOUNDS = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})


def before_insertion(chunks: Sequence[Chunk], at: int) -> int | None:
    """From the comma that closes an insertion find the noun phrase before the one that opens it."""
    depth = 0
    for each in range(at - 1, 0, -1):
        tag = chunks[each].tag
        if tag in {STOP, SUBORDINATOR} and not (chunks[each].head == "once" and chunks[each - 1].tag == COMMA):
            return None
        if tag == COMMA:
            if chunks[each - 1].tag == NOUN or chunks[each - 1].tag in {CLOSE, QUOTE}:
                before = each - 1
                while before > 0 and chunks[before].tag in {CLOSE, QUOTE}:
                    before = next((o - 1 for o in range(before, -1, -1) if chunks[o].tag == OPEN), before - 1)
                return before if chunks[before].tag == NOUN else None
            depth += 1
            if depth > 3:
                return None
    return None


def noun_phrase_left(chunks: Sequence[Chunk], at: int, *, antecedent: str = "") -> tuple[list[Chunk], int]:
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
            if before.head == "of" and (head.head in QUANTITIES and not head.mentions):
                at -= 2
                continue
            heads = [head]
            at -= 2
            continue
        if (
            before.tag == CONJUNCTION
            and before.head in {"and", "or"}
            and at > 1
            and chunks[at - 2].tag in {NOUN, COMMA}
        ):
            other = at - 2 if chunks[at - 2].tag == NOUN else at - 3
            if other < 0 or chunks[other].tag != NOUN or _is_object(chunks, other) or _has_verb(chunks, other):
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
        ):
            heads.insert(0, chunks[at - 2])
            at -= 2
            continue
        break
    return heads, at


def _has_verb(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun phrase ends a clause of its own: “Farid went to Aden, and Nader fled”."""
    for each in range(at - 1, -1, -1):
        if chunks[each].tag in _BOUNDS:
            return False
        if chunks[each].tag == VERB and chunks[each].is_finite:
            return True
    return False


def _is_object(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun phrase already belongs to the verb before it."""
    return at > 0 and chunks[at - 1].tag == VERB and chunks[at - 1].form != "ing"


def noun_phrase_right(chunks: Sequence[Chunk], at: int, *, pair: bool = False) -> list[Chunk]:
    """Read the noun phrase that begins at a chunk, and those joined with it; of a pair, the second surely is."""
    while at < len(chunks) and chunks[at].tag == QUOTE:
        at += 1
    if at >= len(chunks) or chunks[at].tag != NOUN:
        return []
    heads: list[Chunk] = []
    while at < len(chunks) and chunks[at].tag == NOUN:
        while chunks[at].possessive and at + 1 < len(chunks) and chunks[at + 1].tag == NOUN:
            at += 1
        inner = at + 2
        if (
            chunks[at].head in QUANTITIES
            and not chunks[at].mentions
            and inner < len(chunks)
            and chunks[at + 1].head == "of"
        ):
            at = inner if chunks[inner].tag == NOUN else at  # “fighters of the brigade”
            while chunks[at].possessive and at + 1 < len(chunks) and chunks[at + 1].tag == NOUN:
                at += 1
        heads.append(chunks[at])
        at = _past(chunks, at + 1)
        behind = chunks[at - 1] if at - 1 > 0 and chunks[at - 1] is not heads[-1] else None
        joined = at
        while joined < len(chunks) and chunks[joined].tag in {COMMA, CONJUNCTION} and joined - at < 2:
            joined += 1
        if (
            joined == at
            or joined >= len(chunks)
            or chunks[joined].tag != NOUN
            or (_begins_clause(chunks, joined) and not (pair and len(heads) == 1))
        ):
            break
        if behind is not None and not chunks[joined].mentions:
            break  # “in 2006 and 2007”
        if behind is not None and _of_one_kind(behind, chunks[joined]) and not _of_one_kind(heads[-1], chunks[joined]):
            break  # “the brigade in Syria and Iraq”
        if not any(chunk.tag == CONJUNCTION for chunk in chunks[at:joined]) and not _list_goes_on(chunks, joined):
            break
        at = joined
    return heads


def _of_one_kind(one: Chunk, other: Chunk) -> bool:
    """Whether two noun phrases are both of places, or both of the same type."""
    if not one.mentions or not other.mentions:
        return False
    kinds = [{"State": "Place"}.get(chunk.mentions[-1].type, chunk.mentions[-1].type) for chunk in (one, other)]
    return kinds[0] == kinds[1]


def _past(chunks: Sequence[Chunk], at: int) -> int:
    """Go past what hangs on a noun phrase: “of Ruritania”, “in the north”, and what stands in brackets."""
    while at + 1 < len(chunks):
        if chunks[at].tag == PREPOSITION and chunks[at].head in {"of", "in"} and chunks[at + 1].tag == NOUN:
            at += 2
            while at < len(chunks) and chunks[at - 1].possessive and chunks[at].tag == NOUN:
                at += 1
        elif chunks[at].tag == OPEN:
            at = next((each + 1 for each in range(at, len(chunks)) if chunks[each].tag == CLOSE), len(chunks))
        else:
            break
    return at


def _begins_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun phrase is the subject of a verb of its own."""
    each = at
    while each < len(chunks) and chunks[each].tag in {NOUN, PREPOSITION}:
        each += 1
    return each < len(chunks) and chunks[each].tag == VERB and chunks[each].is_finite


def _list_goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a list that has had only commas so far comes to its “and”."""
    each = at
    while each < len(chunks) and chunks[each].tag in {NOUN, COMMA}:
        each += 1
    return each < len(chunks) and chunks[each].tag == CONJUNCTION and each - at < 8


def explained(chunks: Sequence[Chunk], heads: Sequence[Chunk]) -> list[Chunk]:
    """Give noun phrases, or those that a dash or a colon behind them lists: “various channels – Oman and Japan”."""
    if not heads or any(chunk.mentions for chunk in heads):
        return list(heads)
    at = next(each for each, chunk in enumerate(chunks) if chunk is heads[-1]) + 1
    if at >= len(chunks) or chunks[at].tag != STOP or chunks[at].head == ";":
        return list(heads)
    return noun_phrase_right(chunks, at + 1)
