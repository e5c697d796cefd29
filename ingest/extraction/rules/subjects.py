"""Subjects: who does what a verb says, found before it: past insertions, “who” and “and”, or by what governs it."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    OPEN,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import (
    CLAUSE_OPENING,
    before_insertion,
    named_before,
    names_of_people,
    noun_phrase_left,
    opening_of_aside,
)
from ingest.extraction.rules.relative_clauses import (
    among_whom,
    behind_whose,
    past_relatives,
    past_whose,
    who_did,
)

_TO_OBJECT: Final = shipped()["clauses.object-does"]
_OF_OBJECT: Final = shipped()["clauses.object-did"]
_INTO: Final = _TO_OBJECT | shipped()["clauses.into"]
_OF: Final = frozenset({"of", "for", "from", "with"})
_SPEECH: Final = shipped()["speech.neutral"] | shipped()["speech.denying"]
_SPEAKING: Final = shipped()["speech.inverted"] | {"deny"}
_PARTING: Final = frozenset({CONJUNCTION, SUBORDINATOR})
_WARNING: Final = frozenset({"advise", "caution", "counsel", "warn"})
_PLAYED: Final = shipped()["putting.played"]
_ONES: Final = frozenset({"one", "another", "other", "others", "second", "third", "some"})
_CALLING: Final = frozenset({"call", "appeal", "turn", "plead"})


def find_subject(clause: Clause, before: Sequence[Clause]) -> None:
    """Find who does what a verb says, and of a relative clause what stands before it.

    Args:
        clause: The verb; its subject is set, and whether it is relative, shares its subject or has its object before.
        before: The clauses before it.
    """
    chunks, index = clause.chunks, clause.index
    previous = chunks[index - 1] if index else None
    if previous is None:
        return
    if clause.governor is not None:
        _find_governed(clause, clause.governor, previous)
        return
    if previous.tag in {RELATIVE, THAT} and index > 1 and _find_antecedent(clause, previous, before):
        return
    if previous.tag in {CONJUNCTION, COMMA, STOP} and before and not _follows_opening(chunks, index - 1, before):
        _find_joined(clause, before, previous)
    else:
        _find_before(clause, before)


def _find_governed(clause: Clause, governor: Clause, previous: Chunk) -> None:
    """Find who does what hangs on another verb: “asked Farid to flee”, “accused Farid of fleeing”, “vowed to flee”."""
    chunks, index, verb = clause.chunks, clause.index, clause.verb
    noun = clause.governing_noun
    if (
        verb.form == "to"
        and noun is not None
        and governor.verb.head in _TO_OBJECT
        and governor.object
        and not governor.verb.passive
    ):
        clause.subject = governor.object
    elif verb.form == "ing" and previous.tag == PREPOSITION and _is_of_object(governor, previous, chunks[index - 2]):
        # “accused the brigade of killing”, “the brigade was accused of killing”, “of a part in killing”
        clause.subject = governor.whom
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


def _is_of_object(governor: Clause, previous: Chunk, before: Chunk) -> bool:
    """Whether a gerund behind a preposition tells of whom a verb is done to, and not of who does it."""
    verb = governor.verb.head
    if previous.head == "into" or verb == "talk":
        # “talked Farid out of killing”, “forced Farid into killing”, but “talked of killing”
        return verb in _INTO and bool(governor.object or governor.verb.passive)
    if before.head == "guilty" and governor.verb.passive:
        return True  # “was found guilty of killing”
    if previous.head == "against" and verb in _WARNING:
        return bool(governor.object or governor.verb.passive)  # “warned Farid against killing”
    return verb in _OF_OBJECT and (previous.head in _OF or before.head in _PLAYED)


def _find_antecedent(clause: Clause, previous: Chunk, before: Sequence[Clause]) -> bool:
    """Find who does what stands behind “who”, “which” or “that”, if a noun phrase stands before that."""
    chunks, index = clause.chunks, clause.index
    at = index - 2
    if chunks[at].tag == COMMA:
        at -= 1
    if at >= 0 and chunks[at].tag == NOUN and previous.head not in {"whom"}:
        clause.relative = True
        clause.subject = _whom(chunks, at, before) if previous.head == "who" else _told_of(chunks, at, before) or []
        clause.subject = clause.subject or _in_apposition(chunks, at, previous)
        clause.subject = clause.subject or noun_phrase_left(chunks, at, antecedent=previous.head)[0]
        return True
    return False


def _find_joined(clause: Clause, before: Sequence[Clause], previous: Chunk) -> None:
    """Find who does what follows a comma or “and”: who did what stands before, or somebody between commas."""
    chunks, index, verb = clause.chunks, clause.index, clause.verb
    last = before[-1]
    if previous.tag == COMMA and (speaking := _before_speech(chunks, index - 1, last)):
        clause.subject = speaking
        return
    if previous.tag == COMMA and (among := among_whom(chunks, index - 1)) is not None:
        clause.relative, clause.subject = True, among
        return
    if previous.tag == COMMA and (other := behind_whose(chunks, index - 1)) is not None:
        clause.relative = True
        clause.subject = [other]
        return
    if previous.tag == COMMA and (owner := past_whose(chunks, before)) is not None:
        clause.subject = [owner]
        return
    if (
        previous.tag == COMMA
        and (
            chunks[index - 2].tag != VERB
            or _is_relative(last)
            or SUBORDINATOR in chunks.tags[:index]
            or opening_of_aside(chunks, last.index) >= 0
        )
        and (closing := before_insertion(chunks, index - 1)) is not None
        and (last.index > closing or _is_reported(chunks, last, closing))
    ):
        # “said that one, Omar Farid, fled”
        people = [] if chunks[closing].mentions else names_of_people(chunks[closing + 2 : index - 1])
        who = who_did(chunks, closing, index, before) if verb.is_finite and not people else []
        clause.subject = people or who or noun_phrase_left(chunks, closing)[0]
        if clause.subject:
            return
    if previous.tag == COMMA and (whom := past_relatives(chunks, index - 1, before)):
        clause.subject = whom
        return
    if previous.tag == COMMA and (apposed := _begun_anew(chunks, index - 1, last.index)):
        clause.subject = apposed
        return
    if _may_share(verb, last.verb):
        clause.shared = True
        last = _in_parallel(clause, before) or _past_aside(chunks, index, before) or last
        clause.subject = last.subject
        above = last
        while above.governor is not None and above.verb.form in {"to", "ing"}:
            above = above.governor
        if above is not last:
            clause.subject, clause.relative = above.subject, above.relative
        clause.relative = clause.relative or last.relative


def _before_speech(chunks: Chunks, comma: int, last: Clause) -> list[Chunk]:
    """Go past who says so: to Libya, in “Libya, Farid said on Monday, armed the brigade”."""
    tags, opening = chunks.tags, chunks.tags.rfind(COMMA, 0, last.index)
    if last.verb.head not in _SPEAKING or opening < 1 or tags[opening - 1] != NOUN or last.verb.passive:
        return []
    is_inserted = tags[opening + 1 : last.index] == NOUN and last.subject[:1] == [chunks[opening + 1]]
    is_closed = not tags[last.index + 1 : comma].strip(PREPOSITION + NOUN + DATE) and tags[last.index + 1] != NOUN
    is_first = VERB not in tags[:opening]
    return noun_phrase_left(chunks, opening - 1)[0] if is_inserted and is_closed and is_first else []


def _find_before(clause: Clause, before: Sequence[Clause]) -> None:
    """Find who does what a verb says in the noun phrase before it, past dates, brackets and appositions."""
    chunks, verb = clause.chunks, clause.verb
    at = clause.index - 1
    while at > 0 and chunks[at].tag == DATE:
        at -= 2 if chunks[at - 1].tag == PREPOSITION else 1
    if at < 0:
        return
    if chunks[at].tag == COMMA:
        opening = before_insertion(chunks, at)
        if opening is None:
            return
        is_role = all(mention.form == "role" for mention in chunks[opening].mentions)
        if is_role and (people := names_of_people(chunks[opening + 2 : at])):
            # “two gunmen, Omar Farid and Sami Nader, fled”, “Karim Haddad and Farid's son, Omar, fled”
            others = noun_phrase_left(chunks, opening)[0][:-1]
            clause.subject = [*(others if others and all(map(_is_of_person, others)) else []), *people]
            return
        heads, _ = noun_phrase_left(chunks, opening)
        if not heads[0].mentions and (people := names_of_people(chunks[opening + 2 : at])):
            clause.subject = people  # “the commander of the garrison in Aden, Omar Farid, fled”
            return
        at = opening
    elif chunks[at].tag == CLOSE:
        at = next((each - 1 for each in range(at, -1, -1) if chunks[each].tag == OPEN), -1)
    if at >= 0 and chunks[at].tag == NOUN:
        if verb.is_finite and (who := who_did(chunks, at, clause.index, before)):
            clause.subject = who
            return
        clause.subject, start = noun_phrase_left(chunks, at)
        if chunks[max(start - 1, 0)].head == "whose":
            clause.relative = True
        elif start > 1 and chunks[start - 2].head == "whose" and chunks.tags[start - 1] == NOUN:
            # “whose brother the brigade jailed”: whoever that is
            whom = chunks[start - 1]
            clause.relative, clause.fronted = True, Chunk(NOUN, whom.start, whom.end, whom.head)
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
                clause.fronted = named_before(chunks, near)


def _is_relative(clause: Clause) -> bool:
    """Whether a verb is of a relative clause, or hangs on one that is: “that he had helped to plan”."""
    while clause.governor is not None and not clause.relative:
        clause = clause.governor
    return clause.relative


def _past_aside(chunks: Chunks, index: int, before: Sequence[Clause]) -> Clause | None:
    """Find “resigned” for “founded” in “Farid resigned when Libya attacked, and founded the party”."""
    last = before[-1]
    if last.shared or not last.subject or chunks.tags[index - 2 : index] != COMMA + CONJUNCTION:
        return None
    opening = chunks.index(last.subject[0]) - 1
    if opening < 1 or not (chunks[opening].tag == SUBORDINATOR or chunks[opening].head in CLAUSE_OPENING):
        return None
    main = [each for each in before if each.index < opening and each.verb.is_finite and not each.relative]
    return main[-1] if main and main[-1].subject else None


def _is_of_person(chunk: Chunk) -> bool:
    return bool(chunk.mentions) and chunk.mentions[-1].type == "Person" and chunk.mentions[-1].end == chunk.end


def _follows_opening(chunks: Chunks, comma: int, before: Sequence[Clause]) -> bool:
    """Whether a participle opens the sentence before a verb's subject: “Born in Aden, Farid, a general, fled”."""
    first = before[0]
    is_participle = first.verb.form in {"past", "participle"} and not first.verb.auxiliaries
    if len(before) > 1 or first.subject or not is_participle:
        return False
    opening = before_insertion(chunks, comma) if not chunks.tags[: first.index].strip(PREPOSITION + DATE) else None
    return opening is not None and opening > first.index and chunks[opening - 1].tag == COMMA


