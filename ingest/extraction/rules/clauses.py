"""Clauses: for each verb of a sentence, who does it, to whom, and what stands behind its prepositions.

No grammar of English is written down here, only where things usually stand: a subject before its verb, past what is
put between commas; an object behind it. Where that is not enough, an argument is left out, and so is the claim.
"""

import itertools
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.asides import part_asides
from ingest.extraction.rules.chunk_list import Chunks
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
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import QUANTITIES, WHERE, noun_phrase_left, noun_phrase_right
from ingest.extraction.rules.subjects import find_subject

_SAYING: Final = shipped()["speech.inverted"]
_ALONE: Final = shipped()["clauses.intransitive"]
_PARTS: Final = shipped()["bodies.parts"]
_WHERE: Final = frozenset({*WHERE, "by"})
_OF_OBJECT: Final = shipped()["clauses.object-did"]
_OF: Final = frozenset({"of", "for", "from", "with"})
_DEADLY: Final = shipped()["clauses.deadly"]
_LATER: Final = shipped()["clauses.later"]
_NOT_BARE: Final = shipped()["grammar.modal"] | (shipped()["grammar.auxiliary"] - {"having", "been", "being"})
"""What makes of “arming” more than a gerund: “is arming”, and not “having armed”."""
_HARMING: Final = shipped()["clauses.harming"]
_BEFORE_SPEAKER: Final = frozenset({COMMA, QUOTE})
_OF_HIM: Final = shipped()["clauses.of-him"]
_PRONOUNS: Final = frozenset({"he", "i", "it", "she", "they", "we", "who", "you"})
_NO_HEADLINE: Final = frozenset({VERB, RELATIVE, THAT, SUBORDINATOR})
_TIMES: Final = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "moments"})
_LASTING: Final = frozenset({"spend", "serve", "waste"})
"""Verbs of which a time is the object."""
_DATED: Final = DATE + COMMA + NOUN
_PLAINLY: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "been"})
_STANDS: Final = frozenset(
    {"base", "headquarter", "station", "locate", "situate", "bear", "bury", "register", "incorporate", "domicile"}
)


def clauses(chunks: Chunks) -> list[Clause]:
    """Find the clauses of a sentence.

    Args:
        chunks: The sentence.

    Returns:
        One for each verb, in order.
    """
    found: list[Clause] = []
    has_apposition = COMMA + NOUN in chunks.tags
    for index, chunk in chunks.all(VERB):
        clause = Clause(index, chunk, chunks)
        _govern(clause, chunks, found)
        find_subject(clause, found)
        clause.object = noun_phrase_right(chunks, _past_insertion(chunks, index + 1))
        if len(clause.object) == 1 and clause.object[0].head in _TIMES and not clause.object[0].mentions:
            # “was seized and killed hours after the talks”, but “was seized and spent months in prison”
            clause.object = clause.object if chunk.head in _LASTING else []
        if has_apposition and (named := _named_behind(clause, chunks)) is not None:
            clause.object = [named]
        if clause.fronted is not None and not clause.object:
            clause.object = [clause.fronted]
        if clause.object and not chunk.passive:
            clause.complement = _complement(clause, chunks)
        _settle_voice(clause, chunks, found)
        if chunk.head in _SAYING and chunks.tags[index - 1] in _BEFORE_SPEAKER and not chunk.auxiliaries:
            _invert(clause, chunks)
        if chunk.head in _DEADLY:
            _shot_dead(clause, chunks)
        found.append(clause)
    if len(found) > 1:
        part_asides(found, chunks)
    _share_arguments(found, chunks)
    _open(found, chunks)
    return found


def _invert(clause: Clause, chunks: Chunks) -> None:
    """Read who speaks behind the verb: “…”, said Colonel Farid; and “…, said the brigade's spokesman, Nader”."""
    parted = chunks.tags[max(0, clause.index - 2) : clause.index]
    if not (parted.endswith(COMMA) or parted == COMMA + QUOTE) or not clause.object or clause.complement:
        return
    who = clause.object[0]
    last = who.mentions[-1] if who.mentions else None
    is_speaker = last is not None and last.end == who.end and last.form in {"name", "role"}
    if last is not None and is_speaker and last.type in {"Person", "Organization"}:
        clause.subject, clause.object, clause.shared = clause.object, [], False


def _named_behind(clause: Clause, chunks: Chunks) -> Chunk | None:
    """Go from “the attacker” in “killed the attacker, Omar Farid.” to who that is."""
    if len(clause.object) != 1 or any(each.form != "role" for each in clause.object[0].mentions):
        return None
    at = chunks.index(clause.object[0]) + 1
    name = chunks[at + 1] if chunks.tags.startswith(COMMA + NOUN, at) else None
    last = name.mentions[-1] if name is not None and name.mentions else None
    if name is None or last is None or last.type != "Person" or last.form != "name" or last.end != name.end:
        return None
    return name if chunks.tags[at + 2] in {COMMA, STOP, END} else None


