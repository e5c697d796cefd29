"""Modality: how firmly a clause is put, and by whom — done, denied, alleged, intended, or dependent on something else.

In doubt the weaker reading wins: what may be a plan is no act.
"""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, RELATIVE, VERB, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.conditions import FUTURE, POSSIBLE, Conditions
from ingest.extraction.rules.contents import Contents, is_aside
from ingest.extraction.rules.denials import Denials
from ingest.extraction.rules.government import of_infinitive, of_participle
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.noun_modality import INVERTED, NounJudge
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.speech import Speech
from ingest.extraction.rules.suppositions import Suppositions
from ingest.extraction.rules.tokens import Tokens
from schema.claims import Modality, Polarity

_OPINION: Final = shipped()["putting.opinion"]
_AHEAD: Final = shipped()["putting.ahead"]
_ADMITTING: Final = frozenset().union(
    *(shipped()[f"putting.{each}"] for each in ("admitting", "accusing", "answering", "owning"))
)
_ENDING: Final = shipped()["putting.ending"]
_ACCUSING: Final = shipped()["putting.accusing"]
_ALLEGED: Final = shipped()["hedges.alleged"]
_ASSESSED: Final = shipped()["hedges.assessed"]
_SPEECH: Final = shipped()["speech.neutral"]
_DENYING: Final = shipped()["speech.denying"]
_INTENDED: Final = shipped()["before-verbs.intended"]
_DENIED: Final = shipped()["before-verbs.denied"]
_AIMS: Final = shipped()["contents.aims"]
_IMAGINED: Final = shipped()["contents.imagined"]
_IMAGINING: Final = shipped()["putting.imagining"]
_DEEPEST: Final = 50
"""Clauses that one may stand under; nobody follows who “said that he said that …” so often."""
_PLAIN, _CONDITIONAL = Putting(), Putting(modality=Modality.CONDITIONAL)


