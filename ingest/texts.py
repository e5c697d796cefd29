"""Texts: the documents' own words, where they are at hand, and what they prove."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ingest.files import digest_of
from ingest.problems import Place, Problems
from schema.claims import Evidence
from schema.documents import Document
from schema.errors import WorkError
from schema.text import decode, digest, passages, sha256

LARGEST = 64 * 2**20
"""Bytes of a text: a shelf of books."""

RESTORE = "where the spans were counted in this text, write that; else put back the one that they were counted in"
"""What to do where a text is another than a dossier says."""


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text of a file.

    Args:
        name: The file, as the user named it.
        path: Where it lies.
        content: The normalised text.
        sha256: Of the normalised text.
    """

    name: str
    path: Path
    content: str
    sha256: str

    @classmethod
    def read(cls, path: Path, name: str) -> "Text":
        """Read a text.

        Args:
            path: Where it lies.
            name: As the user named it.

        Returns:
            The text.

        Raises:
            WorkError: There is no such file, it is too large, or it is no UTF-8 text.
        """
        try:
            # A device or a pipe would be read without end, or waited for.
            if path.exists() and not path.is_file():
                raise WorkError(f"{name}: is no plain file.", remedy="Save the text in a file of its own.")
            with path.open("rb") as file:
                raw = file.read(LARGEST + 1)
            if len(raw) > LARGEST:
                raise WorkError(f"{name}: is larger than {LARGEST // 2**20} MiB, which no text is.")
            content = decode(raw, name)
        except OSError as error:
            raise WorkError(f"{name}: cannot be read: {(error.strerror or str(error)).lower()}.") from error
        return cls(name, path, content, sha256(content))


class Texts:
    """The texts of a load: those that the user named, and those that lie beside their dossiers.

    Args:
        given: The files that the user named.

    Raises:
        WorkError: One of them cannot be read.
    """

    def __init__(self, given: Sequence[Path] = ()) -> None:
        self._given = {text.sha256: text for text in (Text.read(path, str(path)) for path in given)}
        self._used: set[str] = set()
        self._of: dict[str, Text] = {}
        self.files: dict[str, str] = {}
        """The sha256 of each file that a dossier or the user named, by its path; empty where there is none."""
        for text in self._given.values():
            self._note(text.path)

    def of(self, document: str) -> Text | None:
        """Give the text of a document, where it is at hand."""
        return self._of.get(document)

    def __iter__(self) -> Iterator[tuple[str, Text]]:
        return iter(self._of.items())

    def attach(
        self, key: str, document: Document, folder: Path, place: Place, problems: Problems, remedy: str = RESTORE
    ) -> None:
        """Find the text of a document, and prove what the dossier says of the whole of it.

        Args:
            key: The key of the document.
            document: What the dossier says of it.
            folder: The folder of the dossier.
            place: Where the document stands in the dossier.
            problems: Where to note what the text disproves.
            remedy: What to do where the text beside the dossier is another than that of the document.
        """
        text = self.recognise(key, document.sha256)
        if text is None and document.file is not None:
            text = self._beside(document.file, folder, place, problems)
        if text is None:
            return
        if text.sha256 != document.sha256:
            message = f"is not that of {text.name}, whose normalised text has {text.sha256}; {remedy}"
            place.report(problems, "sha256", message)
            return
        self._of[key] = text
        if len(text.content) != document.length:
            place.report(
                problems, "length", f"is {document.length}; the text in {text.name} has {len(text.content)} characters"
            )
        found = tuple((span.start, span.end) for span in passages(text.content))
        if found != document.passages:
            place.report(problems, "passages", _difference(document.passages, found, text.name))

    def recognise(self, key: str, text_sha256: str) -> Text | None:
        """Say that a document has a text of this sha256, so that a file that the user named finds its document.

        Args:
            key: The key of the document.
            text_sha256: The sha256 of its normalised text.

        Returns:
            The text, where the user named it.
        """
        text = self._given.get(text_sha256)
        if text is not None:
            self._used.add(text.sha256)
            self._of[key] = text
        return text

    def refuse_strangers(self, documents: Mapping[str, tuple[str, int]], problems: Problems) -> None:
        """Refuse texts that the user named and that are no document's.

        Args:
            documents: Title and length of each document, by key.
            problems: Where to note them.
        """
        for text in self._given.values():
            if text.sha256 not in self._used:
                problems.add(text.name, 0, "", _stranger(text, documents))

    def _note(self, path: Path) -> None:
        try:
            self.files[str(path.resolve())] = digest_of(path) if path.is_file() else ""
        except OSError:
            self.files[str(path)] = ""

    def _beside(self, file: str, folder: Path, place: Place, problems: Problems) -> Text | None:
        path = folder / file
        if Path(file).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
            place.report(problems, "file", "leads out of the folder of the dossier; keep the text beside it")
            return None
        self._note(path)
        if not path.exists():
            return None
        try:
            return Text.read(path, str(path))
        except WorkError as error:
            place.report(problems, "file", error.message.removesuffix("."))
            return None


