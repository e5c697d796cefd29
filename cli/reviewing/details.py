"""Details: what an item says in full."""

from collections.abc import Iterator

from textual.content import Content

from cli.screen import unsafe_to_sign
from ingest.drafting.draft import Draft
from ingest.drafting.items import CANDIDATES, Item, Kind, claim_asides
from schema.claims import Claim, Modality, Polarity
from schema.drafts import Review


def told(draft: Draft, item: Item) -> Content:
    """Say an item in full.

    Args:
        draft: The draft.
        item: The item.
    """
    lines = {Kind.CLAIM: _claim, Kind.ENTITY: _entity, Kind.DOCUMENT: _document}[item.kind](draft, item.key)
    first, *others = (unsafe_to_sign(line) for line in lines)
    return Content(first).stylize("bold") + Content("".join(f"\n{line}" for line in others))


def _claim(draft: Draft, key: str) -> Iterator[str]:
    one = draft.claims[key]
    claim = one.claim
    yield claim.statement
    yield " · ".join(filter(None, (_firmly(claim), *_dated(claim), *claim_asides(draft, claim))))
    yield f"{key} · {_review(one.review)}"


def _firmly(claim: Claim) -> str:
    denied = "DENIED" if claim.polarity is Polarity.DENIES else ""
    modality = claim.modality.value if claim.modality is Modality.REPORTED else claim.modality.value.upper()
    return " ".join(filter(None, (denied, modality)))


def _dated(claim: Claim) -> Iterator[str]:
    if claim.when or claim.when_text:
        yield f"when {claim.when or '?'}" + (f" (“{claim.when_text}”)" if claim.when_text else "")


def _entity(draft: Draft, key: str) -> Iterator[str]:
    one = draft.entities[key]
    kind = getattr(one.entity, "kind", None)
    yield f"{one.entity.name} · {one.entity.label}" + (f", {kind}" if kind else "")
    if names := [name.value for name in one.entity.names]:
        yield f"also {', '.join(names)}"
    if one.review.same_as:
        yield f"the known {one.review.same_as}"
    elif one.review.candidates:
        yield f"may be the known {', '.join(one.review.candidates[:CANDIDATES])}: s says which"
    named = len(one.review.mentions)
    yield f"named {named} {'time' if named == 1 else 'times'}" + (
        f" · {one.entity.description}" if one.entity.description else ""
    )
    yield f"{key} · {_review(one.review)}"


def _document(draft: Draft, key: str) -> Iterator[str]:
    document = draft.document
    yield document.title
    publisher = draft.publishers.get(document.publisher or "")
    for name, value in (
        ("publisher", publisher.name if publisher else document.publisher),
        ("published", document.published),
        ("by", ", ".join(document.authors)),
        ("language", document.language),
        ("url", str(document.url) if document.url else None),
        ("reliability", document.reliability.value if document.reliability else None),
    ):
        found = draft.details.found.get(name)
        if value:
            yield f"{name}: {value}" + (f" ({found})" if found else "")
    yield f"{key} · a confirms these details, e corrects them"


def _review(review: Review) -> str:
    by = f"proposed by {' and '.join(review.by)}" if review.by else "written by hand"
    return " · ".join(filter(None, (review.state.value, by, review.why, review.note)))
