"""Asides: where what is told of somebody between commas ends, and the sentence goes on with what it was telling."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, NOUN, PREPOSITION, RELATIVE, SUBORDINATOR, VERB, Chunk
from ingest.extraction.rules.clause import Clause

_RESUMING: Final = frozenset({"in", "at", "on", "near", "outside", "inside", "during", "as"})
"""What stands behind an aside and says when, where or as what the rest was: “by” and “with” may be of either."""
_TAIL: Final = re.compile(r",[pd][pnd]*(?=[.;]|,&)")
"""A comma behind which there are only prepositions, noun phrases and dates, up to the end or to what is joined."""
_OPENING: Final = frozenset({"where", "when"})


def part_asides(found: Sequence[Clause], chunks: Chunks) -> None:
    """Give the verb before an aside what stands behind that: “met Farid, who was killed by Libya, in Aden on Monday”.

    It is so where the sentence, or what is joined by “and”, ends there; where there are more commas, it may not be.

    Args:
        found: The clauses of a sentence.
        chunks: The sentence.
    """
    tags = chunks.tags
    if (tail := _TAIL.search(tags)) is None:
        return
    for last, clause in itertools.pairwise(found):
        if last.relative or last.index >= _opening(clause, chunks):
            continue
        closing = tags.find(COMMA, clause.index)
        is_tail = closing >= tail.start() and _TAIL.match(tags, closing) is not None
        if is_tail and VERB not in tags[clause.index + 1 : closing] and _resumes(chunks, closing):
            clause.closes = last.resumes = closing


def _opening(clause: Clause, chunks: Chunks) -> int:
    """Find the comma that opens the aside of a verb; -1 where it is of none."""
    if not clause.index:
        return -1
    if chunks.tags[clause.index - 1] == COMMA:
        is_participle = clause.relative and clause.verb.passive and not clause.verb.auxiliaries
        return clause.index - 1 if is_participle else -1
    opening = chunks.tags.rfind(COMMA, 0, clause.index)
    return opening if chunks.tags[opening + 1] == RELATIVE or chunks[opening + 1].head == "where" else -1


def _resumes(chunks: Chunks, closing: int) -> bool:
    """Whether what stands behind a comma says when, where or as what something was."""
    is_prepositional = chunks.tags[closing + 1] == PREPOSITION
    return not is_prepositional or (chunks[closing + 1].head in _RESUMING and not _is_wider(chunks, closing))


def _is_wider(chunks: Chunks, closing: int) -> bool:
    """Whether the comma stands between a place and where that is: “who fled to Aden, in Libya”."""
    is_place = chunks[closing - 2].head != "by" and _is_place(chunks[closing - 1])
    return is_place and chunks.tags[closing + 2] == NOUN and _is_place(chunks[closing + 2])


def _is_place(chunk: Chunk) -> bool:
    return bool(chunk.mentions) and chunk.mentions[-1].type in {"Place", "State"}


def is_in_aside(token: int, chunks: Chunks, at: int) -> bool:
    """Whether a token stands in an aside that ends before a verb: “Farid, who fled on Monday, was killed”.

    Args:
        token: The token.
        chunks: The sentence.
        at: Where the verb stands among them.
    """
    if COMMA + RELATIVE not in chunks.tags and COMMA + SUBORDINATOR not in chunks.tags:
        return False
    where = next(each for each, chunk in enumerate(chunks) if chunk.end > token)
    opening = chunks.tags.rfind(COMMA, 0, where)
    if opening < 0 or not 0 <= chunks.tags.find(COMMA, where) < at:
        return False
    return chunks.tags[opening + 1] == RELATIVE or chunks[opening + 1].head in _OPENING
