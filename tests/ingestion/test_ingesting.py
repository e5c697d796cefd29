"""Files in, drafts out: what is written, what is known again, and what is refused."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
import yaml

from ingest.drafting import draft_file, lock
from ingest.drafting.desk import Desk
from ingest.extraction.source import KnownEntity
from ingest.ingestion.ingesting import WAITING
from ingest.ingestion.ingesting import ingest as carry_out
from ingest.ingestion.means import Means
from ingest.ingestion.outcome import Outcome, State
from ingest.ingestion.plan import Wish, plan
from ingest.ingestion.quarantine import Quarantine
from schema.drafts import State as Decided
from schema.errors import CallError, DossierInvalid

if TYPE_CHECKING:
    from ingest.extraction.source import Source
    from schema.vocabulary import Vocabulary

Ingest = Callable[..., list[Outcome]]

TEXT = """The pilots of Varn

Lena Ormond met Tomas Reed in Varn, a clerk says, and nobody was ever charged with anything.
"""
MET = "met-with-b0418e"


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def became(outcomes: list[Outcome]) -> dict[str, str]:
    """What became of each file, the reason where it failed."""
    return {outcome.name: outcome.problem or outcome.state.value for outcome in outcomes}


SCHEMAS = {"draft.schema.json", "dossier.schema.json"}


def test_a_text_gets_a_draft_beside_it(ingest: Ingest, folder: Path, vocabulary: Vocabulary) -> None:
    (outcome,) = ingest("varn.txt")
    assert (outcome.state, outcome.key, outcome.entities, outcome.claims) == (State.DRAFTED, "varn", 2, 1)
    assert files(folder) == {"varn.txt", "varn.draft.yaml", *SCHEMAS}
    draft = draft_file.read(Path("varn.draft.yaml"), vocabulary)
    assert (draft.title, draft.document.file, draft.document.language) == ("The pilots of Varn", "varn.txt", "en")
    assert list(draft.entities) == ["lena-ormond", "tomas-reed"]
    (claim,) = draft.claims.values()
    assert (claim.claim.evidence[0].quote, claim.review.by) == ("Lena Ormond met Tomas Reed", ("telegrams",))
    assert draft.origin is not None
    assert (draft.origin.file, draft.origin.format, draft.origin.extractors) == ("varn.txt", "text", ("telegrams",))


def test_a_file_that_is_no_normalised_text_gets_one_of_its_own(ingest: Ingest, folder: Path) -> None:
    """What the user wrote is never written over."""
    windows = TEXT.replace("Varn", "Värn").replace("\n", "\r\n").encode("cp1252")
    (folder / "varn.txt").write_bytes(windows)
    ingest("varn.txt")
    assert files(folder) == {"varn.txt", "varn.text.txt", "varn.draft.yaml", *SCHEMAS}
    assert (folder / "varn.txt").read_bytes() == windows
    assert (folder / "varn.text.txt").read_text(encoding="utf-8") == TEXT.replace("Varn", "Värn")


def test_what_the_user_says_of_a_document_goes_before_what_it_says(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    said = {"title": "Pilots", "publisher": "The Courier", "published": "2012-03", "url": "https://courier.example/1"}
    ingest("varn.txt", said=said, key="courier-1")
    draft = draft_file.read(Path("courier-1.draft.yaml"), vocabulary)
    assert (draft.title, draft.document.publisher, draft.document.published) == ("Pilots", "the-courier", "2012-03")
    assert draft.publishers["the-courier"].name == "The Courier"
    assert draft.details.found == {
        "title": "given on the command line", "publisher": "given on the command line",
        "published": "given on the command line", "url": "given on the command line", "language": "its words",
    }  # fmt: skip


def test_a_known_entity_is_offered_or_recognised(ingest: Ingest, folder: Path, vocabulary: Vocabulary) -> None:
    known = (
        KnownEntity("ormond", "Person", "Lena Ormond", ("Lena Ormond",)),
        KnownEntity("reed", "Person", "Thomas Reed", ("Thomas Reed",)),
    )
    ingest("varn.txt", known=known)
    entities = draft_file.read(Path("varn.draft.yaml"), vocabulary).entities
    reviews = {key: (one.review.same_as, one.review.candidates) for key, one in entities.items()}
    assert reviews == {"lena-ormond": ("ormond", ()), "tomas-reed": (None, ("reed",))}


def test_what_is_done_is_not_done_again(ingest: Ingest, folder: Path) -> None:
    ingest("varn.txt")
    written = (folder / "varn.draft.yaml").stat().st_mtime_ns
    (outcome,) = ingest("varn.txt")
    assert (outcome.state, outcome.entities, outcome.claims) == (State.DONE_BEFORE, 2, 1)
    assert (folder / "varn.draft.yaml").stat().st_mtime_ns == written


def undecided(ingest: Ingest) -> tuple[int, int]:
    """What is said to wait in the draft of the document that was ingested before."""
    (outcome,) = ingest("varn.txt")
    assert outcome.state is State.DONE_BEFORE
    return outcome.entities, outcome.claims


def test_what_waits_is_counted_however_a_draft_is_laid_out(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    draft_file.write(draft_file.read(path, vocabulary).reject([MET]), path)
    assert undecided(ingest) == (2, 0)
    draft_file.write(draft_file.read(path, vocabulary).reconsider([MET]), path)
    assert undecided(ingest) == (2, 1)
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    header = yaml.safe_dump({name: content[name] for name in ("dots", "draft", "title", "origin")}, sort_keys=False)
    sections = {name: one for name, one in content.items() if name in ("documents", "claims", "entities")}
    layouts = {
        "a line each": "".join(
            f"{name}:\n" + "".join(f"  {key}: {json.dumps(record)}\n" for key, record in records.items())
            for name, records in sections.items()
        ),
        "wide": yaml.safe_dump(sections, default_flow_style=False, indent=6),
        "the other way round": yaml.safe_dump(dict(reversed(sections.items())), sort_keys=False),
    }
    found = {}
    for name, body in layouts.items():
        path.write_text(header + "\n" + body, encoding="utf-8")
        assert draft_file.read(path, vocabulary).undecided() == (["lena-ormond", "tomas-reed"], [MET])
        found[name] = undecided(ingest)
    assert found == dict.fromkeys(layouts, (2, 1))


def test_a_draft_that_is_no_yaml_any_more_is_not_said_to_be_done(ingest: Ingest, folder: Path) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  ]: [\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt")
    assert (outcome.state, outcome.problem) == (
        State.FAILED,
        f"varn.draft.yaml:{len(path.read_text(encoding='utf-8').splitlines())}: is broken YAML. "
        "Mend it; `dots review varn.draft.yaml` says what is wrong.",
    )


def test_what_was_decided_stays_when_it_is_done_again(ingest: Ingest, folder: Path, vocabulary: Vocabulary) -> None:
    ingest("varn.txt")
    path = Path("varn.draft.yaml")
    draft = draft_file.read(path, vocabulary)
    decided = draft.reject([*draft.claims])
    draft_file.write(decided, path)
    (outcome,) = ingest("varn.txt", again=True)
    assert (outcome.state, outcome.claims) == (State.DRAFTED_AGAIN, 0)
    assert draft_file.read(path, vocabulary) == decided


def test_a_text_that_is_missing_is_written_anew_when_it_is_done_again(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    (folder / "out").mkdir()
    ingest("varn.txt", output=Path("out"))
    draft_file.write(
        draft_file.read(Path("out/varn.draft.yaml"), vocabulary).reject([MET]), Path("out/varn.draft.yaml")
    )
    text = (folder / "out/varn.txt").read_bytes()
    (folder / "out/varn.txt").unlink()
    with pytest.raises(DossierInvalid, match=r"`dots ingest varn\.txt --again --output out`"):
        draft_file.read(Path("out/varn.draft.yaml"), vocabulary)
    (outcome,) = ingest("varn.txt", output=Path("out"), again=True)
    assert (outcome.state, (folder / "out/varn.txt").read_bytes()) == (State.DRAFTED_AGAIN, text)
    assert draft_file.read(Path("out/varn.draft.yaml"), vocabulary).claims[MET].review.state is Decided.REJECTED


def test_what_was_decided_while_it_was_read_again_stays(
    telegrams: str, ingest: Ingest, folder: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reviews the draft while an extractor is at its document."""
    ingest("varn.txt")
    path = Path("varn.draft.yaml")
    extractor = import_module(telegrams).Telegrams
    extract = extractor.extract

    def slowly(self: object, source: object) -> object:
        draft_file.write(draft_file.read(path, vocabulary).reject([MET]), path)
        return extract(self, source)

    monkeypatch.setattr(extractor, "extract", slowly)
    (outcome,) = ingest("varn.txt", again=True)
    assert (outcome.state, outcome.claims) == (State.DRAFTED_AGAIN, 0)
    assert draft_file.read(path, vocabulary).claims[MET].review.state is Decided.REJECTED


