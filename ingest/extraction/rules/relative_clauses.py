"""Relative clauses: from what ends one to whom it tells of: “the men who led the brigade fled”.

Most have no “who”: “soldiers trained by Libya attacked Aden”, “a lawyer representing Farid was arrested”, “the rifle
Libya gave Farid killed Nader”. Whoever is named in one does not do what the verb behind it says.
"""

import re
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
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
)
from ingest.extraction.rules.verbs import read_irregular

_INTRANSITIVE: Final = shipped()["clauses.intransitive"]
_SAYING: Final = frozenset(
    {"admit", "allege", "announce", "argue", "believe", "claim", "deny", "fear", "hope", "insist", "know", "say"}
    | {"suggest", "suspect", "think"}
)
"""Verbs behind which, without “that”, stands what somebody else did."""
_TELLING: Final = _SAYING | shipped()["contents.proving"] | {"show", "reveal", "state"}
_OWN_PAST: Final = frozenset(lemma for lemma, (past, participle) in read_irregular().items() if past != participle)
"""Verbs whose past is no participle: “flew”."""
_FINITE: Final = _INTRANSITIVE | _OWN_PAST
_FEARING: Final = frozenset({"fear", "know", "suspect"})
_MADE: Final = shipped()["clauses.object-does"] | _SAYING - {"claim", "hope"}
"""Verbs whose participle has an infinitive behind it: “men sent to kill Farid”, “believed to”."""
_SUBJECTS: Final = frozenset({"he", "i", "she", "they", "we"})
_AS: Final = frozenset({"act", "disguise", "dress", "masquerade", "pose", "serve"})
"""Verbs of which “as” says what somebody is taken for, and does not open a clause."""
_LAUNCHING: Final = shipped()["clauses.launching"]
_LEADING: Final = frozenset({"head", "lead"})
_SENT: Final = frozenset({"delegation", "mission", "team"})
"""Who leads these on a visit is on it."""
_CALLING: Final = frozenset({"call", "dub", "name", "nickname", "rename", "title"})
_TIMES: Final = frozenset(
    {"day", "days", "evening", "moment", "month", "morning", "night", "time", "week", "year", "years"}
)
_PAST: Final = frozenset({"past", "participle"})
_WITHIN: Final = re.compile(f"{NOUN}?(?:{PREPOSITION}[{NOUN}{DATE}]|{CONJUNCTION}?{PREPOSITION}?{VERB}{NOUN}?)*")
"""What may stand between the first verb of a relative clause and its end."""
_BEHIND_WHOSE: Final = 6
"""Where the verb of “whose commander, Farid, fled” stands behind what is before “whose”."""
_DATED: Final = COMMA + PREPOSITION + DATE + COMMA
_PARTED: Final = frozenset({COMMA, STOP, SUBORDINATOR, THAT, RELATIVE})


def who_did(chunks: Chunks, at: int, verb: int, before: Sequence[Clause]) -> list[Chunk]:
    """Go from what ends a relative clause to whom that tells of.

    Args:
        chunks: The sentence.
        at: The noun phrase that may end one.
        verb: The finite verb of which the subject is asked for.
        before: The clauses before that.

    Returns:
        Whom it tells of; nobody where no relative clause ends there.
    """
    end = len(before)
    while end and before[end - 1].index > at:
        end -= 1
    if not end or not _PARTED.isdisjoint(chunks.tags[before[end - 1].index : at]) or chunks[at].head in _SUBJECTS:
        return []
    inner = before[:end]
    last = inner[-1].verb
    if inner[-1].index == at - 1 and last.head in _TELLING and not (last.form == "ing" and last.head in _FEARING):
        return []  # “failed to prove Libya attacked”
    first = _first(chunks, inner)
    head = first.index
    if _opens_clause(chunks, at - 1, first):
        return []
    within = "".join(chunk.tag for chunk in chunks[head + 1 : at + 1] if not chunk.possessive)
    if not _WITHIN.fullmatch(within):
        return []
    tags = chunks.tags
    if tags[head - 1] in {RELATIVE, THAT}:
        is_aside = head > 1 and tags[head - 2] == COMMA
        is_told = within[:1] == NOUN and first.verb.head in _SAYING  # “a letter that said Libya attacked”
        return first.subject if first.relative and not (first.fronted or is_aside or is_told) else []
    if tags[:head].endswith(RELATIVE + _DATED) and tags[head - 6] == NOUN:  # “the men who, in 2009, had tried”
        return noun_phrase_left(chunks, head - 6, antecedent=chunks[head - 5].head)[0]
    if (
        tags[head - 1] != NOUN
        or chunks[head - 1].possessive
        or not _is_main(chunks, verb, first)
        or _is_two(chunks[at])
    ):
        return []
    start = noun_phrase_left(chunks, head - 1)[1]
    if start > 1 and tags[start - 1] in {RELATIVE, THAT}:
        # “the rifles that Libya sent to Aden were seized”, “the town in which Farid met Nader was attacked”
        noun = start - 2 - (tags[start - 2] == PREPOSITION)
        return noun_phrase_left(chunks, noun)[0] if tags[noun] == NOUN else []
    if (thing := _sent(chunks[head - 1])) is not None:
        return [thing]
    if not first.verb.auxiliaries and _is_participle(first, within):
        whom = noun_phrase_left(chunks, head - 1)[0]
        is_doer = first.verb.head in _LAUNCHING or (first.verb.head in _LEADING and chunks[start].head in _SENT)
        # “a bomb planted by the brigade killed Farid”: the brigade did
        return [] if is_doer and chunks[head + 1].head == "by" else whom
    if first.verb.form not in {"past", "s"} or first.verb.passive or within[:1] != NOUN or first.verb.head in _SAYING:
        return []
    return _place(chunks, head) or _thing(chunks, head)