def _shot_dead(clause: Clause, chunks: Chunks) -> None:
    """Read “shot Farid dead”, “was beaten to death”, “gunned down” as a killing."""
    dead = next(
        (chunk for chunk in chunks[clause.index + 1 : clause.index + 4] if chunk.head in {"dead", "death"}), None
    )
    if dead is not None:
        clause.verb.head = "kill"
        if dead is chunks[clause.index + 1]:
            clause.verb.end = dead.end
        clause.object = [chunk for chunk in clause.object if chunk is not dead]
        if not clause.object and not clause.verb.passive and dead is chunks[clause.index + 1]:
            clause.object = noun_phrase_right(chunks, clause.index + 2)  # “shot dead Omar Farid”


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
            or (clause.verb.passive and not last.verb.passive)  # “was held and spent a year in Aden”
            or (between == COMMA and clause.subject != last.subject)
        ):
            continue
        if last.verb.passive and not clause.verb.passive:
            # “a company owned and controlled by Farid”
            if clause.verb.auxiliaries or clause.verb.form not in {"past", "participle"}:
                continue
            clause.verb.passive, clause.relative, clause.subject = True, last.relative, last.subject
        clause.share(last, without=WHERE if last.verb.head in _LATER else ())
        whom = last.adjuncts.get("to", []) if not any(chunk.mentions for chunk in last.object) else []
        clause.object = [] if clause.verb.passive else whom or last.object


def _past_insertion(chunks: Chunks, at: int) -> int:
    """Go past what is put between a verb and its object: “ran, with Nader's help, a unit”, “met, in May, Nader”."""
    tags = chunks.tags
    if tags[at] != COMMA or tags[at + 1] != PREPOSITION:
        return at
    if tags.startswith(_DATED, at + 2):
        return at + 4
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
    previous = clause.previous
    if previous is None:
        return
    if (
        previous.tag == VERB
        and previous.head in {"help", "let", "make"}
        and verb.form == "base"
        and not verb.auxiliaries
    ):
        clause.governor = before[-1]
        return
    is_bare = verb.form == "to" or (verb.form == "ing" and _NOT_BARE.isdisjoint(verb.auxiliaries))
    joined = previous.tag in {CONJUNCTION, COMMA} and VERB in chunks.tags[max(0, index - 4) : index - 1]
    if verb.form == "to" or (is_bare and previous.tag in {PREPOSITION, COMMA, VERB, NOUN, OPEN}):
        clause.governor = before[-1]
        if chunks.tags[index - 2 : index] == CONJUNCTION + PREPOSITION and before[-1].verb.form == verb.form == "ing":
            clause.governor = before[-1].governor or before[-1]  # “for arming the brigade and for paying it”
        elif chunks.tags[index - 2 : index] == COMMA + PREPOSITION:
            clause.governor = _past_aside(previous, before)
        if previous.tag == NOUN:
            clause.governing_noun = previous
    elif joined and not verb.auxiliaries and (verb.form == "base" or verb.form == before[-1].verb.form == "ing"):
        clause.governor = before[-1].governor or before[-1]  # “to find and destroy”
        clause.governing_noun = before[-1].governing_noun


def _past_aside(of: Chunk, before: Sequence[Clause]) -> Clause:
    """Go to “accused” from what stands between commas, in “accused the brigade, which Farid led, of killing”."""
    last, chunks = before[-1], before[-1].chunks
    if of.head not in _OF or last.verb.head in _OF_OBJECT:
        return last
    for each in reversed(before[:-1]):
        between = chunks.tags[each.index : last.index]
        if STOP in between or THAT in between:
            return last
        if each.verb.head in _OF_OBJECT and COMMA in between:
            is_within = last.relative or not last.verb.is_finite or last.verb.passive
            return each if is_within else last
    return last


