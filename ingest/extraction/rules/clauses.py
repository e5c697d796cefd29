"""Clauses: for each verb of a sentence, who does it, to whom, and what stands behind its prepositions.

No grammar of English is written down here, only where things usually stand: a subject before its verb, past what is
put between commas; an object behind it. Where that is not enough, an argument is left out, and so is the claim.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
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
    Chunks,
)  # fmt: skip
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import before_insertion, noun_phrase_left, noun_phrase_right

_TO_OBJECT = shipped()["clauses.object-does"]
_ALONE = shipped()["clauses.intransitive"]
_PARTS = shipped()["bodies.parts"]
_WHERE = frozenset({"in", "at", "near", "by", "outside"})
_OF_OBJECT = shipped()["clauses.object-did"]
_OF = frozenset({"of", "for", "from", "with"})
_CALLING = frozenset({"call", "appeal", "turn", "plead"})
_DEADLY = shipped()["clauses.deadly"]
_STANDS = frozenset({"base", "headquarter", "station", "locate", "situate", "bear", "bury"})
_BOUNDS = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})
_NAMED = frozenset({NOUN, QUOTE})


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
        complement: What it calls or makes of its object: “called Farid a hero”.
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
    complement: list[Chunk] = field(default_factory=list)


def clauses(chunks: Chunks) -> list[Clause]:
    """Find the clauses of a sentence.

    Args:
        chunks: The sentence.

    Returns:
        One for each verb, in order.
    """
    found: list[Clause] = []
    for index, chunk in chunks.all(VERB):
        clause = Clause(index, chunk)
        _govern(clause, chunks, found)
        _find_subject(clause, chunks, found)
        clause.object = noun_phrase_right(chunks, _past_insertion(chunks, index + 1))
        if clause.fronted is not None and not clause.object:
            clause.object = [clause.fronted]
        if clause.object and not chunk.passive:
            clause.complement = _complement(clause, chunks)
        _find_adjuncts(clause, chunks)
        _settle_voice(clause, chunks, found)
        if chunk.head in _DEADLY:
            _shot_dead(clause, chunks)
        found.append(clause)
    _share_arguments(found, chunks)
    return found


def _shot_dead(clause: Clause, chunks: Chunks) -> None:
    """Read “shot Farid dead”, “was beaten to death”, “gunned down” as a killing."""
    dead = next(
        (chunk for chunk in chunks[clause.index + 1 : clause.index + 4] if chunk.head in {"dead", "death"}), None
    )
    if dead is not None:
        clause.verb.head = "kill"
        clause.object = [chunk for chunk in clause.object if chunk is not dead]


def _share_arguments(found: Sequence[Clause], chunks: Chunks) -> None:
    """Give verbs that are joined what stands behind the last of them: “armed, trained and paid the brigade”."""
    for clause, last in reversed(list(itertools.pairwise(found))):
        between = chunks.tags[clause.index + 1 : last.index]
        if (
            not between
            or clause.object
            or clause.adjuncts
            or between.strip(COMMA + CONJUNCTION)
            or (last.verb.form in {"to", "ing"} and last.verb.form != clause.verb.form)
            or clause.verb.head in _ALONE
        ):
            continue
        if last.verb.passive and not clause.verb.passive:
            # “a company owned and controlled by Farid”
            if clause.verb.auxiliaries or clause.verb.form not in {"past", "participle"}:
                continue
            clause.verb.passive, clause.relative, clause.subject = True, last.relative, last.subject
        clause.adjuncts = last.adjuncts
        whom = last.adjuncts.get("to", []) if not any(chunk.mentions for chunk in last.object) else []
        clause.object = [] if clause.verb.passive else whom or last.object


def _past_insertion(chunks: Chunks, at: int) -> int:
    """Go past what is put between a verb and its object: “ran, with Nader's help, the brigade”."""
    if not chunks.tags.startswith(COMMA + PREPOSITION, at):
        return at
    closing = next((each for each in range(at + 2, min(at + 6, len(chunks))) if chunks[each].tag == COMMA), None)
    if closing is None or any(chunk.tag not in {NOUN, PREPOSITION} for chunk in chunks[at + 1 : closing]):
        return at
    behind = chunks[closing + 1] if closing + 1 < len(chunks) else None
    return closing + 1 if behind is not None and behind.tag == NOUN and not behind.mentions else at


