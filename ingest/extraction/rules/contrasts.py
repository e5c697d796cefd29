"""Contrasts: what a sentence names only to say that it was another: “killed not by Libya but by the brigade”.

A “not” that stands before a phrase and denies no verb takes that phrase out of the sentence, in “by the brigade, not by
Libya” as well; and what “but” adds behind a denied verb is not denied with it.
"""

import bisect
import re
from collections.abc import Iterator
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, CONJUNCTION, DATE, END, NOUN, PREPOSITION, STOP, VERB
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import CLAUSE_OPENING
from ingest.extraction.rules.tokens import Tokens

_ONLY: Final = shipped()["contents.only"]
_OPENING: Final = CLAUSE_OPENING | {"because", "for", "though", "unlike"}
_ASIDE: Final = frozenset({"although", "if", "or", "though", "whether", "why"})
"""What stands before a “not” that denies what follows in another way: “whether or not”."""
_PHRASE: Final = re.compile(f"(?:{PREPOSITION}[{NOUN}{DATE}])+|[{NOUN}{DATE}](?:{PREPOSITION}[{NOUN}{DATE}])*")
_AFTERTHOUGHT: Final = re.compile(f"{COMMA}[^{STOP}{END}]{{1,8}}{COMMA}(?={CONJUNCTION})")
"""What may stand between what was not and what was: “not in Aden, as his passport says, but in Tunis”."""
_OR: Final = re.compile(f"{COMMA}?({CONJUNCTION}){PREPOSITION}?[{NOUN}{DATE}]")
_ALSO: Final = frozenset({"nor", "or"})
_THAN: Final = re.compile(f"{PREPOSITION}{PREPOSITION}?[{NOUN}{DATE}]")
_ADDED: Final = re.compile(f"[{NOUN}{DATE}{PREPOSITION}]*{COMMA}?({CONJUNCTION}{PREPOSITION}[{NOUN}{DATE}])")
_ENDS: Final = frozenset({COMMA, STOP, END, CONJUNCTION})


class Contrasts:
    """Leaves out of the sentences of one text what they name only to say that it was another.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._lows = tokens.lows
        self._nots = tokens.places(frozenset({"not", "n't", "neither", "rather"}))

    def left_out(self, start: int, end: int, chunks: Chunks, dates: list[Dated]) -> tuple[Chunks, list[Dated]]:
        """Give the chunks and the dates of a sentence without those that are denied by themselves.

        Args:
            start: Its first token.
            end: The token after its last.
            chunks: The sentence.
            dates: Its dates.
        """
        opening = bisect.bisect_left(self._nots, start)
        nots = self._nots[opening : bisect.bisect_left(self._nots, end, opening)]
        if not nots or not chunks or "?" in self._lows[chunks[-1].end : end]:
            return chunks, dates
        for first, last in [each for at in nots for each in self._ranges(at, chunks)][::-1]:
            low, high = chunks[first].start, chunks[last - 1].end
            chunks = Chunks([*chunks[:first], *chunks[last:]])
            dates = [dated for dated in dates if not low <= dated.start < high]
        return chunks, dates

    def _ranges(self, at: int, chunks: Chunks) -> Iterator[tuple[int, int]]:
        """Give the chunks, from and to, that a “not” takes out."""
        if self._lows[at + 1 : at + 2] and self._lows[at + 1] in _ONLY:
            return
        each = bisect.bisect_right(chunks, at, key=lambda chunk: chunk.start)
        if each and chunks[each - 1].end > at:
            yield from self._added(each - 1, chunks)
        elif each == len(chunks) or chunks[each].start != at + 1:
            return
        elif self._lows[at] == "rather":
            yield from _rather(each, chunks)
        elif self._lows[at] != "neither":
            yield from self._instead(each, chunks) if self._lows[at - 1] not in _ASIDE else ()
        elif chunks.tags[each] == PREPOSITION:
            yield from self._instead(each, chunks)  # “killed neither by Libya nor by Iraq”

    def _added(self, at: int, chunks: Chunks) -> Iterator[tuple[int, int]]:
        """Find “but by the brigade” in “was not killed by Libya, but by the brigade”."""
        added = _ADDED.match(chunks.tags, at + 1) if chunks[at].tag == VERB else None
        if added is not None and chunks[added.start(1)].head == "but":
            yield added.span(1)

    def _instead(self, at: int, chunks: Chunks) -> Iterator[tuple[int, int]]:
        """Find what was not, with the “but”, the comma or the “and” beside it."""
        tags = chunks.tags
        phrase = _PHRASE.match(tags, at)
        if phrase is None or chunks[at].head in _OPENING:
            return
        end = phrase.end()
        while (other := _OR.match(tags, end)) is not None and chunks[other.start(1)].head in _ALSO:
            end = other.end()
        later = _AFTERTHOUGHT.match(tags, end)
        but = later.end() if later is not None else end + (tags[end] == COMMA)
        if but < len(chunks) and chunks[but].head == "but" and tags[but + 1] in {PREPOSITION, NOUN, DATE}:
            # “not in Aden but Basra” keeps its “in”
            is_other = tags[at] == PREPOSITION and tags[but + 1] != PREPOSITION
            yield at + is_other, but + 1
            if not at and but > end and tags[but + 1 : but + 4] == NOUN + COMMA + VERB:
                yield but + 2, but + 3  # “Not Libya, but the brigade, attacked Aden”
            return
        before = chunks[at - 1] if at else None
        if before is None or not (tags[end] in _ENDS or (tags[end] == VERB and before.head == "and")):
            return
        is_parted = before.tag == COMMA and (tags[at] != NOUN or bool(chunks[at].mentions))
        if is_parted or before.head == "and":
            opening = at - 1 - (before.head == "and" and at > 1 and tags[at - 2] == COMMA)
            yield opening, end + (tags[opening] == COMMA and tags[end] == COMMA)
        elif tags[at] == PREPOSITION and before.tag in {VERB, NOUN, DATE}:
            yield at, end


def _rather(at: int, chunks: Chunks) -> Iterator[tuple[int, int]]:
    """Find “than by Libya” in “by the brigade rather than by Libya”."""
    than = _THAN.match(chunks.tags, at)
    if than is not None and chunks[at].head == "than" and chunks.tags[than.end()] in {*_ENDS, VERB, PREPOSITION}:
        yield than.span()
