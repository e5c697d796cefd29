"""DocBin: documents that a pipeline of spaCy's made, with the entities that it found."""

from pathlib import Path

from ingest.extraction.annotations.marks import Mark, Marked, broken, not_installed


def read(file: Path) -> list[Marked]:
    """Read a DocBin of spaCy's.

    Args:
        file: The file, as ``DocBin.to_disk`` writes it.

    Returns:
        Each of its documents: its entities and spans as marks.

    Raises:
        CallError: spaCy is not installed.
        WorkError: The file is no DocBin.
    """
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError:
        raise not_installed(file, "a DocBin of spaCy's", "spaCy") from None
    try:
        documents = list(DocBin().from_bytes(file.read_bytes()).get_docs(Vocab()))
    except OSError as error:
        raise broken(file, 0, f"cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except Exception as error:
        # Whatever its readers of zlib, msgpack and arrays raise means the same: it is none, or was cut.
        raise broken(file, 0, f"is no DocBin of spaCy's: {' '.join(str(error).split())[:100]}.") from error
    found = []
    for document in documents:
        groups = [document.ents, *(document.spans[name] for name in document.spans)]
        spans = {(span.start_char, span.end_char, span.label_): span.kb_id_ for group in groups for span in group}
        marks = tuple(
            Mark(str(number), label, start, end, 0, None, known or None)
            for number, ((start, end, label), known) in enumerate(sorted(spans.items()))
        )
        found.append(Marked(file, marks, (), document.text))
    return found
