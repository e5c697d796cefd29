"""Short reports of our own, of many kinds, against what they say of people, bodies and places."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from bench.matching import bag
from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from schema.claims import Modality, Polarity
from schema.vocabulary import Vocabulary

HERE = Path(__file__).parent / "reports"
_PREDICATES = frozenset(Vocabulary().predicates)
_SYMMETRIC = frozenset(name for name, cls in Vocabulary().relationship_types.items() if cls.symmetric)
_LEFT_OUT = frozenset(
    {"HELD_POSITION", "PARTICIPATED_IN", "TOOK_PLACE_AT", "VICTIM_OF", "RESPONSIBLE_FOR", "PRECEDED", "RESPONSE_TO"}
)
"""Counted where they are expected, and not held against the rules where they are not."""


@dataclass(frozen=True)
class Report:
    """A report and what it says."""

    id: str
    published: str
    text: str
    claims: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass
class Scored:
    """What was right, wrong and missed over several reports."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false_acts: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


@cache
def rules() -> Extractor:
    """One extractor for all reports: it keeps nothing of any."""
    return extractor("rules")


def reports(name: str) -> list[Report]:
    """Read the reports of a file."""
    listed = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [
        Report(each["id"], str(each["published"]), each["text"], tuple(each["claims"]), tuple(each.get("never", ())))
        for each in listed
    ]


def told(subject: str, predicate: str, object_: str) -> str:
    """A claim whose ends are told by the words that tell."""
    ends = [" ".join(sorted(bag(end))) for end in (subject, object_)]
    if predicate in _SYMMETRIC:
        ends.sort()
    return f"{ends[0]} {predicate} {ends[1]}"


def expected(claim: str) -> str:
    words = claim.split()
    at = next(number for number, word in enumerate(words) if word in _PREDICATES)
    return told(" ".join(words[:at]), words[at], " ".join(words[at + 1 :]))


def scored(name: str) -> Scored:
    """Score the reports of a file."""
    total = Scored()
    for report in reports(name):
        proposals = rules().extract(source_of_text(report.text, report.id, report.published))
        gold = {expected(claim) for claim in report.claims}
        acts: set[str] = set()
        for claim in (each.claim for each in proposals.claims):
            if claim.object is None or not claim.modality.is_act or claim.polarity is Polarity.DENIES:
                continue
            alleged = claim.modality is Modality.ALLEGED
            # Any spelling of an end will do.
            ends = [
                [found.value for found in proposals.entities[key].entity.all_names()]
                for key in (claim.subject, claim.object)
            ]
            spelt = [told(one, claim.predicate, other) for one in ends[0] for other in ends[1]]
            not_so = sorted(set(spelt) & {expected(claim) for claim in report.never})
            if not_so:
                total.false_acts += [] if alleged else [f"{report.id}: {not_so[0]}"]
                continue
            acts.add(next((each for each in spelt if each in gold), spelt[0]))
        kept = {act for act in acts if act in gold or not _LEFT_OUT & set(act.split())}
        total.right += [f"{report.id}: {act}" for act in sorted(kept & gold)]
        total.wrong += [f"{report.id}: {act}" for act in sorted(kept - gold)]
        total.missed += [f"{report.id}: {act}" for act in sorted(gold - kept)]
    return total


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("open.yaml", 0.90, 0.64),
        ("held.yaml", 0.79, 0.42),
        ("plain.yaml", 0.95, 0.80),
        ("eyed.yaml", 0.98, 0.80),
    ],
)
def test_what_reports_say_is_found(name: str, precision: float, recall: float) -> None:
    found = scored(name)
    assert found.false_acts == []
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.missed


if __name__ == "__main__":
    # What was wrong and what was missed, for whoever improves the rules.
    for heading, listed in vars(scored("open.yaml")).items():
        print(f"\n# {heading} ({len(listed)})", *listed, sep="\n")
