"""Extraction: how much of what documents say `rules` proposes, how much of that is right, and how long it takes.

Three sets are measured, each only where it lies at hand (beside the repository, or where the environment says):

- the brief (`DOTS_BRIEF`) against the dossier of it in `sample/`;
- sentences with named people, bodies and places, in CoNLL BIO (`DOTS_EVAL/entities/dev.txt`);
- news with events and their arguments, as WikiEvents writes them (`DOTS_EVAL/events/dev.jsonl`).

**Entities of the brief.** Which proposal is right is said in ``bench/matching.py``.
Precision counts each proposal, a second one for the same entity too; recall counts each entity of the
dossier once. An entity is *within reach* where the text names it: one of its spellings, the weak ones (a surname,
“the region”) apart, stands there word for word. The dossier names others by phrases of its own (“Iran's strategy of
keeping the front far from its borders”). Both recalls are printed; the one that is held is that within reach.

**Claims of the brief.** A proposal is right where the dossier has its subject, predicate and object (either way round
where the predicate is symmetric); values are left out. Recall is over the distinct triples of the dossier; within
reach are those whose two ends are.

**Acts.** No triple that the dossier has only as intended, conditional or denied may be proposed as an act.
"""

import json
import os
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.matching import match, named_in, told_of
from bench.measurement import Measurement
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.source import Source
from schema.claims import Modality, Polarity
from schema.documents import Document
from schema.text import Span, decode, passages, sha256
from schema.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
DOSSIER = ROOT / "sample" / "jcpa-soleimani-2020-01.yaml"
BRIEF = Path(os.environ.get("DOTS_BRIEF", ROOT.parent / "shared" / "corpus" / "jcpa-soleimani-2020-01.txt"))
EVALUATION = Path(os.environ.get("DOTS_EVAL", ROOT.parent / "shared" / "eval-dev"))

ENTITIES_PRECISION, ENTITIES_RECALL = 0.85, 0.80
CLAIMS_PRECISION, CLAIMS_RECALL = 0.75, 0.45
DOCUMENTS_A_SECOND = 20
ROUNDS = 20

_TYPES = {
    "person": "Person",
    "politician": "Person",
    "organisation": "Organization",
    "politicalparty": "Organization",
    "location": "Place",
    "country": "Place",
}


@dataclass
class Score:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class BriefScore:
    """How the brief fared.

    Args:
        precision: Of the entities.
        recall: Of the entities within reach.
        recall_of_all: Of all entities.
        claims_precision: Of the claims.
        claims_recall: Of all distinct triples.
        claims_recall_within_reach: Of those within reach.
        false_acts: What the dossier has as no act and is proposed as one.
    """

    precision: float
    recall: float
    recall_of_all: float
    claims_precision: float
    claims_recall: float
    claims_recall_within_reach: float
    false_acts: list[str]
    wrong_entities: list[str]
    missed_entities: list[str]
    wrong_claims: list[str]
    missed_claims: list[str]


def compare() -> Iterator[Measurement]:
    """Yield the scores of each set that is at hand."""
    if BRIEF.is_file():
        yield from _brief_lines(score_brief(BRIEF))
        yield from _speed_lines(BRIEF)
    entities = EVALUATION / "entities" / "dev.txt"
    if entities.is_file():
        for label, score in score_names(entities).items():
            yield Measurement(f"names, {label}: P / R / F1", _three(score))
    events = EVALUATION / "events" / "dev.jsonl"
    if events.is_file():
        for label, score in score_events(events).items():
            yield Measurement(f"events, {label}: P / R / F1", _three(score))


def _three(score: Score) -> str:
    return f"{score.precision:.2f} {score.recall:.2f} {score.f1:.2f}"


def _brief_lines(score: BriefScore) -> Iterator[Measurement]:
    for what, value, bound in (
        ("brief, entities: precision", score.precision, ENTITIES_PRECISION),
        ("brief, entities within reach: recall", score.recall, ENTITIES_RECALL),
        ("brief, all entities: recall", score.recall_of_all, None),
        ("brief, claims: precision", score.claims_precision, CLAIMS_PRECISION),
        ("brief, claims: recall", score.claims_recall, CLAIMS_RECALL),
        ("brief, claims within reach: recall", score.claims_recall_within_reach, None),
    ):
        held = "" if bound is None else f"at least {bound}"
        yield Measurement(what, f"{value:.3f}", bound=held, holds=None if bound is None else value >= bound)
    number = len(score.false_acts)
    yield Measurement("brief, what is no act proposed as one", str(number), bound="none", holds=not number)


def _seconds(rules: Extractor, path: Path) -> float:
    """Time one document, in CPU seconds; the least of several is what others on the machine disturb least."""
    start = time.process_time()
    rules.extract(source_of(path))
    return time.process_time() - start


