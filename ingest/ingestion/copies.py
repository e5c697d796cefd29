"""Copies: a text in several files is one document, of which is said the best that any of them says.

Whichever of them is read first, the same is said of the document in the end: of each detail, what is found in the
firmest place, and of two that are as firm, what the file says whose name comes first.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.drafting import draft_file
from ingest.drafting.draft import Draft
from ingest.drafting.lock import alone
from ingest.drafting.merging import merged
from ingest.ingestion.means import Means, There
from ingest.ingestion.outcome import Job, Outcome, State
from ingest.ingestion.proposing import GIVEN, Described, describe, propose, relative
from ingest.reading.reading import Reading, line
from schema.errors import DotsError

DETAILS = {
    "title": "title", "publisher": "publisher", "authors": "authors", "published": "date", "language": "language",
    "url": "address",
}  # fmt: skip
"""What files say of the document in them, by its field, as one speaks of it."""

IN = ", in "
"""What stands between the place where a detail was found and the file, where that is not what the draft was made of."""

BY_HAND, STATED = 0, 2
_FIRMNESS = {
    GIVEN: 1, "the page": 3, "its largest words": 3, "its title paragraph": 3, "first heading": 3, "dateline": 3,
    "first line": 4, "its words": 4, "the name of the file": 5,
}  # fmt: skip
"""How firm a detail is by what its place begins with, the firmest least. What a file states of itself is `STATED`."""
_MADE = "when it was made"


def copied(job: Job, means: Means, reading: Reading, there: There) -> Outcome:
    """Give what another file of its text says of a document to the draft of it.

    Args:
        job: What was to be done with the file.
        means: What it is done with.
        reading: What was read in it.
        there: The document that it is.

    Returns:
        What became of the file.

    Raises:
        WorkError: An extractor fails.
    """
    notes = [f"has the text of {there}; say --key to make another document of it"]
    spent: Mapping[str, float] = {}
    described = describe(reading, job, means.known, there.key, None)
    if there.draft is not None:
        told, spent = _given(there.draft, described, relative(there.draft.parent, job.path), means)
        notes += told
    text = described.source.document.sha256
    return Outcome(job.name, job.path, State.SAME_AS_OTHER, there.key, notes=tuple(notes), text=text, spent=spent)


def _given(path: Path, described: Described, file: str, means: Means) -> tuple[tuple[str, ...], Mapping[str, float]]:
    """Give a draft the firmer details, and say which they are and what was spent on them."""
    document, spent = described.source.document, dict[str, float]()
    try:
        before = draft_file.read(path, means.vocabulary, now=document.sha256)
        after = joined(before, described, file)
        if before.document.sha256 != document.sha256 or after == before:
            return (), {}
        gained = ", ".join(noun for name, noun in DETAILS.items() if _said(after, name) != _said(before, name))
        if before.details.state.is_decided:
            return ((f"says another {gained}, which is not taken: somebody confirmed what {path} says",), {})
        proposals: Draft | None = None
        if after.document.published != before.document.published:
            # By when it was published it is told which day a Monday is.
            source = replace(described.source, document=after.document)
            origin = before.origin and before.origin.model_copy(update={"extractors": means.extractors})
            proposals, spent = propose(Described(source, dict(after.publishers), after.details), origin, means)
        with alone(path):
            after = joined(draft_file.read(path, means.vocabulary, now=document.sha256), described, file)
            draft_file.write(merged(after, proposals, str(path)) if proposals else after, path)
    except DotsError as error:
        return ((f"what it says of itself is not in that draft: {line(str(error))}",), spent)
    return ((f"gives {path} its {gained}",) if gained else (), spent)


def joined(draft: Draft, described: Described, file: str) -> Draft:
    """Give a draft with what another file of its text says of the document, where that is firmer.

    Args:
        draft: The draft.
        described: What the other file says.
        file: The other file, as the draft names it.

    Returns:
        The draft; with the decided details of it as they are firmer, so that it can be said what they would be.
    """
    theirs, where = described.source.document, described.details.found
    fields: dict[str, Any] = {}
    found = dict(draft.details.found)
    for name in DETAILS:
        if name not in where or _order(where[name], file) >= _order(*_place(draft, name)):
            continue
        fields[name] = getattr(theirs, name)
        is_origin = draft.origin is not None and draft.origin.file == file
        found[name] = where[name] if is_origin else line(f"{where[name]}{IN}{file}")
    if theirs.pages and not draft.document.pages:
        fields["pages"] = theirs.pages
    publishers = dict(draft.publishers)
    if "publisher" in fields:
        publishers.pop(draft.document.publisher or "", None)
        publishers |= described.publishers
    is_titled_so = draft.title == draft.document.title
    return replace(
        draft,
        title=fields.get("title", draft.title) if is_titled_so else draft.title,
        document=draft.document.model_copy(update=fields),
        details=draft.details.model_copy(update={"found": found}),
        publishers=publishers,
    )


def _said(draft: Draft, name: str) -> object:
    """Give a detail of a draft; of its publisher the name."""
    value = getattr(draft.document, name)
    return draft.publishers[value].name if name == "publisher" and value in draft.publishers else value


def _place(draft: Draft, name: str) -> tuple[str | None, str]:
    """Give where a detail of a draft was found, and in which file: nowhere where a person wrote it."""
    where = draft.details.found.get(name)
    if where is None:
        return (None, "") if getattr(draft.document, name) else ("", "")
    place, _, file = where.partition(IN)
    return place, file or (draft.origin.file if draft.origin else "")


def _order(where: str | None, file: str) -> tuple[int, str]:
    """Give what orders two places of a detail, the firmer one first."""
    if where is None:
        return BY_HAND, ""
    if not where:
        return len(_FIRMNESS), ""
    if where.endswith(_MADE):
        return _FIRMNESS["the page"], file
    return next((rank for start, rank in _FIRMNESS.items() if where.startswith(start)), STATED), file
