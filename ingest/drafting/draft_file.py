"""The file of a draft: YAML that a person may read and correct, and its reading with every mistake in its place."""

import os
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ingest.drafting.checking import troubles
from ingest.drafting.draft import Draft
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.files import DossierFile
from ingest.known import DocumentFacts
from ingest.problems import Place, Problems
from ingest.raw_records import DRAFT, HEADER, RawRecord
from ingest.referents import referred
from ingest.texts import Text, Texts, check_quote, holds, prove
from ingest.yaml_writing import key, lines
from schema import files
from schema.claims import Claim
from schema.documents import Document, Publisher
from schema.dossiers import FORMAT, SECTIONS, entity
from schema.drafts import DocumentReview, DraftHeader, EntityReview, Review, State
from schema.entities import Entity
from schema.keys import is_key
from schema.mistakes import NO_KEY, problems_of
from schema.suggestion import meant
from schema.vocabulary import Vocabulary

SUFFIX = ".draft.yaml"
SCHEMA_FILE = "draft.schema.json"
"""Where editors look for the JSON Schema: beside the draft."""

OWN_TEXT_SUFFIX = ".text.txt"
"""How the normalised text is called where a file of the user's has the plainer name, or has changed since."""

INTRODUCTION = f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
# A draft: nothing in it is in the graph yet. Judge it with `dots review`, or here: correct what is wrong, and set the
# state of a review to accepted or rejected. What was decided stays when the document is ingested again.
"""

_Model = TypeVar("_Model", bound=BaseModel)


def write(draft: Draft, path: Path) -> str:
    """Write a draft, in the place of the one that was there.

    Args:
        draft: The draft.
        path: Where to.

    Returns:
        What its file says now.

    Raises:
        WorkError: It cannot be written; what was there is there still.
    """
    content = rendered(draft)
    files.replace(path, content)
    return content


def rendered(draft: Draft) -> str:
    """Give a draft as its file says it."""
    return "\n".join([INTRODUCTION.removesuffix("\n"), *_lines(draft), ""])


def read(path: Path, vocabulary: Vocabulary, *, now: str | None = None, content: bytes | None = None) -> Draft:
    """Read a draft, and hold it against the text of its document.

    Args:
        path: Where it lies.
        vocabulary: The types that there are.
        now: The sha256 of the text that its document has now, where whoever reads it has read the document itself. The
            text that the draft names may then be missing, or be just that.
        content: Its bytes, where they have been read.

    Returns:
        The draft.

    Raises:
        DossierInvalid: It says what it may not; it carries every problem with file, line and field.
    """
    problems = Problems()
    file = DossierFile.at(path, DRAFT, content)
    reading = _Reading(file, vocabulary, problems, now)
    for record in file.records(problems):
        if record.section == HEADER and not reading.open(record):
            break
        reading.take(record)
    return reading.close()


def said(record: BaseModel) -> dict[str, Any]:
    """Give what a record says, as a mapping, without what it leaves open."""
    return record.model_dump(exclude_defaults=True)


def blocks(records: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Write the records of a section, each under its key.

    Args:
        records: What each record says, by its key.

    Returns:
        The lines, without their ends.
    """
    found: list[str] = []
    for name, record in records.items():
        found.append(f"  {key(name)}:")
        found += lines(record, 2)
    return found


def _lines(draft: Draft) -> list[str]:
    header = {"dots": FORMAT, "draft": draft.key, "title": draft.title, "annotator": draft.annotator}
    found = lines({**header, "origin": said(draft.origin) if draft.origin else None})
    if draft.publishers:
        found += ["", "publishers:"]
        found += blocks({key: said(publisher) for key, publisher in draft.publishers.items()})
    found += ["", "documents:"]
    found += blocks({draft.key: {**said(draft.document), "review": _review(draft.details)}})
    if draft.entities:
        found += ["", "entities:"]
        found += blocks(
            {
                key: {"type": one.entity.label, **said(one.entity), "review": _review(one.review)}
                for key, one in draft.entities.items()
            }
        )
    if draft.claims:
        found += ["", "claims:"]
        found += blocks({key: {**said(one.claim), "review": _review(one.review)} for key, one in draft.claims.items()})
    return found


def _review(review: Review | DocumentReview) -> dict[str, Any]:
    # What nobody decided is said too: it is what a reader looks for, and sets.
    return {"state": review.state.value, **said(review)}


