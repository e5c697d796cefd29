"""Extractors: passages in, proposals out; and the register of those that there are.

Anyone adds one with an entry point of the group ``dots.extractors`` that names a class without arguments::

    [project.entry-points."dots.extractors"]
    telegrams = "their.module:Telegrams"
"""

import importlib
import importlib.metadata
from collections.abc import Mapping, Set
from dataclasses import dataclass, fields
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

    What its class says of itself beside is in ``Traits``.
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


@dataclass(frozen=True, slots=True)
class Traits:
    """What an extractor says of itself, by attributes of these names in its class; each may be left out.

    Args:
        languages: The ISO 639 codes of the languages that it reads: it is given no paragraphs that are in others, and
            no document that has no other paragraphs. None where it reads any.
        as_written: Whether it is given the text as it was written, and not as one sees it
            (``ingest.extraction.visible``).
        reads_tables: Whether it makes anything of the rows of tables; of one that does not, a draft says where most of
            its document is rows.
    """

    languages: Set[str] | None = None
    as_written: bool = False
    reads_tables: bool = True

    @classmethod
    def of(cls, one: Extractor) -> "Traits":
        """Read what an extractor says of itself.

        Args:
            one: The extractor.
        """
        said = {trait.name: getattr(one, trait.name) for trait in fields(cls) if hasattr(one, trait.name)}
        return cls(**said)


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
