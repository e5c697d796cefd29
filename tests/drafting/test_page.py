"""The page of the review: a real application on real files, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from cli.reviewing.page import Page
from identity.ranking import Candidate
from ingest.drafting import draft_file
from ingest.drafting.desk import Desk
from schema.drafts import State
from schema.entities import Person
from schema.errors import NoDatabase
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from ingest.drafting.draft import Draft

SMALL = (80, 24)
Drive = Callable[["Pilot[None]", Page], Awaitable[None]]


@pytest.fixture
def path(draft: Draft, folder: Path) -> Path:
    draft_file.write(draft, folder / "varn.draft.yaml")
    return folder / "varn.draft.yaml"


def on_page(path: Path, drive: Drive, *, size: tuple[int, int] = SMALL, search: Any = None, missing: str = "") -> None:
    async def run() -> None:
        page = Page(Desk(path, Vocabulary()), search, missing)
        async with page.run_test(size=size) as pilot:
            await pilot.pause()
            await drive(pilot, page)

    asyncio.run(run())


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that a page does in its own time."""
    for _ in range(200):
        if holds():
            return
        await pilot.pause(0.05)
    assert holds()


def seen(page: Page) -> list[str]:
    """The rows of the screen, as one sees them."""
    return ["".join(part.text for part in strip).rstrip() for strip in page.screen._compositor.render_strips()]


def rows(page: Page) -> list[str]:
    """The rows of the list."""
    options = page.query_one(OptionList)
    return [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]


def without_text(draft: Draft) -> Draft:
    return replace(draft, document=draft.document.model_copy(update={"file": None}))


def at_rest(path: Path) -> Draft:
    return draft_file.read(path, Vocabulary())


def states(path: Path) -> dict[str, State]:
    draft = at_rest(path)
    entities = {key: one.review.state for key, one in draft.entities.items()}
    return entities | {key: one.review.state for key, one in draft.claims.items()}


def said(page: Page) -> str:
    return str(page.query_one("#said", Static).content)


def key_of(path: Path, predicate: str) -> str:
    (key,) = (key for key, one in at_rest(path).claims.items() if one.claim.predicate == predicate)
    return key


