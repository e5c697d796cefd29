"""The side of the page that shows the paragraph, with the words of one item lit and those of the others underlined."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cli.reviewing import words
from cli.screen import unsafe_to_sign
from ingest.drafting.desk import Desk
from ingest.drafting.items import Item, Kind
from schema.text import Span


class PassageSide(VerticalScroll):
    """A paragraph of the document."""

    def compose(self) -> ComposeResult:
        """Hold the text."""
        yield Static(id="text", markup=False)

    def show(self, desk: Desk, item: Item | None) -> None:
        """Show the paragraph of an item, its words in sight.

        Args:
            desk: The draft and its text.
            item: The item; None for nothing.
        """
        static = self.query_one("#text", Static)
        if item is None:
            static.update("")
        else:
            shown = paragraph(desk, item)
            static.update(shown)
            if desk.text is not None and item.kind is not Kind.DOCUMENT:
                self._scroll_to_words(shown, item.spans, Span(*desk.draft.document.passages[item.passage]))

    def _scroll_to_words(self, shown: Content, lit: Sequence[Span], stretch: Span) -> None:
        first = next((span.start for span in lit if stretch.start <= span.start < stretch.end), stretch.start)
        before = shown.plain.index("\n") + 1
        width = max(self.size.width - 2, 10)
        line = shown[: before + first - stretch.start].get_height({}, width)
        self.scroll_to(y=max(line - 3, 0), animate=False)


def paragraph(desk: Desk, item: Item) -> Content:
    """Give the paragraph of an item under its number; where the text is not at hand, what the draft repeats of it.

    Args:
        desk: The draft and its text.
        item: The item.
    """
    if desk.text is None:
        return _without_text(desk, item)
    passages = desk.draft.document.passages
    others = [span for one in desk.items if one.kind is not Kind.DOCUMENT for span in one.spans]
    lit = item.spans if item.kind is not Kind.DOCUMENT else ()
    number = Content(f"¶ {item.passage + 1} of {len(passages)}\n").stylize(words.ASIDE)
    return number + words.passage(desk.text, Span(*passages[item.passage]), lit, others)


def _without_text(desk: Desk, item: Item) -> Content:
    evidence = desk.draft.claims[item.key].claim.evidence if item.kind is Kind.CLAIM else ()
    told = [
        *(found.quote or "" for found in evidence),
        "",
        "The text is not at hand: lay it beside the draft, and name it there as the `file` of the document.",
    ]
    return Content(unsafe_to_sign("\n".join(told)))
