"""Tokens: a text as words, figures and signs, cut into sentences, with the stretches that stand in quotation marks."""

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schema.text import Span

_ABBREVIATIONS = (
    "Gen|Lt|Col|Maj|Brig|Capt|Cpt|Sgt|Adm|Cmdr|Cdr|Pvt|Cpl|Dr|Mr|Mrs|Ms|Messrs|Prof|St|Sen|Rep|Gov|Pres|Hon|Rev|"
    "Ft|Mt|No|Vol|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\\.k\\.a|e\\.g|i\\.e"
)
_ENDINGS = "Inc|Ltd|Corp|Co|Bros|Dept|Jr|Sr"
"""Abbreviations that may close a sentence: their full stop is theirs alone where the sentence goes on."""
_WORD = r"[^\W\d_]+"
_MADE_OF = (
    "led|backed|based|affiliated|controlled|linked|aligned|sponsored|supported|trained|funded|armed|born|held|run|owned|"
    "occupied"
)
"""What a hyphen joins to a name and is read as a word of its own: “Tehran-based”."""
_TOKEN = re.compile(
    # The commonest first: a plain word before a space or a comma needs none of what follows.
    rf"{_WORD}(?=[ ,\n])|(?:ca|wo|sha|[a-z]+?)(?=n[’']t\b)|n[’']t\b"
    rf"|(?:Lt|Maj|Brig)\.-Gen\.?|\b(?:{_ABBREVIATIONS})\.(?!\w)"
    rf"|\b(?:{_ENDINGS})\.(?=,|\s+[a-z(])|(?:[A-Z]\.){{2,}}|[A-Z]\.(?=[ -]?[A-Z])"
    r"|(?:1[89]|20)\d\d(?=\.\d{1,2}\s)"
    r"|(?:1[5-9]|20)\d\d-[01]\d(?:-[0-3]\d)?\b"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:st|nd|rd|th|s|m|bn|k|km|kg|mm)?\b"
    r"|['’]s\b(?!\w)|[A-Z]+(?:-\d+|\d+)[A-Za-z]*\b"
    rf"|{_WORD}(?:[’'`ʼʿʾ‘](?!s\b)(?:{_WORD})|-(?!(?:{_MADE_OF})\b)(?:{_WORD}|\d+)|–(?=[A-Z]){_WORD})*"
    r"|(?:…|\.{2,})\.?|--+|\S"
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("”\"’)]»'")
_STARTERS = frozenset(
    {"the", "a", "an", "it", "he", "she", "they", "this", "that", "in", "on", "but", "we", "its", "his"}
)
_OPEN = {"“": "”", "«": "»", "„": "“"}
ARTICLES = ("al-", "el-", "ul-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ez-", "es-", "abd-")
"""What Arabic names begin with, in the usual transliterations."""
SPEECH = 5
"""Words from which a quotation is somebody's speech and not a term set in marks."""
UNWRAPPED = 160
"""Characters from which a line was not wrapped to a width: each line break is meant."""


