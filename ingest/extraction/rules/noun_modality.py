"""Noun modality: how firmly a happening is put that a noun names: “the attack”, “an alleged attack”, “a threat of one”.

How a clause is put is a matter of ``modality``.
"""

from collections.abc import Callable, Sequence, Set
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, DATE, NOUN, PREPOSITION, STOP, SUBORDINATOR, VERB
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.speech import Speech
from ingest.extraction.rules.tokens import Tokens
from schema.claims import Modality, Polarity

_ACCUSING: Final = shipped()["putting.accusing"]
_ALLEGED: Final = shipped()["hedges.alleged"]
_ASSESSED: Final = shipped()["hedges.assessed"]
_SPEECH: Final = shipped()["speech.neutral"]
_DENYING: Final = shipped()["speech.denying"]
_TELLING: Final = _SPEECH | _ACCUSING
_POSSIBLY: Final = shipped()["conditions.possible"]
_SPOKEN: Final = frozenset({"warning", "warnings", "threat", "threats"})
_INTENDED: Final = shipped()["before-verbs.intended"]
_DENIED: Final = shipped()["before-verbs.denied"]
_MYTH: Final = shipped()["contents.myth"] | shipped()["contents.false"] | {"unfounded", "baseless", "fabricated"}
_HEARSAY: Final = shipped()["contents.hearsay"]
_HAPPENINGS: Final = shipped().events.keys()
_UNREALISED: Final = shipped()["contents.unrealised"]
_REAL: Final = shipped()["contents.true"] | shipped()["contents.real"]
_UNREAL: Final = shipped()["putting.unreal"]
_NONE: Final = frozenset({"no", "not", "never", "without", "zero"})
_NO_PLAN: Final = frozenset({"expect", "continue", "set"})
"""Verbs that plan what stands behind their “to”, and not what a noun names: “was set alight during protests”."""
INVERTED: Final = frozenset({"should", "had", "were"})
"""What opens a condition: “should it attack”."""
_PARTING: Final = frozenset({STOP, COMMA, SUBORDINATOR})
_NOUNS: Final = frozenset({NOUN, PREPOSITION, DATE})
_TOLD_OF: Final = frozenset({"of", "about"})
_BEFORE_TITLE: Final = frozenset({COMMA, NOUN, VERB})
_NEAR: Final = 8
"""Chunks within which a verb may be that of a noun."""
_AFTER: Final = frozenset({"after", "following", "since"})
_NOT_DONE: Final = (
    shipped()["putting.ahead"] | shipped()["putting.imagining"] | _UNREALISED | shipped()["putting.preventing"]
)


