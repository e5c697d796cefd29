"""Sayings: warnings and threats, which are acts of whoever utters them, whatever comes of it."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.patterns import ClausePattern
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality, Polarity

_SAYING: Final = {"warn": "WARNED", "charge": "CRITICISED", "complain": "CRITICISED"}
_VOWING: Final = shipped()["putting.vowing"]
_FACING: Final = shipped()["putting.facing"]
_WARNING: Final = _VOWING | {"warn"}
_SURELY: Final = frozenset({"will", "shall", "'ll"})
_AHEAD: Final = frozenset({"will", "would", "could", "may", "might", "shall"})


class Sayings:
    """Reads warnings and threats.

    Args:
        reading: The document while it is read.
        arguments: What stands where beside a verb.
    """

    def __init__(self, reading: Reading, arguments: Arguments) -> None:
        self._reading = reading
        self._arguments = arguments

    def warned(self, clause: Clause, sentence: Sentence) -> None:
        """Claim whom somebody warned or criticised: “warned that Libya would pay the price”, “charged that it …”."""
        reported = sentence.judge.speech.reporting(clause)
        if reported is None or (reported.verb.head == "warn" and not self._is_warning(clause, reported)):
            return
        predicate = _SAYING.get(reported.verb.head, "")
        if not predicate:
            return
        if self._reading.tokens.quoted[clause.verb.start] or not clause.subject:
            return
        if not sentence.judge.of(reported).is_act or reported.verb.passive or not reported.subject:
            return
        speaker, about = (
            self._reading.resolver.mention(reported.subject[0]),
            self._reading.resolver.mention(clause.subject[0]),
        )
        if speaker is None or about is None or about.form == "pronoun":
            return
        who, whom = (
            self._arguments.record_of(speaker, predicate, "subject"),
            self._arguments.record_of(about, predicate, "object"),
        )
        if who is None or whom is None or who is whom or whom.type not in {"Person", "Organization"}:
            return
        span = self._arguments.span(clause, (reported.subject[0], clause.subject[0], reported.verb))
        finding = Finding(who, predicate, whom, span, f"said so of somebody: “{reported.verb.head}”")
        self._arguments.date(finding, reported, sentence)
        self._reading.collector.add(finding)

    def _is_warning(self, clause: Clause, reported: Clause) -> bool:
        """Whether somebody is warned by what is said of him: of what he would do himself, others are."""
        if reported.object or clause.verb.passive or _AHEAD.isdisjoint(clause.verb.auxiliaries):
            return False
        return clause.verb.head in _FACING

    def threatened(
        self, pattern: ClausePattern, clause: Clause, sentence: Sentence, putting: Putting, objects: Sequence[Chunk]
    ) -> None:
        """Claim a threat where somebody says that harm will be done: the threat is the act."""
        if putting.polarity is Polarity.DENIES or putting.modality.is_act:
            return
        above = clause.governor
        if above is not None and clause.verb.form == "to" and (above.verb.passive or "had" in above.verb.auxiliaries):
            return  # “said that he had been ordered to kill Farid”
        speakers = putting.speaker or self._vowing(clause, sentence)
        if not speakers:
            return
        if putting.modality is Modality.CONDITIONAL and self._announces(clause, sentence).isdisjoint(
            clause.verb.auxiliaries
        ):
            return  # “if … we will” is a threat, “he might” is none
        for speaking in speakers:
            mention = self._reading.resolver.mention(speaking)
            if mention is None:
                continue
            speaker = self._arguments.record_of(mention, "THREATENED", "subject")
            for chunk in objects:
                aimed = self._reading.resolver.mention(chunk)
                target = self._arguments.record_of(aimed, "THREATENED", "object") if aimed is not None else None
                if speaker is None or target is None or speaker is target:
                    continue
                suffers = "subject" in pattern.object  # “they will pay the price”
                does = clause.subject and not clause.verb.passive and not suffers
                if does and not self._may_speak_for(clause.subject[0], mention):
                    continue
                finding = Finding(
                    speaker,
                    "THREATENED",
                    target,
                    self._arguments.span(clause, (speaking, chunk)),
                    f"{pattern.id}, announced",
                )
                self._arguments.date(finding, clause, sentence)
                self._reading.collector.add(finding)

    def _announces(self, clause: Clause, sentence: Sentence) -> frozenset[str]:
        """Give the words by which harm is announced; “would” too where somebody “warned that he would … if”."""
        reported = sentence.judge.speech.reporting(clause)
        return _SURELY | {"would"} if reported is not None and reported.verb.head in _WARNING else _SURELY

    def _vowing(self, clause: Clause, sentence: Sentence) -> tuple[Chunk, ...]:
        """Find who “vowed to destroy”, “threatened to topple” something."""
        above = clause.governor
        if above is None or above.verb.head not in _VOWING or above.verb.passive or clause.verb.form != "to":
            return ()
        return tuple(above.subject) if sentence.judge.of(above).is_act else ()

    def _may_speak_for(self, doing: Chunk, speaker: Mention) -> bool:
        """Whether who is to do harm is the speaker's side: he says “we”, “I” or means himself."""
        low = self._reading.tokens.lows[doing.start]
        does = self._reading.resolver.mention(doing)
        if does is None:
            return low in {"we", "i"}
        return low in {"we", "i"} or (does.record is not None and does.record is speaker.record)
