"""Claims: what the rules found in one document, made valid, said once, and tied to its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from ingest.extraction.proposals import ProposedClaim
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.statements import state
from ingest.extraction.source import Source
from schema.claims import Claim, Modality, Polarity
from schema.dossiers import qualified, sides
from schema.names import LONGEST_NAME
from schema.text import Span
from schema.vocabulary import Vocabulary

LONGEST_QUOTE: Final = 1000
MOST_EVIDENCE: Final = 50


@dataclass(eq=False, slots=True)
class Finding:
    """A claim as the rules found it.

    Args:
        subject: Of whom.
        predicate: What.
        object: To whom; None where it has a value.
        value: The value.
        span: Where.
        why: Which rule.
        polarity: Said to be so, or not.
        modality: How firmly.
        speaker: Who says so.
        qualifiers: What else is said.
        when: When it was so, as EDTF.
        when_text: The words for that.
    """

    subject: Record
    predicate: str
    object: Record | None
    span: Span
    why: str
    value: int | str | None = None
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.REPORTED
    speaker: Record | None = None
    qualifiers: dict[str, Any] = field(default_factory=dict)
    when: str | None = None
    when_text: str | None = None
    spans: list[Span] = field(default_factory=list)


class Collector:
    """Collects findings: a claim that is made in several places stands once, with each as its evidence.

    Args:
        vocabulary: The types that there are.
        source: The document.
    """

    def __init__(self, vocabulary: Vocabulary, source: Source) -> None:
        self._vocabulary = vocabulary
        self._source = source
        self._objects = vocabulary.object_labels
        self._subjects = {name: vocabulary.subject_labels[name] for name in self._objects}
        self._symmetric = {name for name, cls in vocabulary.relationship_types.items() if cls.symmetric}
        self._unqualified: set[str] = set()
        """Relationship types of which a claim that says no more than who and whom has proved valid."""
        self._found: dict[tuple[Any, ...], Finding] = {}
        self.dropped: dict[str, int] = {}

    def takes(self, predicate: str, qualifier: str) -> bool:
        """Say whether claims of a predicate take a qualifier."""
        return qualifier in self._vocabulary.fields[self._vocabulary.predicates[predicate]]

    def allows(self, predicate: str, side: str, label: str) -> bool:
        """Say whether a type may stand on a side of a predicate."""
        labels = self._subjects if side == "subject" else self._objects
        return label in labels.get(predicate, ())

    def held(self, person: Record) -> list[Finding]:
        """Give what was found of the offices that a person had."""
        return [
            each
            for each in self._found.values()
            if each.subject is person and each.predicate in {"COMMANDED", "LED", "HELD_POSITION"}
        ]

    def objects(self, subject: Record, predicate: str) -> Iterator[Record]:
        """Give what was found that a record is the subject of a predicate with."""
        for each in self._found.values():
            if each.subject is subject and each.predicate == predicate and each.object is not None:
                yield each.object

    def has_doer(self, event: Record) -> bool:
        """Say whether somebody was found to have done something."""
        return any(each.object is event and each.predicate == "RESPONSIBLE_FOR" for each in self._found.values())

    def attacked(self, person: Record) -> list[Finding]:
        """Give what was found of attacks on a person, as done."""
        return [
            each
            for each in self._found.values()
            if each.object is person and each.predicate == "ATTACKED" and each.polarity is Polarity.ASSERTS
        ]

    def add(self, finding: Finding) -> None:
        """Take a finding, if its two sides may stand where they do."""
        if finding.object is finding.subject or not self._stands(finding):
            return
        if (
            finding.predicate in self._symmetric
            and finding.object is not None
            and finding.object.key < finding.subject.key
        ):
            finding.subject, finding.object = finding.object, finding.subject
        key = (
            finding.subject,
            finding.predicate,
            finding.object if finding.object else finding.value,
            finding.polarity,
            finding.modality,
            finding.speaker,
        )
        held = self._found.get(key)
        if held is None:
            finding.spans = [finding.span]
            self._found[key] = finding
            return
        if finding.span not in held.spans and len(held.spans) < MOST_EVIDENCE:
            held.spans.append(finding.span)
        if held.when is None and finding.when is not None:
            held.when, held.when_text = finding.when, finding.when_text
        for name, value in finding.qualifiers.items():
            held.qualifiers.setdefault(name, value)

    def _stands(self, finding: Finding) -> bool:
        """Whether both ends may stand where they do: a pattern fits words, and only the vocabulary says what of."""
        if finding.object is None:
            return True
        return self.allows(finding.predicate, "subject", finding.subject.type) and self.allows(
            finding.predicate, "object", finding.object.type
        )

    def used(self) -> set[str]:
        """Give the keys of all records that findings name."""
        keys: set[str] = set()
        for finding in self._found.values():
            keys.add(finding.subject.key)
            if finding.object is not None:
                keys.add(finding.object.key)
            if finding.speaker is not None:
                keys.add(finding.speaker.key)
            if not finding.qualifiers:
                continue
            for value in finding.qualifiers.values():
                keys.update(value if isinstance(value, tuple) else ())
            if isinstance(place := finding.qualifiers.get("place"), str):
                keys.add(place)
        return keys

    def proposed(self) -> tuple[ProposedClaim, ...]:
        """Give the claims as an extractor proposes them, in the order of the text."""
        made = []
        for finding in sorted(self._found.values(), key=_place):
            claim = self._claim(finding)
            if claim is not None:
                made.append(ProposedClaim(claim, finding.why))
        return tuple(made)

    def _claim(self, finding: Finding) -> Claim | None:
        object_ = finding.object
        fields: Mapping[str, Any] = {
            "subject": finding.subject.key,
            "predicate": finding.predicate,
            "object": object_.key if object_ else None,
            "value": finding.value,
            "qualifiers": finding.qualifiers,
            "when": finding.when,
            "when_text": finding.when_text[:LONGEST_NAME] if finding.when_text else None,
            "statement": state(
                finding.predicate,
                finding.subject.name,
                object_.name if object_ else str(finding.value),
                finding.polarity,
                finding.modality,
                finding.speaker.name if finding.speaker else None,
            ),
            "evidence": tuple(map(self._evidence, finding.spans)),
            "speaker": finding.speaker.key if finding.speaker else None,
            "polarity": finding.polarity,
            "modality": finding.modality,
        }
        try:
            claim = Claim.model_validate(fields)
            if finding.qualifiers or finding.predicate not in self._unqualified:
                qualified(self._vocabulary, claim)
        except ValidationError:
            self._drop("not of the vocabulary's form")
            return None
        if not finding.qualifiers and finding.value is None:
            self._unqualified.add(finding.predicate)
        return (
            None if sides(self._vocabulary, claim, finding.subject.type, object_.type if object_ else None) else claim
        )

    def _drop(self, reason: str) -> None:
        self.dropped[reason] = self.dropped.get(reason, 0) + 1

    def _evidence(self, span: Span) -> Mapping[str, Any]:
        """Give the fields of an evidence, no longer than one may be."""
        return self._source.evidence(span.start, min(span.end, span.start + LONGEST_QUOTE))


def _place(finding: Finding) -> tuple[int, int]:
    """Give where a finding stands first, as what it is sorted by."""
    first = finding.spans[0]
    return first.start, first.end