def test_passage_proposals_and_keys_stand_side_by_side_in_a_small_terminal(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t")
        rows = seen(page)
        assert rows[0].strip() == "The pilots of Varn"
        assert rows[1].strip() == "0 of 10 decided · showing undecided claims: 3"
        assert rows[2].startswith(" ¶ 2 of 3")
        assert "│· Lena Ormond COMMANDED Pilots' Guild" in rows[2]
        assert "Captain Lena Ormond led the Pilots'" in rows[3]
        assert rows[-2].split("  ")[0].strip() == "a accept"
        assert rows[-1].endswith("? keys  q leave")
        assert all(len(row) <= SMALL[0] for row in rows)

    on_page(path, drive)


def test_the_words_of_the_proposal_are_lit(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "n")
        lit = [
            part.text
            for strip in page.screen._compositor.render_strips()
            for part in strip
            if part.style and part.style.reverse and part.style.bold
        ]
        assert " ".join("".join(lit).split()) == "gave forty rifles to theMarsh League"

    on_page(path, drive)


def test_accepting_a_claim_accepts_its_entities_and_goes_on_to_what_is_undecided(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        assert page.current is not None
        await press(pilot, *["n"] * 5, "a")
        assert page.current is not None
        assert page.current.key == key_of(path, "ARMED")
        assert said(page).startswith("Accepted commanded-")
        await press(pilot, "r")
        assert page.current.key == "tomas-reed"

    on_page(path, drive)
    assert states(path) == {
        "lena-ormond": State.ACCEPTED,
        "pilots-guild": State.ACCEPTED,
        "marsh-league": State.PROPOSED,
        "tomas-reed": State.PROPOSED,
        "varn": State.PROPOSED,
        "rifles": State.PROPOSED,
        key_of(path, "COMMANDED"): State.ACCEPTED,
        key_of(path, "ARMED"): State.REJECTED,
        key_of(path, "MET_WITH"): State.PROPOSED,
    }


def test_what_was_decided_is_saved_though_nobody_leaves_in_order(path: Path) -> None:
    """The page is killed while a dialog is open: an exception stands for the signal that nothing can catch."""

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "a", "e")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        on_page(path, drive)
    assert states(path)[key_of(path, "COMMANDED")] is State.ACCEPTED


def test_undo_and_undecide(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "r", "u")
        assert said(page).startswith("Taken back: rejected commanded-")
        await press(pilot, "u")
        assert said(page) == "Nothing to undo."
        await press(pilot, "r", "f", "f", "f")
        assert page.current is not None
        assert page.current.state is State.REJECTED
        await press(pilot, "x")

    on_page(path, drive)
    assert set(states(path).values()) == {State.PROPOSED}


def test_what_is_undone_is_under_the_cursor_again(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t")
        decided = page.current
        await press(pilot, "a", "n", "n", "u")
        assert page.current == decided

    on_page(path, drive)


def test_only_what_has_the_words_that_are_typed_is_shown(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        whole = rows(page)
        await press(pilot, "slash", *"orm COMM", "enter")
        (row,) = rows(page)
        assert "Ormond COMMANDED" in row
        assert "showing undecided with “orm COMM”: 1" in " ".join(seen(page))
        await press(pilot, "slash", *"nobody", "escape")
        assert rows(page) == [row]
        await press(pilot, "slash", *"nobody", "enter")
        assert rows(page) == []
        assert "f, t and / show others" in " ".join(seen(page))
        await press(pilot, "slash", "backspace", "enter")
        assert rows(page) == whole

    on_page(path, drive)


def test_the_place_in_the_text_outlives_a_list_of_nothing(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "end")
        last = page.current
        await press(pilot, "slash", *"nobody", "enter")
        assert page.current is None
        await press(pilot, "slash", "backspace", "enter")
        assert page.current == last

    on_page(path, drive)


def test_the_entities_of_the_paragraph_are_named_before_the_others(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "e")
        hint = " ".join(str(page.screen.query_one(".hint", Static).content).split())
        here, others = hint.removeprefix("Entities of this paragraph: ").split(". Others: ")
        item = page.current
        assert item is not None
        start, end = page.desk.draft.document.passages[item.passage]
        named = {
            key
            for key, one in page.desk.draft.entities.items()
            if any(start <= at < end for at, _ in one.review.mentions)
        }
        assert (set(here.split(", ")), bool(named & set(others.split(", ")))) == (named, False)

    on_page(path, drive)


def test_the_document_is_confirmed_and_never_rejected(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "r")
        assert said(page).startswith("A document is not rejected")
        await press(pilot, "a")

    on_page(path, drive)
    assert at_rest(path).details.state is State.ACCEPTED


def test_a_claim_is_edited_and_what_is_wrong_is_said_before_it_is_taken(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "e")
        area = page.screen.query_one(TextArea)
        right = area.text
        area.text = right.replace("COMMANDED", "CHAIRED")
        await press(pilot, "ctrl+s")
        assert "'CHAIRED' is not in the vocabulary" in str(page.screen.query_one("#wrong", Static).content)
        area.text = right.replace('when: "2003/.."', "when: 2003/2011")
        await press(pilot, "ctrl+s")
        assert said(page).endswith("and accepted it so.")

    on_page(path, drive)
    one = at_rest(path).claims[key_of(path, "COMMANDED")]
    assert (one.claim.when, one.review.state) == ("2003/2011", State.ACCEPTED)


def test_an_edit_that_is_left_changes_nothing(path: Path) -> None:
    before = path.read_bytes()

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "e", "x", "y", "escape")

    on_page(path, drive)
    assert path.read_bytes() == before


def test_what_nobody_proposed_is_written_by_hand(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "w")
        area = page.screen.query_one(TextArea)
        area.text = "type: Organization\nname: the League\nnames: [{value: League, kind: weak}]\n"
        await press(pilot, "ctrl+s")
        await press(pilot, "t", "p", "c")
        area = page.screen.query_one(TextArea)
        empty = area.text
        await press(pilot, "ctrl+s")
        assert "words: there are none" in str(page.screen.query_one("#wrong", Static).content)
        area.text = (
            empty.replace("subject:", "subject: tomas-reed")
            .replace("predicate:", "predicate: MEMBER_OF")
            .replace("object:", "object: the-league")
            .replace("statement:", "statement: Reed is of the League.")
            .replace("words:", "words: The League denies it")
        )
        await press(pilot, "ctrl+s")
        assert said(page) == "Added a claim of your own, accepted."

    on_page(path, drive)
    draft = at_rest(path)
    assert draft.entities["the-league"].review.by == ()
    assert len(draft.entities["the-league"].review.mentions) == 2
    (one,) = (one for one in draft.claims.values() if one.claim.predicate == "MEMBER_OF")
    assert (one.review.state, one.claim.evidence[0].quote) == (State.ACCEPTED, "The League denies it")
    assert draft.entities["tomas-reed"].review.state is State.ACCEPTED


def candidates(name: str, label: str) -> Sequence[Candidate]:
    known = {"Person": ("lena-ormond-1961", "Lena M. Ormond"), "Organization": ("guild", "Guild")}
    id_, called = known[label]
    return [Candidate(id_, called, label, None, called, 0.9)] if name.split()[0][:3] in called else []


def test_an_entity_is_found_to_be_a_known_one(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "t", "s")
        assert any("Lena M. Ormond (Person) · lena-ormond-1961" in row for row in seen(page))
        await press(pilot, "enter")

    on_page(path, drive, search=candidates)
    one = at_rest(path).entities["lena-ormond"]
    assert (one.review.same_as, one.review.state) == ("lena-ormond-1961", State.ACCEPTED)


def test_an_entity_is_found_to_be_another_of_the_document(path: Path) -> None:
    draft = at_rest(path)
    surname = replace(draft.entities["varn"], entity=Person(name="Capt. Ormond"))
    draft_file.write(replace(draft, entities={**draft.entities, "ormond": surname}), path)

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "t", *["n"] * 6)
        assert page.current is not None
        assert page.current.key == "ormond"
        await press(pilot, "s")
        assert any("Lena Ormond, of this document" in row for row in seen(page))
        await press(pilot, "enter")

    on_page(path, drive)
    assert "ormond" not in at_rest(path).entities
    assert [name.value for name in at_rest(path).entities["lena-ormond"].entity.names] == ["Capt. Ormond"]


def test_or_to_be_nobody_known_or_is_left_open(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "t", "s", "escape")
        assert at_rest(path).entities["lena-ormond"].review.state is State.PROPOSED
        await press(pilot, "s")
        page.screen.query_one(Input).value = "Zora"
        await press(pilot, "enter")

    on_page(path, drive, search=candidates)
    one = at_rest(path).entities["lena-ormond"]
    assert (one.review.same_as, one.review.state) == (None, State.ACCEPTED)


def test_without_a_database_one_is_told_so_and_offered_what_was_found_before(path: Path) -> None:
    def search(name: str, label: str) -> Sequence[Candidate]:
        raise NoDatabase("Nothing answers.", remedy="Say `dots up`.")

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "t", "n", "n", "n", "s")
        rows = seen(page)
        assert any("Nothing answers. Say `dots up`." in row for row in rows)
        assert any("league-of-the-marsh" in row for row in rows)

    on_page(path, drive, search=search)


