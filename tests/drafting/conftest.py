"""A short text of our own, and what two extractors might propose of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft
    from ingest.extraction.proposals import Proposals, ProposedClaim
    from ingest.extraction.source import Source

TEXT = """The pilots of Varn

Captain Lena Ormond led the Pilots' Guild of Varn from 2003. In June 2011 the Guild gave forty rifles to the
Marsh League.

The League denies it. Ormond met Tomas Reed in Varn, a clerk says.
"""

Draw = Callable[..., "Draft"]


@pytest.fixture
def source() -> Source:
    """The text, as an extractor gets it."""
    from ingest.extraction.source import Source
    from schema.documents import Document
    from schema.text import passages, sha256

    spans = tuple((span.start, span.end) for span in passages(TEXT))
    document = Document(
        title="The pilots of Varn", language="en", sha256=sha256(TEXT), length=len(TEXT), passages=spans,
        file="varn.txt",
    )  # fmt: skip
    return Source.of("varn", document, TEXT)


@pytest.fixture
def claiming(source: Source) -> Callable[..., ProposedClaim]:
    """Propose a claim that stands at some words of the text."""
    from ingest.extraction.proposals import ProposedClaim
    from schema.claims import Claim, Evidence

    def propose(subject: str, predicate: str, object_: str | None, words: str, **more: Any) -> ProposedClaim:
        start = source.text.index(words)
        end = start + len(words)
        evidence = Evidence(
            document="varn", start=start, end=end, digest=source.digest(start, end), quote=source.quote(start, end)
        )
        fields: dict[str, Any] = {"statement": f"{subject} {predicate} {object_}", **more}
        return ProposedClaim(
            Claim(subject=subject, predicate=predicate, object=object_, evidence=(evidence,), **fields), "a test"
        )

    return propose


@pytest.fixture
def proposals(source: Source, claiming: Callable[..., ProposedClaim]) -> Proposals:
    """Six entities and three claims."""
    from ingest.extraction.proposals import Proposals, ProposedEntity
    from schema.entities import Entity, Equipment, Organization, Person, Place
    from schema.names import Name, NameKind
    from schema.text import Span

    def found(entity: Entity, *mentions: str, known: str | None = None) -> ProposedEntity:
        places = [source.text.index(words) for words in mentions]
        spans = tuple(Span(at, at + len(words)) for at, words in zip(places, mentions, strict=True))
        return ProposedEntity(entity, spans, "a test", known)

    alias = Name(value="the Guild", kind=NameKind.WEAK)
    entities = {
        "lena-ormond": found(Person(name="Lena Ormond"), "Lena Ormond"),
        "pilots-guild": found(Organization(name="Pilots' Guild of Varn", names=(alias,)), "Pilots' Guild of Varn"),
        "marsh-league": found(Organization(name="Marsh League"), "Marsh League", known="league-of-the-marsh"),
        "tomas-reed": found(Person(name="Tomas Reed"), "Tomas Reed"),
        "varn": found(Place(name="Varn"), "Varn, a clerk"),
        "rifles": found(Equipment(name="rifles"), "rifles"),
    }
    claims = (
        claiming("lena-ormond", "COMMANDED", "pilots-guild", "led the Pilots' Guild of Varn", when="2003/.."),
        claiming(
            "pilots-guild", "ARMED", "marsh-league", "gave forty rifles to the\nMarsh League",
            when="2011-06", qualifiers={"count": 40, "equipment": ["rifles"]},
        ),
        claiming("lena-ormond", "MET_WITH", "tomas-reed", "Ormond met Tomas Reed", qualifiers={"place": "varn"}),
    )  # fmt: skip
    return Proposals(entities, claims)


@pytest.fixture
def draft(source: Source, proposals: Proposals) -> Draft:
    """The draft of the text by one extractor."""
    from ingest.drafting.draft import Draft

    return Draft.of(source, {"rules": proposals})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the text in it."""
    (tmp_path / "varn.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