def _in_apposition(chunks: Chunks, at: int, relative: Chunk) -> list[Chunk]:
    """Go past where a body is to its name: “the Brigade, a militia in Aden that attacked”."""
    is_place = bool(chunks[at].mentions) and chunks[at].mentions[-1].type in {"Place", "State"}
    if relative.head != "that" or not is_place or at < 2 or chunks[at - 1].head not in {"in", "from", "near"}:
        return []
    named = named_before(chunks, at - 2)
    return [named] if chunks[at - 2].tag == NOUN and named is not chunks[at - 2] else []


def _in_parallel(clause: Clause, before: Sequence[Clause]) -> Clause | None:
    """Find “complained” for “said” in “Farid complained that Libya had left and said that …”.

    It is so where another “that” follows, and where the second says something in the plain past and what was said of
    had been: “denied that he had fled and accused Nader”.
    """
    tags = clause.chunks.tags
    if tags[clause.index - 1] != CONJUNCTION:
        return None
    says = clause.verb.head in _SPEECH and not clause.verb.auxiliaries and "had" in before[-1].verb.auxiliaries
    if tags[clause.index + 1] != THAT and not says:
        return None
    return next((each for each in reversed(before) if tags[each.index + 1] == THAT), None)


def _begun_anew(chunks: Chunks, comma: int, last: int) -> list[Chunk]:
    """Find who does it in “Farid fled, but his driver, Nader, was killed”, behind the verb before.

    In “three were hurt and that one, Nader, died” it is none of those of whom the clause before tells; nor is it in
    “after its founder, Nader, died”.
    """
    opening = before_insertion(chunks, comma)
    if opening is None:
        return []
    joint = opening - 1 - (chunks[opening - 1].head == "that")
    while joint > last and chunks[joint].possessive:
        joint -= 1  # “while Libya's minister, Nader, fled”
    if joint - 2 > last and chunks[joint].head == "of" and chunks[joint - 1].head in _ONES:
        joint -= 2  # “and one of his daughters, Leila, fled”
    is_in_which = chunks[joint].tag == RELATIVE and chunks[joint - 1].tag == PREPOSITION
    if joint <= last or not (chunks[joint].tag in _PARTING or chunks[joint].head in CLAUSE_OPENING or is_in_which):
        return []
    is_one = not _ONES.isdisjoint((chunks[opening].head, chunks[joint + 1].head))
    is_another = chunks[joint].head == "but" or is_one or joint - 1 == last
    return names_of_people(chunks[opening + 2 : comma]) or ([chunks[opening]] if is_another else [])