def test_a_claim_and_the_document_are_graded(path: Path) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t", "g", "2", "g", "b")
        assert page.current is not None
        assert page.current.key == key_of(path, "COMMANDED")

    on_page(path, drive)
    draft = at_rest(path)
    assert draft.claims[key_of(path, "COMMANDED")].claim.credibility == 2
    assert (draft.document.reliability or "").lower() == "b"
    assert set(states(path).values()) == {State.PROPOSED}


def test_what_somebody_else_changes_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.reviewing.page.POLL", 0.05)

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "question_mark")
        draft_file.write(at_rest(path).reject(["rifles"]), path)
        await pilot.pause(0.3)
        await press(pilot, "escape")  # what is asked is answered first
        await until(pilot, lambda: said(page).startswith("Somebody changed the file"))
        assert page.desk.draft.entities["rifles"].review.state is State.REJECTED
        path.write_text("nonsense", encoding="utf-8")
        await pilot.pause(0.3)
        await press(pilot, "a")
        assert "varn.draft.yaml" in said(page)

    on_page(path, drive)
    assert path.read_text(encoding="utf-8") == "nonsense"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 50), (30, 12)])
def test_every_key_is_named_at_any_size(path: Path, size: tuple[int, int]) -> None:
    async def drive(pilot: Pilot[None], page: Page) -> None:
        text = " ".join(" ".join(seen(page)[-6:]).split())
        for key in ("a accept", "r reject", "e edit", "s same as", "g grade", "u undo", "n next", "p previous"):
            assert key in text
        for key in ("c w write a claim, an entity", "x undecide", "f t / show others", "? keys", "q leave"):
            assert key in text
        await press(pilot, "question_mark", "escape", "q")

    on_page(path, drive, size=size)


def test_without_the_text_the_quotes_are_shown(path: Path, folder: Path) -> None:
    draft_file.write(without_text(at_rest(path)), path)

    async def drive(pilot: Pilot[None], page: Page) -> None:
        await press(pilot, "t")
        rows = " ".join(" ".join(row[:40].split()) for row in seen(page))
        assert "led the Pilots' Guild of Varn" in rows
        assert "lay it beside the draft" in rows

    on_page(path, drive)