@dataclass(slots=True)
class Tokens:
    """A text as tokens: parallel lists, because a document has thousands.

    Args:
        text: The normalised text.
        words: Each token as it is written.
        lows: Each in lower case, with plain apostrophes.
        starts: Where each starts in the text.
        ends: Where each ends.
        sentences: First token and the token after the last, of each sentence.
        paragraphs: For each sentence, the passage that it is of.
        quotes: Quotations as ranges of tokens, the marks left out.
        quoted: Whether a token stands in a quotation that is speech.
        capital: Whether a token is written like a name: with a capital, or an article before one, as in “al-Bayan”.
        dateline: First token of the dateline and the token after its last; empty where there is none.
        headings: Sentences that are headlines: no full stop, and most words capitalised.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    quoted: bytearray = field(default_factory=bytearray)
    dateline: tuple[int, int] = (0, 0)
    headings: set[int] = field(default_factory=set)
    capital: list[bool] = field(default_factory=list)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the first token from a character on, and the token after the last before another."""
        return bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)

    @classmethod
    def of(cls, text: str, passages: Sequence[Span]) -> "Tokens":
        """Cut a text.

        Args:
            text: A normalised text.
            passages: Its paragraphs; a sentence lies within one.
        """
        tokens = cls(text)
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        low = text.lower().replace("’", "'").replace("‘", "'")
        # A letter whose lower case is two letters would move every offset behind it.
        same = len(low) == len(text)
        for number, passage in enumerate(passages):
            first = len(words)
            spans = [found.span() for found in _TOKEN.finditer(text, passage.start, passage.end)]
            starts += [start for start, _ in spans]
            ends += [end for _, end in spans]
            words += [text[start:end] for start, end in spans]
            if same:
                tokens.lows += [low[start:end] for start, end in spans]
            else:
                tokens.lows += [text[start:end].lower().replace("’", "'").replace("‘", "'") for start, end in spans]
            tokens._drop_footnotes(first)
            tokens._quote(first)
            tokens._cut(first, number)
        tokens.capital = [word[0].isupper() or (word[0] in "aeu" and _is_article(word)) for word in words]
        tokens.quoted = bytearray(len(words))
        for start, end in tokens.quotes:
            if end - start >= SPEECH:
                tokens.quoted[start:end] = b"\x01" * (end - start)
        return tokens

    def __len__(self) -> int:
        return len(self.words)

    def said(self, start: int, end: int) -> str:
        """Give the text from one token to before another."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def span(self, start: int, end: int) -> Span:
        """Give the span from one token to before another."""
        return Span(self.starts[start], self.ends[end - 1])

    def _drop_footnotes(self, first: int) -> None:
        """Leave out the figures of footnotes, which stand right after a word or a closing sign."""
        words, starts, ends = self.words, self.starts, self.ends
        dropped = []
        for at in range(first + 1, len(words)):
            word = words[at]
            if len(word) < 3 and word.isdigit() and starts[at] == ends[at - 1]:
                before = words[at - 1]
                if before in '.”"?!,;' or (before[-1].islower() and len(before) > 3):
                    dropped.append(at)
        for at in reversed(dropped):
            del words[at], starts[at], ends[at], self.lows[at]

    def _quote(self, first: int) -> None:
        words = self.words
        start, closing = -1, ""
        for at in range(first, len(words)):
            word = words[at]
            if start >= 0 and word == closing:
                self.quotes.append((start, at))
                start, closing = -1, ""
            elif word in _OPEN:
                start, closing = at + 1, _OPEN[word]
            elif word == '"' and start < 0:
                start, closing = at + 1, '"'
        if start >= 0 and start < len(words):
            self.quotes.append((start, len(words)))

    def _cut(self, first: int, number: int) -> None:
        words, starts, ends = self.words, self.starts, self.ends
        begin, last = first, len(words)
        at = first
        breaks = self._breaks(first)
        while at < last:
            word = words[at]
            if at in breaks and at > begin:
                self._close(begin, at, number)
                begin = at
            is_end = word in _ENDS or word[0] == "…" or (word[0] == "." and len(word) > 1)
            if not is_end and len(word) > 2 and word[-1] == "." and word.count(".") > 1 and at + 1 < last:
                # “in the U.S. The …”: an abbreviation may close a sentence.
                is_end = words[at + 1][0].isupper() and words[at + 1].lower() in _STARTERS
            if not is_end:
                at += 1
                continue
            while at + 1 < last and words[at + 1] in _CLOSERS and starts[at + 1] - ends[at] < 2:
                at += 1
            at += 1
            if at >= last or words[at][0].isupper() or not words[at][0].isalnum() or words[at][0].isdigit():
                self._close(begin, at, number)
                begin = at
        if begin < last:
            self._close(begin, last, number)

    def _breaks(self, first: int) -> set[int]:
        """Find the tokens that begin a line of their own: what is no wrapped prose, such as a letterhead."""
        start, end = self.starts[first] if first < len(self.starts) else 0, self.ends[-1] if self.ends else 0
        lines = self.text[start:end].split("\n")
        if len(lines) < 2:
            return set()
        longest = max(map(len, lines))
        found = set()
        offset = start
        for line, after in itertools.pairwise(lines):
            offset += len(line) + 1
            begins = after.lstrip()
            room = len(line) + len(begins.split(" ", 1)[0]) + 1
            if begins[:1].isupper() and (longest > UNWRAPPED or room * 4 < longest * 3):
                found.add(bisect.bisect_left(self.starts, offset, first))
        return found

    def _close(self, begin: int, end: int, number: int) -> None:
        words = self.words
        if words[end - 1] not in _ENDS and words[end - 1] not in _CLOSERS:
            letters = [word for word in words[begin:end] if len(word) > 3 and word[0].isalpha()]
            capital = sum(word[0].isupper() for word in letters)
            if letters and capital * 10 >= len(letters) * 7 and end - begin > 1:
                self.headings.add(len(self.sentences))
        self.sentences.append((begin, end))
        self.paragraphs.append(number)


def _is_article(word: str) -> bool:
    return "-" in word and word.startswith(ARTICLES) and word[word.index("-") + 1 :][:1].isupper()


def tokenise(text: str) -> list[str]:
    """Cut a short text, such as a name, into lower-case tokens."""
    return [found[0].lower().replace("’", "'") for found in _TOKEN.finditer(text)]