def test_a_draft_that_somebody_is_changing_is_not_written(
    ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest("varn.txt")
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    before = (folder / "varn.draft.yaml").read_bytes()
    with lock.alone(folder / "varn.draft.yaml"):
        (outcome,) = ingest("varn.txt", again=True)
    assert outcome.problem == (
        "varn.draft.yaml: somebody else is changing it. Nothing was changed; try again when they are done."
    )
    assert (folder / "varn.draft.yaml").read_bytes() == before


def test_what_is_kept_of_a_failure_is_a_copy(ingest: Ingest, folder: Path) -> None:
    """Who mends the copy leaves the original as it was."""
    (folder / "dots.txt").write_text("It is garbled.\n", encoding="utf-8")
    ingest(".")
    (folder / "quarantine" / "dots.txt").write_text("It is mended.\n", encoding="utf-8")
    assert (folder / "dots.txt").read_text(encoding="utf-8") == "It is garbled.\n"


def test_a_copy_that_cannot_be_kept_is_said_in_the_reason(folder: Path) -> None:
    (folder / "quarantine" / "varn.txt").mkdir(parents=True)
    Quarantine(folder).keep(folder / "varn.txt", "varn", "It is garbled.")
    reason = (folder / "quarantine" / "varn.txt.reason.txt").read_text(encoding="utf-8")
    assert reason.startswith(f"{folder / 'varn.txt'}\nIt is garbled.\nNo copy of it is kept here: is a directory")


def test_a_document_that_changed_since_is_refused(ingest: Ingest, folder: Path) -> None:
    ingest("varn.txt")
    before = (folder / "varn.draft.yaml").read_bytes()
    (folder / "varn.txt").write_text(TEXT + "\nA correction: they never met.\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt")
    assert outcome.problem == (
        "varn.draft.yaml is of another text: the document has changed since. Nothing was decided in it: say `--again` "
        f"to propose anew from what the document says now. {WAYS}"
    )
    assert (folder / "varn.draft.yaml").read_bytes() == before


WAYS = (
    "If it is a corrected edition, say `--supersedes varn` to ingest it as a document of its own; if it is another "
    "document, give it a key with `--key`."
)
CHANGED = "proposed anew, since the document has changed and nothing was decided of it"


@pytest.mark.parametrize("output", [None, Path("out")])
def test_a_document_that_changed_before_anything_was_decided_is_proposed_anew(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary, output: Path | None
) -> None:
    ingest("varn.txt", output=output)
    now = TEXT.replace("Tomas Reed", "Omar Quell")
    (folder / "varn.txt").write_text(now, encoding="utf-8")
    (outcome,) = ingest("varn.txt", output=output, again=True)
    assert (outcome.state, outcome.notes[0]) == (State.DRAFTED_AGAIN, CHANGED)
    beside = folder / (output or "")
    assert files(beside) == {"varn.txt", "varn.draft.yaml", *SCHEMAS}
    assert (beside / "varn.txt").read_text(encoding="utf-8") == now
    assert list(draft_file.read(beside / "varn.draft.yaml", vocabulary).entities) == ["lena-ormond", "omar-quell"]


def test_a_document_that_changed_after_something_was_decided_is_refused_with_the_ways_out(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    draft_file.write(draft_file.read(path, vocabulary).reject([MET]), path)
    decided = path.read_bytes()
    (folder / "varn.txt").write_text(TEXT + "\nA correction: they never met.\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt", again=True)
    assert outcome.problem == (
        "varn.draft.yaml is of another text: the document has changed since, and 1 decision stands at words that may "
        f"have moved. {WAYS} To begin anew without what was decided, move varn.draft.yaml away and say "
        "`--key varn`."
    )
    assert path.read_bytes() == decided
    path.rename(folder / "varn.old")
    (anew,) = ingest("varn.txt", key="varn")
    assert (anew.state, anew.key) == (State.DRAFTED, "varn")


def test_a_file_that_changed_and_its_text_did_not_keeps_what_was_decided(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    draft_file.write(draft_file.read(path, vocabulary).reject([MET]), path)
    (folder / "varn.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert became(ingest("varn.txt")) == {"varn.txt": "drafted again"}
    assert draft_file.read(path, vocabulary).claims[MET].review.state is Decided.REJECTED
    assert became(ingest("varn.txt")) == {"varn.txt": "done before"}


def test_a_text_that_somebody_edited_beside_its_draft_is_not_written_over(ingest: Ingest, folder: Path) -> None:
    ingest("varn.txt", output=Path("out"))
    (folder / "out/varn.txt").write_text(TEXT.replace("clerk", "clerc"), encoding="utf-8")
    (outcome,) = ingest("varn.txt", output=Path("out"), again=True)
    assert outcome.problem is not None
    assert outcome.problem.endswith(
        "; put it back as it was, or move it away and have it written anew: `dots ingest varn.txt --again --output out`"
    )
    assert (folder / "out/varn.txt").read_text(encoding="utf-8") == TEXT.replace("clerk", "clerc")
    (folder / "out/varn.txt").unlink()
    assert became(ingest("varn.txt", output=Path("out"), again=True)) == {"varn.txt": "drafted again"}
    assert (folder / "out/varn.txt").read_text(encoding="utf-8") == TEXT


def test_two_at_once_do_a_document_once(
    telegrams: str, ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "reed.txt").write_text("Tomas Reed met Omar Quell in a café.\n", encoding="utf-8")
    extractor = import_module(telegrams).Telegrams
    extract, read, is_begun, may_end = extractor.extract, [], Event(), Event()

    def slowly(self: object, source: Source) -> object:
        read.append(source.key)
        if source.key == "varn":
            is_begun.set()
            assert may_end.wait(30)
        return extract(self, source)

    monkeypatch.setattr(extractor, "extract", slowly)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(ingest, "varn.txt", "reed.txt")
        assert is_begun.wait(30)
        second = threads.submit(ingest, "varn.txt", "reed.txt")
        late = time.monotonic() + 30
        while not (folder / "reed.draft.yaml").exists():
            assert time.monotonic() < late
            assert not second.done()
            time.sleep(0.01)
        may_end.set()
        assert became(first.result()) == {"varn.txt": "drafted", "reed.txt": "done before"}
        assert became(second.result()) == {"varn.txt": "done before", "reed.txt": "drafted"}
    assert (read, second.result()[0].notes) == (["varn", "reed"], ("another `dots ingest` did it meanwhile",))
    assert files(folder) == {"varn.txt", "varn.draft.yaml", "reed.txt", "reed.draft.yaml", *SCHEMAS}


def test_two_at_once_make_one_document_of_one_text(
    telegrams: str, ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "windows.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    extractor = import_module(telegrams).Telegrams
    extract, is_begun, may_end = extractor.extract, Event(), Event()

    def slowly(self: object, source: Source) -> object:
        is_begun.set()
        assert may_end.wait(30)
        return extract(self, source)

    waits = Event()
    monkeypatch.setattr(extractor, "extract", slowly)
    made = plan(Wish([Path("windows.txt")], (telegrams,), output=Path("out")))
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(ingest, "varn.txt", output=Path("out"))
        assert is_begun.wait(30)
        second = threads.submit(
            carry_out, made, Means((telegrams,)), progress=lambda stage, *_: waits.set() if stage == WAITING else None
        )
        assert waits.wait(30)
        may_end.set()
        assert became(first.result()) == {"varn.txt": "drafted"}
        (same,) = second.result()
    assert (same.state, same.key) == (State.SAME_AS_OTHER, "varn")
    assert same.notes == (
        "has the text of varn, which is drafted in out/varn.draft.yaml already; say --key to make another document of "
        "it",
    )
    assert files(folder / "out") == {"varn.txt", "varn.draft.yaml", *SCHEMAS}


def test_a_text_that_another_drafted_since_the_plan_is_drafted_only_where_that_draft_is_gone(
    telegrams: str, ingest: Ingest, folder: Path
) -> None:
    (folder / "windows.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    wish = Wish([Path("windows.txt")], (telegrams,), output=Path("out"))
    made, again, means = plan(wish), plan(wish), Means((telegrams,))
    ingest("varn.txt", output=Path("out"))
    assert became(carry_out(made, means)) == {"windows.txt": "the same as another"}
    (folder / "out/varn.draft.yaml").unlink()
    assert became(carry_out(again, means)) == {"windows.txt": "drafted"}


def test_a_key_that_the_user_gives_makes_another_document_of_a_text_that_is_drafted_meanwhile(
    telegrams: str, ingest: Ingest, folder: Path
) -> None:
    made = plan(Wish([Path("varn.txt")], (telegrams,), output=Path("out"), key="pilots"))
    ingest("varn.txt", output=Path("out"))
    assert became(carry_out(made, Means((telegrams,)))) == {"varn.txt": "drafted"}


def test_a_key_that_another_gave_meanwhile_is_not_given_twice(
    telegrams: str, ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    (folder / "other").mkdir()
    (folder / "other/varn.txt").write_text("Omar Quell met Tomas Reed.\n", encoding="utf-8")
    made = plan(Wish([Path("varn.txt")], (telegrams,), output=Path("out")))
    ingest("other/varn.txt", output=Path("out"))
    before = (folder / "out/varn.draft.yaml").read_bytes()
    (outcome,) = carry_out(made, Means((telegrams,)))
    assert outcome.problem == (
        "out/varn.draft.yaml: was made of another file meanwhile. Run the same command again, which gives this one a "
        "key of its own."
    )
    assert (folder / "out/varn.draft.yaml").read_bytes() == before
    (again,) = ingest("varn.txt", output=Path("out"))
    assert (again.state, again.key) == (State.DRAFTED, "varn-2")


def test_a_corrected_edition_is_another_document(ingest: Ingest, folder: Path, vocabulary: Vocabulary) -> None:
    ingest("varn.txt", output=folder / "out")
    (folder / "varn.txt").write_text(TEXT + "\nA correction: they never met.\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt", output=folder / "out", supersedes="varn")
    assert outcome.key == "varn-2"
    draft = draft_file.read(Path("out/varn-2.draft.yaml"), vocabulary)
    assert (draft.document.supersedes, draft.document.file) == ("varn", "varn-2.txt")


def test_the_edition_before_is_reviewed_beside_its_text_where_its_file_was_changed(
    ingest: Ingest, folder: Path, vocabulary: Vocabulary
) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    (folder / "varn.txt").write_text(TEXT + "\nA correction: they never met.\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt", supersedes="varn")
    assert (outcome.key, outcome.notes) == (
        "varn-2",
        ("varn.draft.yaml can be reviewed on only beside its own text: save that, as it was, as varn.text.txt",),
    )
    with pytest.raises(DossierInvalid, match=r"save the text as it was as varn\.text\.txt beside the draft, or "):
        Desk(path, vocabulary)
    (folder / "varn.text.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    desk = Desk(path, vocabulary)
    assert desk.text == TEXT
    desk.decide("reject", lambda draft: draft.reject([MET]))
    assert draft_file.read(path, vocabulary).document.file == "varn.text.txt"
    assert became(ingest(".")) == {"varn.txt": "done before"}


def test_a_draft_that_was_spoilt_by_hand_says_where_and_is_not_written_over(ingest: Ingest, folder: Path) -> None:
    ingest("varn.txt")
    path = folder / "varn.draft.yaml"
    spoilt = path.read_text(encoding="utf-8").replace("predicate: MET_WITH", "predicate: WED")
    path.write_text(spoilt, encoding="utf-8")
    (outcome,) = ingest("varn.txt", again=True)
    assert outcome.problem is not None
    assert "varn.draft.yaml:37: claims." in outcome.problem
    assert "predicate 'WED' is not in the vocabulary" in outcome.problem
    assert path.read_text(encoding="utf-8") == spoilt


def test_one_document_in_two_files_is_one_document(ingest: Ingest, folder: Path) -> None:
    (folder / "copy.txt").write_text(TEXT, encoding="utf-8")
    (folder / "windows.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    outcomes = ingest("copy.txt", "varn.txt", "windows.txt", output=Path("out"))
    assert became(outcomes) == {
        "copy.txt": "drafted", "varn.txt": "the same as another", "windows.txt": "the same as another",
    }  # fmt: skip
    assert files(folder / "out") == {"copy.draft.yaml", "copy.txt", *SCHEMAS}
    assert became(ingest("windows.txt", output=Path("out"))) == {"windows.txt": "the same as another"}


def test_files_whose_long_names_begin_alike_get_a_document_each(ingest: Ingest, folder: Path) -> None:
    """A key is cut to sixty characters before the number that tells it from others, and not behind it."""
    (folder / "in").mkdir()
    name = "weekly-summary-of-the-garrison-and-harbour-of-varn-for-the-council-of-elders"
    for part in ("one", "three", "two"):
        (folder / "in" / f"{name}-{part}.txt").write_text(TEXT.replace("nobody", f"nobody of {part}"), "utf-8")
    (folder / "in" / f"{name}-zero.pdf").write_bytes(b"%PDF-1.7\n")
    cut = "weekly-summary-of-the-garrison-and-harbour-of-varn-for-the-c"
    for state in (State.DRAFTED, State.DONE_BEFORE):
        outcomes = ingest("in", output=Path("drafts"))
        assert {Path(one.name).stem.removeprefix(f"{name}-"): (one.state, one.key) for one in outcomes} == {
            "one": (state, cut),
            "three": (state, f"{cut}-2"),
            "two": (state, f"{cut}-3"),
            "zero": (State.FAILED, f"{cut}-4"),
        }


def test_a_folder_is_gone_through_and_what_is_no_document_left_out(
    ingest: Ingest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    elsewhere.write_text("Not of this folder, says Ann Other.\n", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "reed.md").write_text("# Tomas Reed\n\nHe met nobody, he says.\n", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".hidden.txt").write_text("no\n", encoding="utf-8")
    (folder / "link.txt").symlink_to(elsewhere)
    (folder / "loop").symlink_to(folder)
    outcomes = ingest(".")
    assert became(outcomes) == {
        "link.txt": "link.txt: is a link that leads out of the folder. Name the file it leads to, if you mean it.",
        "varn.txt": "drafted",
        "sub/reed.md": "drafted",
    }
    assert files(folder / "sub") == {"reed.md", "reed.txt", "reed.draft.yaml", *SCHEMAS}
    assert became(ingest("sub")) == {"sub/reed.md": "done before"}


def test_what_cannot_even_be_opened_stops_nothing_else_and_is_put_aside(
    ingest: Ingest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    elsewhere.write_text("Not of this folder, says Ann Other.\n", encoding="utf-8")
    (folder / "out.txt").symlink_to(elsewhere)
    (folder / "ring.txt").symlink_to("ring.txt")
    (folder / "rings").symlink_to("rings")
    (folder / "gone.txt").symlink_to("nothere.txt")
    os.mkfifo(folder / "pipe.txt")
    problems = {
        "gone.txt": "gone.txt: is a link to nothere.txt, which is not there.",
        "out.txt": "out.txt: is a link that leads out of the folder. Name the file it leads to, if you mean it.",
        "pipe.txt": "pipe.txt: is no plain file.",
        "ring.txt": "ring.txt: is a link that leads back to itself.",
    }
    assert became(ingest(".")) == {**problems, "varn.txt": "drafted"}
    # Of a link the reason is kept alone: what it leads to may be nobody's business here.
    assert files(folder / "quarantine") == {f"{name}.reason.txt" for name in problems}
    assert became(ingest("ring.txt")) == {"ring.txt": problems["ring.txt"]}


def test_a_folder_that_cannot_be_gone_into_is_said(
    ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders in folders, until their path is longer than a system takes: no rights open them."""
    name = "a" * 250
    for _ in range(17):
        Path(name).mkdir()
        monkeypatch.chdir(name)
    monkeypatch.chdir(folder)
    failed, done = sorted(ingest("."), key=lambda outcome: outcome.problem is None)
    assert (done.name, done.state) == ("varn.txt", State.DRAFTED)
    assert failed.problem is not None
    assert failed.problem.startswith(f"{failed.path}: this folder cannot be read: file name too long. The reason is ")
    assert set(failed.path.parts) == {name}


def test_a_failure_is_told_where_its_reason_cannot_be_kept(ingest: Ingest, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "quarantine").write_text("in the way\n", encoding="utf-8")
    assert became(ingest(".")) == {
        "empty.txt": "empty.txt: is empty: there is nothing to read in it. "
        "The reason is not kept: quarantine: cannot be made: file exists.",
        "varn.txt": "drafted",
    }


def test_what_failed_is_put_aside_with_the_reason_until_it_can_be_read(ingest: Ingest, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "wire.txt").write_text("There is no such wire.\n", encoding="utf-8")
    (folder / "dots.txt").write_text("It is garbled.\n", encoding="utf-8")
    problems = {
        "empty.txt": "empty.txt: is empty: there is nothing to read in it.",
        "wire.txt": "The wire is down. Wait.",
        "dots.txt": "dots.txt: cannot be read: ValueError: a dot too much. Run it by itself with --debug to see where.",
    }
    assert became(ingest(".")) == {**problems, "varn.txt": "drafted"}
    aside = folder / "quarantine"
    assert files(aside) == {name + ending for name in problems for ending in ("", ".reason.txt")}
    assert {name: (aside / f"{name}.reason.txt").read_text(encoding="utf-8") for name in problems} == {
        name: f"{name}\n{problem}\n" for name, problem in problems.items()
    }
    for name in problems:
        (folder / name).write_text(f"Now {name} is read, and Ann Other is in it.\n", encoding="utf-8")
    assert became(ingest(".")) == {**dict.fromkeys(problems, "drafted"), "varn.txt": "done before"}
    assert not aside.exists()


def test_what_is_said_of_one_document_is_said_of_one_only(ingest: Ingest, folder: Path) -> None:
    (folder / "reed.txt").write_text("Tomas Reed met nobody.\n", encoding="utf-8")
    with pytest.raises(CallError, match="What is said of one document cannot be said of 2") as refused:
        ingest(".", said={"title": "x"})
    assert "`dots ingest FILE --published DATE`" in str(refused.value.remedy)


@pytest.mark.parametrize(("size", "first"), [(400, "long.text.txt"), (100, "long.draft.yaml")])
def test_a_disk_that_is_full_leaves_nothing_half_written(ingest: Ingest, folder: Path, size: int, first: str) -> None:
    (folder / "long.txt").write_bytes((TEXT.replace("Varn", "Värn") * size).encode("cp1252"))
    ingest("varn.txt")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
    try:
        (outcome,) = ingest("long.txt")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert outcome.problem == (
        f"{first} cannot be written: file too large. Nothing was changed; make room, or choose another place."
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert became(ingest("long.txt")) == {"long.txt": "drafted"}