def _speed_lines(path: Path) -> Iterator[Measurement]:
    source = source_of(path)
    rules = extractor("rules")
    rules.extract(source)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = min(_seconds(rules, path) for _ in range(ROUNDS))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    rate = 1 / seconds
    yield Measurement(
        "documents of the brief's length a CPU second",
        f"{rate:.1f}",
        bound=f"at least {DOCUMENTS_A_SECOND}",
        holds=rate >= DOCUMENTS_A_SECOND,
    )
    yield Measurement(f"memory grown over {ROUNDS} documents", f"{grown / 1024:.1f} MB")


def source_of(path: Path, published: str | None = None) -> Source:
    """Read a text file as a source."""
    return source_of_text(decode(path.read_bytes(), path.name), path.stem, published)


def source_of_text(text: str, key: str = "document", published: str | None = None) -> Source:
    """Make a source of a text."""
    spans = tuple((span.start, span.end) for span in passages(text))
    document = Document(title=key, published=published, sha256=sha256(text), length=len(text), passages=spans)
    return Source.of(key, document, text)


# The brief.


def score_brief(path: Path) -> BriefScore:
    """Score the brief against its dossier."""
    dossier = yaml.load(DOSSIER.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    published = next(iter(dossier["documents"].values())).get("published")
    source = source_of(path, str(published) if published else None)
    return score(extractor("rules").extract(source), dossier, source)


def score(proposals: Proposals, dossier: dict[str, Any], source: Source) -> BriefScore:
    """Score proposals against a dossier of the same text."""
    gold = dossier["entities"]
    same = match(proposals, gold, source.text, told_of(dossier["claims"]))
    reach = named_in(gold, source.text)
    found = {key for keys in same.values() for key in keys}
    right = sum(bool(keys) for keys in same.values())
    symmetric = {name for name, cls in Vocabulary().relationship_types.items() if cls.symmetric}
    triples: dict[tuple[str, str, str], bool] = {}
    for claim in dossier["claims"].values():
        if "object" in claim:
            triple = _ordered(claim["subject"], claim["predicate"], claim["object"], symmetric)
            is_act = claim.get("modality") not in {"intended", "conditional"} and claim.get("polarity") != "denies"
            triples[triple] = triples.get(triple, False) or is_act
    hit: set[tuple[str, str, str]] = set()
    correct, wrong, false_acts = 0, [], []
    for each in proposals.claims:
        claim = each.claim
        if claim.object is None:
            continue
        candidates = {
            _ordered(subject, claim.predicate, object_, symmetric)
            for subject in same[claim.subject]
            for object_ in same[claim.object]
        }
        said = f"{claim.subject} {claim.predicate} {claim.object} ({each.why}) @{claim.evidence[0].start}"
        matched = candidates & triples.keys()
        if matched:
            correct += 1
            hit |= matched
        else:
            wrong.append(said)
        is_act = claim.modality not in {Modality.INTENDED, Modality.CONDITIONAL} and claim.polarity is Polarity.ASSERTS
        if matched and is_act and not any(triples[triple] for triple in matched):
            false_acts.append(said)
    reachable = {triple for triple in triples if triple[0] in reach and triple[2] in reach}
    return BriefScore(
        right / max(1, len(same)),
        len(found & reach) / max(1, len(reach)),
        len(found) / max(1, len(gold)),
        correct / max(1, correct + len(wrong)),
        len(hit) / max(1, len(triples)),
        len(hit & reachable) / max(1, len(reachable)),
        false_acts,
        sorted(key for key, keys in same.items() if not keys),
        sorted(reach - found),
        wrong,
        sorted(" ".join(triple) for triple in triples.keys() - hit),
    )


def _ordered(subject: str, predicate: str, object_: str, symmetric: set[str]) -> tuple[str, str, str]:
    if predicate in symmetric and object_ < subject:
        subject, object_ = object_, subject
    return subject, predicate, object_


# Names in sentences.


def score_names(path: Path) -> dict[str, Score]:
    """Score the names of people, bodies and places in sentences of CoNLL BIO."""
    from ingest.extraction.rules import gazetteer, lexicon
    from ingest.extraction.rules.names import Reader
    from ingest.extraction.rules.verbs import Verbs

    forms = Verbs().forms

    scores = {label: Score() for label in ("Person", "Organization", "Place", "all")}
    for text, gold in _bio(path):
        tokens = Tokens.of(text, [Span(0, len(text))])
        tokens.headings.clear()
        found = set()
        for name in Reader(tokens, lexicon.shipped(), [gazetteer.shipped()], forms).read():
            if name.type == "State" and name.entry is not None and name.entry.form != "name":
                continue
            label = "Place" if name.type == "State" else name.type
            if label in scores:
                span = tokens.span(name.start, name.end)
                found.add((span.start, span.end, label))
        for score in (scores[label] for label in ("all",)):
            _count(score, found, gold, text)
        for label in ("Person", "Organization", "Place"):
            _count(
                scores[label],
                {each for each in found if each[2] == label},
                {each for each in gold if each[2] == label},
                text,
            )
    return scores


def _count(score: Score, found: set[tuple[int, int, str]], gold: set[tuple[int, int, str]], text: str) -> None:
    score.right += len(found & gold)
    score.wrong += len(found - gold)
    score.missed += len(gold - found)
    score.errors += [
        f"wrong {label}: {text[a:b]} | {text[max(0, a - 30) : b + 30]}" for a, b, label in sorted(found - gold)
    ]
    score.errors += [
        f"missed {label}: {text[a:b]} | {text[max(0, a - 30) : b + 30]}" for a, b, label in sorted(gold - found)
    ]


def _bio(path: Path) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = ""
        spans: list[tuple[int, int, str]] = []
        for line in block.splitlines():
            word, _, tag = line.partition("\t")
            start = len(text) + bool(text)
            text = f"{text} {word}" if text else word
            if tag.startswith("B-"):
                spans.append((start, len(text), tag[2:]))
            elif tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        if text:
            yield text, {(a, b, _TYPES[tag]) for a, b, tag in spans if tag in _TYPES}


# Events in news.

_EVENT_TYPES = {
    "Conflict.Attack": "attack",
    "Life.Die": "killing",
    "Justice.ArrestJailDetain": "capture",
    "Contact.Contact.Meet": "meeting",
}
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


def score_events(path: Path) -> dict[str, Score]:
    """Score triggers and arguments of attacks, deaths, arrests and meetings.

    A trigger is found where an event of the right family has a mention that overlaps it; an argument where a claim
    about such an event, or of the harm itself, has an end that is named by the head of the argument in the same
    sentence.
    """
    rules = extractor("rules")
    triggers, arguments = Score(), Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, offsets = _paragraphs(record["sentences"])
        source = source_of_text(text, record["doc_id"].lower().strip("_"))
        proposals = rules.extract(source)
        _score_document(record, offsets, proposals, triggers, arguments, text)
    return {"triggers": triggers, "arguments": arguments}


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


def _score_document(
    record: dict[str, Any],
    offsets: list[tuple[int, int]],
    proposals: Proposals,
    triggers: Score,
    arguments: Score,
    text: str,
) -> None:
    events = {
        (span.start, span.end): key
        for key, proposed in proposals.entities.items()
        if proposed.entity.label == "Event"
        and str(getattr(proposed.entity, "kind", "")) in {"attack", "killing", "capture", "incursion", "meeting"}
        for span in proposed.mentions
    }
    hit: set[tuple[int, int]] = set()
    entities = {each["id"]: each for each in record["entity_mentions"]}
    roles: dict[str, set[tuple[str, str]]] = {}
    for each in proposals.claims:
        claim = each.claim
        if claim.predicate in {"VICTIM_OF", "RESPONSIBLE_FOR"} and claim.object is not None:
            roles.setdefault(claim.object, set()).add(
                ("victim" if claim.predicate == "VICTIM_OF" else "agent", claim.subject)
            )
        elif claim.predicate == "TOOK_PLACE_AT" and claim.object is not None:
            roles.setdefault(claim.subject, set()).add(("place", claim.object))
    proposed_arguments: Counter[str] = Counter({key: len(found) for key, found in roles.items()})
    used: set[tuple[str, str, str]] = set()
    for event in record["event_mentions"]:
        kind = next((kind for name, kind in _EVENT_TYPES.items() if event["event_type"].startswith(name)), None)
        if kind is None:
            continue
        start, end = offsets[event["trigger"]["start"]][0], offsets[event["trigger"]["end"] - 1][1]
        over = [(span, key) for span, key in events.items() if span[0] < end and start < span[1]]
        if over:
            triggers.right += 1
            hit.update(span for span, _ in over)
        else:
            triggers.missed += 1
            triggers.errors.append(
                f"missed {kind}: {event['trigger']['text']} | {text[max(0, start - 60) : end + 60]!r}"
            )
        for argument in event["arguments"]:
            role = _ROLES.get(argument["role"])
            if role is None:
                continue
            mention = entities[argument["entity_id"]]
            span = offsets[mention["start"]][0], offsets[mention["end"] - 1][1]
            found = False
            for _, key in over:
                for each_role, who in roles.get(key, ()):
                    if each_role == role and any(
                        s.start < span[1] and span[0] < s.end for s in proposals.entities[who].mentions
                    ):
                        found = True
                        used.add((key, each_role, who))
            if found:
                arguments.right += 1
            else:
                arguments.missed += 1
    for span in events.keys() - hit:
        triggers.wrong += 1
        triggers.errors.append(f"wrong: {text[max(0, span[0] - 60) : span[1] + 60]!r}")
    arguments.wrong += sum(proposed_arguments.values()) - len(used)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    # What was wrong and what was missed, for whoever improves the rules.
    brief = score_brief(BRIEF)
    for heading, lines in (
        ("wrong entities", brief.wrong_entities),
        ("missed entities", brief.missed_entities),
        ("wrong claims", brief.wrong_claims),
        ("missed claims", brief.missed_claims),
        ("false acts", brief.false_acts),
    ):
        print(f"\n# {heading} ({len(lines)})")
        _print(lines)
