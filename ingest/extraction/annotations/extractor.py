"""The extractor that reads what others marked."""

from ingest.extraction.annotations.alignment import Alignment
from ingest.extraction.annotations.formats import marked
from ingest.extraction.annotations.grounding import Grounding
from ingest.extraction.annotations.labels import FILE, Labels
from ingest.extraction.annotations.marks import Marked
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import Source
from schema.errors import WorkError
from schema.settings import Settings
from schema.vocabulary import Vocabulary


class Annotations:
    """Proposes what was marked in a document elsewhere: with brat, WebAnno or INCEpTION, spaCy, or in a table.

    Args:
        vocabulary: The types that there are; those of the settings where it is left out.
    """

    as_written = True
    """Marks were made in the text with all its signs, seen or not."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._settings = Settings.read()
        self._vocabulary = vocabulary or Vocabulary.load(self._settings.types)

    def extract(self, source: Source) -> Proposals:
        """Propose what was marked, as ``Extractor.extract`` does.

        Args:
            source: The document.

        Returns:
            The proposals, and how many marks mean nothing here, by their labels.

        Raises:
            CallError: What is named is not there, or a package that reads it is missing.
            WorkError: There are no annotations of the document, or they are broken.
        """
        found = _of_this(marked(source, self._settings), source)
        own = found.file.with_name(FILE)
        labels = Labels.read(self._vocabulary, own if own.is_file() else None)
        return Grounding(self._vocabulary, labels, source).proposals(found)


def _of_this(found: list[Marked], source: Source) -> Marked:
    """Choose the annotations of this document from a file that holds those of many."""
    if len(found) == 1:
        return found[0]
    for each in found:
        if each.text is not None and Alignment(each.text, source.text).is_exact:
            return each
    place = found[0].file if found else "The file of annotations"
    raise WorkError(f"{place}: holds {len(found)} documents, and none has the text of {source.key}.")
