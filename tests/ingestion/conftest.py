"""An extractor that anybody could have installed, a folder of documents, and a way to ingest them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ingest.extraction.speaker import Speaker, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.ingestion.outcome import Outcome

TELEGRAMS = '''
import os
import re
import time

from ingest.keys import key_from_name
from ingest.extraction.proposals import ProposedClaim, ProposedEntity, Proposals
from schema.claims import Claim, Evidence
from schema.entities import Person
from schema.errors import WorkError
from schema.text import Span

NAME = re.compile(r"\\b[A-Z][a-z]+ [A-Z][a-z]+\\b")


class Telegrams:
    """Takes two capitals for a person, and believes that those who are said to have met did."""

    def extract(self, source):
        if "STOP THE PRESS" in source.text:
            os._exit(3)
        if "HOLD THE LINE" in source.text:
            time.sleep(300)
        if "no such wire" in source.text:
            raise WorkError("The wire is down.", remedy="Wait.")
        if "garbled" in source.text:
            raise ValueError("a dot too much")
        keys, entities = {}, {}
        for found in NAME.finditer(source.text):
            key = keys.setdefault(found[0], key_from_name(found[0], "person", entities) if found[0] not in keys else "")
            before = entities[key].mentions if key in entities else ()
            mentions = (*before, Span(found.start(), found.end()))
            known = next((one.id for one in source.known if found[0] in one.names), None)
            entities[key] = ProposedEntity(Person(name=found[0]), mentions, "two capitals", known)
        claims = []
        for found in re.finditer(r"([A-Z]\\w+ [A-Z]\\w+) met ([A-Z]\\w+ [A-Z]\\w+)", source.text):
            start, end = found.span()
            evidence = Evidence(document=source.key, start=start, end=end, digest=source.digest(start, end))
            claim = Claim(
                subject=keys[found[1]], predicate="MET_WITH", object=keys[found[2]],
                statement=f"{found[1]} and {found[2]} met.", evidence=(evidence,),
            )
            claims.append(ProposedClaim(claim, "the word met"))
        return Proposals(entities, tuple(claims))
'''

TEXT = """The pilots of Varn

Lena Ormond met Tomas Reed in Varn, a clerk says, and nobody was ever charged with anything.
"""

Ingest = Callable[..., "list[Outcome]"]


@pytest.fixture
def telegrams(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an extractor that an entry point brings, to this process and to those that it starts."""
    site = tmp_path_factory.mktemp("site")
    (site / "telegrams.py").write_text(TELEGRAMS, encoding="utf-8")
    installed = site / "telegrams-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: telegrams\nVersion: 1.0\n", encoding="utf-8")
    (installed / "entry_points.txt").write_text(
        "[dots.extractors]\ntelegrams = telegrams:Telegrams\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")]))
    return "telegrams"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document in it, which is the current folder."""
    (tmp_path / "varn.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ingest(telegrams: str, folder: Path) -> Ingest:
    """Ingest files or folders of the current folder."""
    from ingest.ingestion.ingesting import ingest as carry_out
    from ingest.ingestion.means import Means
    from ingest.ingestion.plan import Wish, plan

    def run(
        *paths: str, workers: int = 1, known: tuple[Any, ...] = (), loading: Any = None, **wish: Any
    ) -> list[Outcome]:
        made = plan(Wish([Path(path) for path in paths], (telegrams,), **wish))
        means = Means((telegrams,), known, documents=made.texts(), folders=tuple(made.folders))
        return carry_out(made, means, workers=workers, loading=loading)

    return run


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    """A language model's server on loopback."""
    with speaking() as server:
        yield server
