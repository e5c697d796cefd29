"""Lists of chunks: a sentence as noun phrases, verb groups and the small words between them.

Apart from the chunks, as what is a list of Python's own cannot be compiled with the rest: see ``ingest.compiling``.
"""

import operator
from collections.abc import Iterable

from ingest.extraction.rules.chunks import END, Chunk

_TAG = operator.attrgetter("tag")


class Chunks(list[Chunk]):
    """The chunks of a sentence, in order.

    Args:
        chunks: The chunks; none is added later, and none changes what it is.

    Attributes:
        tags: What each is, as one word; behind the last stands an end.
    """

    __slots__ = ("tags",)

    def __init__(self, chunks: Iterable[Chunk] = ()) -> None:
        super().__init__(chunks)
        self.tags = "".join(map(_TAG, self)) + END

    def all(self, tag: str) -> list[tuple[int, Chunk]]:
        """Give those of one tag, each with where it stands."""
        return [(at, chunk) for at, chunk in enumerate(self) if chunk.tag == tag]