def _complement(clause: Clause, chunks: Chunks) -> list[Chunk]:
    """Find what an active verb calls or makes of its object: what stands behind that."""
    last, at = clause.object[-1], clause.index + 1
    while at < len(chunks) and chunks[at] is not last:
        at += 1
    return noun_phrase_right(chunks, at + 1) if at < len(chunks) else []


def _govern(clause: Clause, chunks: Chunks, before: Sequence[Clause]) -> None:
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
    joined = previous.tag in {CONJUNCTION, COMMA} and VERB in chunks.tags[max(0, index - 4) : index - 1]
    if verb.form == "to" or (is_bare and previous.tag in {PREPOSITION, COMMA, VERB, NOUN, OPEN}):
        clause.governor = before[-1]
        if previous.tag == NOUN:
            clause.governing_noun = previous
    elif verb.form == "base" and not verb.auxiliaries and joined:
        clause.governor = before[-1].governor or before[-1]  # “to find and destroy”
        clause.governing_noun = before[-1].governing_noun


def _find_subject(clause: Clause, chunks: Chunks, before: Sequence[Clause]) -> None:
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
        elif verb.form == "to" and governor.verb.head in _CALLING and governor.adjuncts and not governor.object:
            # “called on the brigade to leave”
            clause.subject = governor.adjuncts.get("on") or governor.adjuncts.get("to", [])
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
            clause.subject = _whom(chunks, at) if previous.head == "who" else []
            clause.subject = clause.subject or noun_phrase_left(chunks, at, antecedent=previous.head)[0]
            return
    if previous.tag in {CONJUNCTION, COMMA, STOP} and before:
        last = before[-1]
        if previous.tag == COMMA and (whose := _whose(chunks, index - 1)) is not None:
            clause.relative = True
            clause.subject = [whose]
            return
        if (
            previous.tag == COMMA
            and chunks[index - 2].tag != VERB
            and (closing := before_insertion(chunks, index - 1)) is not None
            and last.index > closing
        ):
            clause.subject, _ = noun_phrase_left(chunks, closing)
            if clause.subject:
                return
        if _may_share(verb, last.verb):
            clause.shared = True
            clause.subject = last.subject
            above = last
            while above.governor is not None and above.verb.form in {"to", "ing"}:
                above = above.governor
            if above is not last:
                clause.subject, clause.relative = above.subject, above.relative
            clause.relative = clause.relative or last.relative
        return
    at = index - 1
    while at > 0 and chunks[at].tag == DATE:
        at -= 2 if chunks[at - 1].tag == PREPOSITION else 1
    previous = chunks[at] if at >= 0 else previous
    if previous.tag == COMMA:
        opening = before_insertion(chunks, at)
        if opening is None:
            return
        at = opening
    elif previous.tag == CLOSE:
        at = next((each - 1 for each in range(at, -1, -1) if chunks[each].tag == OPEN), -1)
    if at >= 0 and chunks[at].tag == NOUN:
        clause.subject, start = noun_phrase_left(chunks, at)
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


def _whom(chunks: Chunks, at: int) -> list[Chunk]:
    """Go from a body to the person in whose apposition it stands: “Farid, editor of the Herald, who …”."""
    if not chunks[at].mentions or chunks[at].mentions[-1].type == "Person" or chunks[at].mentions[-1].members:
        return []
    for each in range(at - 1, max(at - 7, 0), -1):
        if chunks[each].tag not in {NOUN, PREPOSITION, COMMA}:
            return []
        mentions = chunks[each].mentions
        if chunks[each].tag == NOUN and mentions and mentions[-1].type == "Person" and mentions[-1].form == "name":
            return [chunks[each]] if chunks[each + 1].tag == COMMA else []
    return []


