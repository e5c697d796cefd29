"""News: how many of the events and arguments that WikiEvents marks in news documents `rules` proposes.

WikiEvents (https://github.com/raspberryice/gen-arg) marks words that tell of events, and who or what takes part in
each. Its attacks, deaths, arrests and meetings are held against events of those kinds.

**Triggers.** A trigger is found where an event of such a kind has a mention that overlaps it. WikiEvents marks an event
where it is told of with something new: “the attack”, later, is often marked nowhere, and counts as wrong.

**Arguments.** An argument is found where a claim about the event that its trigger tells of has an end that the document
names in the words of the argument. Most arguments are common nouns (“people”), of which the vocabulary has no entity:
it counts them (`CASUALTIES_KILLED`). Nor has it places for victims: what was done to a place took place there. *In the
vocabulary's terms*, an argument is found also where its last word, its noun, is among those of such a count, and a
target where it is said to be the place; a count among whose words is no victim's noun is wrong. Of *names* only those
arguments are counted whose event was found: what is lost there was within reach.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.score import Score
from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from schema.text import Span

_TYPES = {
    "Conflict.Attack": "attack",
    "Life.Die": "killing",
    "Justice.ArrestJailDetain": "capture",
    "Contact.Contact.Meet": "meeting",
}
_KINDS = frozenset({"attack", "battle", "killing", "capture", "incursion", "meeting"})
_ROLES = {
    "Attacker": "agent",
    "Killer": "agent",
    "Jailer": "agent",
    "Target": "victim",
    "Victim": "victim",
    "Detainee": "victim",
    "Place": "place",
    "Participant": "victim",
}
_TARGET = "Target"
_PREDICATES = {"VICTIM_OF": "victim", "RESPONSIBLE_FOR": "agent"}
_AROUND = 60
"""Characters that are shown before and behind what was wrong or missed."""


@dataclass
class NewsScore:
    """How the documents fared.

    Args:
        triggers: The words that tell of events.
        arguments: Who and what took part.
        in_terms: The same, in the vocabulary's terms.
        names: Those arguments of events that were found that are names.
    """

    triggers: Score = field(default_factory=Score)
    arguments: Score = field(default_factory=Score)
    in_terms: Score = field(default_factory=Score)
    names: Score = field(default_factory=Score)


def score_events(path: Path) -> NewsScore:
    """Score the events of documents and their arguments.

    Args:
        path: A file of WikiEvents, a document a line.
    """
    score, rules = NewsScore(), extractor("rules")
    for line in path.read_text(encoding="utf-8").splitlines():
        _Article(json.loads(line), rules).add_to(score)
    return score


class _Article:
    """One document with its marks and what was proposed for it."""

    def __init__(self, marks: Mapping[str, Any], rules: Extractor) -> None:
        self._marks = marks
        self._text, self._offsets = _paragraphs(marks["sentences"])
        self._entities = {each["id"]: each for each in marks["entity_mentions"]}
        self._proposals = rules.extract(source_of_text(self._text, marks["doc_id"].lower().strip("_")))
        self._events = _mentions_of_events(self._proposals)
        self._told: dict[str, list[Span]] = {}
        """For each event, the words that tell of it."""
        for span, key in self._events.items():
            self._told.setdefault(key, []).append(span)
        self._parts: dict[str, set[tuple[str, str]]] = {}
        """For each event, the parts in it and whose they are said to be."""
        self._counts: dict[str, list[Span]] = {}
        """For each event, the words that say how many it befell."""
        for claim in (each.claim for each in self._proposals.claims):
            if claim.predicate in _PREDICATES and claim.object is not None:
                self._parts.setdefault(claim.object, set()).add((_PREDICATES[claim.predicate], claim.subject))
            elif claim.predicate == "TOOK_PLACE_AT" and claim.object is not None:
                self._parts.setdefault(claim.subject, set()).add(("place", claim.object))
            elif claim.predicate.startswith("CASUALTIES_"):
                self._counts.setdefault(claim.subject, []).extend(Span(e.start, e.end) for e in claim.evidence)

    def add_to(self, score: NewsScore) -> None:
        """Add what was found, wrong and missed."""
        hit: set[Span] = set()
        used: set[tuple[str, str, str]] = set()
        counted: set[tuple[str, Span]] = set()
        for event in self._marks["event_mentions"]:
            kind = next((kind for name, kind in _TYPES.items() if event["event_type"].startswith(name)), None)
            if kind is None:
                continue
            trigger = self._span(event["trigger"])
            over = [(span, key) for span, key in self._events.items() if _overlap(span, trigger)]
            hit.update(span for span, _ in over)
            score.triggers.count(bool(over), f"missed {kind}: {self._said(trigger)}")
            self._add_arguments(event, {key for _, key in over}, score, used, counted)
        for span in sorted(self._events.keys() - hit, key=lambda each: each.start):
            score.triggers.wrong += 1
            score.triggers.errors.append(f"wrong: {self._said(span)}")
        for part in sorted({(key, role, who) for key, parts in self._parts.items() for role, who in parts} - used):
            for each in (score.arguments, score.in_terms):
                each.wrong += 1
                each.errors.append(f"wrong: {' '.join(part)}")
        for _, span in sorted({(key, words) for key, said in self._counts.items() for words in said} - counted):
            score.in_terms.wrong += 1
            score.in_terms.errors.append(f"wrong count: {self._said(span)}")

    def _add_arguments(
        self,
        event: Mapping[str, Any],
        keys: set[str],
        score: NewsScore,
        used: set[tuple[str, str, str]],
        counted: set[tuple[str, Span]],
    ) -> None:
        for argument in event["arguments"]:
            role = _ROLES.get(argument["role"])
            if role is None:
                continue
            span = self._span(self._entities[argument["entity_id"]])
            found = set(self._found(keys, role, span))
            as_place = set(self._found(keys, "place", span)) if argument["role"] == _TARGET else set()
            counts = set(self._counted(keys, span)) if role == "victim" else set()
            used |= found | as_place
            counted |= counts
            said = f"missed {role}: {self._said(span)}"
            score.arguments.count(bool(found), said)
            score.in_terms.count(bool(found or as_place or counts), said)
            if keys and self._text[span.start : span.end].split()[-1][0].isupper():
                score.names.count(bool(found or as_place), said)

    def _found(self, keys: set[str], role: str, span: Span) -> Iterator[tuple[str, str, str]]:
        """Give the parts of a role in events that are said to be of whom or what is named in some words."""
        for key in keys:
            for each, who in self._parts.get(key, ()):
                if each == role and any(_overlap(said, span) for said in self._proposals.entities[who].mentions):
                    yield key, role, who

    def _counted(self, keys: set[str], span: Span) -> Iterator[tuple[str, Span]]:
        """Give the counts of events among whose words is the noun of some words."""
        noun = Span(span.end - len(self._text[span.start : span.end].split()[-1]), span.end)
        for key in keys:
            for words in self._counts.get(key, ()):
                # “killing three people”: not the verb
                if _overlap(words, noun) and not any(_overlap(each, noun) for each in self._told[key]):
                    yield key, words

    def _span(self, mention: Mapping[str, Any]) -> Span:
        return Span(self._offsets[mention["start"]][0], self._offsets[mention["end"] - 1][1])

    def _said(self, span: Span) -> str:
        before, behind = max(0, span.start - _AROUND), span.end + _AROUND
        said = f"{self._text[before : span.start]}[{self._text[span.start : span.end]}]{self._text[span.end : behind]}"
        return " ".join(said.split())


def _mentions_of_events(proposals: Proposals) -> dict[Span, str]:
    return {
        span: key
        for key, proposed in proposals.entities.items()
        if proposed.entity.label == "Event" and str(getattr(proposed.entity, "kind", "")) in _KINDS
        for span in proposed.mentions
    }


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _paragraphs(sentences: Sequence[Any]) -> tuple[str, list[tuple[int, int]]]:
    """Put the paragraphs of a document together, and say where each token lies."""
    text = ""
    offsets: list[tuple[int, int]] = []
    for tokens, paragraph in sentences:
        text += "\n\n" if text else ""
        moved = len(text) - tokens[0][1]
        offsets += [(start + moved, end + moved) for _, start, end in tokens]
        text += paragraph
    return text, offsets
