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

from cli.proposals import left_alone
from cli.reviewing import words
from cli.reviewing.details import told
from cli.reviewing.dialogs import HERE, Editing, Finding, Grading, Keys, SameAs, Try
from cli.reviewing.keys import FOOTER, KEYS
from cli.reviewing.passage import PassageSide, paragraph
from cli.screen import unsafe_to_sign
from identity.ranking import Candidate
from ingest.drafting.adding import CLAIM, ENTITY, with_claim, with_entity
from ingest.drafting.desk import Change, Desk, graded
from ingest.drafting.draft import Draft
from ingest.drafting.editing import as_lines, corrected
from ingest.drafting.items import Item, Kind, Wanted
from ingest.drafting.joining import joined, namesakes
from schema.documents import Document
from schema.drafts import State
from schema.errors import DotsError
from schema.grades import Reliability

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
        Binding("c", "add_claim"),
        Binding("w", "add_entity"),
        Binding("u", "undo"),
        Binding("n", "next"),
        Binding("p", "previous"),
        Binding("f", "show_state"),
        Binding("t", "show_kind"),
        Binding("slash", "show_words"),
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
        self._last: Item | None = None

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield Static(id="heading", markup=False)
        with Horizontal(id="sides"):
            yield PassageSide(id="passage", can_focus=False)
            yield OptionList(id="items", markup=False)
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="told", markup=False)
        yield Static(id="said", markup=False)
        yield Static(FOOTER, id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first undecided proposal."""
        if not any(map(self._wanted.holds, self.desk.items)):
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
        undone = (self.desk.last or "").split()
        self._attempt(lambda: self._say(f"Taken back: {what}." if (what := self.desk.undo()) else "Nothing to undo."))
        # Back to what it was of, which is named there: it is to be decided otherwise.
        self._list(to=next((item.key for item in self.desk.items if item.key in undone), None))

    def action_next(self) -> None:
        """Go to the next item."""
        self._say("")
        self.query_one(OptionList).action_cursor_down()

    def action_previous(self) -> None:
        """Go to the item before."""
        self._say("")
        self.query_one(OptionList).action_cursor_up()

    def action_show_state(self) -> None:
        """Show the items of the next state."""
        state = STATES[(STATES.index(self._wanted.state) + 1) % len(STATES)]
        self._wanted = replace(self._wanted, state=state)
        self._say("")
        self._list()

    def action_show_kind(self) -> None:
        """Show the items of the next kind."""
        kind = KINDS[(KINDS.index(self._wanted.kind) + 1) % len(KINDS)]
        self._wanted = replace(self._wanted, kind=kind)
        self._say("")
        self._list()

    def action_show_words(self) -> None:
        """Show only the items that have some words."""

        def done(said: str | None) -> None:
            if said is not None:
                self._wanted = replace(self._wanted, words=tuple(said.split()))
                self._say("")
                self._list()

        self.push_screen(Finding(" ".join(self._wanted.words)), done)

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
        hint = self._entities(item) if item.kind is Kind.CLAIM else ""
        beside = paragraph(self.desk, item) if item.kind is not Kind.DOCUMENT else Content("")
        self.push_screen(Editing(f"{item.kind.value} {item.key}", lines, beside, hint, attempt), done)

    def action_add_claim(self) -> None:
        """Write a claim that nobody proposed, of the paragraph that is shown."""
        item = self.current
        near = item.spans[0].start if item else 0
        hint = f"The words are copied from the text. {self._entities(item)}"
        self._add("a claim of your own", CLAIM, hint, lambda content: self._with_claim(content, near))

    def action_add_entity(self) -> None:
        """Write an entity that nobody proposed."""
        hint = f"Types: {', '.join(self.desk.draft.vocabulary.entity_types)}"
        self._add("an entity of your own", ENTITY, hint, self._with_entity)

    def _add(self, title: str, lines: str, hint: str, attempt: Try) -> None:
        def done(saved: bool | None) -> None:
            if saved:
                self._say(f"Added {title}, accepted.")
                self._list()

        beside = paragraph(self.desk, item) if (item := self.current) else Content("")
        self.push_screen(Editing(title, lines, beside, hint, attempt), done)

    def _entities(self, item: Item | None) -> str:
        """Name the entities that a claim may speak of, those of the paragraph first: of many, few are seen."""
        start, end = self.desk.draft.document.passages[item.passage] if item else (0, 0)
        spans = {one.key: one.spans for one in self.desk.items if one.kind is Kind.ENTITY}
        here = [key for key, places in spans.items() if any(start <= place.start < end for place in places)]
        others = [key for key in spans if key not in here]
        told = (("Entities of this paragraph", here), ("Others" if here else "Entities", others))
        return ". ".join(f"{what}: {', '.join(keys)}" for what, keys in told if keys)

    def _with_claim(self, content: str, near: int) -> None:
        def add(draft: Draft) -> Draft:
            return with_claim(draft, content, self.desk.text, near)[0]

        self.desk.decide("added a claim", add)

    def _with_entity(self, content: str) -> None:
        def add(draft: Draft) -> Draft:
            return with_entity(draft, content, self.desk.text)[0]

        self.desk.decide("added an entity", add)

    def action_same_as(self) -> None:
        """Say which known entity the one under the cursor is."""
        item = self.current
        if item is None or item.kind is not Kind.ENTITY:
            self._say("Only an entity is the same as another; t shows the entities.")
            return
        one = self.desk.draft.entities[item.key]

        def done(known: str | None) -> None:
            if known is not None and known.startswith(HERE):
                into = known.removeprefix(HERE)
                self._decide(f"{item.key} is {into}", lambda draft: joined(draft, item.key, into))
            elif known is not None:
                told = f"{item.key} is {known}" if known else f"{item.key} is nobody known"
                self._decide(told, lambda draft: draft.same_as(item.key, known or None))

        label, known_by = one.entity.label, self._search
        search = (lambda name: known_by(name, label)) if known_by is not None else None
        offered = tuple(dict.fromkeys(filter(None, (one.review.same_as, *one.review.candidates))))
        here = [(key, self.desk.draft.entities[key].entity.name) for key in namesakes(self.desk.draft, item.key)]
        self.push_screen(SameAs(one.entity.name, search, offered, here, self._missing), done)

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
        before = self.desk.draft
        if self._attempt(lambda: self.desk.decide(what, change)):
            left = left_alone(self.desk.draft, before)
            self._say(f"{what[0].upper()}{what[1:]}. Saved. {left}".rstrip())
        self._list(onward=not stay)

    def _attempt(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except DotsError as error:
            self._say(str(error))
            return False
        return True

    def _look(self) -> None:
        """Notice what somebody else did to the file; while something is asked, that waits until it is answered."""
        # A page that is being left looks once more, when what it is made of has gone.
        if len(self.screen_stack) != 1 or not self.query("#said"):
            return

        def look() -> None:
            if self.desk.refresh():
                self._say("Somebody changed the file; this is what it says now.")
                self._list()

        self._attempt(look)

    def _list(self, *, onward: bool = False, to: str | None = None) -> None:
        """Show the items again: the cursor stays, goes on to the next where its item was decided, or goes to one."""
        options = self.query_one(OptionList)
        # What was decided may leave the list, and take others along: go on with what comes after it in the text, from
        # where one was last where the list was empty.
        before = self.current or self._last
        self._shown = [item for item in self.desk.items if self._wanted.holds(item)]
        places = {(item.kind, item.key): place for place, item in enumerate(self.desk.items)}
        anchor = places.get((before.kind, before.key), 0) if before else 0
        after = [place for place, item in enumerate(self._shown) if places[item.kind, item.key] >= anchor + onward]
        if before and not onward and after and self._shown[after[0]].key != before.key:
            # Other things are shown now: begin with the paragraph.
            after = [place for place, item in enumerate(self._shown) if item.passage >= before.passage]
        place = after[0] if after else len(self._shown) - 1
        place = next((there for there, item in enumerate(self._shown) if item.key == to), place)
        options.clear_options()
        width = options.size.width - 2  # a bar for scrolling, and the cell beside it
        options.add_options([Option(words.row(item, width)) for item in self._shown])
        options.highlighted = place if self._shown else None
        self._show()

    def _show(self) -> None:
        draft, item = self.desk.draft, self.current
        self._last = item or self._last
        whole = self.desk.items
        decided = sum(one.state is not State.PROPOSED for one in whole)
        shown = SHOWN[self._wanted.state] + OF[self._wanted.kind]
        if self._wanted.words:
            shown += f" with “{' '.join(self._wanted.words)}”"
        heading = f"{draft.title}\n{decided} of {len(whole)} decided · showing {shown}: {len(self._shown)}"
        self.query_one("#heading", Static).update(Content(unsafe_to_sign(heading)))
        self.query_one("#told", Static).update(
            told(draft, item) if item else Content("Nothing left to judge here: f, t and / show others, q leaves.")
        )
        self.query_one(PassageSide).show(self.desk, item)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(unsafe_to_sign(text)))
