"""Proposals as rows: what is to be decided of a draft, for people on a few columns, for programs field by field."""

from typing import TYPE_CHECKING, Any

from cli import formats
from cli.formats import Format

if TYPE_CHECKING:
    from ingest.drafting.desk import Desk
    from ingest.drafting.items import Item, Wanted

BRIEF = ("id", "kind", "state", "paragraph", "says", "statement", "words", "by", "why")
FULL = (*BRIEF, "note", "same_as", "candidates", "record")
"""What programs read: ``record`` is what the draft's file says, field by field."""


def write(desk: "Desk", wanted: "Wanted", form: Format) -> None:
    """List the proposals of a draft.

    Args:
        desk: The draft.
        wanted: Which proposals.
        form: The format.
    """
    from ingest.drafting.items import items

    rows = [_row(desk, item) for item in items(desk.draft, wanted)]
    formats.write(rows, BRIEF if form in (Format.TABLE, Format.MARKDOWN) else FULL, form)


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