def _whose(chunks: Chunks, comma: int) -> Chunk | None:
    """Find who does it in “the brigade, whose commander, Farid, fled”: what stands in apposition behind “whose”."""
    if comma < 4 or [chunk.tag for chunk in chunks[comma - 4 : comma]] != [RELATIVE, NOUN, COMMA, NOUN]:
        return None
    return chunks[comma - 1] if chunks[comma - 4].head == "whose" and chunks[comma - 1].mentions else None


def _settle_voice(clause: Clause, chunks: Chunks, before: Sequence[Clause]) -> None:
    """Find the passives that have lost their “was”: “an army based in Aden”, “was held and sent back”."""
    verb, index = clause.verb, clause.index
    previous = chunks[index - 1] if index else None
    if verb.passive or verb.auxiliaries or verb.form not in {"past", "participle"} or previous is None:
        return
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    by = _is_by(chunks, index + 1)
    if clause.shared and before and before[-1].verb.passive and not clause.object and verb.head not in _ALONE:
        verb.passive = True
    elif clause.shared and not by and not (previous.tag == COMMA and verb.head in _STANDS):
        return
    elif previous.tag == NOUN and not clause.object and after is not None and after.tag == PREPOSITION:
        start = noun_phrase_left(chunks, index - 1)[1]
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


def _is_by(chunks: Chunks, at: int) -> bool:
    """Whether “by” stands there, or behind a verb that is joined: “owned and controlled by”."""
    if at + 2 < len(chunks) and chunks[at].tag == CONJUNCTION and chunks[at + 1].tag == VERB:
        at += 2
    return at < len(chunks) and chunks[at].tag == PREPOSITION and chunks[at].head == "by"


def _apposed_to(chunks: Chunks, at: int) -> Chunk:
    """From “an army” in “the Harbour Brigade, an army based in Aden” go to what it is in apposition to.

    From “the Brigade” in “a delegation of the Brigade headed by Farid” it is gone to the delegation.
    """
    chunk = chunks[at]
    if at > 1 and chunks[at - 1].tag == PREPOSITION and chunks[at - 1].head == "of" and chunks[at - 2].head in _PARTS:
        return chunks[at - 2]
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


def _continues(chunks: Chunks, at: int) -> bool:
    """Whether a comma only parts a date or an apposition, and the clause goes on behind it: “in May, 2010, in Aden”."""
    after = chunks[at + 1]
    return not after.mentions and after.head[:1].isdigit()


def _past_what(chunks: Chunks, at: int) -> int:
    """Go past “what is known as” and the like."""
    if at + 3 < len(chunks) and chunks[at].head == "what" and chunks[at + 1].tag == VERB:
        return at + 3 if chunks[at + 2].tag == PREPOSITION and chunks[at + 2].head == "as" else at + 2
    return at


def _find_adjuncts(clause: Clause, chunks: Chunks) -> None:
    tags, adjuncts = chunks.tags, clause.adjuncts
    at = clause.index + 1
    depth = 0
    while (tag := tags[at]) != END:
        if tag == NOUN:
            pass
        elif tag == OPEN:
            depth += 1
        elif tag == CLOSE:
            depth -= 1
        elif depth > 0:
            pass
        elif tag == PREPOSITION:
            named = _past_what(chunks, at + 1)
            if tags[named] in _NAMED:
                adjuncts.setdefault(chunks[at].head, []).extend(noun_phrase_right(chunks, named))
                at = max(at, named - 1)
        elif tag == VERB or tag in _BOUNDS or (tag == COMMA and tags[at + 1] == NOUN and not _continues(chunks, at)):
            break
        at += 1