def _settle_voice(clause: Clause, chunks: Chunks, before: Sequence[Clause]) -> None:
    """Find the passives that have lost their “was”: “an army based in Aden”, “was held and sent back”."""
    verb, index = clause.verb, clause.index
    previous = chunks[index - 1] if index else None
    if verb.passive or verb.auxiliaries or verb.form not in {"past", "participle"} or previous is None:
        return
    after = _behind(verb, chunks, index + 1)
    by = _is_by(chunks, index + 1)
    is_joined = clause.shared and bool(before) and STOP not in chunks.tags[before[-1].index : index]
    if is_joined and before[-1].verb.passive and not clause.object and verb.head not in _ALONE:
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
        if by or ((hangs or _is_inserted(chunks, index)) and after.head in _WHERE):
            verb.passive = True
            clause.relative = True
            clause.subject = [_apposed_to(chunks, index - 1)]
        elif verb.head in _HARMING and _is_headline(chunks, index):
            verb.passive = True  # “Seven fighters killed in Aden”
    elif previous.tag == NOUN and not clause.object and verb.head in _HARMING and _is_headline(chunks, index):
        verb.passive = after is None or after.tag == STOP  # “Plot foiled in Aden; Omar Farid arrested”
    elif by and (previous.tag == COMMA or (previous.tag == STOP and chunks[index + 1].head == "dead")):
        _part_from(index - 2, clause)
    elif previous.tag in {COMMA, OPEN, STOP} and after is not None and after.head in _WHERE and verb.head in _STANDS:
        at = index - 2
        if previous.tag == STOP or chunks.tags.rfind(OPEN, 0, index) > chunks.tags.rfind(CLOSE, 0, index):
            at = chunks.tags.rfind(OPEN, 0, index) - 1  # “Farid (Arabic: …; born in Aden)”
        if chunks.tags[at] == CLOSE:
            at = chunks.tags.rfind(OPEN, 0, at) - 1  # “Omar Farid (alias Abu Zorn), born in Aden”
        _part_from(at, clause)


def _is_headline(chunks: Chunks, at: int) -> bool:
    """Whether a verb is the only one between full stops, semicolons and dashes, and “Farid killed” tells of no other.

    It does in “he killed” and in “the man Farid killed”.
    """
    tags = chunks.tags
    opening, closing = tags.rfind(STOP, 0, at), tags.find(STOP, at)
    behind = tags[at + 1 : closing] if closing >= 0 else tags[at + 1 :]
    if not _NO_HEADLINE.isdisjoint(tags[opening + 1 : at]) or VERB in behind or chunks[at - 1].head in _PRONOUNS:
        return False
    if at - 2 > opening and tags[at - 2] == NOUN and not chunks[at - 2].possessive:
        return False
    last = chunks[at - 1].mentions[-1] if chunks[at - 1].mentions else None
    return last is None or last.form != "name" or last.start - chunks[at - 1].start < 2


def _behind(verb: Chunk, chunks: Chunks, at: int) -> Chunk | None:
    """Give what stands behind a verb, past the day of what one stands or is born by: “born on 3 May 1970 in Aden”."""
    if verb.head in _STANDS:
        dated = at + (chunks.tags[at : at + 1] == PREPOSITION and chunks.tags[at + 1 : at + 2] == DATE)
        at = dated + 1 if chunks.tags[dated : dated + 1] == DATE else at
    return chunks[at] if at < len(chunks) else None


def _is_inserted(chunks: Chunks, at: int) -> bool:
    """Whether a verb behind a noun is of what is put between commas: “the Harbour Bank, a bank based in Aden, paid”."""
    if at < 3 or chunks[at - 1].mentions or chunks[at - 2].tag != COMMA or not chunks[at - 3].mentions:
        return False
    closing = chunks.tags.find(COMMA, at)
    return 0 <= closing < len(chunks) - 1 and chunks.tags[closing + 1] == VERB and chunks[closing + 1].is_finite


def _open(found: Sequence[Clause], chunks: Chunks) -> None:
    """Give the participle that a sentence begins with whom it is said of: “Born in Aden, Farid fled in 1990”."""
    first = found[0] if found else None
    if first is None or len(found) < 2 or first.subject or first.object:
        return
    if chunks.tags[: first.index].strip(PREPOSITION + DATE + COMMA):
        return  # “In 2001, accused of treason, Farid fled”
    is_participle = first.verb.form in {"past", "participle"} and not first.verb.auxiliaries
    main = next((each for each in found[1:] if each.verb.is_finite and not each.relative and each.subject), None)
    if is_participle and main is not None and first.verb.head not in _ALONE:
        at = chunks.index(main.subject[0]) - 1
        if chunks[at].tag != COMMA:
            return
        first.opens = first.verb.passive = first.relative = True
        whose = _behind_opening(first, main, chunks)
        # “Born in Aden in 1960, Farid and his wife, Leila, moved”: whether both were, it does not say.
        if max(len(whose), len(main.subject)) == 1:
            # “Born in Aden, Farid, with his wife, Leila, moved”, but “Born in Aden, the son of a fisherman, he moved”
            is_name = bool(whose) and whose[0] is not main.subject[0] and _is_name(whose[0])
            first.subject = whose if is_name else main.subject


