"""One file through the extractors that ask and read others: drafted, compared, and what it took is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.drafting import draft_file
from schema.vocabulary import Vocabulary
from tests.ingest.extraction.speaker import Speaker, fails, says

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft

TEXT = "The pilots of Varn\n\nLena Ormond met Tomas Reed in Varn, and Reed led the Marsh League from 2003.\n"

PEOPLE = [
    {"key": "o", "type": "Person", "name": "Lena Ormond", "other_names": [], "kind": None},
    {"key": "r", "type": "Person", "name": "Tomas Reed", "other_names": ["Reed"], "kind": None},
    {"key": "l", "type": "Organization", "name": "Marsh League", "other_names": [], "kind": "armed group"},
]
SAID = {"speaker": None, "polarity": "asserts", "modality": "reported", "passage": 1, "value": None}
CLAIMS = [
    {**SAID, "subject": "o", "predicate": "MET_WITH", "object": "r", "statement": "They met.",
     "quote": "Lena Ormond met Tomas Reed"},
    {**SAID, "subject": "r", "predicate": "COMMANDED", "object": "l", "statement": "Reed commands the League.",
     "quote": "Reed led the Marsh League from 2003", "when": "2003/..", "when_text": "from 2003"},
    {**SAID, "subject": "o", "predicate": "KILLED", "object": "r", "statement": "Made up.", "quote": "she shot him"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaker: Speaker) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DOTS_LLM_URL", speaker.url)
    monkeypatch.setenv("DOTS_LLM_MODEL", "tiny")
    monkeypatch.setenv("DOTS_LLM_PRICE_IN", "3")
    (tmp_path / "varn.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("Lena")
    (tmp_path / "varn.ann").write_text(
        f"T1\tPerson {start} {start + 11}\tLena Ormond\nT2\tPerson {start + 16} {start + 26}\tTomas Reed\n"
        "R1\tmet-with Arg1:T1 Arg2:T2\n"
    )
    return tmp_path


def ingest(*options: str) -> int:
    from cli.main import run

    return run(["ingest", "varn.txt", *options])


def proposed(folder: Path) -> dict[str, tuple[str, ...]]:
    draft = drafted(folder)
    return {one.claim.predicate: one.review.by for one in draft.claims.values()}


def drafted(folder: Path) -> Draft:
    return draft_file.read(folder / "varn.draft.yaml", Vocabulary())


def test_two_extractors_are_compared_and_the_bill_is_shown(
    folder: Path, speaker: Speaker, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker.will(fails(503, Retry_After="0"), says({"entities": PEOPLE, "claims": CLAIMS}, tokens=(1_000, 200)))
    assert ingest("--extractor", "annotations,llm") == 0
    assert proposed(folder) == {"MET_WITH": ("annotations", "llm"), "COMMANDED": ("llm",)}
    assert {key: one.review.by for key, one in drafted(folder).entities.items()} == {
        "lena-ormond": ("annotations", "llm"),
        "tomas-reed": ("annotations", "llm"),
        "marsh-league": ("llm",),
    }
    remarks = capsys.readouterr().err
    assert "llm: 1 proposal dropped: quote that is not in the text" in remarks
    assert "Spent: requests 1, tokens in 1,000, tokens out 200, cost 0.0030." in remarks


def test_what_was_rejected_is_not_proposed_again_by_another_extractor(folder: Path, speaker: Speaker) -> None:
    assert ingest("--extractor", "annotations") == 0
    draft = drafted(folder)
    (met,) = draft.claims
    draft_file.write(draft.reject([met]), folder / "varn.draft.yaml")
    speaker.will(says({"entities": PEOPLE, "claims": CLAIMS}))
    assert ingest("--extractor", "llm", "--again") == 0
    again = drafted(folder)
    assert again.claims[met].review.state.value == "rejected"
    assert {one.claim.predicate: one.review.state.value for one in again.claims.values()} == {
        "MET_WITH": "rejected",
        "COMMANDED": "proposed",
    }


def test_a_model_that_fails_leaves_no_draft_and_an_exit_code(
    folder: Path, speaker: Speaker, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker.will(fails(401, "no such key"))
    assert ingest("--extractor", "llm") == 1
    assert "refuses the key: no such key. Look at DOTS_LLM_KEY." in capsys.readouterr().err
    assert not (folder / "varn.draft.yaml").exists()


def test_without_a_model_the_call_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DOTS_LLM_URL")
    assert ingest("--extractor", "llm") == 2
    assert "No language model is set: there is no DOTS_LLM_URL." in capsys.readouterr().err
