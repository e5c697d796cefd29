"""A draft is written, read back as it was, and refused with every mistake in its place."""

from __future__ import annotations

import json
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
    from dataclasses import replace

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
    from dataclasses import replace

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
    with pytest.raises(DossierInvalid, match=r"documents\.varn\.sha256: is not that of varn\.txt"):
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
