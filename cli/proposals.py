"""Proposals listed: for people paragraph by paragraph, with the id to decide by; for programs field by field."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from cli import formats, screen, table
from cli.formats import Format
from schema.drafts import State
from schema.wording import few_of

if TYPE_CHECKING:
    from ingest.drafting.desk import Desk
    from ingest.drafting.draft import Draft
    from ingest.drafting.items import Item, Wanted

BRIEF = ("id", "kind", "state", "paragraph", "says", "statement", "words", "by", "why")
FULL = (*BRIEF, "note", "same_as", "candidates", "record")
"""What programs read: ``record`` is what the draft's file says, field by field."""

MARKS = {State.PROPOSED: "·", State.ACCEPTED: "✓", State.REJECTED: "✗"}
"""What stands before a proposal, so that its state is seen without colours too."""

STYLES = {State.PROPOSED: "", State.ACCEPTED: "green", State.REJECTED: "red"}

WIDEST = 110
"""Places that a line takes at most: longer ones are not read with ease."""

INDENT = "    "


def write(desk: "Desk", wanted: "Wanted", form: Format) -> None:
    """List the proposals of a draft.

    Args:
        desk: The draft.
        wanted: Which proposals.
        form: The format.
    """
    from ingest.drafting.items import items

    found = items(desk.draft, wanted)
    if form is Format.TABLE:
        _read(desk, found, sys.stdout)
        return
    rows = [_row(desk, item) for item in found]
    formats.write(rows, BRIEF if form is Format.MARKDOWN else FULL, form)


def _read(desk: "Desk", found: "Sequence[Item]", output: TextIO) -> None:
    """Write proposals as people read them: what one needs to decide on each, below the paragraph that it stands in."""
    from ingest.drafting.items import Kind

    width = min(formats.room(output), WIDEST)
    passage = -1
    for number, item in enumerate(found):
        if item.kind is Kind.DOCUMENT:
            output.writelines(f"{line}\n" for line in _document(desk, item, width, output))
            continue
        if item.passage != passage:
            passage = item.passage
            heading = _heading(desk, passage, width)
            output.write(("\n" if number else "") + screen.styled(heading, "bold", output) + "\n")
        output.writelines(f"{line}\n" for line in _item(desk, item, width, output))


def left_alone(draft: "Draft", before: "Draft") -> str:
    """Say which entities are accepted still, of which a decision left no accepted claim; empty where there are none.

    Args:
        draft: The draft.
        before: The draft before the decision.
    """
    left = draft.left_alone(before)
    if not left:
        return ""
    stays = f"{few_of(left)} {'stays' if len(left) == 1 else 'stay'} accepted, though no accepted claim speaks of"
    return f"{stays} {'it' if len(left) == 1 else 'them'}: reject what is of no use."


def _document(desk: "Desk", item: "Item", width: int, output: TextIO) -> Iterator[str]:
    from ingest.drafting.items import asides

    says = " · ".join((item.says, *asides(desk.draft, item)))
    for number, line in enumerate(table.fold(formats.cell(says), width - 2)):
        yield f"{'  ' if number else _mark(item, output)}{screen.styled(line, 'bold', output)}"
    if item.state is State.PROPOSED:
        yield f"{INDENT}Nobody has confirmed these details: --confirm does."


def _heading(desk: "Desk", passage: int, width: int) -> str:
    """Name a paragraph by its number and its first words."""
    name = f"Paragraph {passage + 1}"
    if desk.text is None:
        return name
    start, end = desk.draft.document.passages[passage]
    words = formats.cell(" ".join(desk.text[start : min(end, start + 2 * width)].split()))
    first = table.fold(f"{name}: {words}", width - 2)[0]
    return first if first == f"{name}: {words}" and end <= start + 2 * width else f"{first} …"


def _item(desk: "Desk", item: "Item", width: int, output: TextIO) -> Iterator[str]:
    """Give the lines of one proposal: its id and what it says, and below a claim its statement and its words."""
    from ingest.drafting.items import asides

    agreed = f" [{'+'.join(item.by)}]" if len(item.by) > 1 else ""
    says = formats.cell(" · ".join((item.says, *asides(desk.draft, item)))) + agreed
    head = f"{_mark(item, output)}{screen.styled(item.key, 'cyan', output)}"
    room = width - len(INDENT)
    if 2 + len(item.key) + 2 + table.width_of(says) <= width:
        yield f"{head}  {says}"
    else:
        yield head
        yield from _indented(says, room)
    for more in _more(desk, item):
        yield from _indented(formats.cell(more), room)


def _more(desk: "Desk", item: "Item") -> Iterator[str]:
    """Give what is said of a proposal below its first line: no words that are only its name."""
    claim, entity = desk.draft.claims.get(item.key), desk.draft.entities.get(item.key)
    if claim is not None:
        yield claim.claim.statement
    words = _words(desk, item)
    names = {name.value.casefold() for name in entity.entity.all_names()} if entity else set()
    if words and words.casefold() not in names and words.casefold().removeprefix("the ") not in names:
        yield f"“{words}”"
    if note := (claim or desk.draft.entities[item.key]).review.note:
        yield f"note: {note}"


def _mark(item: "Item", output: TextIO) -> str:
    mark, style = MARKS[item.state], STYLES[item.state]
    return f"{screen.styled(mark, style, output) if style else mark} "


def _indented(text: str, room: int) -> Iterator[str]:
    return (f"{INDENT}{line}" for line in table.fold(text, room))


def _row(desk: "Desk", item: "Item") -> dict[str, Any]:
    from ingest.drafting.items import Kind, asides, record_of

    row: dict[str, Any] = {
        "id": item.key,
        "kind": item.kind.value,
        "state": item.state.value,
        "paragraph": item.passage + 1,
        "says": " · ".join((item.says, *asides(desk.draft, item))),
        "by": list(item.by),
        "record": record_of(desk.draft, item),
    }
    if item.kind is Kind.DOCUMENT:
        return row | {"note": desk.draft.details.note}
    review = (desk.draft.claims.get(item.key) or desk.draft.entities[item.key]).review
    told = {name: getattr(review, name, None) for name in ("why", "note", "same_as", "candidates")}
    return row | told | {"statement": row["record"].get("statement"), "words": _words(desk, item)}


def _words(desk: "Desk", item: "Item") -> str | None:
    first = item.spans[0]
    if desk.text is not None:
        return " ".join(desk.text[first.start : first.end].split())
    claim = desk.draft.claims.get(item.key)
    return claim.claim.evidence[0].quote if claim else None
