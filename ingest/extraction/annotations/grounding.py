"""Grounding: marks and links as proposals, where the text bears them out; what it does not is dropped and counted."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ingest.extraction.annotations.alignment import Alignment
from ingest.extraction.annotations.labels import Labels, LinkLabel, plain
from ingest.extraction.annotations.marks import Link, Mark, Marked, broken
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.extraction.source import Source
from ingest.extraction.visible import seen
from ingest.keys import key_from_name
from schema.claims import Claim, Modality, Polarity
from schema.dossiers import qualified, sides
from schema.names import NameKind
from schema.text import Span
from schema.vocabulary import Vocabulary

ELSEWHERE = "mark whose words are not in the text"
MISFIT = "link whose two sides do not fit its predicate"
INCOMPLETE = "link without two parts that are proposed"
UNKNOWN_KIND = "label “{}” that means nothing here"


class Grounding:
    """Makes proposals of what was marked in one document.

    Args:
        vocabulary: The types that there are.
        labels: What the labels mean.
        source: The document.
    """

    def __init__(self, vocabulary: Vocabulary, labels: Labels, source: Source) -> None:
        self._vocabulary = vocabulary
        self._labels = labels
        self._source = source
        self._dropped: Counter[str] = Counter()

    def proposals(self, marked: Marked) -> Proposals:
        """Make proposals.

        Args:
            marked: What was marked.

        Returns:
            Entities by their keys, and claims in the order of the text.

        Raises:
            WorkError: A mark lies outside the annotators' text, or repeats other words than stand there.
        """
        alignment = Alignment(marked.text if marked.text is not None else self._source.text, self._source.text)
        spans = {mark.key: self._span(marked, mark, alignment) for mark in marked.marks}
        entities, keys = self._entities(marked, spans)
        claims: dict[str, ProposedClaim] = {}
        for link in marked.links:
            if (proposed := self._claim(link, spans, entities, keys)) is not None:
                claims.setdefault(proposed.key, proposed)
        ordered = sorted(claims.values(), key=lambda each: each.claim.evidence[0].start)
        return Proposals(entities, tuple(ordered), dict(self._dropped))

    def _span(self, marked: Marked, mark: Mark, alignment: Alignment) -> Span | None:
        text = marked.text if marked.text is not None else self._source.text
        if mark.end > len(text):
            raise broken(
                marked.file,
                mark.line,
                f"ends at {mark.end}, and the text has {len(text)} characters; is it another text?",
            )
        there = text[mark.start : mark.end]
        if mark.words is not None and mark.words.split() != there.split():
            raise broken(
                marked.file, mark.line, f"says “{mark.words}”, where the text has “{' '.join(there.split())[:80]}”."
            )
        return alignment.span(mark.start, mark.end)

    def _entities(
        self, marked: Marked, spans: Mapping[str, Span | None]
    ) -> tuple[dict[str, ProposedEntity], dict[str, str]]:
        """Give an entity for all marks that name the same, and the key of the entity of each mark."""
        triggers = {link.trigger for link in marked.links if plain(link.label) in self._labels.links}
        groups: dict[tuple[str, str], list[Mark]] = {}
        for mark in marked.marks:
            label, span = self._labels.entities.get(plain(mark.label)), spans[mark.key]
            if mark.key in triggers:
                continue
            if label is None:
                self._dropped[UNKNOWN_KIND.format(mark.label)] += 1
            elif span is None:
                self._dropped[ELSEWHERE] += 1
            else:
                name = self._words(span)
                groups.setdefault((label.type, mark.entity or name.casefold()), []).append(mark)
        entities: dict[str, ProposedEntity] = {}
        keys: dict[str, str] = {}
        for (type_, _), marks in groups.items():
            proposed = self._entity(type_, marks, spans)
            if proposed is not None:
                key = key_from_name(proposed.entity.name, type_, entities)
                entities[key] = proposed
                keys |= {mark.key: key for mark in marks}
        return entities, keys

    def _entity(self, type_: str, marks: list[Mark], spans: Mapping[str, Span | None]) -> ProposedEntity | None:
        cls = self._vocabulary.entity_types[type_]
        places = sorted({span for mark in marks if (span := spans[mark.key])}, key=lambda span: (span.start, span.end))
        spellings = sorted({self._words(span) for span in places}, key=lambda words: (-len(words), words))
        label = self._labels.entities[plain(marks[0].label)]
        fields: dict[str, Any] = {
            "name": spellings[0],
            "names": [{"value": words, "kind": NameKind.beside(words, spellings[0])} for words in spellings[1:]],
        }
        if label.kind is not None and "kind" in cls.model_fields:
            fields["kind"] = label.kind
        try:
            entity = cls.model_validate(fields)
        except ValidationError:
            self._dropped[ELSEWHERE] += len(marks)  # a mark of nothing that can be a name
            return None
        known = {mark.entity for mark in marks if mark.entity} & {one.id for one in self._source.known}
        why = f"marked as {marks[0].label}"
        return ProposedEntity(entity, tuple(places), why, known.pop() if len(known) == 1 else None)

    def _claim(
        self,
        link: Link,
        spans: Mapping[str, Span | None],
        entities: Mapping[str, ProposedEntity],
        keys: Mapping[str, str],
    ) -> ProposedClaim | None:
        meant = self._labels.links.get(plain(link.label))
        if meant is None:
            self._dropped[UNKNOWN_KIND.format(link.label)] += 1
            return None
        ends = _ends(meant, link)
        if ends is None or any(end not in keys for end in ends):
            self._dropped[INCOMPLETE] += 1
            return None
        subject, object_ = (keys[end] for end in ends)
        polarity, modality = self._firmness(link)
        parts = [span for key in (*ends, link.trigger or "") if (span := spans.get(key)) is not None]
        record = {
            "subject": subject,
            "predicate": meant.predicate,
            "object": object_,
            "qualifiers": {
                name: keys[link.parts[part]] for name, part in meant.qualifiers.items() if link.parts.get(part) in keys
            },
            "statement": _statement(entities, subject, meant.predicate, object_, polarity),
            "polarity": polarity,
            "modality": modality,
            "evidence": self._evidence(parts),
        }
        try:
            claim = Claim.model_validate(record)
            qualified(self._vocabulary, claim)
        except ValueError:
            self._dropped[MISFIT] += 1
            return None
        if sides(self._vocabulary, claim, entities[subject].entity.label, entities[object_].entity.label) is not None:
            self._dropped[MISFIT] += 1
            return None
        return ProposedClaim(claim, f"linked as {link.label}")

    def _firmness(self, link: Link) -> tuple[Polarity, Modality]:
        said = {self._labels.attributes.get(plain(each)) for each in link.attributes}
        polarity = next((each for each in said if isinstance(each, Polarity)), Polarity.ASSERTS)
        return polarity, next((each for each in said if isinstance(each, Modality)), Modality.REPORTED)

    def _evidence(self, parts: list[Span]) -> list[dict[str, Any]]:
        """Give one stretch in each paragraph, from the first mark in it to the last: a claim's words stand in one."""
        stretches = []
        for passage in self._source.passages:
            within = [span for span in parts if passage.start <= span.start and span.end <= passage.end]
            if within:
                first, last = min(span.start for span in within), max(span.end for span in within)
                stretches.append(self._source.evidence(first, last))
        return stretches

    def _words(self, span: Span) -> str:
        return " ".join(seen(self._source.quote(span.start, span.end)).split())


def _ends(meant: LinkLabel, link: Link) -> tuple[str, str] | None:
    """Give the marks that are the subject and the object."""
    left = list(link.parts)
    chosen = []
    for wanted in (meant.subject, meant.object):
        part = next((each for each in left if plain(each) == plain(wanted)), None) if wanted else None
        part = part or (None if wanted and len(link.parts) > 2 else next(iter(left), None))
        if part is None:
            return None
        left.remove(part)
        chosen.append(link.parts[part])
    return chosen[0], chosen[1]


def _statement(
    entities: Mapping[str, ProposedEntity], subject: str, predicate: str, object_: str, polarity: Polarity
) -> str:
    """Say the claim in the words of the vocabulary, which are nobody else's."""
    said = f"{entities[subject].entity.name} {predicate.lower().replace('_', ' ')} {entities[object_].entity.name}"
    return f"It is denied: {said}." if polarity is Polarity.DENIES else f"{said}."
