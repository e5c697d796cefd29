"""Dating: which date of a sentence is that of a clause."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.asides import is_in_aside
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
    SUBORDINATOR,
    VERB,
    Chunk,
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import CLAUSE_OPENING
from ingest.extraction.rules.sentences import Sentence

_ACCUSING: Final = shipped()["putting.accusing"]
_HAPPENINGS: Final = shipped().events.keys()
_FROM: Final = frozenset({"after", "before", "until"})
_NOT_THEN: Final = frozenset({"although", "though", "if", "once", "because", "unless", "whereas"})
"""What a sentence may begin with that is not said to have been when the rest was."""
_BY_THE_TIME: Final = ["by", "the", "time"]
_FOR: Final = frozenset({"for", "of", "after", "before", "from"})
_OPENING: Final = CLAUSE_OPENING | shipped()["grammar.subordinator"]
_OF_HAPPENING: Final = frozenset({"in", "on", "of"})
_BOUNDING: Final = frozenset({"until", "till", "since", "before"})
_WHOSE: Final = frozenset({"his", "her", "its", "their", "the"})
_LONGEST_HAPPENING: Final = 5
"""Words between a verb's “until” and the date of what it was until: “until his arrest in Aden in 2003”."""
_STRETCHES: Final = shipped()["calendar.stretches"] | shipped()["calendar.numbers"]
"""What may stand before the “after” that a sentence begins with: “Ten years after”, “Shortly before”."""
_LONGEST_STRETCH: Final = 6
_LATER: Final = shipped()["clauses.later"]
_NOW, _THEN = "present", "past"
_NOW_SAID: Final = frozenset({"is", "are", "has", "have", "does", "do", "'s", "'re", "'ve"})
_THEN_SAID: Final = frozenset({"was", "were", "had", "did"})
_NO_TENSE: Final = frozenset({"not", "never", "since"})


