"""Clauses: for each verb of a sentence, who does it, to whom, and what stands behind its prepositions.

No grammar of English is written down here, only where things usually stand: a subject before its verb, past what is
put between commas; an object behind it. Where that is not enough, an argument is left out, and so is the claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
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
_TO_OBJECT = shipped()["clauses.object-does"]
_ALONE = shipped()["clauses.intransitive"]
_WHERE = frozenset({"in", "at", "near", "by", "outside"})
_OF_OBJECT = shipped()["clauses.object-did"]
_OF = frozenset({"of", "for", "from", "with"})
_STANDS = frozenset({"base", "headquarter", "station", "locate", "situate", "bear", "bury"})
_BOUNDS = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})


@dataclass(eq=False, slots=True)
class Clause:
    """A verb with what belongs to it.

    Args:
        index: Where the verb stands among the chunks.
        verb: The verb group.
        subject: Who does it: noun phrases, several where they are joined.
        object: To whom or what.
        adjuncts: What stands behind each preposition.
        governor: The clause that an infinitive or participle hangs on.
        governing_noun: The noun that an infinitive hangs on: “a plan to”.
        relative: It is a relative clause.
        shared: It has its subject from the clause before.
        fronted: What stands before “which” or “whom”: its object.
    """

    index: int
    verb: Chunk
    subject: list[Chunk] = field(default_factory=list)
    object: list[Chunk] = field(default_factory=list)
    adjuncts: dict[str, list[Chunk]] = field(default_factory=dict)
    governor: "Clause | None" = None
    governing_noun: Chunk | None = None
    relative: bool = False
    shared: bool = False
    fronted: Chunk | None = None


def clauses(chunks: Sequence[Chunk]) -> list[Clause]:
    """Find the clauses of a sentence.

    Args:
        chunks: The sentence.

    Returns:
        One for each verb, in order.
    """
    found: list[Clause] = []
    for index, chunk in enumerate(chunks):
        if chunk.tag != VERB:
            continue
        clause = Clause(index, chunk)
        _govern(clause, chunks, found)
        _find_subject(clause, chunks, found)
        clause.object = noun_phrase_right(chunks, index + 1)
        if clause.fronted is not None and not clause.object:
            clause.object = [clause.fronted]
        _find_adjuncts(clause, chunks)
        _settle_voice(clause, chunks, found)
        found.append(clause)
    return found


def _govern(clause: Clause, chunks: Sequence[Chunk], before: Sequence[Clause]) -> None:
    index, verb = clause.index, clause.verb
    if not before or index == 0:
        return
    previous = chunks[index - 1]
    if (
        previous.tag == VERB
        and previous.head in {"help", "let", "make"}
        and verb.form == "base"
        and not verb.auxiliaries
    ):
        clause.governor = before[-1]
        return
    is_bare = verb.form in {"to", "ing"} and not (
        verb.auxiliaries and verb.form == "ing" and verb.auxiliaries != ("not",)
    )
    joined = previous.tag in {CONJUNCTION, COMMA} and any(
        chunks[each].tag == VERB for each in range(max(0, index - 4), index - 1)
    )
    if verb.form == "to" or (is_bare and previous.tag in {PREPOSITION, COMMA, VERB, NOUN, OPEN}):
        clause.governor = before[-1]
        if previous.tag == NOUN:
            clause.governing_noun = previous
    elif verb.form == "base" and not verb.auxiliaries and joined:
        clause.governor = before[-1].governor or before[-1]  # “to find and destroy”
        clause.governing_noun = before[-1].governing_noun


def _find_subject(clause: Clause, chunks: Sequence[Chunk], before: Sequence[Clause]) -> None:
    index, verb = clause.index, clause.verb
    previous = chunks[index - 1] if index else None
    if previous is None:
        return
    governor = clause.governor
    if governor is not None:
        noun = clause.governing_noun
        if (
            verb.form == "to"
            and noun is not None
            and governor.verb.head in _TO_OBJECT
            and governor.object
            and not governor.verb.passive
        ):
            clause.subject = governor.object
        elif (
            verb.form == "ing"
            and previous.tag == PREPOSITION
            and governor.verb.head in _OF_OBJECT
            and previous.head in _OF
        ):
            # “accused the brigade of killing”, “the brigade was accused of killing”
            clause.subject = governor.subject if governor.verb.passive else governor.object
        elif (
            verb.form == "to"
            and noun is not None
            and noun.mentions
            and noun.mentions[-1].end < noun.end
            and noun not in governor.object
        ) or (verb.form == "ing" and noun is not None and previous.tag == NOUN and noun.mentions):
            clause.subject = [noun]
        else:
            passive = governor.verb.passive and governor.verb.head not in _TO_OBJECT
            clause.subject = [] if passive and verb.form == "ing" else governor.subject
            if governor.verb.passive and governor.verb.head in _TO_OBJECT:
                clause.subject = governor.subject
        return
    if previous.tag in {RELATIVE, THAT} and index > 1:
        at = index - 2
        if chunks[at].tag == COMMA:
            at -= 1
        if at >= 0 and chunks[at].tag == NOUN and previous.head not in {"whom"}:
            clause.relative = True
            clause.subject = _noun_phrase_left(chunks, at, antecedent=previous.head)[0]
            return
    if previous.tag in {CONJUNCTION, COMMA, STOP} and before:
        last = before[-1]
        if (
            previous.tag == COMMA
            and (closing := _before_insertion(chunks, index - 1)) is not None
            and last.index > closing
        ):
            clause.subject, _ = _noun_phrase_left(chunks, closing)
            if clause.subject:
                return
        if _may_share(verb, last.verb):
            clause.shared = True
            clause.subject = last.subject
            if last.governor is not None and last.verb.form in {"to", "ing"}:
                clause.subject = last.governor.subject
                clause.relative = last.governor.relative
            clause.relative = clause.relative or last.relative
        return
    at = index - 1
    while at > 0 and chunks[at].tag == DATE:
        at -= 2 if chunks[at - 1].tag == PREPOSITION else 1
    previous = chunks[at] if at >= 0 else previous
    if previous.tag == COMMA:
        opening = _before_insertion(chunks, at)
        if opening is None:
            return
        at = opening
    elif previous.tag == CLOSE:
        at = next((each - 1 for each in range(at, -1, -1) if chunks[each].tag == OPEN), -1)
    if at >= 0 and chunks[at].tag == NOUN:
        clause.subject, start = _noun_phrase_left(chunks, at)
        if (
            start > 1
            and chunks[start - 1].tag in {RELATIVE, THAT}
            and chunks[start - 1].head in {"which", "whom", "that"}
        ):
            near = start - 2 - (chunks[start - 2].tag == COMMA)
            if (
                near >= 0
                and chunks[near].tag == NOUN
                and (chunks[start - 1].tag == RELATIVE or chunks[start - 2].tag == NOUN)
            ):
                clause.relative = True
                clause.fronted = chunks[near]


def _settle_voice(clause: Clause, chunks: Sequence[Chunk], before: Sequence[Clause]) -> None:
    """Find the passives that have lost their “was”: “an army based in Aden”, “was held and sent back”."""
    verb, index = clause.verb, clause.index
    previous = chunks[index - 1] if index else None
    if verb.passive or verb.auxiliaries or verb.form not in {"past", "participle"} or previous is None:
        return
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    by = after is not None and after.tag == PREPOSITION and after.head == "by"
    if clause.shared and before and before[-1].verb.passive and not clause.object and verb.head not in _ALONE:
        verb.passive = True
    elif clause.shared and not by and not (previous.tag == COMMA and verb.head in _STANDS):
        return
    elif previous.tag == NOUN and not clause.object and after is not None and after.tag == PREPOSITION:
        start = _noun_phrase_left(chunks, index - 1)[1]
        hangs = (
            start > 0
            and chunks[start - 1].tag in {VERB, COMMA, PREPOSITION}
            and any(each.verb.is_finite for each in before)
        )
        if by or (hangs and after.head in _WHERE):
            verb.passive = True
            clause.relative = True
            clause.subject = [_apposed_to(chunks, index - 1)]
    elif previous.tag == COMMA and (by or (after is not None and after.head in _WHERE and verb.head in _STANDS)):
        verb.passive = True
        clause.relative = True
        clause.subject = [chunks[index - 2]] if index > 1 and chunks[index - 2].tag == NOUN else clause.subject


def _apposed_to(chunks: Sequence[Chunk], at: int) -> Chunk:
    """From “an army” in “the Harbour Brigade, an army based in Aden” go to what it is in apposition to."""
    chunk = chunks[at]
    if chunk.mentions or at < 2 or chunks[at - 1].tag != COMMA or chunks[at - 2].tag != NOUN:
        return chunk
    return chunks[at - 2] if chunks[at - 2].mentions else chunk


def _may_share(verb: Chunk, last: Chunk) -> bool:
    if (
        verb.auxiliaries
        and verb.auxiliaries[0] not in {"not"}
        and last.auxiliaries
        and verb.auxiliaries != last.auxiliaries
    ):
        return True
    return verb.form in {"past", "s", "participle", "base"} or bool(verb.auxiliaries)


def _before_insertion(chunks: Sequence[Chunk], at: int) -> int | None:
    """From the comma that closes an insertion find the noun phrase before the one that opens it."""
    depth = 0
    for each in range(at - 1, 0, -1):
        tag = chunks[each].tag
        if tag in {STOP, SUBORDINATOR}:
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


def _noun_phrase_left(chunks: Sequence[Chunk], at: int, *, antecedent: str = "") -> tuple[list[Chunk], int]:
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


def _continues(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a comma only parts a date or an apposition, and the clause goes on behind it: “in May, 2010, in Aden”."""
    after = chunks[at + 1]
    return not after.mentions and after.head[:1].isdigit()


def _find_adjuncts(clause: Clause, chunks: Sequence[Chunk]) -> None:
    at = clause.index + 1
    depth = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.tag == OPEN:
            depth += 1
        elif chunk.tag == CLOSE:
            depth -= 1
        elif depth > 0:
            pass
        elif (
            chunk.tag in _BOUNDS
            or (chunk.tag == VERB and (chunk.form != "ing" or chunk.auxiliaries))
            or (
                chunk.tag == COMMA
                and at + 1 < len(chunks)
                and chunks[at + 1].tag == NOUN
                and not _continues(chunks, at)
            )
            or chunk.tag == VERB
        ):
            break
        elif chunk.tag == PREPOSITION and at + 1 < len(chunks) and chunks[at + 1].tag in {NOUN, QUOTE}:
            clause.adjuncts.setdefault(chunk.head, []).extend(noun_phrase_right(chunks, at + 1))
        at += 1
