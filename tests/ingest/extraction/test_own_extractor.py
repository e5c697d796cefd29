"""The extractor that the page on extractors shows works as it stands there, and is found by its entry point."""

import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from ingest.extraction.annotations.extractor import Annotations
from ingest.extraction.extractor import Traits, extractor, names
from ingest.extraction.rules.extractor import Rules
from ingest.extraction.source import Source
from schema.documents import Document
from schema.errors import CallError
from schema.text import passages, sha256

PAGE = Path(__file__).parent.parent.parent.parent / "docs" / "extractors.md"
TEXT = "ALI HASSAN to 3RD CORPS\n\nHold the bridge."


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example as a package of its own."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "telegram_reader.py").write_text(code, encoding="utf-8")
    info = tmp_path / "telegram_reader-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: telegram-reader\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[dots.extractors]\ntelegrams = telegram_reader:Telegrams\nbroken = telegram_reader:Nobody\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "telegram_reader", raising=False)


@pytest.mark.usefixtures("installed")
def test_the_example_of_the_page_is_an_extractor() -> None:
    assert {"telegrams", "rules", "llm", "annotations"} <= set(names())
    spans = tuple((span.start, span.end) for span in passages(TEXT))
    document = Document(title="A telegram", sha256=sha256(TEXT), length=len(TEXT), passages=spans)
    found = extractor("telegrams").extract(Source.of("telegram", document, TEXT))
    assert {key: one.entity.name for key, one in found.entities.items()} == {"who": "ALI HASSAN", "unit": "3RD CORPS"}
    (claim,) = found.claims
    assert (claim.claim.predicate, claim.claim.evidence[0].quote) == ("COMMANDED", "ALI HASSAN to 3RD CORPS")


@pytest.mark.usefixtures("installed")
def test_one_that_cannot_be_loaded_is_said_to_be_so() -> None:
    with pytest.raises(CallError, match="The extractor “broken” cannot be loaded"):
        extractor("broken")
    with pytest.raises(CallError, match="There is no extractor “telegraph”"):
        extractor("telegraph")


def test_the_page_names_what_an_extractor_may_say_of_itself() -> None:
    rows = re.findall(r"^\| `(\w+) = [^`]+` \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    defaults = {"None": "it reads any", "False": "`False`", "True": "`True`"}
    assert rows == [(trait.name, defaults[str(trait.default)]) for trait in fields(Traits)]


@pytest.mark.usefixtures("installed")
def test_what_an_extractor_does_not_say_of_itself_is_as_usual() -> None:
    assert Traits.of(extractor("telegrams")) == Traits(languages=None, as_written=False, reads_tables=True)
    assert Traits.of(Rules()) == Traits(languages={"en"}, as_written=False, reads_tables=False)
    assert Traits.of(Annotations()) == Traits(languages=None, as_written=True, reads_tables=True)