class NounJudge:
    """Judges the happenings that the nouns of one sentence name.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
        speech: Who speaks in it.
    """

    def __init__(
        self, tokens: Tokens, words: Set[str], chunks: Chunks, clauses: Sequence[Clause], speech: Speech
    ) -> None:
        self._tokens = tokens
        self._chunks = chunks
        self._clauses = clauses
        self._speech = speech
        self._putting: dict[int, Putting] = {}
        self._is_hedged = not (words.isdisjoint(_ALLEGED) and words.isdisjoint(_ASSESSED))
        self._has_inversion = not words.isdisjoint(INVERTED)
        self._may_be_hearsay = not words.isdisjoint(_HEARSAY)
        self._may_be_unreal = not (
            words.isdisjoint(_UNREAL) and words.isdisjoint(_POSSIBLY) and words.isdisjoint(_NONE)
        )

    def of(self, at: int, judge: Callable[[Clause], Putting], context: Callable[[int], Putting]) -> Putting:
        """Judge a happening that a noun names: by the verb that it hangs on, and the words before it.

        Args:
            at: Where the noun phrase stands among the chunks.
            judge: How a clause is put.
            context: How all that the sentence says at a token is put.
        """
        found = self._putting.get(at)
        if found is None:
            found = self._putting[at] = self._judge(at, judge, context)
        return found

    def _judge(self, at: int, judge: Callable[[Clause], Putting], context: Callable[[int], Putting]) -> Putting:
        chunk = self._chunks[at]
        putting = context(chunk.end - 1)
        lows = self._tokens.lows
        first = max(chunk.start - 3, self._chunks[0].start)
        # a warning is an act, whatever it warns of
        last = chunk.end - (chunk.head in _SPOKEN)
        for each in range(first, last) if self._is_hedged or self._may_be_unreal else ():
            low = lows[each]
            if low in _UNREAL or low in _POSSIBLY:
                putting = weaker(putting, Modality.CONDITIONAL)
            elif low in _ALLEGED:
                putting = weaker(putting, Modality.ALLEGED)
            elif low in _NONE:
                putting = putting._replace(polarity=Polarity.DENIES)
        for each in range(at - 1, max(-1, at - 4), -1):
            if self._chunks[each].tag == NOUN and self._chunks[each].head in _POSSIBLY:
                putting = weaker(putting, Modality.CONDITIONAL)
            if self._chunks[each].tag not in {NOUN, PREPOSITION}:
                break
        if self._may_be_hearsay and self._is_hearsay(at):
            putting = weaker(putting, Modality.ALLEGED)
        if self._is_title(at):
            putting = weaker(putting, Modality.CONDITIONAL)
        if (said := self._said_of(at, judge)) is not None:
            putting = weaker(putting, said)
        clause = None if self._is_background(at) else self._governing(at)
        if clause is not None:
            above = judge(clause)
            word = lows[clause.verb.end - 1]
            if not above.modality.is_act or above.polarity is Polarity.DENIES:
                putting = weaker(putting, Modality.CONDITIONAL)
            elif (word in _INTENDED or word in _DENIED) and clause.verb.head not in _NO_PLAN:
                putting = weaker(putting, Modality.INTENDED)
            elif word in _DENYING:
                putting = putting._replace(polarity=Polarity.DENIES, speaker=tuple(clause.subject))
            elif self._speech.is_false(clause):
                putting = putting._replace(polarity=Polarity.DENIES)  # “falsely claimed the capture of Aden”
            elif clause.verb.head in _NOT_DONE:
                putting = weaker(putting, Modality.CONDITIONAL)
            elif clause.verb.head in _ACCUSING:
                putting = weaker(putting, Modality.ALLEGED)
            elif above.speaker and self._speech.reporting(clause) is not None:
                putting = weaker(putting, Modality.ALLEGED)._replace(speaker=putting.speaker or above.speaker)
            if putting.modality is Modality.ALLEGED and not putting.speaker and _TELLING & {word, clause.verb.head}:
                putting = putting._replace(speaker=tuple(clause.doers))  # “reported the murder of Farid”
        return putting

    def _is_hearsay(self, at: int) -> bool:
        """Whether a noun hangs on one for what is told of: “rumours of the death of Farid in an attack”."""
        chunks, tags = self._chunks, self._chunks.tags
        for each in range(at - 1, -1, -1):
            if tags[each] not in _NOUNS:
                return False
            if tags[each] == NOUN and chunks[each].head in _HEARSAY and chunks[each + 1].head in _TOLD_OF:
                # not of “the claim of responsibility for the attack”
                return chunks[each + 2].head in _HAPPENINGS
        return False

    def _is_title(self, at: int) -> bool:
        """Whether a noun phrase is the title of a book or a film: “his novel, The Killing of Farid, was published”."""
        chunk, tokens = self._chunks[at], self._tokens
        is_capital = tokens.words[chunk.start] == "The" and tokens.words[chunk.end - 1][0].isupper()
        return is_capital and at > 0 and self._chunks.tags[at - 1] in _BEFORE_TITLE and not chunk.mentions

    def _said_of(self, at: int, judge: Callable[[Clause], Putting]) -> Modality | None:
        """Say what the verb behind a noun makes of it: “never took place”, “was prevented”, “is a myth”."""
        if self._has_inversion and self._is_followed_by_condition(at):
            return Modality.CONDITIONAL
        clause = next((each for each in self._clauses if each.index > at), None)
        if clause is None or clause.relative or clause.shared or not clause.verb.is_finite or clause.index - at > _NEAR:
            return None
        if not _PARTING.isdisjoint(self._chunks.tags[at : clause.index]):
            return None
        putting = judge(clause)
        words = {low for chunk in clause.object[:1] for low in self._tokens.lows[chunk.start : chunk.end]}
        # “The attack was not a part of the war” was one.
        is_no_more = clause.verb.head == "be" and bool(words) and words.isdisjoint(_REAL)
        is_denied = (putting.polarity is Polarity.DENIES and not is_no_more) or not putting.modality.is_act
        if is_denied or clause.verb.head in _UNREALISED or words & _MYTH:
            return Modality.CONDITIONAL
        return None

    def _is_followed_by_condition(self, at: int) -> bool:
        """Whether a noun stands before an inserted condition: “an attack on Aden, should it come, would”."""
        tags = self._chunks.tags
        comma = tags.find(COMMA, at)
        if tags[comma : comma + 3] != COMMA + VERB + NOUN or not _NOUNS.issuperset(tags[at:comma]):
            return False
        auxiliary = self._chunks[comma + 1]
        return self._tokens.lows[auxiliary.start] in INVERTED and auxiliary.end == auxiliary.start + 1

    def _is_background(self, at: int) -> bool:
        """Whether a happening is what another came after: “vowed revenge after the killing of Farid”."""
        chunk, before = self._chunks[at], self._chunks[at - 1] if at else None
        is_after = before is not None and before.tag == PREPOSITION and before.head in _AFTER
        return is_after and (self._tokens.lows[chunk.start] in {"the", "his", "her", "their"} or bool(chunk.mentions))

    def _governing(self, at: int) -> Clause | None:
        for clause in reversed(self._clauses):
            if clause.index < at:
                between = self._chunks.tags[clause.index + 1 : at]
                return None if STOP in between or SUBORDINATOR in between else clause
        return None
