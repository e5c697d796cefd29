"""Tokens: a text as words, figures and signs, cut into sentences, with the stretches that stand in quotation marks."""

import bisect
import itertools
import operator
import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from schema.text import Span

_ABBREVIATIONS: Final = (
    "Gen|Lt|Col|Maj|Brig|Capt|Cpt|Sgt|Adm|Cmdr|Cdr|Pvt|Cpl|Dr|Mr|Mrs|Ms|Messrs|Prof|St|Sen|Rep|Gov|Pres|Hon|Rev|"
    "Ft|Mt|No(?=\\.\\s*\\d)|b(?=\\.\\s*\\d)|Vol|vs|approx|alt(?=\\.\\s*[DP]OB)|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\\.k\\.a|f\\.k\\.a|e\\.g|i\\.e"
)
_ENDINGS: Final = "Inc|Ltd|Corp|Co|Bros|Dept|Jr|Sr"
"""Abbreviations that may close a sentence: their full stop is theirs alone where the sentence goes on."""
_LEGAL_FORMS: Final = "S\\.p\\.A|S\\.r\\.l|S\\.a\\.r\\.l|s\\.r\\.o|d\\.o\\.o|d\\.d|a\\.s"
"""Legal forms of companies with full stops of their own: “S.p.A.”; those in capitals are read as any initials are."""
_WORD: Final = r"[^\W\d_]+"
_MADE_OF: Final = (
    "led|backed|based|affiliated|controlled|linked|aligned|sponsored|supported|trained|funded|armed|born|held|run|owned|"
    "occupied"
)
"""What a hyphen joins to a name and is read as a word of its own: “Tehran-based”."""
_TOKEN: Final = re.compile(
    # The commonest first: a plain word before a space or a comma, and plain signs, need none of what follows.
    rf"[A-Za-z]+(?=[ ,\n])|[,;:()“”]|{_WORD}(?=[ ,\n])|\.(?=\s)|(?:ca|wo|sha|[a-z]+?)(?=n[’']t\b)|n[’']t\b"
    rf"|\b(?:{_LEGAL_FORMS})\.(?!\w)|(?:Lt|Maj|Brig)\.-Gen\.?|\b(?:{_ABBREVIATIONS})\.(?!\w)"
    rf"|\b(?:{_ENDINGS})\.(?=,|\s+[a-z(])|(?:[A-Z]\.){{2,}}|[A-Z]\.(?=[ -]?[A-Z])"
    r"|(?:1[89]|20)\d\d(?=\.\d{1,2}\s)"
    r"|(?:1[5-9]|20)\d\d-[01]\d(?:-[0-3]\d)?\b"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:st|nd|rd|th|s|m|bn|k|km|kg|mm)?\b"
    r"|['’]s\b(?!\w)|[A-Z]+(?:-\d+|\d+)[A-Za-z]*\b"
    rf"|{_WORD}(?:[’'`ʼʿʾ‘](?!s\b)(?:{_WORD})|-(?!(?:{_MADE_OF})\b)(?:{_WORD}|\d+)|–(?=[A-Z]){_WORD})*"
    r"|(?:…|\.{2,})\.?|--+|\S"
)
_PARTED: Final = re.compile(rf"(?=\S)({_TOKEN.pattern})")
"""A token, to part a text by: spaces and tokens by turns are the text, so that their lengths tell where each stands."""
_FIRST: Final = operator.itemgetter(0)
_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("”\"’)]»'")
_STARTERS: Final = frozenset(
    {"the", "a", "an", "it", "he", "she", "they", "this", "that", "in", "on", "but", "we", "its", "his"}
)
_OPEN: Final = {"“": "”", "«": "»", "„": "“"}
_MARKS: Final = frozenset([*_OPEN, *_OPEN.values(), '"'])
ARTICLES: Final = ("al-", "el-", "ul-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ez-", "es-", "abd-")
"""What Arabic names begin with, in the usual transliterations."""
_ELISIONS: Final = ("l'", "d'", "dell'", "all'", "nell'", "sull'")
"""What French, Italian and Catalan words are joined to the next with, where it begins with a vowel."""
DASHES: Final = frozenset({"-", "–", "—", "--"})
_FIGURES: Final = frozenset({*map(str, range(100)), *(f"0{figure}" for figure in range(10))})
"""Figures that may be a footnote's."""
_LABELLED: Final = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}: ")
"""How a line begins that says of somebody what a label names: “Date of birth: …”."""
POSSESSIVE: Final = frozenset({"'s", "'"})
"""What stands behind whoever owns what follows."""
SPEECH: Final = 5
"""Words from which a quotation is somebody's speech and not a term set in marks."""
UNWRAPPED: Final = 160
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
    _places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

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
        firsts = tokens._read(passages)
        words = tokens.words
        # Of the words of a text most are written several times: what is told by a word alone is told once; and most are
        # letters and figures alone: what a sign makes of a word is asked of the others.
        distinct = set(words)
        low = dict(zip(distinct, map(str.lower, distinct), strict=True))
        capital = dict(zip(distinct, map(str.isupper, map(_FIRST, distinct)), strict=True))
        for word in itertools.filterfalse(str.isalnum, distinct):
            low[word] = lower(word)
            capital[word] = capital[word] or (word[0] in "adelnsu" and (_is_article(word) or _is_elided(word)))
        tokens.lows = list(map(low.__getitem__, words))
        tokens.capital = list(map(capital.__getitem__, words))
        places = tokens._places
        for at, word in enumerate(tokens.lows):
            places[word].append(at)
        marks = tokens.places(_MARKS)
        # A full stop, or an abbreviation that has one.
        signs = itertools.filterfalse(str.isalnum, places)
        stops = tokens.places({word for word in signs if word[-1] in ".!?…" or word[0] in "…."})
        for number, (first, last) in enumerate(zip(firsts, [*firsts[1:], len(words)], strict=True)):
            tokens._quote(first, last, among(marks, first, last))
            tokens._cut(first, last, number, among(stops, first, last))
        tokens.quoted = bytearray(len(words))
        for start, end in tokens.quotes:
            if end - start >= SPEECH:
                tokens.quoted[start:end] = b"\x01" * (end - start)
        return tokens

    def places(self, words: Set[str]) -> list[int]:
        """Give where any of some words stands, in order.

        Args:
            words: Words in lower case.
        """
        return sorted(itertools.chain.from_iterable(map(self._places.__getitem__, self._places.keys() & words)))

    @property
    def distinct(self) -> Set[str]:
        """The words of the text in lower case, each once."""
        return self._places.keys()

    def _read(self, passages: Sequence[Span]) -> list[int]:
        """Cut passages into tokens, footnotes left out; give the first token of each passage."""
        text, firsts = self.text, []
        for passage in passages:
            firsts.append(len(self.words))
            cut = _PARTED.split(text[passage.start : passage.end])
            words = cut[1::2]
            if not words:
                continue
            bounds = [*itertools.accumulate(map(len, cut), initial=passage.start)]
            starts, ends = bounds[1:-1:2], bounds[2::2]
            if not _FIGURES.isdisjoint(words):
                _drop_footnotes(words, starts, ends)
            self.words += words
            self.starts += starts
            self.ends += ends
        return firsts

    def __len__(self) -> int:
        return len(self.words)

    def said(self, start: int, end: int) -> str:
        """Give the text from one token to before another."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def span(self, start: int, end: int) -> Span:
        """Give the span from one token to before another."""
        # Without the call in between, as a document asks for thousands.
        return tuple.__new__(Span, (self.starts[start], self.ends[end - 1]))

    def _quote(self, first: int, last: int, marks: Sequence[int]) -> None:
        """Find the quotations of a passage, of whose tokens some are marks."""
        words = self.words
        start, closing = -1, ""
        for at in marks:
            word = words[at]
            if start >= 0 and word == closing:
                self.quotes.append((start, at))
                start, closing = -1, ""
            elif word in _OPEN:
                start, closing = at + 1, _OPEN[word]
            elif word == '"' and start < 0:
                start, closing = at + 1, '"'
        if first <= start < last:
            self.quotes.append((start, last))

    def _cut(self, first: int, last: int, number: int, stops: Sequence[int]) -> None:
        """Cut a passage into sentences, of whose tokens some may end one."""
        words, starts, ends = self.words, self.starts, self.ends
        begin = first
        breaks = self._breaks(first, last)
        for stop in sorted({*stops, *breaks}) if breaks else stops:
            at = stop
            if at < begin:
                continue
            if at in breaks and at > begin:
                self._close(begin, at, number)
                begin = at
            word = words[at]
            is_end = word in _ENDS or word[0] == "…" or (word[0] == "." and len(word) > 1)
            if not is_end and len(word) > 2 and word[-1] == "." and word.count(".") > 1 and at + 1 < last:
                # “in the U.S. The …”: an abbreviation may close a sentence.
                is_end = words[at + 1][0].isupper() and words[at + 1].lower() in _STARTERS
            if not is_end:
                continue
            while at + 1 < last and words[at + 1] in _CLOSERS and starts[at + 1] - ends[at] < 2:
                at += 1
            at += 1
            if at >= last or words[at][0].isupper() or not words[at][0].isalnum() or words[at][0].isdigit():
                self._close(begin, at, number)
                begin = at
        if begin < last:
            self._close(begin, last, number)

    def _breaks(self, first: int, last: int) -> set[int]:
        """Find the tokens that begin a line of their own: what is no wrapped prose, such as a letterhead."""
        if first == last:
            return set()
        start, end = self.starts[first], self.ends[last - 1]
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
            is_own = longest > UNWRAPPED or room * 4 < longest * 3 or _LABELLED.match(begins)
            if begins[:1].isupper() and is_own:
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


def _drop_footnotes(words: list[str], starts: list[int], ends: list[int]) -> None:
    """Leave out the figures of footnotes, which stand right after a word or a closing sign."""
    for at in reversed([*itertools.compress(range(1, len(words)), map(_FIGURES.__contains__, words[1:]))]):
        before = words[at - 1]
        if starts[at] == ends[at - 1] and (before in '.”"?!,;' or (before[-1].islower() and len(before) > 3)):
            del words[at], starts[at], ends[at]


def lower(word: str) -> str:
    """Give a word in lower case, with plain apostrophes."""
    return word.lower().replace("’", "'").replace("‘", "'")


def among(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Give those of some places, in order, that lie from one token to before another."""
    return places[bisect.bisect_left(places, start) : bisect.bisect_left(places, end)]


def _is_article(word: str) -> bool:
    return "-" in word and word.startswith(ARTICLES) and word[word.index("-") + 1 :][:1].isupper()


def _is_elided(word: str) -> bool:
    low = lower(word)
    return low.startswith(_ELISIONS) and word[low.index("'") + 1 :][:1].isupper()


def tokenise(text: str) -> list[str]:
    """Cut a short text, such as a name, into lower-case tokens."""
    return [found[0].lower().replace("’", "'") for found in _TOKEN.finditer(text)]
