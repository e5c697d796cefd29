"""Words on the page: a passage with what is proposed of it lit up, and an item on one line."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from cli.proposals import MARKS, STYLES
from cli.screen import unsafe_to_sign
from ingest.drafting.items import Item
from schema.text import Span

LIT = "bold reverse"
OTHER = "underline"
ASIDE = "dim"


def passage(text: str, span: Span, lit: Sequence[Span], others: Iterable[Span]) -> Content:
    """Give a stretch of a text with words lit up.

    Args:
        text: The normalised text.
        span: The stretch.
        lit: The words of the item that is looked at.
        others: The words of the other items.
    """
    content = Content(unsafe_to_sign(text[span.start : span.end]))
    for spans, style in ((others, OTHER), (lit, LIT)):
        for one in spans:
            start, end = max(one.start, span.start), min(one.end, span.end)
            if start < end:
                content = content.stylize(style, start - span.start, end - span.start)
    return content


def row(item: Item, width: int) -> Content:
    """Give an item as a row of the list: its state, what it says, and who agrees on it; what goes on is indented.

    Args:
        item: The item.
        width: The cells that a row is wide.
    """
    agreed = f" [{'+'.join(item.by)}]" if len(item.by) > 1 else ""
    says = Content(f"{unsafe_to_sign(item.says)}{agreed}").wrap(max(width - 2, 10))
    return Content.assemble((MARKS[item.state], STYLES[item.state]), " ", Content("\n  ").join(says))
