"""A draft whose header was spoilt by hand is complained of, and no second one is made beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.ingestion.outcome import Outcome, State

Ingest = Callable[..., list[Outcome]]

SCHEMAS = {"draft.schema.json", "dossier.schema.json"}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"title: The", b"title: Caf\xe9", "6: byte 304 of the file is not UTF-8; save it as UTF-8"),
        (b"title: The", b"title: The\0", "6: holds a NUL byte, which has no place in a text; remove it"),
        (
            b"title: The",
            b"title: [The",
            "7: is broken YAML: while parsing a flow sequence did not find expected ',' or ']'",
        ),
        (b"  text: ", b"  text: z", "11: origin.text: must be the 64 hex digits of a sha256, in lower case"),
        (b"  sha256: ", b"  sha256: z", "9: origin.sha256: must be the 64 hex digits of a sha256, in lower case"),
        (b"origin:", b"origins:", "7: origins: there is no such field here; did you mean origin?"),
    ],
)
def test_a_draft_whose_header_is_spoilt_is_refused_and_no_second_made(
    ingest: Ingest, folder: Path, old: bytes, new: bytes, problem: str, again: bool
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    spoilt = path.read_bytes().replace(old, new, 1)
    path.write_bytes(spoilt)
    (outcome,) = ingest("varn.txt", again=again)
    assert outcome.problem == f"varn.draft.yaml:{problem}"
    assert (path.read_bytes(), files(folder)) == (spoilt, {"varn.txt", "varn.draft.yaml", *SCHEMAS})


@pytest.mark.parametrize(
    ("left", "problem"),
    [
        (
            b"",
            "varn.draft.yaml: is empty; a draft begins with `dots: 1`; restore it from a copy, or delete it",
        ),
        (
            b"entities: {}\n",
            "varn.draft.yaml:1: dots: is required\nvarn.draft.yaml:1: draft: is required\n"
            "varn.draft.yaml:1: title: is required",
        ),
    ],
)
def test_a_draft_without_a_header_is_refused_in_a_folder_too(
    ingest: Ingest, folder: Path, left: bytes, problem: str
) -> None:
    ingest("varn.txt")
    (folder / "varn.draft.yaml").write_bytes(left)
    (outcome,) = ingest(".")
    assert (outcome.state, outcome.problem) == (State.FAILED, problem)
    assert files(folder) == {"varn.txt", "varn.draft.yaml", *SCHEMAS}


@pytest.mark.parametrize("field", ["sha256", "text"])
def test_a_draft_that_names_another_digest_is_no_draft_of_another_file(
    ingest: Ingest, folder: Path, field: str
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    written = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"(?m)^(  {field}:) .*$", rf"\1 {'0' * 64}", written, count=1), encoding="utf-8")
    (outcome,) = ingest("varn.txt", again=True)
    assert (outcome.key, files(folder)) == ("varn", {"varn.txt", "varn.draft.yaml", *SCHEMAS})


def test_a_draft_of_two_files_of_one_name_is_told_by_what_is_left_of_its_header(ingest: Ingest, folder: Path) -> None:
    text = (folder / "varn.txt").read_text(encoding="utf-8")
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "note.txt").write_text(text + name + "\n", encoding="utf-8")
    ingest("a", "b", output=Path("out"))
    path = folder / "out" / "note-2.draft.yaml"
    path.write_bytes(path.read_bytes().replace(b"title: The", b"title: Caf\xe9", 1))
    outcomes = ingest("a", "b", output=Path("out"))
    assert [(one.state, one.key) for one in outcomes] == [(State.DONE_BEFORE, "note"), (State.FAILED, "note-2")]
    assert not (folder / "out" / "note-3.draft.yaml").exists()