@dataclass
class _Reading:
    """A draft that is being read."""

    file: DossierFile
    vocabulary: Vocabulary
    problems: Problems
    now: str | None
    header: DraftHeader | None = None
    publishers: dict[str, Publisher] = field(default_factory=dict)
    documents: dict[str, tuple[Document, DocumentReview, Place]] = field(default_factory=dict)
    header_place: Place | None = None
    entities: dict[str, DraftEntity] = field(default_factory=dict)
    entity_places: dict[str, Place] = field(default_factory=dict)
    claims: dict[str, tuple[DraftClaim, Place]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def open(self, record: RawRecord) -> bool:
        if "dossier" in record.fields and "draft" not in record.fields:
            message = "is a dossier, and no draft: there is nothing to review in it; load it with `dots load`"
            record.place.report(self.problems, "dossier", message)
            return False
        self.header_place = record.place
        self.header = self._model(DraftHeader, record.fields, record.place, beside=SECTIONS)
        return True

    def take(self, record: RawRecord) -> None:
        if record.section == HEADER:
            return
        if not is_key(record.key):
            record.place.report(self.problems, "", NO_KEY)
            return
        fields = dict(record.fields)
        place = record.place
        if record.section == "publishers":
            if publisher := self._model(Publisher, fields, place):
                self.publishers[record.key] = publisher
        elif record.section == "documents":
            details = self._review(DocumentReview, fields, place)
            document = self._model(Document, fields, place)
            if document and details:
                self.documents[record.key] = (document, details, place)
            else:
                self.broken.add(record.key)
        elif record.section == "entities":
            review = self._review(EntityReview, fields, place)
            read_entity = self._entity(fields, place)
            if read_entity and review:
                self.entities[record.key] = DraftEntity(read_entity, review)
                self.entity_places[record.key] = place
            else:
                self.broken.add(record.key)
        else:
            judged = self._review(Review, fields, place)
            claim = self._model(Claim, fields, place)
            if claim and judged:
                self.claims[record.key] = (DraftClaim(claim, judged), place)

    def close(self) -> Draft:
        """Check what the records say of each other, and put them together."""
        header = self.header
        if header is None or (len(self.documents) != 1 and self.problems.found):
            self.problems.settle()
        if len(self.documents) != 1:
            message = f"has {len(self.documents)} documents; a draft is of exactly one"
            self.problems.add(self.file.name, 0, "documents", message)
            self.problems.settle()
        assert header is not None  # noqa: S101 - a file without a header has been refused
        ((name, (document, details, place)),) = self.documents.items()
        if name != header.draft:
            place.report(self.problems, "", f"is not called as the draft is, {header.draft}; one key is both")
        if document.publisher is not None and document.publisher not in self.publishers:
            hint = meant(document.publisher, self.publishers) or "; declare it under publishers"
            place.report(self.problems, "publisher", f"{document.publisher} is no publisher of this draft{hint}")
        self._check_origin(name, document)
        document = self._with_kept_text(name, document)
        texts = self._texts(name, document, place)
        for entity_key, one_entity in self.entities.items():
            self._check_mentions(one_entity, self.entity_places[entity_key], document.length)
        facts = DocumentFacts.of(name, document, None)
        types = {entity_key: one.entity.label for entity_key, one in self.entities.items()}
        for claim, at in self.claims.values():
            self._check(claim, at, types, facts, texts.of(name))
        self.problems.settle()
        return Draft(
            name,
            header.title,
            document,
            details,
            self.publishers,
            self.entities,
            {claim_key: claim for claim_key, (claim, _) in self.claims.items()},
            header.annotator,
            header.origin,
            self.vocabulary,
        )

    def _check_origin(self, name: str, document: Document) -> None:
        origin = self.header.origin if self.header else None
        if self.header_place and origin and origin.text not in (None, document.sha256):
            message = f"is not that of documents.{name}.sha256, which is {document.sha256}; take this line out"
            self.header_place.report(self.problems, "origin.text", message)

    def _check_mentions(self, one: DraftEntity, place: Place, length: int) -> None:
        for number, (start, end) in enumerate(one.review.mentions):
            path = f"review.mentions.{number}"
            if start >= end:
                place.report(self.problems, path, f"{end} is not after the start, {start}; take it out")
            elif end > length:
                message = f"{start}–{end} is outside the text, which has {length} characters; take it out"
                place.report(self.problems, path, message)

    def _with_kept_text(self, name: str, document: Document) -> Document:
        """Give a document with the text that was kept of it, where the file that it was read from has changed since."""
        folder, kept = self.file.path.parent, f"{name}{OWN_TEXT_SUFFIX}"
        if document.file in (None, kept) or not (folder / kept).is_file():
            return document
        is_changed = not holds(folder / str(document.file), document.sha256)
        return (
            document.model_copy(update={"file": kept})
            if is_changed and holds(folder / kept, document.sha256)
            else document
        )

    def _texts(self, name: str, document: Document, place: Place) -> Texts:
        texts, found = Texts(), len(self.problems.found)
        beside = self.file.path.parent / document.file if document.file is not None else None
        if beside is not None and self.now not in (None, document.sha256) and holds(beside, self.now):
            return texts  # It is the document itself, which has changed.
        texts.attach(name, document, self.file.path.parent, place, self.problems, self._restored(beside))
        is_missing = beside is not None and texts.of(name) is None and len(self.problems.found) == found
        if is_missing and self.now is None:
            message = (
                f"{document.file} is not there, so that no claim can be held against its words; put it back, or have "
                f"it written anew: {self._again()}. Without this line the quotes are held against their digests alone"
            )
            place.report(self.problems, "file", message)
        return texts

    def _restored(self, beside: Path | None) -> str:
        """Say what to do where the text that lies beside the draft is another than its own."""
        if beside is None or _plain(beside) != self._source():
            return f"put it back as it was, or move it away and have it written anew: {self._again()}"
        kept = self.file.path.name.removesuffix(SUFFIX) + OWN_TEXT_SUFFIX
        return f"save the text as it was as {kept} beside the draft, or ingest it as it is now: {self._again()}"

    def _source(self) -> Path | None:
        """Give the file that the draft says it was made from."""
        origin = self.header.origin if self.header else None
        return _plain(self.file.path.parent / origin.file) if origin else None

    def _again(self) -> str:
        """Say the command that reads the document again, as far as the draft says what was read."""
        folder, source = self.file.path.parent, self._source()
        if source is None or not source.is_file():
            source = Path("FILE")
        output = () if source.parent == _plain(folder) else ("--output", str(folder))
        return f"`{shlex.join(['dots', 'ingest', str(source), '--again', *output])}`"

    def _check(
        self, one: DraftClaim, place: Place, types: Mapping[str, str], facts: DocumentFacts, text: Text | None
    ) -> None:
        speaks_of = referred(one.claim, self.vocabulary)
        if self.broken.intersection(speaks_of):
            return  # What is wrong with the entity is said already.
        found = False
        for path, sentence in troubles(one.claim, types, facts, self.vocabulary):
            found = True
            place.report(self.problems, path, sentence)
        if found:
            return
        for number, evidence in enumerate(one.claim.evidence):
            if text is not None:
                prove(evidence, number, text, place, self.problems)
            else:
                check_quote(evidence, number, place, self.problems)
        if one.review.state is not State.ACCEPTED:
            return
        for other in speaks_of:
            if self.entities[other].review.state is State.REJECTED:
                message = f"is accepted and speaks of {other}, which is rejected; accept that too, or reject this"
                place.report(self.problems, "review.state", message)

    def _review(self, model: type[_Model], fields: dict[str, Any], place: Place) -> _Model | None:
        said_of_it = fields.pop("review", {})
        if isinstance(said_of_it, dict):
            return self._model(model, said_of_it, place, "review")
        place.report(self.problems, "review", "must be a mapping of fields to values, such as `state: accepted`")
        return None

    def _entity(self, fields: dict[str, Any], place: Place) -> Entity | None:
        try:
            return entity(self.vocabulary, fields)
        except ValidationError as error:
            for path, sentence in problems_of(error, *self.vocabulary.entities):
                place.report(self.problems, path, sentence)
        except ValueError as error:
            place.report(self.problems, "type", str(error))
        return None

    def _model(
        self,
        model: type[_Model],
        fields: dict[str, Any],
        place: Place,
        within: str = "",
        beside: Iterable[str] = (),
    ) -> _Model | None:
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            for path, sentence in problems_of(error, model, beside=beside):
                place.report(self.problems, ".".join(part for part in (within, path) if part), sentence)
            return None


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))