class Dating:
    """Finds the dates of clauses.

    Args:
        lows: The words of the text, in lower case.
    """

    def __init__(self, lows: Sequence[str]) -> None:
        self._lows = lows

    def date(self, clause: Clause, sentence: Sentence) -> Dated | None:
        """Give the date of a clause: the nearest that no other verb parts from it.

        Args:
            clause: The clause.
            sentence: Its sentence.
        """
        if not sentence.dates:
            return None
        if "respectively" in sentence.words:
            return None
        opening = self._opening(sentence)
        own = [
            dated
            for dated in sentence.dates
            if _may_date(dated, clause, sentence) and not self._is_before_opening(dated, clause, sentence, opening)
        ]
        joined = {dated.start for dated in own if self._is_of_another(dated, clause, sentence)}
        best = min(own, key=lambda each: (each.start in joined, abs(each.start - clause.verb.start)), default=None)
        # The day of what a verb is joined with is its own too where it has none; a time that lasted is not, nor is the
        # day of a death that of the burial, nor what was then of what is: “split off in 2016 and is led by Farid”.
        is_later = clause.verb.head in _LATER or "since" in clause.verb.auxiliaries
        is_later = is_later or (best is not None and best.start in joined and _is_now(best, clause, sentence))
        if best is None or (best.start in joined and (is_later or "/" in best.when)):
            return None
        if len(clause.whom) > 1 and self._is_listed(best, sentence) and all(map(_is_person, clause.whom)):
            return None  # “Farid and Nader were killed in 2012 and 2013”
        begins = self._lows[sentence.start]
        if "between" in sentence.words and (lasted := self._between(own, sentence, clause)) is not None:
            return lasted
        is_opening = best.end <= clause.verb.start and self._lows[best.end] == ","
        if begins == "since" and is_opening and best.relation != "since" and "/" not in best.edtf:
            return dataclasses.replace(best, relation="since")  # “Since the death of Farid in 2010, Nader has led”
        aside = _aside_behind(best, sentence.chunks) if best.relation else None
        if aside is not None and aside[0].start < clause.verb.start < aside[1].start:
            return dataclasses.replace(best, relation="")  # “since 2013, when Libya killed Farid”
        bound = self._bound(best, clause)
        return dataclasses.replace(best, relation=bound) if bound and "/" not in best.edtf else best

    def _bound(self, dated: Dated, clause: Clause) -> str:
        """Tell how a clause stands to what a date is of: “led it until his arrest in 2003”; empty if it does not."""
        lows, at = self._lows, dated.start - 1
        if dated.start < clause.verb.start or lows[at] not in _OF_HAPPENING:
            return ""
        first = max(clause.verb.end, at - _LONGEST_HAPPENING)
        return next((lows[each] for each in range(at - 1, first - 1, -1) if self._bounds(each)), "")

    def _bounds(self, at: int) -> bool:
        """Whether a word says that something was until or since a happening: “until the coup”, “since his arrest”."""
        return self._lows[at] in _BOUNDING and self._lows[at + 1] in _WHOSE

    def _is_listed(self, dated: Dated, sentence: Sentence) -> bool:
        """Whether “and” stands between a date and another: “in 2012 and 2013”."""
        if len(sentence.dates) < 2:
            return False
        behind = dated.end + 1 + (self._lows[dated.end + 1 : dated.end + 2] == [dated.relation])
        others = {each.start if each.start >= dated.end else -each.end for each in sentence.dates}
        is_behind = self._lows[dated.end] == "and" and behind in others
        before = dated.start - 1 - (self._lows[dated.start - 1] == dated.relation)
        return is_behind or (self._lows[before] == "and" and -before in others)

    def _between(self, own: Sequence[Dated], sentence: Sentence, clause: Clause) -> Dated | None:
        """Read two dates as one: “between his arrest in 2003 and his death in 2013”."""
        first, *others = sentence.dates
        last = others[0] if others else first
        opening = self._lows[max(sentence.start, first.start - _LONGEST_STRETCH) : first.start]
        if first is last or "between" not in opening or "and" not in self._lows[first.end : last.start]:
            return None
        at = first.start - len(opening) + opening.index("between")
        if any(at < each.verb.start < last.start for each in sentence.clauses):
            return None
        edtf = f"{first.edtf}/{last.edtf}"
        lasted = Dated(first.start, last.end, edtf) if edtf.count("/") == 1 else None
        return next((each for each in own if each.start > max(clause.verb.start, last.start)), lasted)

    def _opening(self, sentence: Sentence) -> int:
        """Find the “after” or “before” that a sentence begins with: “Ten years after he fled”; -1 where none is."""
        if self._lows[sentence.start : sentence.start + len(_BY_THE_TIME)] == _BY_THE_TIME:
            return sentence.start
        for at in range(sentence.start, min(sentence.start + _LONGEST_STRETCH, sentence.end)):
            if self._lows[at] in _FROM or (at == sentence.start and self._lows[at] in _NOT_THEN):
                return at
            if self._lows[at] not in _STRETCHES:
                break
        return -1

    def _is_before_opening(self, dated: Dated, clause: Clause, sentence: Sentence, opening: int) -> bool:
        """Whether a date ends the clause before: “took command in 2020 after Farid was killed”."""
        lows = self._lows
        if dated.within is not None:
            return False
        if dated.start > clause.verb.start:
            # “Five years after Farid was killed, on 3 May 2018, Nader fled”
            is_parted = opening >= 0 and lows[dated.start - 2] == "," and lows[dated.end] == ","
            return is_parted and lows[opening : dated.start].count(",") == 1
        if lows[dated.end] == "that":
            return True  # “said on Monday that Farid had been killed”
        if opening >= 0 and clause.subject:
            # “After Farid was killed in 2020, Nader took command”
            behind = lows[dated.end : clause.subject[0].start]
            is_parted = lows[dated.start - 2] == "," and lows[opening : dated.start].count(",") == 1
            return opening < dated.start - 1 and ("," in behind or not behind) and not is_parted
        if _OPENING.isdisjoint(lows[dated.end : clause.verb.start]):
            return False
        return any(each.verb.start < dated.start for each in sentence.clauses)

    def _is_of_another(self, dated: Dated, clause: Clause, sentence: Sentence) -> bool:
        """Whether a date before a verb ends what is joined with it: “fled in 2003 and was jailed in 2007”."""
        if dated.start > clause.verb.start or "and" not in self._lows[dated.end : clause.verb.start]:
            return False
        return any(each.verb.start < dated.start for each in sentence.clauses)


