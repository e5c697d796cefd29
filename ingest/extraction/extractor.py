"""Extractors: passages in, proposals out; and the register of those that there are.

Anyone adds one with an entry point of the group ``dots.extractors`` that names a class without arguments::

    [project.entry-points."dots.extractors"]
    telegrams = "their.module:Telegrams"
"""

import importlib
import importlib.metadata
from collections.abc import Mapping
from typing import Protocol

from ingest.extraction.proposals import Proposals
from ingest.extraction.source import Source
from schema.errors import CallError

ENTRY_POINTS = "dots.extractors"

OWN: Mapping[str, str] = {
    "rules": "ingest.extraction.rules.extractor:Rules",
    "annotations": "ingest.extraction.annotations.extractor:Annotations",
    "llm": "ingest.extraction.llm.extractor:LanguageModel",
}
"""The extractors that come with dots, by name: the module and the class of each, imported when it is asked for."""


class Extractor(Protocol):
    """Proposes what a document says. One is made for many documents, and keeps nothing of any between them.

    One that reads some languages only has them as ``languages``, a set of ISO 639 codes: it is given no paragraphs that
    are in others, and no document that has no other paragraphs.

    One that makes nothing of the rows of tables says ``reads_tables = False``.

    It is given the text as one sees it (``ingest.extraction.visible``), unless it says ``as_written = True``.
    """

    def extract(self, source: Source) -> Proposals:
        """Propose what a document says.

        Args:
            source: The document and what is known.

        Returns:
            Entities and claims, each with the span that it was found in.

        Raises:
            WorkError: The work failed: a service does not answer, a file of annotations is broken.
        """
        ...


def names() -> list[str]:
    """Give the names of the extractors that there are."""
    return [*OWN, *sorted(point.name for point in importlib.metadata.entry_points(group=ENTRY_POINTS))]


def extractor(name: str) -> Extractor:
    """Make an extractor.

    Args:
        name: What it is called.

    Returns:
        The extractor.

    Raises:
        CallError: There is none of that name, or it cannot be imported.
    """
    found = OWN.get(name) or next(
        (point.value for point in importlib.metadata.entry_points(group=ENTRY_POINTS, name=name)), None
    )
    if found is None:
        raise CallError(f"There is no extractor “{name}”.", remedy=f"Choose from {', '.join(names())}.")
    module, _, attribute = found.partition(":")
    try:
        made: Extractor = getattr(importlib.import_module(module), attribute)()
    except (ImportError, AttributeError) as error:
        raise CallError(
            f"The extractor “{name}” cannot be loaded: {error}.", remedy="Install what it needs, or choose another."
        ) from error
    return made