class Judge:
    """Judges the clauses of one sentence.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
        before: Who spoke last in the passage, for a quotation that goes on.
        supposed: It tells of a scenario alone.
    """

    def __init__(
        self,
        tokens: Tokens,
        words: frozenset[str],
        chunks: Chunks,
        clauses: Sequence[Clause],
        before: tuple[Chunk, ...] = (),
        *,
        supposed: bool = False,
    ) -> None:
        self._tokens = tokens
        self.chunks = chunks
        self.clauses = clauses
        self._putting: dict[int, Putting] = {}
        self._depth = 0
        """How many clauses are being judged, each by the one above it."""
        self._conditions = Conditions(tokens, words, chunks)
        self._suppositions = Suppositions(tokens, words, chunks, clauses)
        self._is_hedged = not (words.isdisjoint(_ALLEGED) and words.isdisjoint(_ASSESSED))
        self._denials = Denials(tokens, words, chunks, clauses)
        self._contents = Contents(tokens, words, chunks, clauses, self._denials)
        self._may_be_imagined = not words.isdisjoint(_IMAGINED)
        self.speech = Speech(tokens, words, chunks, clauses)
        self._nouns = NounJudge(tokens, words, chunks, clauses, self.speech)
        self._before = before
        self._is_open = supposed or (bool(chunks) and self._ends_in_question())

    def _ends_in_question(self) -> bool:
        at = self.chunks[-1].end
        return "?" in self._tokens.words[at - 1 : at + 3]

    def of(self, clause: Clause) -> Putting:
        """Judge a clause.

        Args:
            clause: One of the sentence's.
        """
        found = self._putting.get(clause.index)
        if found is None:
            if self._depth == _DEEPEST:
                return _CONDITIONAL
            self._putting[clause.index] = _CONDITIONAL  # against going in circles
            self._depth += 1
            found = self._putting[clause.index] = self._judge(clause)
            self._depth -= 1
        return found

    def of_verb(self, token: int) -> Putting:
        """Judge what a verb says: by its clause, or as one of its own where the chunker knows no such verb.

        Args:
            token: A token of the verb.
        """
        at = next((each for each, chunk in enumerate(self.chunks) if chunk.start <= token < chunk.end), None)
        if at is None:
            return self._context(token)
        verbs = {at, at - 1} if self.chunks.tags[at - 1] == VERB else {at}  # “was hired”
        clause = next((each for each in reversed(self.clauses) if each.index in verbs), None)
        if clause is None:
            verb = Chunk(VERB, token, token + 1, self._tokens.lows[token], form="past")
            clause = Clause(at, verb, self.chunks, relative=self.chunks.tags[at - 1] == RELATIVE)
        return self.of(clause)

    def of_noun(self, at: int) -> Putting:
        """Judge a happening that a noun names: by the verb that it hangs on, and the words before it.

        Args:
            at: Where the noun phrase stands among the chunks.
        """
        return self._nouns.of(at, self.of, self._context)

    def _context(self, token: int) -> Putting:
        """Judge by what holds for the whole sentence: a quotation, a question, a source that is named."""
        putting = _PLAIN
        if self._tokens.quoted[token]:
            speaker = self.speech.speaker or self._before
            putting = Putting(modality=Modality.ALLEGED, speaker=speaker, quoted=True)
        elif self.speech.source:
            putting = Putting(modality=Modality.ALLEGED, speaker=self.speech.source)
        elif (trailing := self.speech.trailing(token)) is not None:
            putting = Putting(modality=Modality.ALLEGED, speaker=trailing)
        is_supposed = self._is_open or self._suppositions.holds(token)
        if is_supposed or self._tokens.lows[self.chunks[0].start] in INVERTED:
            putting = weaker(putting, Modality.CONDITIONAL)
        return putting

    def _judge(self, clause: Clause) -> Putting:
        verb, lows = clause.verb, self._tokens.lows
        putting = self._context(verb.end - 1)
        if self.speech.speaks:
            putting = self._by_speech(clause, putting)
        if self._may_be_imagined and putting.polarity is Polarity.ASSERTS and self._is_imagined(clause):
            putting = weaker(putting, Modality.CONDITIONAL)
        if self._contents.stand:
            putting = self._contents.put(clause, putting, self.of)
        putting = self._by_governor(clause, putting)
        if clause.shared and not verb.auxiliaries:
            last = next((each for each in reversed(self.clauses) if each.index < clause.index), None)
            if (
                last is not None
                and (last.verb.auxiliaries or last.governor is not None or last.shared)
                and (verb.form != "past" or (last.verb.passive and verb.passive))
            ):
                above = self.of(last)
                putting = weaker(putting, above.modality)
                if above.polarity is Polarity.DENIES:
                    putting = putting._replace(polarity=Polarity.DENIES)
        auxiliaries = verb.auxiliaries
        subject = clause.subject[0] if clause.subject else None
        if subject is not None and subject.head in _AIMS:
            putting = weaker(putting, Modality.INTENDED)
        if self._denials.is_denied(clause):
            putting = putting._replace(polarity=Polarity.DENIES)
        if (auxiliaries and not FUTURE.isdisjoint(auxiliaries)) or self._suppositions.is_ahead(verb):
            putting = weaker(putting, Modality.INTENDED)
        if (
            auxiliaries
            and not POSSIBLE.isdisjoint(auxiliaries)
            and not (putting.modality is Modality.INTENDED and "would" in auxiliaries)
        ):
            # “vowed that he would”: the intention of the one who says so.
            putting = weaker(putting, Modality.CONDITIONAL)
        if self._conditions.stand:
            putting = self._conditions.put(clause, putting)
        if not self._is_hedged:
            return putting
        for each in range(max(verb.start - 2, self.chunks[0].start), min(verb.end + 2, self.chunks[-1].end)):
            if lows[each] in _ALLEGED and each != verb.end - 1 and lows[each] not in _SPEECH:
                putting = weaker(putting, Modality.ALLEGED)
            elif lows[each] in _ASSESSED and each != verb.end - 1 and each <= verb.end and lows[each].endswith("ly"):
                putting = weaker(putting, Modality.ASSESSED)
        return putting

    def _is_imagined(self, clause: Clause) -> bool:
        """Whether a clause tells of what is in a plan or a story: “a scenario in which Libya armed the brigade”."""
        return any(chunk.head in _IMAGINED for chunk in self.speech.in_which(clause))

    def _by_speech(self, clause: Clause, putting: Putting) -> Putting:
        """Judge what stands in “X said that …”, “X denied that …”, “X warned: …”."""
        above = self.speech.reporting(clause)
        if above is None:
            return putting
        word = self._tokens.lows[above.verb.end - 1]
        outer = self.of(above)
        speaker = tuple(above.doers)
        if outer.polarity is Polarity.DENIES or not outer.modality.is_act or above.verb.head in _IMAGINING:
            return weaker(putting, Modality.CONDITIONAL)
        if self.speech.is_false(above):
            return putting._replace(polarity=Polarity.DENIES)  # “falsely claimed that”
        if is_aside(clause):
            # “denied that Farid, who led the brigade, had fled”: that he led it is not what is denied.
            return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker or putting.speaker)
        if word in _DENYING:
            return putting._replace(polarity=Polarity.DENIES, speaker=speaker or putting.speaker)
        if above.verb.head in _AHEAD and self.speech.in_which(clause):
            return weaker(putting, Modality.CONDITIONAL)  # “proposed a deal in which Libya armed the brigade”
        if above.verb.head in _AHEAD and clause.verb.form != "past" and not clause.verb.passive:
            return weaker(putting, Modality.INTENDED)._replace(speaker=speaker or putting.speaker)
        modality = Modality.ASSESSED if above.verb.head in _OPINION else Modality.ALLEGED
        return weaker(putting, modality)._replace(speaker=speaker or putting.speaker)

    def _by_governor(self, clause: Clause, putting: Putting) -> Putting:
        governor = clause.governor
        if governor is None:
            # “To kill Farid, the brigade bought rifles”: what it was for, not what was done.
            return weaker(putting, Modality.INTENDED) if clause.verb.form == "to" else putting
        verb = clause.verb
        is_apart = verb.form == "ing" and self.chunks.tags[clause.index - 1] == COMMA and governor.verb.form != "ing"
        is_before = is_apart and "having" in verb.auxiliaries
        while is_before and governor.verb.form == "to" and governor.governor is not None:
            governor = governor.governor  # “plans to leave, having led the party”
        above = self.of(governor)
        if is_apart and above.polarity is Polarity.DENIES:
            # “will not reply, having armed the brigade” tells of what was; of “did not attend, sending Farid” and
            # “denied that he had fled, having armed”, who knows
            is_told = is_before and not above.speaker and above.modality is not Modality.CONDITIONAL
            return putting if is_told else weaker(putting, Modality.CONDITIONAL)
        putting = weaker(putting, above.modality)
        if above.speaker and not putting.speaker:
            putting = putting._replace(speaker=above.speaker)
        if above.polarity is Polarity.DENIES and verb.form == "ing" and governor.verb.head in _ENDING:
            return putting  # “has not stopped arming the brigade”
        if above.polarity is Polarity.DENIES and governor.verb.head in _ADMITTING:
            # “did not admit killing Farid”, “was never charged with killing Farid”
            return weaker(putting, Modality.CONDITIONAL)
        if above.polarity is Polarity.DENIES:
            # “did not order an attack” says nothing of whether there was one.
            return (
                weaker(putting, Modality.CONDITIONAL)
                if verb.form == "to"
                else putting._replace(polarity=Polarity.DENIES)
            )
        if self.speech.is_false(governor):
            return putting._replace(polarity=Polarity.DENIES)  # “falsely accused of killing”
        word = self._tokens.lows[governor.verb.end - 1]
        noun = clause.governing_noun.head if clause.governing_noun is not None else ""
        if self._is_not_guilty(clause):
            speaker = () if governor.verb.passive or governor.verb.head == "be" else tuple(governor.subject)
            return putting._replace(polarity=Polarity.DENIES, speaker=speaker or putting.speaker)
        return (
            of_infinitive(clause, governor, word, noun, putting)
            if verb.form in {"to", "base"}
            else of_participle(clause, governor, word, putting)
        )

    def _is_not_guilty(self, clause: Clause) -> bool:
        """Whether somebody pleads or is found “not guilty” of what a clause says."""
        before = self.chunks[clause.index - 2]
        return before.head == "guilty" and self._tokens.lows[before.start - 1] == "not"
