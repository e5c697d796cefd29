"""Dialogs of the review: correcting a record, saying which known entity it is, grading, and the keys."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from cli.screen import unsafe_to_sign
from identity.parts import parts
from identity.ranking import Candidate
from schema.errors import DotsError

NOBODY = "none of those known"
HERE = "="
"""What stands before the key of an entity of the draft itself, among the ids of known ones."""

Search = Callable[[str], Sequence[Candidate]]
Try = Callable[[str], None]
"""Takes what was written, and raises an error where it will not do."""


class Editing(ModalScreen[bool]):
    """Correct a record, as lines.

    Args:
        title: What is corrected.
        content: Its lines.
        beside: The words that one reads beside them.
        hint: What one needs to know to correct them.
        attempt: Takes the corrected lines.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", priority=True),
        Binding("escape", "leave", "leave it as it was", priority=True),
    ]

    def __init__(self, title: str, content: str, beside: Content, hint: str, attempt: Try) -> None:
        super().__init__()
        self._title, self._content, self._hint, self._attempt = title, content, hint, attempt
        self._beside = beside

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(f"{unsafe_to_sign(self._title)}"), classes="heading")
            if self._beside:
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(self._beside)
            yield TextArea(self._content, soft_wrap=True, tab_behavior="focus", theme="css")
            yield Static("", id="wrong", markup=False)
            yield Static(Content(unsafe_to_sign(self._hint)), classes="hint")
            yield Static("ctrl+s accept it so   escape leave it as it was", classes="keys", markup=False)

    def action_save(self) -> None:
        """Take what was written, or say why it will not do."""
        try:
            self._attempt(self.query_one(TextArea).text)
        except DotsError as error:
            self.query_one("#wrong", Static).update(Content(unsafe_to_sign(str(error))))
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(False)


class SameAs(ModalScreen[str | None]):
    """Say which other entity an entity is: gives its id, with ``=`` before the key of one of the draft's own.

    It gives an empty text for none, and None where nothing was said.

    Args:
        name: The name of the entity.
        search: Finds the known entities that a name may mean; None where no database answers.
        offered: Ids that extraction found already.
        here: The other entities of the draft that it may be: their keys and names.
        missing: Why nothing can be searched, where that is so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it open", priority=True),
        Binding("down", "down", "down", priority=True),
        Binding("up", "up", "up", priority=True),
    ]

    def __init__(
        self,
        name: str,
        search: Search | None,
        offered: Sequence[str],
        here: Sequence[tuple[str, str]] = (),
        missing: str = "",
    ) -> None:
        super().__init__()
        self._given, self._search, self._offered, self._missing = name, search, offered, missing
        self._here = here
        self._ids: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Who or what is {unsafe_to_sign(self._given)}?"), classes="heading")
            yield Input(self._given, placeholder="a name in any spelling, or an id", select_on_focus=True)
            yield OptionList(markup=False)
            yield Static(self._missing, id="wrong", markup=False)
            yield Static("type to search   ↑↓ choose   enter it is this   escape leave it open", classes="keys")

    def on_mount(self) -> None:
        """Offer what is likely."""
        self._offer(self._given)
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search again."""
        self._offer(event.value)

    def on_input_submitted(self) -> None:
        """Take what is chosen."""
        chosen = self.query_one(OptionList).highlighted
        self.dismiss(None if chosen is None else self._ids[chosen])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was pressed upon."""
        self.dismiss(self._ids[event.option_index])

    def action_leave(self) -> None:
        """Say nothing."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Go to the next candidate, without leaving the search."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go to the candidate before."""
        self.query_one(OptionList).action_cursor_up()

    def _offer(self, name: str) -> None:
        found: Sequence[Candidate] = ()
        if self._search is not None and name.strip():
            try:
                found = self._search(name)
            except DotsError as error:
                self.query_one("#wrong", Static).update(Content(unsafe_to_sign(str(error))))
        rows = [(candidate.id, str(candidate)) for candidate in found]
        rows += [(key, key) for key in self._offered if key not in dict(rows)]
        within = [(f"{HERE}{key}", f"{called}, of this document") for key, called in self._here]
        near, far = _parted(name, within)
        rows = [*near, *rows, ("", NOBODY), *far]
        self._ids = [key for key, _ in rows]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(unsafe_to_sign(label))) for _, label in rows])
        options.highlighted = 0


def _parted(name: str, rows: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Part those that share a word with a name from the others."""
    words = {part.key for part in parts(name)} if name.strip() else set()
    near = [row for row in rows if words & {part.key for part in parts(row[1].removesuffix(", of this document"))}]
    return near, [row for row in rows if row not in near]


class Grading(ModalScreen[str | None]):
    """Grade a claim or the document: gives 1 to 6, 0 for none, A to F, or None where nothing was said."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave it", priority=True)]

    CREDIBILITY = (
        "1 confirmed   2 probably true   3 possibly true\n"
        "4 doubtful    5 improbable      6 cannot be judged\n"
        "0 no grade"
    )
    RELIABILITY = (
        "A completely reliable   B usually       C fairly\nD not usually           E unreliable    F cannot be judged"
    )

    def __init__(self, *, of_claim: bool) -> None:
        super().__init__()
        self._of_claim = of_claim

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog low"):
            if self._of_claim:
                yield Static("How credible is this claim?", classes="heading")
                yield Static(self.CREDIBILITY, markup=False)
            yield Static("How reliable is the document as a source?", classes="heading")
            yield Static(self.RELIABILITY, markup=False)
            yield Static("escape leave it as it is", classes="keys")

    def on_key(self, event: object) -> None:
        """Take a grade."""
        pressed = str(getattr(event, "character", None) or "").upper()
        if pressed and (pressed in "ABCDEF" or (self._of_claim and pressed in "0123456")):
            self.dismiss(pressed)

    def action_leave(self) -> None:
        """Say nothing."""
        self.dismiss(None)


class Finding(ModalScreen[str | None]):
    """Ask for the words that items are to have: gives them, empty for all items, or None where nothing was said.

    Args:
        given: The words so far.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave it", priority=True)]

    def __init__(self, given: str) -> None:
        super().__init__()
        self._given = given

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog low"):
            yield Static("Show only what has these words", classes="heading")
            yield Input(self._given, placeholder="names, a predicate, a key, or how they begin", select_on_focus=True)
            yield Static("enter show it; with no words, all   escape leave it as it is", classes="keys")

    def on_mount(self) -> None:
        """Begin to ask."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the words."""
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Say nothing."""
        self.dismiss(None)


class Keys(ModalScreen[None]):
    """The keys of the review.

    Args:
        keys: Each key and what it does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "leave", "back", priority=True)]

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Static("Keys", classes="heading")
            yield Static("\n".join(f"{key:<8} {does}" for key, does in self._keys), markup=False)
            yield Static("escape back", classes="keys")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