def _opens_clause(chunks: Chunks, at: int, first: Clause) -> bool:
    """Whether what stands before a noun phrase opens a clause: “jailed in 2009 after Libya attacked Aden”.

    It does not in “named after Farid” and “dressed as soldiers”.
    """
    meant = _AS if chunks[at].head == "as" else _CALLING if chunks[at].head == "after" else frozenset()
    return chunks[at].head in CLAUSE_OPENING and not (first.verb.head in meant and at == first.index + 1)


def _first(chunks: Chunks, inner: Sequence[Clause]) -> Clause:
    """Go from the last verb to the one that it hangs on: “accused” of “accused of trying to kill”."""
    tags, each = chunks.tags, len(inner) - 1
    while each:
        clause, previous = inner[each], tags[inner[each].index - 1]
        hangs = clause.verb.form == "ing" and previous in {VERB, PREPOSITION}
        hangs = hangs or (clause.verb.form == "to" and previous in {VERB, NOUN})
        is_bare = clause.verb.form in _PAST and not clause.verb.auxiliaries
        # “captured by the brigade and freed by Libya”, “who killed Farid and wounded Nader”
        is_joined = is_bare and previous == CONJUNCTION and (clause.shared or tags[clause.index + 1] == PREPOSITION)
        between = tags[inner[each - 1].index : clause.index]
        if not (hangs or is_joined) or not _PARTED.isdisjoint(between):
            break
        each -= 1
    return inner[each]


def _is_participle(first: Clause, within: str) -> bool:
    """Whether the verb behind a noun only says more of that: “men trained by Libya”, “rebels fighting Libya”."""
    if first.verb.form == "ing" or (first.verb.head == "close" and first.chunks[first.index + 1].head == "to"):
        return True
    # “believed to belong to”, and not “failed to”; who “left for Aden” did so himself
    if first.verb.head in _FINITE and first.verb.form != "participle":
        return False
    behind = {PREPOSITION, VERB} if first.verb.head in _MADE else {PREPOSITION}
    return first.verb.form in _PAST and within[:1] in behind


def _is_main(chunks: Chunks, index: int, first: Clause) -> bool:
    """Whether a verb carries the sentence, and is no participle: not “trained” of “clashed with men trained here”."""
    verb = chunks[index]
    if verb.auxiliaries or verb.form == "s" or verb.head in _FINITE:
        return True
    if chunks.tags[index + 1] == NOUN:
        return verb.head not in _CALLING
    return first.verb.form in _PAST and chunks[first.index + 1].head == "by"


def _is_two(chunk: Chunk) -> bool:
    """Whether two names only stand beside each other, with a comma left out: “when Farid left for Aden Nader fled”."""
    names = [each for each in chunk.mentions if each.form == "name"]
    return len(names) > 1 and names[0].type in {"Place", "State"} and names[-1].type not in {"Place", "State"}


