"""One text in several files: one document, of which is said the best that any of them says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.drafting import draft_file
from ingest.ingestion.ingesting import ingest as carry_out
from ingest.ingestion.means import Means
from ingest.ingestion.outcome import Outcome, State
from ingest.ingestion.plan import Wish, plan

if TYPE_CHECKING:
    from schema.vocabulary import Vocabulary

Ingest = Callable[..., list[Outcome]]

TITLE = "The pilots of Varn"
SAID = "Lena Ormond met Tomas Reed in Varn on Monday, a clerk says."
TEXT = f"{TITLE}\n\n{SAID}\n"


def page(meta: Mapping[str, str]) -> str:
    said = "".join(f'<meta name="{name}" content="{value}">' for name, value in meta.items())
    return f"<html><head>{said}</head><body><article><h1>{TITLE}</h1><p>{SAID}</p></article></body></html>"


FILES = {
    "note.txt": TEXT,
    "wire.html": page({"author": "Omar Quell", "og:site_name": "The Courier", "article:published_time": "2012-05-09"}),
    "later.html": page({"author": "Ann Other", "og:title": TITLE, "dc.language": "en"}),
}


@pytest.fixture
def copies(folder: Path) -> Path:
    """A folder with one text in three files, each of which says something else of it."""
    (folder / "varn.txt").unlink()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def details(path: Path, vocabulary: Vocabulary) -> Mapping[str, object]:
    draft = draft_file.read(path, vocabulary)
    document = draft.document
    publisher = draft.publishers[document.publisher].name if document.publisher else None
    return {
        "title": document.title, "publisher": publisher, "authors": document.authors, "language": document.language,
        "published": document.published,
    }  # fmt: skip


@pytest.mark.parametrize("order", [*permutations(FILES)], ids="-".join)
def test_the_same_is_said_of_a_document_whichever_of_its_files_is_read_first(
    ingest: Ingest, copies: Path, vocabulary: Vocabulary, order: tuple[str, ...]
) -> None:
    outcomes = ingest(*order, output=Path("out"))
    assert [outcome.state for outcome in outcomes] == [State.DRAFTED, State.SAME_AS_OTHER, State.SAME_AS_OTHER]
    (path,) = (copies / "out").glob("*.draft.yaml")
    assert details(path, vocabulary) == {
        "title": TITLE, "publisher": "The Courier", "authors": ("Ann Other",), "language": "en",
        "published": "2012-05-09",
    }  # fmt: skip
    before = path.read_bytes()
    ingest(*order, output=Path("out"))
    assert path.read_bytes() == before


def test_the_twin_of_a_copy_is_of_the_same_document(ingest: Ingest, copies: Path) -> None:
    (copies / "twin.txt").write_text(TEXT, encoding="utf-8")
    outcomes = ingest("later.html", "note.txt", "twin.txt")
    assert [(outcome.name, outcome.key) for outcome in outcomes] == [
        ("later.html", "later"), ("note.txt", "later"), ("twin.txt", "later"),
    ]  # fmt: skip


def test_where_a_detail_was_found_names_the_other_file(ingest: Ingest, copies: Path, vocabulary: Vocabulary) -> None:
    _, copy = ingest("note.txt", "wire.html")
    assert copy.notes == (
        "has the text of note, which is drafted in note.draft.yaml already; say --key to make another document of it",
        "gives note.draft.yaml its publisher, authors, date",
    )
    found = draft_file.read(copies / "note.draft.yaml", vocabulary).details.found
    assert found["published"] == "meta article:published_time, in wire.html"


def test_days_are_counted_from_the_date_that_another_file_gives(copies: Path, vocabulary: Vocabulary) -> None:
    made = plan(Wish([Path("note.txt"), Path("wire.html")], ("rules",)))
    carry_out(made, Means(("rules",)), workers=1)
    (claim,) = draft_file.read(copies / "note.draft.yaml", vocabulary).claims.values()
    assert (claim.claim.when, claim.claim.when_text) == ("2012-05-07", "Monday")


def test_what_somebody_confirmed_is_not_written_over(ingest: Ingest, copies: Path, vocabulary: Vocabulary) -> None:
    ingest("note.txt")
    path = copies / "note.draft.yaml"
    draft_file.write(draft_file.read(path, vocabulary).confirm(), path)
    confirmed = path.read_bytes()
    (copy,) = ingest("wire.html")
    assert copy.notes[1:] == (
        "says another publisher, authors, date, which is not taken: somebody confirmed what note.draft.yaml says",
    )
    assert path.read_bytes() == confirmed


def test_what_a_person_wrote_stays(ingest: Ingest, copies: Path, vocabulary: Vocabulary) -> None:
    ingest("wire.html")
    path = copies / "wire.draft.yaml"
    draft = draft_file.read(path, vocabulary)
    found = {name: where for name, where in draft.details.found.items() if name != "authors"}
    document = draft.document.model_copy(update={"authors": ("O. Quell",)})
    confirmed = draft.details.model_copy(update={"found": found})
    draft_file.write(replace(draft, document=document, details=confirmed), path)
    ingest("later.html")
    assert details(path, vocabulary)["authors"] == ("O. Quell",)


def test_a_broken_draft_is_told_and_takes_no_copy_down(ingest: Ingest, copies: Path) -> None:
    ingest("note.txt")
    path = copies / "note.draft.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("predicate: MET_WITH", "predicate: WED"), encoding="utf-8")
    (copy,) = ingest("wire.html")
    assert (copy.state, copy.problem) == (State.SAME_AS_OTHER, None)
    assert copy.notes[1].startswith("what it says of itself is not in that draft: note.draft.yaml:")


def test_one_text_in_two_folders_is_one_document(ingest: Ingest, copies: Path, vocabulary: Vocabulary) -> None:
    for name in ("a", "b"):
        (copies / name).mkdir()
    (copies / "note.txt").rename(copies / "a" / "note.txt")
    (copies / "wire.html").rename(copies / "b" / "note.html")
    outcomes = ingest("a", "b")
    assert [outcome.state for outcome in outcomes] == [State.DRAFTED, State.SAME_AS_OTHER]
    assert [path.name for path in copies.glob("*/*.draft.yaml")] == ["note.draft.yaml"]
    assert details(copies / "a" / "note.draft.yaml", vocabulary)["published"] == "2012-05-09"
    assert [outcome.state for outcome in ingest("a", "b")] == [State.DONE_BEFORE, State.SAME_AS_OTHER]


def test_a_draft_that_does_not_say_what_it_was_made_from_is_known_by_its_text(ingest: Ingest, copies: Path) -> None:
    ingest("wire.html")
    path = copies / "wire.draft.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("origin:\n")
    path.write_text(head + rest.partition("\n\n")[2], encoding="utf-8")
    (outcome,) = ingest("wire.html")
    assert (outcome.state, outcome.key, outcome.problem) == (State.SAME_AS_OTHER, "wire", None)
    assert [path.name for path in copies.glob("*.draft.yaml")] == ["wire.draft.yaml"]
