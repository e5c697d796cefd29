"""Means: what every job of a batch is done with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from identity.index import NameIndex
from ingest.drafting.draft_file import SUFFIX
from ingest.drafting.recognition import Names
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.source import KnownEntity
from ingest.ingestion.appeared import Appeared
from schema.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class There:
    """A document that is there already.

    Args:
        key: Its key.
        draft: Where its draft lies; None where it is in the graph.
    """

    key: str
    draft: Path | None = None

    @classmethod
    def at(cls, draft: Path) -> "There":
        """Give the document whose draft lies somewhere."""
        return cls(draft.name.removesuffix(SUFFIX), draft)

    def __str__(self) -> str:
        return f"{self.key}, which is {f'drafted in {self.draft}' if self.draft else 'in the graph'} already"


@dataclass(frozen=True)
class Means:
    """What every job of a batch is done with. It is sent to each process once.

    Args:
        extractors: The names of the extractors to run.
        known: The entities that the graph knows.
        types: The modules of the user's own types.
        documents: The documents that are there already, by the sha256 of their texts.
        folders: The folders of drafts that the batch goes to.
    """

    extractors: tuple[str, ...]
    known: tuple[KnownEntity, ...] = ()
    types: tuple[str, ...] = ()
    documents: Mapping[str, There] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The types that there are."""
        return Vocabulary.load(self.types)

    @cached_property
    def made(self) -> Mapping[str, Extractor]:
        """The extractors, made once for many documents."""
        return {name: extractor(name) for name in self.extractors}

    @cached_property
    def index(self) -> NameIndex:
        """The names of the known entities, for those that are near a new one."""
        return NameIndex.of((one.id, one.type, one.names) for one in self.known)

    @cached_property
    def names(self) -> Names:
        """The known entities by their very names."""
        return Names.of_index(self.index)

    @cached_property
    def appeared(self) -> Appeared:
        """The drafts that others make meanwhile."""
        return Appeared(one.draft for one in self.documents.values() if one.draft)

    def __getstate__(self) -> dict[str, Any]:
        # What follows from these is worked out anew in another process: it is larger than they are.
        return {name: getattr(self, name) for name in ("extractors", "known", "types", "documents", "folders")}