def holds(path: Path, sha256: str | None) -> bool:
    """Say whether a file holds a text.

    Args:
        path: Where it lies.
        sha256: The sha256 of the normalised text.
    """
    try:
        return path.exists() and Text.read(path, str(path)).sha256 == sha256
    except WorkError:
        return False


def prove(evidence: Evidence, number: int, text: Text, place: Place, problems: Problems) -> str | None:
    """Prove that a span carries what its evidence says.

    Args:
        evidence: The span, its digest, and its quote where the dossier has one.
        number: Which evidence of the claim it is.
        text: The text of its document.
        place: Where the claim stands.
        problems: Where to note that it does not.

    Returns:
        The text of the span; None where it is not what the evidence says.
    """
    there = text.content[evidence.start : evidence.end]
    if evidence.quote is not None and evidence.quote != there:
        elsewhere = text.content.find(evidence.quote)
        hint = f"; it stands at {elsewhere}–{elsewhere + len(evidence.quote)}" if elsewhere >= 0 else ""
        place.report(problems, f"evidence.{number}.quote", f"is not what {text.name} says at {_span(evidence)}{hint}")
        return None
    if digest(there) != evidence.digest:
        place.report(
            problems,
            f"evidence.{number}.digest",
            f"is {evidence.digest}; the text of {text.name} at {_span(evidence)} has {digest(there)}",
        )
        return None
    return there


def check_quote(evidence: Evidence, number: int, place: Place, problems: Problems) -> None:
    """Hold a quote against its span and digest, where the text itself is not at hand.

    Args:
        evidence: The evidence.
        number: Which evidence of the claim it is.
        place: Where the claim stands.
        problems: Where to note that they do not agree.
    """
    if evidence.quote is None:
        return
    if len(evidence.quote) != evidence.end - evidence.start:
        message = f"has {len(evidence.quote)} characters, where the span {_span(evidence)} has "
        place.report(problems, f"evidence.{number}.quote", message + str(evidence.end - evidence.start))
    elif digest(evidence.quote) != evidence.digest:
        message = f"has the digest {digest(evidence.quote)}, where the evidence says {evidence.digest}"
        place.report(problems, f"evidence.{number}.quote", message)


def _span(evidence: Evidence) -> str:
    return f"{evidence.start}–{evidence.end}"


def _difference(said: Sequence[Any], found: Sequence[Any], name: str) -> str:
    for number, (one, other) in enumerate(zip(said, found, strict=False)):
        if one != other:
            return f"passage {number} is {one[0]}–{one[1]}; in {name} that paragraph is {other[0]}–{other[1]}"
    return f"number {len(said)}; {name} has {len(found)} paragraphs"


def _stranger(text: Text, documents: Mapping[str, tuple[str, int]]) -> str:
    message = "is the text of no document of this load"
    if not documents:
        return message
    first_line = text.content.strip().partition("\n")[0]

    def likeness(key: str) -> float:
        title, length = documents[key]
        same_length = min(length, len(text.content)) / max(length, len(text.content), 1)
        return same_length + SequenceMatcher(None, title, first_line).ratio()

    nearest = max(documents, key=likeness)
    title, length = documents[nearest]
    return (
        f"{message}; the nearest is {nearest} (“{title}”), which has {length} characters, and this file has "
        f"{len(text.content)}: use the very copy that the dossier was made from"
    )
