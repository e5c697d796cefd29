"""Extraction: how much of what documents say `rules` proposes, how much of that is right, and how long it takes.

Three sets are measured, each only where it lies at hand (beside the repository, or where the environment says):

- the brief (`DOTS_BRIEF`) against the dossier of it in `sample/`;
- sentences with named people, bodies and places, in CoNLL BIO (`DOTS_EVAL/entities/dev.txt`), and others of other
  subjects beside them (`train.txt`), so that what serves one set alone is seen;
- news with events and their arguments, as WikiEvents writes them (`DOTS_EVAL/events/dev.jsonl`): see `bench/news.py`.

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

import os
import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.matching import match, named_in, told_of
from bench.measurement import Measurement
from bench.news import score_events
from bench.score import Score
from bench.sources import source_of
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.source import Source
from ingest.triples import Triple
from schema.claims import Modality, Polarity
from schema.text import Span
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
    others = EVALUATION / "entities" / "train.txt"
    if others.is_file():
        yield Measurement("names, all, of other sentences: P / R / F1", _three(score_names(others)["all"]))
    events = EVALUATION / "events" / "dev.jsonl"
    if events.is_file():
        found = score_events(events)
        yield Measurement("events, triggers: P / R / F1", _three(found.triggers))
        yield Measurement("events, arguments: P / R / F1", _three(found.arguments))
        yield Measurement("events, arguments in the vocabulary's terms", _three(found.in_terms))
        yield Measurement("events, names in events that are found: recall", f"{found.names.recall:.2f}")


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
    vocabulary = Vocabulary()
    triples: dict[Triple, bool] = {}
    for claim in dossier["claims"].values():
        if "object" in claim:
            triple = Triple.of(vocabulary, claim["subject"], claim["predicate"], claim["object"])
            is_act = claim.get("modality") not in {"intended", "conditional"} and claim.get("polarity") != "denies"
            triples[triple] = triples.get(triple, False) or is_act
    hit: set[Triple] = set()
    correct, wrong, false_acts = 0, [], []
    for each in proposals.claims:
        claim = each.claim
        if claim.object is None:
            continue
        candidates = {
            Triple.of(vocabulary, subject, claim.predicate, object_)
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
    if (events := EVALUATION / "events" / "dev.jsonl").is_file():
        news = score_events(events)
        for heading, lines in (("triggers of events", news.triggers.errors), ("names in events", news.names.errors)):
            print(f"\n# {heading} ({len(lines)})")
            _print(lines)