def _is_person(chunk: Chunk) -> bool:
    return bool(chunk.mentions) and chunk.mentions[-1].type == "Person"


def _may_date(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date may be that of a clause: no other verb parts it from it, and it is of no relative clause."""
    if dated.relation == "after" or not dated.may_be_of(clause.verb.start):
        return False
    if dated.start < clause.verb.start and (clause.relative or _stands_within(dated, clause, sentence)):
        return False
    if clause.closes and dated.start > sentence.chunks[clause.closes].start:
        return False
    if dated.start < clause.verb.start and is_in_aside(dated.start, sentence.chunks, clause.index):
        return False
    if dated.start < clause.verb.start and _is_in_brackets(dated, clause, sentence):
        return False
    if dated.start > clause.verb.start and _closes_before(dated, clause, sentence):
        return False
    if _is_of_opening(dated, clause, sentence) or _is_of_saying(dated, clause, sentence):
        return False
    if dated.start < clause.verb.start and _tells_which(dated, sentence.chunks):
        return False
    if dated.start > clause.verb.start and _is_of_next(dated, clause, sentence):
        return False
    resumed = sentence.chunks[clause.resumes].start if clause.resumes else 0
    is_resumed = bool(resumed) and dated.start > resumed
    if dated.start > clause.verb.start and not is_resumed and _begins_other(dated, clause, sentence):
        return False
    low, high = sorted((dated.start, clause.verb.start))
    between = [each for each in sentence.clauses if low < each.verb.start < high]
    if is_resumed:
        between = [each for each in between if each.verb.start > resumed]
    if dated.within is not None:
        between = [each for each in between if dated.may_be_of(each.verb.start)]
    elif low == dated.start and (aside := _aside_behind(dated, sentence.chunks)) is not None:
        if clause.verb.start < aside[1].start:
            return aside[0].tag == SUBORDINATOR  # “in 2018, after Farid was released, …”
        between = [each for each in between if each.verb.start > aside[1].start]
    if clause.verb.head in _ACCUSING and any(each.governor is clause for each in between):
        return False  # “accused Farid of fleeing in 1991”
    if dated.start > clause.verb.start and any(each.verb.auxiliaries[:1] == ("having",) for each in between):
        return False  # “never returned, having been arrested in 2003”
    # “In 1992 Farid, who led the brigade, fled”
    return not any(each.verb.is_finite and not (each.relative and low == dated.start) for each in between)


def _index(dated: Dated, chunks: Chunks) -> int:
    """Give where a date stands among the chunks of its sentence."""
    return next(each for each, chunk in enumerate(chunks) if chunk.start >= dated.start)


def _tells_which(dated: Dated, chunks: Chunks) -> bool:
    """Whether a date says who or which is meant, and not when he did what follows: “the 2012 election winner fled”."""
    if NOUN + DATE + NOUN not in chunks.tags:
        return False
    at = _index(dated, chunks)
    if chunks.tags[at - 1 : at + 2] != NOUN + DATE + NOUN or chunks[at].end != chunks[at + 1].start:
        return False
    is_subject = at < 2 or chunks.tags[at - 2] != PREPOSITION
    return is_subject and chunks[at - 1].head in {"the", "a"} and chunks[at + 1].head not in _HAPPENINGS


def _is_of_next(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date behind “and” is of the verb that follows: “founded the party, and in 1998 left it”."""
    if CONJUNCTION + PREPOSITION + DATE not in sentence.chunks.tags:
        return False
    chunks = sentence.chunks
    at = _index(dated, chunks)
    if chunks.tags[at - 2 : at] != CONJUNCTION + PREPOSITION or chunks.tags[at - 3] == DATE or at < clause.index + 3:
        return False
    behind = at + 1 + (chunks.tags[at + 1] in {COMMA, NOUN})
    return chunks.tags[behind] == VERB and chunks[behind].is_finite


def _aside_behind(dated: Dated, chunks: Chunks) -> tuple[Chunk, Chunk] | None:
    """Find what is put in behind a date: “since 2013, when Libya killed Farid, …”, “in 2018, a year after he fled, …”.

    Returns:
        The word that it begins with, and the comma that it ends with.
    """
    if DATE + COMMA not in chunks.tags:
        return None
    at = _index(dated, chunks)
    if chunks.tags[at : at + 2] != DATE + COMMA:
        return None
    first = at + 2 + (chunks.tags[at + 2] in {DATE, NOUN})
    if chunks.tags[first] not in {PREPOSITION, SUBORDINATOR} or chunks[first].head not in _OPENING:
        return None
    closing = chunks.tags.find(COMMA, first)
    return (chunks[first], chunks[closing]) if closing >= 0 else None


def _is_now(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a verb tells of what is, and the one that a date before it is of, of what was."""
    before = [each for each in sentence.clauses if each.verb.start < dated.start]
    return _tense(clause) == _NOW and bool(before) and _tense(before[-1]) == _THEN


def _tense(clause: Clause) -> str:
    verb = clause.verb
    first = next((each for each in verb.auxiliaries if each not in _NO_TENSE), "")
    if first:
        return _NOW if first in _NOW_SAID else _THEN if first in _THEN_SAID else ""
    return {"s": _NOW, "past": _THEN}.get(verb.form, "")


def _begins_other(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date behind a verb is of what follows “where” or “which”: “fled to Aden, where in 1990 he married”."""
    between = [chunk for chunk in sentence.chunks if clause.verb.end <= chunk.start < dated.start]
    openings = [chunk.start for chunk in between if chunk.tag == RELATIVE or chunk.head == "where"]
    return bool(openings) and any(each.verb.start > dated.start and each.verb.is_finite for each in sentence.clauses)


def _is_of_opening(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date is of the participle that a sentence begins with: “Founded in 1992, the brigade was disbanded”."""
    first = sentence.clauses[0]
    is_opened = first.opens and not first.index and first is not clause
    return is_opened and bool(clause.subject) and dated.start < clause.subject[0].start


def _is_inserted(chunks: Chunks, clause: Clause) -> bool:
    """Whether commas part more than a date from the verb: “The brigade, banned in 1994, is led by Farid”."""
    closing = clause.index - 1
    opening = chunks.tags.rfind(COMMA, 0, max(closing, 0))
    if opening < 1 or chunks.tags[closing] != COMMA or chunks[opening - 1].end != clause.subject[-1].end:
        return False
    return bool(chunks.tags[opening + 1 : closing].strip(PREPOSITION + DATE))


def _is_of_saying(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date is when somebody said, denied or charged what a gerund tells: “denied on Monday having fled”."""
    above = clause.governor
    if above is None or not above.verb.start < dated.start < clause.verb.start:
        return False
    before = sentence.chunks[clause.index - 1]
    if clause.verb.form == "ing" and before.tag == PREPOSITION and before.head in _FOR:
        return True  # “was jailed in 2012 for killing Farid”
    return above.verb.head in _ACCUSING or sentence.judge.speech.is_speaking(above)


def _is_in_brackets(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date stands in brackets that close before the verb: “Farid (born 1970) led”."""
    chunks = sentence.chunks
    closing = chunks.tags.rfind(CLOSE, 0, clause.index)
    opening = chunks.tags.rfind(OPEN, 0, closing) if closing >= 0 else -1
    return opening >= 0 and chunks[opening].start < dated.start < chunks[closing].start


def _closes_before(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a verb stands in brackets that close before a date: “was killed (after Libya had left) in 2012”."""
    tags = sentence.chunks.tags
    closing = tags.find(CLOSE, clause.index)
    is_within = closing >= 0 and OPEN in tags[: clause.index] and OPEN not in tags[clause.index : closing]
    is_within = is_within and tags.rfind(CLOSE, 0, clause.index) < tags.rfind(OPEN, 0, clause.index)
    return is_within and sentence.chunks[closing].start < dated.start


def _stands_within(dated: Dated, clause: Clause, sentence: Sentence) -> bool:
    """Whether a date is of what stands between a verb and its subject: “Farid, who fled in 1992, was killed”."""
    if not clause.subject:
        return False
    begin = clause.subject[-1].end
    if dated.start > begin and _is_inserted(sentence.chunks, clause):
        return True
    return any(
        (each.relative or each.verb.form == "ing") and begin <= each.verb.start < dated.start
        for each in sentence.clauses
    )
