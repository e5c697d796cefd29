"""A draft is written, read back as it was, and refused with every mistake in its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ingest.drafting.draft_file import read, rendered, write
from schema.drafts import DocumentReview, Origin, json_schema
from schema.errors import DossierInvalid, WorkError

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft
    from schema.vocabulary import Vocabulary

CASES = yaml.safe_load((Path(__file__).parent / "bad-drafts.yaml").read_text(encoding="utf-8"))


def test_a_draft_is_read_as_it_was_written(draft: Draft, folder: Path, vocabulary: Vocabulary) -> None:
    origin = Origin(file="varn.txt", sha256="0" * 64, format="text", extractors=("rules",))
    details = DocumentReview(found={"title": "first line"})
    whole = replace(draft.accept(["tomas-reed"], "is he?"), origin=origin, details=details, annotator="me")
    write(whole, folder / "varn.draft.yaml")
    assert read(Path("varn.draft.yaml"), vocabulary) == whole


def test_a_draft_is_what_its_schema_says(draft: Draft, vocabulary: Vocabulary) -> None:
    content = yaml.load(rendered(draft), yaml.BaseLoader)
    assert list(content) == ["dots", "draft", "title", "documents", "entities", "claims"]
    read_back = json.loads(json.dumps(yaml.safe_load(rendered(draft).replace("when: 2003/..", 'when: "2003/.."'))))
    assert [error.message for error in Draft202012Validator(json_schema(vocabulary)).iter_errors(read_back)] == []


def test_every_record_says_what_was_decided_of_it(draft: Draft) -> None:
    content = yaml.safe_load(rendered(draft.accept(["lena-ormond"])))
    states = {key: one["review"]["state"] for key, one in content["entities"].items()}
    assert states.pop("lena-ormond") == "accepted"
    assert set(states.values()) == {"proposed"}
    assert {one["review"]["state"] for one in content["claims"].values()} == {"proposed"}


def test_lines_are_of_a_length_that_is_read(draft: Draft) -> None:
    many = tuple((number * 10, number * 10 + 7) for number in range(500))
    document = draft.document.model_copy(update={"passages": many, "length": 5000})
    text = rendered(replace(draft, document=document))
    assert max(map(len, text.splitlines())) <= 160
    assert yaml.safe_load(text)["documents"]["varn"]["passages"] == [list(span) for span in many]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_draft_edited_into_nonsense_says_where(
    case: dict[str, Any], draft: Draft, folder: Path, vocabulary: Vocabulary
) -> None:
    path = Path("varn.draft.yaml")
    text = rendered(draft)
    for old, new in case["edits"]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DossierInvalid) as raised:
        read(path, vocabulary)
    assert [str(problem) for problem in raised.value.problems] == case["problems"]
    assert path.read_text(encoding="utf-8") == text


def test_a_text_that_changed_is_no_text_of_the_draft(draft: Draft, folder: Path, vocabulary: Vocabulary) -> None:
    write(draft, folder / "varn.draft.yaml")
    (folder / "varn.txt").write_text("Another text altogether.\n", encoding="utf-8")
    with pytest.raises(DossierInvalid, match=r"documents\.varn\.sha256: is not that of varn\.txt, .*; put it back"):
        read(Path("varn.draft.yaml"), vocabulary)


MISSING = (
    "varn.txt is not there, so that no claim can be held against its words; put it back, or have it written anew: "
    "`dots ingest {}`. Without this line the quotes are held against their digests alone"
)


@pytest.mark.parametrize(
    ("origin", "command"),
    [
        (None, "FILE --again --output drafts"),
        ("gone.html", "FILE --again --output drafts"),
        ("../varn.html", "varn.html --again --output drafts"),
        ("varn.html", "drafts/varn.html --again"),
    ],
)
def test_a_draft_whose_text_is_missing_is_refused_and_it_is_said_how_to_get_it_back(
    draft: Draft, folder: Path, vocabulary: Vocabulary, origin: str | None, command: str
) -> None:
    (folder / "drafts").mkdir()
    (folder / "varn.html").touch()
    (folder / "drafts/varn.html").touch()
    made_from = Origin(file=origin, sha256="0" * 64, format="HTML") if origin else None
    write(replace(draft, origin=made_from), folder / "drafts/varn.draft.yaml")
    with pytest.raises(DossierInvalid) as raised:
        read(Path("drafts/varn.draft.yaml"), vocabulary)
    ((problem),) = raised.value.problems
    assert (problem.field, problem.message) == ("documents.varn.file", MISSING.format(command))
    assert "file: varn.txt" in (folder / problem.file).read_text().splitlines()[problem.line - 1]
    assert read(Path("drafts/varn.draft.yaml"), vocabulary, now=draft.document.sha256).key == "varn"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "",
            "varn.draft.yaml: is empty; a draft begins with `dots: 1`; restore it from a copy, or delete it",
        ),
        ("# nothing\n", "varn.draft.yaml:1: is no draft: it begins with `dots: 1`, `draft: KEY` and `title: …`"),
        ("- a\n- b\n", "varn.draft.yaml:1: is no draft: it begins with `dots: 1`, `draft: KEY` and `title: …`"),
        ("dots: 1\n---\ndots: 1\n", "varn.draft.yaml:2: begins a second YAML document; a file holds one draft"),
    ],
)
def test_what_is_no_draft_is_told_how_a_draft_begins(
    folder: Path, vocabulary: Vocabulary, content: str, problem: str
) -> None:
    Path("varn.draft.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DossierInvalid) as raised:
        read(Path("varn.draft.yaml"), vocabulary)
    assert [str(found) for found in raised.value.problems] == [problem]


def test_a_draft_is_yaml_always(folder: Path, vocabulary: Vocabulary) -> None:
    Path("varn.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DossierInvalid, match=r"^varn\.jsonl: is no draft by its name; drafts end in \.yaml or \.yml$"):
        read(Path("varn.jsonl"), vocabulary)


def test_a_draft_that_is_too_large_is_told_to_be_several(
    draft: Draft, folder: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest import yaml_file

    write(draft, folder / "varn.draft.yaml")
    monkeypatch.setattr(yaml_file, "LARGEST", 1024)
    with pytest.raises(DossierInvalid, match="cut its document into several"):
        read(Path("varn.draft.yaml"), vocabulary)


def test_what_cannot_be_written_leaves_what_was_there(draft: Draft, folder: Path) -> None:
    path = folder / "varn.draft.yaml"
    write(draft, path)
    before = path.read_text(encoding="utf-8")
    folder.chmod(0o500)
    try:
        if not _may_write(folder):
            with pytest.raises(WorkError, match="cannot be written: permission denied"):
                write(draft.accept(["varn"]), path)
    finally:
        folder.chmod(0o700)
    assert path.read_text(encoding="utf-8") == before


def _may_write(folder: Path) -> bool:
    try:
        (folder / "try").touch()
    except PermissionError:
        return False
    return True
