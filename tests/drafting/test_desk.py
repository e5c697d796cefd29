"""A decision is in the file before the next is made, and what others do to the file is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.drafting import desk as desks
from ingest.drafting import draft_file, lock
from ingest.drafting.desk import Desk, graded
from schema.drafts import State
from schema.errors import CallError, DossierInvalid, WorkError
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft

COMMAND = "commanded-"


@pytest.fixture
def desk(draft: Draft, folder: Path) -> Desk:
    draft_file.write(draft, folder / "varn.draft.yaml")
    return Desk(folder / "varn.draft.yaml", Vocabulary())


def on_file(desk: Desk) -> Draft:
    return draft_file.read(desk.path, Vocabulary())


def states(draft: Draft, *keys: str) -> list[State]:
    return [(draft.entities.get(key) or draft.claims[key]).review.state for key in keys]


def test_a_decision_is_in_the_file_at_once(desk: Desk) -> None:
    desk.decide("rejected Reed", lambda draft: draft.reject(["tomas-reed"]))
    assert states(on_file(desk), "tomas-reed", "varn") == [State.REJECTED, State.PROPOSED]
    assert on_file(desk) == desk.draft
    assert desk.text is not None


def test_undo_takes_decisions_back_one_by_one(desk: Desk) -> None:
    before = desk.draft
    desk.decide("one", lambda draft: draft.accept(["varn"]))
    desk.decide("two", lambda draft: draft.reject(["rifles"]))
    assert desk.last == "two"
    assert [desk.undo(), states(on_file(desk), "varn", "rifles")] == ["two", [State.ACCEPTED, State.PROPOSED]]
    assert [desk.undo(), desk.undo(), desk.last] == ["one", None, None]
    assert on_file(desk) == before


def test_a_decision_that_cannot_be_made_changes_nothing(desk: Desk) -> None:
    content = desk.path.read_bytes()
    with pytest.raises(CallError, match="no proposal nobody"):
        desk.decide("wrong", lambda draft: draft.accept(["varn", "nobody"]))
    assert (desk.path.read_bytes(), desk.last) == (content, None)


def test_what_somebody_else_decided_stays(desk: Desk) -> None:
    draft_file.write(desk.draft.reject(["rifles"]), desk.path)
    desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert states(on_file(desk), "varn", "rifles") == [State.ACCEPTED, State.REJECTED]
    assert desk.refresh() is False


def test_what_somebody_decides_while_the_draft_is_opened_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is changed after its bytes were read, and changed back before the first decision."""
    before = desk.path.read_bytes()
    other = desk.draft.reject(["rifles"])

    def read_and_changed(path: Path) -> bytes:
        draft_file.write(other, path)
        return before

    with monkeypatch.context() as patched:
        patched.setattr(desks, "_content", read_and_changed)
        mine = Desk(desk.path, Vocabulary())
    mine.path.write_bytes(before)
    mine.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert states(on_file(mine), "varn", "rifles") == [State.ACCEPTED, State.PROPOSED]


def test_two_who_decide_at_once_both_keep_what_they_decided(desk: Desk) -> None:
    """Each decides through a desk of its own, again and again, with the other in between."""
    keys = [["varn", "rifles"], ["tomas-reed", "lena-ormond"]]
    script = (
        "import sys; from pathlib import Path; from ingest.drafting.desk import Desk; "
        "from schema.vocabulary import Vocabulary; desk = Desk(Path(sys.argv[1]), Vocabulary())\n"
        "for turn in range(20):\n"
        "    for key in sys.argv[2:]:\n"
        "        desk.decide('x', lambda draft: draft.reconsider([key]) if turn % 2 else draft.accept([key]))\n"
        "desk.decide('x', lambda draft: draft.accept(sys.argv[2:]))\n"
    )
    root = Path(__file__).parent.parent.parent
    both = [subprocess.Popen([sys.executable, "-c", script, str(desk.path), *own], cwd=root) for own in keys]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert states(on_file(desk), *keys[0], *keys[1]) == [State.ACCEPTED] * 4
    assert [path.name for path in desk.path.parent.glob(".*")] == []


def test_a_draft_that_somebody_else_is_changing_is_left_to_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    content = desk.path.read_bytes()
    with lock.alone(desk.path), pytest.raises(WorkError, match="somebody else is changing it"):
        desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert (desk.path.read_bytes(), desk.last) == (content, None)