def _is_name(chunk: Chunk) -> bool:
    """Whether a noun phrase is no more than a person's name, with what stands before it."""
    last = chunk.mentions[-1] if chunk.mentions else None
    return last is not None and last.type == "Person" and last.form == "name" and last.end == chunk.end


def _behind_opening(first: Clause, main: Clause, chunks: Chunks) -> list[Chunk]:
    """Find the noun phrases next to the comma that ends what a sentence begins with, past “Aden, Yemen, …”."""
    at = chunks.tags.find(COMMA + NOUN, first.index)
    while at >= 0:
        chunk = chunks[at + 1]
        is_place = bool(chunk.mentions) and all(each.type in {"Place", "State"} for each in chunk.mentions)
        if chunk is main.subject[0] or not (is_place or chunk.head[:1].isdigit()):
            return noun_phrase_right(chunks, at + 1)
        at = chunks.tags.find(COMMA + NOUN, at + 1)
    return []


def _part_from(at: int, clause: Clause) -> None:
    """Take a participle for what is said of the noun phrase at a chunk, if there is one."""
    clause.verb.passive = True
    clause.relative = True
    while clause.chunks.tags[max(at - 1, 0) : at] == COMMA and _is_in_place(clause.chunks, at):
        at -= 2  # “Zorn Holdings, Aden, Yemen, controlled by Farid”
    if at >= 0 and clause.chunks[at].tag == NOUN:
        heads = noun_phrase_left(clause.chunks, at)[0]
        # “troops of the Harbour Brigade, commanded by Farid”, “a photograph of Farid, killed by Libya”
        is_his = len(heads) == 1 and (
            heads[0].head in QUANTITIES or (heads[0].head in _OF_HIM and _is_name(clause.chunks[at]))
        )
        clause.subject = [clause.chunks[at]] if is_his else heads


def _is_in_place(chunks: Chunks, at: int) -> bool:
    """Whether a noun phrase is the name of a place, behind a comma and a body or another place."""
    mentions, before = chunks[at].mentions, chunks[at - 2].mentions if at > 1 else ()
    is_place = len(mentions) == 1 and mentions[0].type in {"Place", "State"} and mentions[0].form == "name"
    return is_place and bool(before) and before[-1].type in {"Place", "State", "Organization"}


def _is_by(chunks: Chunks, at: int) -> bool:
    """Whether “by” stands there, past when and where, or behind a verb that is joined: “owned and controlled by”."""
    at += at < len(chunks) and chunks[at].head == "dead"  # “shot dead by”
    if at + 2 < len(chunks) and chunks[at].tag == CONJUNCTION and chunks[at + 1].tag == VERB:
        at += 2
    first = at
    while chunks.tags[at : at + 1] == PREPOSITION and _tells_when_or_where(chunks, at):
        at += 2
    is_by = at < len(chunks) and chunks[at].tag == PREPOSITION and chunks[at].head == "by"
    # “founded in 1998 by Farid”, but not “returned in 1998 by train”
    return is_by and (at == first or (chunks.tags[at + 1] == NOUN and bool(chunks[at + 1].mentions)))


def _tells_when_or_where(chunks: Chunks, at: int) -> bool:
    """Whether a preposition stands before a date or the name of a place."""
    if chunks.tags[at + 1] == DATE:
        return True
    mentions = chunks[at + 1].mentions if chunks.tags[at + 1] == NOUN and chunks[at].head in WHERE else ()
    return bool(mentions) and mentions[-1].type in {"Place", "State"}


def _apposed_to(chunks: Chunks, at: int) -> Chunk:
    """From “an army” in “the Harbour Brigade, an army based in Aden” go to what it is in apposition to.

    From “the Brigade” in “a delegation of the Brigade headed by Farid” it is gone to the delegation.
    """
    chunk = chunks[at]
    if at > 1 and chunks[at - 1].tag == PREPOSITION and chunks[at - 1].head == "of" and chunks[at - 2].head in _PARTS:
        return chunks[at - 2]
    if at > 1 and chunks[at - 1].head == "in" and chunks[at - 2].tag == NOUN and chunk.mentions:
        return chunks[at - 2]  # “companies in Aden controlled by Farid”
    is_named = bool(chunk.mentions) and chunk.mentions[-1].end == chunk.end
    if is_named or at < 2 or chunks[at - 2].tag != NOUN or not chunks[at - 2].mentions:
        return chunk
    said = chunks[at - 1]  # “the Brigade is an army based in Aden”, but “may be”, “is not”
    is_of_other = at > 2 and chunks[at - 3].tag == PREPOSITION  # “the head of the Brigade is a man”
    is_said = said.tag == COMMA or (said.head == "be" and _PLAINLY.issuperset(said.auxiliaries) and not is_of_other)
    return chunks[at - 2] if is_said else chunk
