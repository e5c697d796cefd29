"""The page: passage on one side, proposals on the other, and below what one of them says in full."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cli.reviewing import words
from cli.reviewing.details import told
from cli.reviewing.dialogs import Editing, Grading, Keys, SameAs
from cli.screen import unsafe_to_sign
from identity.lookup import Candidate
from ingest.drafting.desk import Change, Desk, graded
from ingest.drafting.editing import as_lines, corrected
from ingest.drafting.items import Item, Kind, Wanted, items
from schema.documents import Document
from schema.drafts import State
from schema.errors import DotsError
from schema.grades import Reliability
from schema.text import Span

Search = Callable[[str, str], Sequence[Candidate]]
"""Finds the known entities of a type that a name may mean."""

ROOMY = 18
"""Rows of a terminal under which one item in full has no room below the sides."""

POLL = 1.0
"""Seconds between two looks at whether somebody else changed the file."""

STATES: tuple[State | None, ...] = (State.PROPOSED, None, State.ACCEPTED, State.REJECTED)
KINDS: tuple[Kind | None, ...] = (None, Kind.CLAIM, Kind.ENTITY)

SHOWN = {State.PROPOSED: "undecided", State.ACCEPTED: "accepted", State.REJECTED: "rejected", None: "all"}
OF = {None: "", Kind.CLAIM: " claims", Kind.ENTITY: " entities"}

KEYS: tuple[tuple[str, str], ...] = (
    ("a", "accept; a claim brings the entities that it speaks of"),
    ("r", "reject; it is not proposed again"),
    ("e", "edit its fields, and the words that it stands at"),
    ("s", "say which known entity it is"),
    ("g", "grade the claim or the document"),
    ("u", "undo the last decision"),
    ("x", "take the decision on this one back"),
    ("n p ↓ ↑", "next, previous"),
    ("f", "show undecided, all, accepted, rejected"),
    ("t", "show claims and entities, claims, entities"),
    ("q", "leave; every decision is saved already"),
)

FOOTER = (
    "a accept  r reject  e edit  s same as  g grade  u undo  n next  p previous\n"
    "f decided or not  t claims or entities  x undecide  ? keys  q leave"
)


class Page(App[None]):
    """The review of one draft.

    Args:
        desk: The draft.
        search: Finds known entities; None where no database answers.
        missing: Why none can be found, where that is so.
    """

    CSS_PATH = "page.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        Binding("r", "reject"),
        Binding("x", "reconsider"),
        Binding("e", "edit"),
        Binding("s", "same_as"),
        Binding("g", "grade"),
        Binding("u", "undo"),
        Binding("n", "next"),
        Binding("p", "previous"),
        Binding("f", "show_state"),
        Binding("t", "show_kind"),
        Binding("question_mark", "keys"),
        Binding("q,ctrl+c,ctrl+q", "quit", priority=False),
    ]

    def __init__(self, desk: Desk, search: Search | None = None, missing: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._search = search
        self._missing = missing
        self._wanted = Wanted(state=State.PROPOSED)
        self._shown: list[Item] = []

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield Static(id="heading", markup=False)
        with Horizontal(id="sides"):
            with VerticalScroll(id="passage", can_focus=False):
                yield Static(id="text", markup=False)
            yield OptionList(id="items", markup=False)
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="told", markup=False)
        yield Static(id="said", markup=False)
        yield Static(FOOTER, id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first undecided proposal."""
        if not items(self.desk.draft, self._wanted):
            self._wanted = Wanted()
        self._list()
        self.query_one("#items").focus()
        self.set_interval(POLL, self._look)

    def on_resize(self) -> None:
        """Lay the rows out again; where there is little room, what matters most has it."""
        self.set_class(self.size.height < ROOMY, "short")
        self.call_after_refresh(self._list)

    def on_option_list_option_highlighted(self) -> None:
        """Show what the cursor is on."""
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Enter edits."""
        self.action_edit()

    @property
    def current(self) -> Item | None:
        """The item that the cursor is on; None where there is none."""
        place = self.query_one(OptionList).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def action_accept(self) -> None:
        """Accept what the cursor is on."""
        if item := self.current:
            done: Change = (
                (lambda draft: draft.confirm())
                if item.kind is Kind.DOCUMENT
                else (lambda draft: draft.accept([item.key]))
            )
            self._decide(f"accepted {item.key}", done)

    def action_reject(self) -> None:
        """Reject what the cursor is on."""
        if (item := self.current) and item.kind is Kind.DOCUMENT:
            self._say("A document is not rejected: edit what is wrong of it, or delete the draft.")
        elif item:
            self._decide(f"rejected {item.key}", lambda draft: draft.reject([item.key]))

    def action_reconsider(self) -> None:
        """Take back the decision on what the cursor is on."""
        if (item := self.current) and item.kind is not Kind.DOCUMENT:
            self._decide(f"{item.key} is undecided again", lambda draft: draft.reconsider([item.key]))

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._attempt(lambda: self._say(f"Taken back: {what}." if (what := self.desk.undo()) else "Nothing to undo."))
        self._list()

    def action_next(self) -> None:
        """Go to the next item."""
        self.query_one(OptionList).action_cursor_down()

    def action_previous(self) -> None:
        """Go to the item before."""
        self.query_one(OptionList).action_cursor_up()

    def action_show_state(self) -> None:
        """Show the items of the next state."""
        state = STATES[(STATES.index(self._wanted.state) + 1) % len(STATES)]
        self._wanted = replace(self._wanted, state=state)
        self._list()

    def action_show_kind(self) -> None:
        """Show the items of the next kind."""
        kind = KINDS[(KINDS.index(self._wanted.kind) + 1) % len(KINDS)]
        self._wanted = replace(self._wanted, kind=kind)
        self._list()

    def action_keys(self) -> None:
        """Show the keys."""
        self.push_screen(Keys(KEYS))

    def action_edit(self) -> None:
        """Correct what the cursor is on."""
        item = self.current
        if item is None:
            return

        def attempt(content: str) -> None:
            record = corrected(self.desk.draft, item.key, content, self.desk.text)
            if isinstance(record, Document):
                self.desk.decide(f"edited {item.key}", lambda draft: draft.confirm(record))
            else:
                self.desk.decide(f"edited {item.key}", lambda draft: draft.edit(item.key, record))

        def done(saved: bool | None) -> None:
            if saved:
                self._say(f"Edited {item.key}, and accepted it so.")
                self._list()

        lines = as_lines(self.desk.draft, item.key, self.desk.text)
        hint = f"Entities: {', '.join(self.desk.draft.entities)}" if item.kind is Kind.CLAIM else ""
        self.push_screen(Editing(f"{item.kind.value} {item.key}", lines, hint, attempt), done)

    def action_same_as(self) -> None:
        """Say which known entity the one under the cursor is."""
        item = self.current
        if item is None or item.kind is not Kind.ENTITY:
            self._say("Only an entity is the same as a known one; t shows the entities.")
            return
        one = self.desk.draft.entities[item.key]

        def done(known: str | None) -> None:
            if known is not None:
                told = f"{item.key} is {known}" if known else f"{item.key} is nobody known"
                self._decide(told, lambda draft: draft.same_as(item.key, known or None))

        label, known_by = one.entity.label, self._search
        search = (lambda name: known_by(name, label)) if known_by is not None else None
        offered = tuple(dict.fromkeys(filter(None, (one.review.same_as, *one.review.candidates))))
        self.push_screen(SameAs(one.entity.name, search, offered, self._missing), done)

    def action_grade(self) -> None:
        """Grade the claim under the cursor, or the document."""
        item = self.current
        if item is None:
            return

        def done(grade: str | None) -> None:
            if grade is None:
                return
            if grade.isdigit():
                number = int(grade) or None
                self._decide(f"{item.key} is graded {grade}", lambda draft: graded(draft, item.key, number), stay=True)
                return
            reliability = Reliability(grade)
            self._decide(
                f"the document is graded {grade}",
                lambda draft: replace(draft, document=draft.document.model_copy(update={"reliability": reliability})),
                stay=True,
            )

        self.push_screen(Grading(of_claim=item.kind is Kind.CLAIM), done)

    def _decide(self, what: str, change: Change, *, stay: bool = False) -> None:
        if self._attempt(lambda: self.desk.decide(what, change)):
            self._say(f"{what[0].upper()}{what[1:]}. Saved.")
        self._list(onward=not stay)

    def _attempt(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except DotsError as error:
            self._say(str(error))
            return False
        return True

    def _look(self) -> None:
        """Notice what somebody else did to the file."""

        def look() -> None:
            if self.desk.refresh():
                self._say("Somebody changed the file; this is what it says now.")
                self._list()

        self._attempt(look)

    def _list(self, *, onward: bool = False) -> None:
        """Show the items again: the cursor stays on its item, or goes on to the next where that was decided."""
        options = self.query_one(OptionList)
        # What was decided may leave the list, and take others along: go on with what comes after it in the text.
        before = self.current
        self._shown = items(self.desk.draft, self._wanted)
        places = {(item.kind, item.key): place for place, item in enumerate(items(self.desk.draft))}
        anchor = places.get((before.kind, before.key), 0) if before else 0
        after = [place for place, item in enumerate(self._shown) if places[item.kind, item.key] >= anchor + onward]
        if before and not onward and after and self._shown[after[0]].key != before.key:
            # Other things are shown now: begin with the paragraph.
            after = [place for place, item in enumerate(self._shown) if item.passage >= before.passage]
        place = after[0] if after else len(self._shown) - 1
        options.clear_options()
        width = options.size.width - 2  # a bar for scrolling, and the cell beside it
        options.add_options([Option(words.row(item, width)) for item in self._shown])
        options.highlighted = place if self._shown else None
        self._show()

    def _show(self) -> None:
        draft, item = self.desk.draft, self.current
        whole = items(draft)
        decided = sum(one.state is not State.PROPOSED for one in whole)
        shown = SHOWN[self._wanted.state] + OF[self._wanted.kind]
        heading = f"{draft.title}\n{decided} of {len(whole)} decided · showing {shown}: {len(self._shown)}"
        self.query_one("#heading", Static).update(Content(unsafe_to_sign(heading)))
        self.query_one("#told", Static).update(
            told(draft, item) if item else Content("Nothing to show: f shows others.")
        )
        self._show_passage(item)

    def _show_passage(self, item: Item | None) -> None:
        text, static = self.desk.text, self.query_one("#text", Static)
        if item is None:
            static.update("")
            return
        if text is None:
            file = self.desk.draft.document.file or "the text"
            quotes = [
                evidence.quote or ""
                for evidence in (self.desk.draft.claims[item.key].claim.evidence if item.kind is Kind.CLAIM else ())
            ]
            told = "\n".join([*quotes, "", f"The document is not at hand: put {file} beside the draft to see it."])
            static.update(Content(unsafe_to_sign(told)))
            return
        stretch = Span(*self.desk.draft.document.passages[item.passage])
        others = [span for one in items(self.desk.draft) if one.kind is not Kind.DOCUMENT for span in one.spans]
        lit = item.spans if item.kind is not Kind.DOCUMENT else ()
        number = f"¶ {item.passage + 1} of {len(self.desk.draft.document.passages)}\n"
        shown = Content(number).stylize(words.ASIDE) + words.passage(text, stretch, lit, others)
        static.update(shown)
        self._scroll_to(shown, lit, stretch, len(number))

    def _scroll_to(self, shown: Content, lit: Sequence[Span], stretch: Span, before: int) -> None:
        """Bring the first lit words into sight where the passage is longer than its side."""
        first = next((span.start for span in lit if stretch.start <= span.start < stretch.end), stretch.start)
        side = self.query_one("#passage", VerticalScroll)
        width = max(side.size.width - 2, 10)
        line = shown[: before + first - stretch.start].get_height({}, width)
        side.scroll_to(y=max(line - 3, 0), animate=False)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(unsafe_to_sign(text)))