def _place(chunks: Chunks, head: int) -> list[Chunk]:
    """Find the hotel of “the hotel where Farid met Nader was attacked”."""
    if chunks.tags[max(head - 3, 0) : head] != NOUN + SUBORDINATOR + NOUN or chunks[head - 2].head != "where":
        return []
    return noun_phrase_left(chunks, head - 3)[0]


def _thing(chunks: Chunks, head: int) -> list[Chunk]:
    """Find the rifle of “the rifle Libya gave Farid killed Nader”, at the beginning of the sentence or of a part."""
    thing = chunks[head - 2] if head > 1 and chunks.tags[head - 2] == NOUN else None
    if thing is None or thing.possessive or thing.mentions or thing.head in _TIMES:
        return []
    return [thing] if head == 2 or chunks.tags[head - 3] in _PARTED else []


def _sent(chunk: Chunk) -> Chunk | None:
    """Part the general from who sent him, of “the general Libya sent to Aden”; None where it is one noun phrase."""
    name = chunk.mentions[-1] if chunk.mentions else None
    if name is None or name.type != "State" or name.form != "name" or name.end != chunk.end:
        return None
    return Chunk(NOUN, chunk.start, name.start) if name.start - chunk.start > 1 else None


def behind_whose(chunks: Chunks, comma: int) -> Chunk | None:
    """Find who does it in “the brigade, whose commander, Farid, fled”: what stands in apposition behind “whose”.

    Args:
        chunks: The sentence.
        comma: The comma before the verb.
    """
    if comma < 4 or [chunk.tag for chunk in chunks[comma - 4 : comma]] != [RELATIVE, NOUN, COMMA, NOUN]:
        return None
    return chunks[comma - 1] if chunks[comma - 4].head == "whose" and chunks[comma - 1].mentions else None


def past_whose(chunks: Chunks, before: Sequence[Clause]) -> Chunk | None:
    """Find who does it in “the Brigade, a militia whose commander, Farid, had fled, attacked”: whose commander he is.

    Args:
        chunks: The sentence.
        before: The clauses before the verb, which stands behind a comma.
    """
    first = next((each for each in before if behind_whose(chunks, each.index - 1) is not None), None)
    if first is None or chunks.tags[first.index - 1] != COMMA or first.index < _BEHIND_WHOSE:
        return None
    at = first.index - _BEHIND_WHOSE
    at -= chunks.tags[at] == COMMA
    if at < 0 or chunks.tags[at] != NOUN:
        return None
    inner = [each.index for each in before if each.index < at]
    if inner and chunks.tags[inner[-1] - 1] == NOUN:
        at = inner[-1] - 1  # “a company registered in Aden”
    return named_before(chunks, chunks.index(noun_phrase_left(chunks, at)[0][0]))


def past_relatives(chunks: Chunks, comma: int, before: Sequence[Clause]) -> list[Chunk]:
    """Find who does it behind a relative clause and a comma.

    “The officer whom Farid had replaced, Nader, fled”; “In Aden, which Libya held, Nader, and not Farid, fled”.

    Args:
        chunks: The sentence.
        comma: The comma before the verb.
        before: The clauses before that.
    """
    last = before[-1]
    if not last.relative:
        return []
    if last.index == comma - 3 and chunks.tags[comma - 2] == COMMA and last.fronted is not None:
        return names_of_people(chunks[comma - 1 : comma])
    opening = before_insertion(chunks, comma)
    is_behind = opening is not None and opening > last.index + 1 and chunks.tags[opening - 1] == COMMA
    begins = chunks.tags[0] == PREPOSITION or chunks[0].head == "according"
    is_only = begins and all(each.relative for each in before)
    return noun_phrase_left(chunks, opening)[0] if opening is not None and is_behind and is_only else []


def among_whom(chunks: Chunks, comma: int) -> list[Chunk] | None:
    """Find who does it in “seven sons, two of whom, Omar and Nader, fled”; None where it is not so told.

    Args:
        chunks: The sentence.
        comma: The comma before the verb.
    """
    at = chunks.tags.rfind(RELATIVE + COMMA, 0, comma)
    is_so = at > 1 and chunks[at].head == "whom" and chunks[at - 1].head == "of" and VERB not in chunks.tags[at:comma]
    return names_of_people(chunks[at + 2 : comma]) if is_so else None