def _whom(chunks: Chunks, at: int, before: Sequence[Clause]) -> list[Chunk]:
    """Go from a body to the person in whose apposition it stands: “Farid, editor of the Herald, who …”.

    From “an officer” too, of “Farid, an officer who …”.
    """
    if (told_of := _told_of(chunks, at, before)) is not None:
        return told_of
    if not chunks[at].mentions and at > 1 and chunks[at - 1].tag == COMMA and chunks[at - 2].tag == NOUN:
        return names_of_people(chunks[at - 2 : at - 1])
    if not chunks[at].mentions or chunks[at].mentions[-1].type == "Person" or chunks[at].mentions[-1].members:
        return []
    for each in range(at - 1, max(at - 7, 0), -1):
        if chunks[each].tag not in {NOUN, PREPOSITION, COMMA}:
            return []
        mentions = chunks[each].mentions
        if chunks[each].tag == NOUN and mentions and mentions[-1].type == "Person" and mentions[-1].form == "name":
            return [chunks[each]] if chunks[each + 1].tag == COMMA else []
    return []


def _told_of(chunks: Chunks, at: int, before: Sequence[Clause]) -> list[Chunk] | None:
    """Go from what somebody or something “is” to that: “Farid is a Libyan trader who …”; None where it is not so told.

    In “the trader is Farid, who …” it is gone nowhere.
    """
    if at < 2 or chunks[at - 1].head != "be" or chunks[at - 1].tag != VERB or chunks[at - 2].tag != NOUN:
        return None
    mentions = chunks[at].mentions
    is_name = bool(mentions) and mentions[-1].form == "name" and mentions[-1].end == chunks[at].end
    if is_name or "not" in chunks[at - 1].auxiliaries:
        return []
    return who_did(chunks, at - 2, at - 1, before[:-1]) or noun_phrase_left(chunks, at - 2)[0]


def _is_reported(chunks: Chunks, speech: Clause, at: int) -> bool:
    """Whether a noun phrase begins what is said or denied: “denied that Farid, the head of the party, had fled”."""
    return THAT in chunks.tags[speech.index : at] or (speech.verb.head in _SPEAKING and at == speech.index + 1)


def _may_share(verb: Chunk, last: Chunk) -> bool:
    if (
        verb.auxiliaries
        and verb.auxiliaries[0] not in {"not"}
        and last.auxiliaries
        and verb.auxiliaries != last.auxiliaries
    ):
        return True
    return verb.form in {"past", "s", "participle", "base"} or bool(verb.auxiliaries)