def test_a_draft_that_is_a_link_stays_one(desk: Desk, folder: Path) -> None:
    kept = folder / "kept.yaml"
    desk.path.rename(kept)
    desk.path.symlink_to(kept)
    desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert (desk.path.is_symlink(), kept.is_symlink()) == (True, False)
    assert states(draft_file.read(kept, Vocabulary()), "varn") == [State.ACCEPTED]


def test_what_somebody_else_did_cannot_be_undone_by_us(desk: Desk) -> None:
    desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    draft_file.write(desk.draft.reject(["rifles"]), desk.path)
    assert desk.undo() is None
    assert states(on_file(desk), "varn", "rifles") == [State.ACCEPTED, State.REJECTED]


def test_a_file_that_somebody_else_broke_is_left_to_them(desk: Desk) -> None:
    broken = desk.path.read_text(encoding="utf-8").replace("type: Person", "type: Pirate")
    desk.path.write_text(broken, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DossierInvalid, match="Pirate"):
            desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert desk.path.read_text(encoding="utf-8") == broken
    desk.path.write_text(broken.replace("type: Pirate", "type: Person"), encoding="utf-8")
    desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert states(on_file(desk), "varn") == [State.ACCEPTED]


def test_a_file_that_is_gone_is_an_error_and_nothing_is_decided(desk: Desk) -> None:
    desk.path.unlink()
    with pytest.raises(WorkError, match="cannot be read"):
        desk.decide("accepted", lambda draft: draft.accept(["varn"]))
    assert states(desk.draft, "varn") == [State.PROPOSED]
    with pytest.raises(CallError, match="There is no draft"):
        Desk(desk.path, Vocabulary())


def test_a_draft_that_names_no_text_is_reviewed_without(draft: Draft, folder: Path) -> None:
    document = draft.document.model_copy(update={"file": None})
    draft_file.write(replace(draft, document=document), folder / "varn.draft.yaml")
    assert Desk(folder / "varn.draft.yaml", Vocabulary()).text is None


@pytest.mark.parametrize(
    ("names", "remedy"),
    [
        ([], "There is no draft in it; `dots ingest` makes one of a document."),
        (["a"], "Name a draft in it: drafts/a.draft.yaml."),
        (
            ["a", "b", "c", "d", "e"],
            "Name a draft in it: drafts/a.draft.yaml, drafts/b.draft.yaml, drafts/c.draft.yaml and 2 more.",
        ),
    ],
)
def test_a_folder_is_answered_with_the_drafts_in_it(draft: Draft, folder: Path, names: list[str], remedy: str) -> None:
    (folder / "drafts").mkdir()
    for name in names:
        draft_file.write(draft, folder / "drafts" / f"{name}.draft.yaml")
    with pytest.raises(CallError) as raised:
        Desk(Path("drafts"), Vocabulary())
    assert str(raised.value) == f"drafts is a folder. {remedy}"


def test_a_folder_is_answered_with_the_drafts_that_are_left_to_judge(draft: Draft, folder: Path) -> None:
    for name in ("a", "b", "c"):
        draft_file.write(draft.accept_all() if name == "a" else draft, folder / f"{name}.draft.yaml")
    (folder / "c.draft.yaml").write_text("claims: [\n", encoding="utf-8")
    with pytest.raises(CallError) as raised:
        Desk(Path(), Vocabulary())
    assert raised.value.remedy == "Name one in which something waits to be judged: b.draft.yaml, c.draft.yaml."
    for name in ("b", "c"):
        draft_file.write(draft.accept_all(), folder / f"{name}.draft.yaml")
    with pytest.raises(CallError, match=r"nothing waits to be judged in any: a\.draft\.yaml, b\.draft\.yaml"):
        Desk(Path(), Vocabulary())


def test_a_grade_leaves_the_decision_open(desk: Desk) -> None:
    key = next(key for key in desk.draft.claims if key.startswith(COMMAND))
    desk.decide("graded", lambda draft: graded(draft, key, 2))
    assert on_file(desk).claims[key].claim.credibility == 2
    assert states(on_file(desk), key) == [State.PROPOSED]


def test_writing_leaves_the_mask_of_the_process_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is everybody's: another thread would make its files open to all meanwhile."""

    def asked(mask: int) -> int:
        raise AssertionError(mask)

    plain = desk.path.with_name("plain.txt")
    plain.touch()
    monkeypatch.setattr(os, "umask", asked)
    draft_file.write(desk.draft, desk.path.with_name("new.draft.yaml"))
    assert desk.path.with_name("new.draft.yaml").stat().st_mode == plain.stat().st_mode
