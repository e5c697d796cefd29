"""Validation: every record of a load held against the schema, the others and the texts, before any is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from database.graph import Graph
from identity.resolution import Resolution
from ingest.claim_validation import ClaimValidation
from ingest.files import DossierFile
from ingest.known import DocumentFacts, Known
from ingest.problems import Place, Problems
from ingest.raw_records import HEADER, RawRecord
from ingest.references import References
from ingest.rows import canonical, document_row, hash_of, publisher_row, record_content
from ingest.spool import Spool
from ingest.texts import Texts
from schema.dates import parse
from schema.documents import Document, Publisher
from schema.dossiers import SECTIONS, Header, entity
from schema.keys import is_key
from schema.mistakes import NO_KEY, problems_of
from schema.suggestion import meant
from schema.vocabulary import Vocabulary

LARGEST_TEXT = 2**53

PUT_PUBLISHER = "INSERT INTO publishers VALUES (?, ?, ?, ?, ?, ?)"
PUT_DOCUMENT = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)"
PUT_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass
class Dossier:
    """A dossier that is being loaded.

    Args:
        file: The file that holds it.
        header: What it says of itself.
    """

    file: DossierFile
    header: Header


@dataclass
class Validation:
    """A load that is being read.

    Args:
        graph: The database, for what the dossiers refer to and do not declare.
        vocabulary: The types that there are.
        spool: Where rows are set aside.
        texts: The texts at hand.
        resolution: Which entity each key stands for.
        progress: Called with the number of records read so far.
    """

    graph: Graph
    vocabulary: Vocabulary
    spool: Spool
    texts: Texts
    resolution: Resolution
    progress: Callable[[int], None] | None = None
    problems: Problems = field(default_factory=Problems)
    known: Known = field(default_factory=Known)
    dossiers: list[Dossier] = field(default_factory=list)
    _unpublished: list[tuple[str, Document, Place]] = field(default_factory=list)

    def run(self, files: Sequence[DossierFile]) -> None:
        """Read and check every record.

        Args:
            files: The files that hold the dossiers.

        Raises:
            DossierInvalid: Something is wrong; it carries everything that is.
        """
        claims = ClaimValidation(self.vocabulary, self.spool, self.texts, self.known, self.problems, self.resolution)
        read = 0
        for file in files:
            dossier: Dossier | None = None
            for record in file.records(self.problems):
                if dossier is None:
                    dossier = self._open(file, record)
                    if dossier is None:
                        break
                    continue
                if record.section == "claims":
                    claims.take(dossier.header.dossier, record)
                else:
                    self._take(dossier, record)
                read += 1
                if self.progress and not read % 1000:
                    self.progress(read)
        keys = [dossier.header.dossier for dossier in self.dossiers]
        references = References(self.graph, self.spool, self.known, self.problems, keys, self.resolution)
        references.complete(document.publisher for _, document, _ in self._unpublished if document.publisher)
        self._publish()
        claims.settle()
        references.check()
        documents = {key: (facts.title, facts.length) for key, facts in self.known.documents.items()}
        for facts in self.known.documents.values():
            self.texts.recognise(facts.key, facts.sha256)
        self.texts.refuse_strangers(documents, self.problems)
        self.problems.settle()

    def _open(self, file: DossierFile, record: RawRecord) -> Dossier | None:
        assert record.section == HEADER  # noqa: S101 - a reader's first record
        if "draft" in record.fields and "dossier" not in record.fields:
            message = "is a draft: what it proposes is not accepted yet; see `dots review --help`, and load the dossier"
            record.place.report(self.problems, "draft", message)
            return None
        try:
            header = Header.model_validate(record.fields)
        except ValidationError as error:
            for place, message in problems_of(error, Header, beside=SECTIONS if file.is_yaml else ()):
                record.place.report(self.problems, place, message)
            return None
        for other in self.dossiers:
            if other.header.dossier == header.dossier:
                message = f"is the key of {other.file.name} too; give one of them another"
                record.place.report(self.problems, "dossier", message)
                return None
        dossier = Dossier(file, header)
        self.dossiers.append(dossier)
        return dossier

    def _take(self, dossier: Dossier, record: RawRecord) -> None:
        if not is_key(record.key):
            self.known.broken.add(record.key)
            record.place.report(self.problems, "", NO_KEY)
            return
        try:
            if record.section == "entities":
                self._take_entity(dossier, record)
            elif record.section == "documents":
                self._take_document(dossier, record)
            else:
                self._take_publisher(dossier, record)
        except ValidationError as error:
            self.known.broken.add(record.key)
            for place, message in problems_of(error, Document, Publisher, *self.vocabulary.entities):
                record.place.report(self.problems, place, message)
        except ValueError as error:
            self.known.broken.add(record.key)
            record.place.report(self.problems, "type", str(error))

    def _take_entity(self, dossier: Dossier, record: RawRecord) -> None:
        read = entity(self.vocabulary, record.fields)
        label = read.label
        known = self.known.entities.setdefault(record.key, label)
        if known != label:
            message = f"is {label}; another record of {record.key} in this load says {known}. A key names one thing"
            record.place.report(self.problems, "type", message)
            return
        content = canonical(record_content(read))
        key = dossier.header.dossier
        self.spool.put(
            PUT_RECORD,
            (
                f"{key}/{record.key}",
                key,
                record.key,
                self.resolution.entity_of(record.key),
                label,
                hash_of(label.encode() + content),
                content.decode(),
                record.place.file,
                record.place.line,
            ),
        )

    def _take_document(self, dossier: Dossier, record: RawRecord) -> None:
        document = Document.model_validate(record.fields)
        if document.length > LARGEST_TEXT:
            record.place.report(self.problems, "length", "is longer than any text")
            return
        self.texts.attach(record.key, document, dossier.file.path.parent, record.place, self.problems)
        row = document_row(record.key, document)
        if document.published is not None:
            bounds = parse(document.published)
            row_dates = [bounds.start_earliest.isoformat(), bounds.end_latest.isoformat()]
        else:
            row_dates = []
        links = [
            len(document.passages),
            int(document.publisher is not None),
            len(row["cites"]),
            int(document.supersedes is not None),
        ]
        content = canonical(row)
        self.spool.put(
            PUT_DOCUMENT,
            (
                record.key,
                dossier.header.dossier,
                hash_of(content),
                canonical({**row, "dates": row_dates}).decode(),
                " ".join(map(str, links)),
                record.place.file,
                record.place.line,
            ),
        )
        if document.publisher is None or document.publisher in self.known.publishers:
            self._know(record.key, document)
        else:
            self._unpublished.append((record.key, document, record.place))

    def _take_publisher(self, dossier: Dossier, record: RawRecord) -> None:
        publisher = Publisher.model_validate(record.fields)
        self.known.publishers[record.key] = publisher.reliability.value if publisher.reliability else None
        content = canonical(publisher_row(record.key, publisher))
        place = record.place
        row = (record.key, dossier.header.dossier, hash_of(content), content.decode(), place.file, place.line)
        self.spool.put(PUT_PUBLISHER, row)

    def _publish(self) -> None:
        for key, document, place in self._unpublished:
            if document.publisher not in {*self.known.publishers, *self.known.broken}:
                hint = meant(document.publisher, self.known.publishers) or "; declare it under publishers"
                message = f"{document.publisher} is no publisher of this load or of the graph{hint}"
                place.report(self.problems, "publisher", message)
            self._know(key, document)

    def _know(self, key: str, document: Document) -> None:
        reliability = self.known.publishers.get(document.publisher) if document.publisher else None
        self.known.documents[key] = DocumentFacts.of(key, document, reliability)
