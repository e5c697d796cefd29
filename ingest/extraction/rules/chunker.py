"""The chunker: a sentence cut into noun phrases, verb groups and the small words between them."""

import bisect
import itertools
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    OPEN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.sums import BOUNDING, RANGING, SIGNS, bound_end, range_end
from ingest.extraction.rules.tokens import POSSESSIVE, Tokens, among
from ingest.extraction.rules.verb_groups import VerbGroups
from ingest.extraction.rules.verbs import Verbs

_SET_IN_MARKS: Final = f"{NOUN}{QUOTE}{NOUN}{QUOTE}"
_WHOSE: Final = RELATIVE + NOUN + VERB
_DEADLY: Final = shipped()["clauses.deadly"]
_HARMING: Final = shipped()["clauses.harming"]
_HURTING: Final = shipped()["deaths.harming"]
_ALONE: Final = frozenset({"him", "them"})
"""Pronouns that no noun follows: “appointed him commander”."""
_HAPPENINGS: Final = shipped().events.keys()
_ARTICLES: Final = frozenset({"a", "an", "the"})
_COUNTS: Final = frozenset(shipped().numbers) - {"one"} | {"several", "last", "next"}
_CLOCK: Final = frozenset({"pm", "p.m", "p.m.", "am", "a.m", "a.m.", "o'clock"})
"""What stands behind the hour, and ends what is said of it: “at 9 pm three men …”."""
_BEFORE_CONTENT: Final = frozenset({VERB, NOUN, DATE})
_ENDING: Final = ([","], ["."], [";"])
_FORCES: Final = shipped()["groups-of.armed"]
_SIGNS: Final = {
    ",": COMMA,
    ";": STOP,
    ":": STOP,
    "–": STOP,
    "—": STOP,
    "--": STOP,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
    "“": QUOTE,
    "”": QUOTE,
    '"': QUOTE,
}


def _tags() -> dict[str, str]:
    """Give what signs and small words are, by the word in lower case."""
    tags = dict(_SIGNS)
    for name, tag in (("preposition", PREPOSITION), ("conjunction", CONJUNCTION), ("subordinator", SUBORDINATOR)):
        tags.update(dict.fromkeys(shipped()[f"grammar.{name}"], tag))
    return {**tags, "who": RELATIVE, "which": RELATIVE, "whom": RELATIVE, "whose": RELATIVE, "that": THAT}


_TAGS: Final = _tags()
_SMALL: Final = frozenset(_TAGS)
_SKIPPED: Final = shipped()["grammar.adverb"] | shipped()["grammar.negation"]
_BEGINNING: Final = shipped()["grammar.determiner"] | shipped()["grammar.pronoun"]
_SPECIAL: Final = _SMALL | _SKIPPED | POSSESSIVE | {"dead"} | _CLOCK | _COUNTS
"""Words that may be more than parts of noun phrases, beside those of verbs."""


class Chunker:
    """Cuts the sentences of one text.

    Args:
        tokens: The text.
        verbs: The forms of verbs.
    """

    def __init__(self, tokens: Tokens, verbs: Verbs) -> None:
        self._tokens = tokens
        self._groups = VerbGroups(tokens, verbs, _SMALL)
        self._verbal = verbs.beginning
        words = tokens.distinct - self._verbal - _SPECIAL
        signs = {low for low in itertools.filterfalse(str.isalnum, words) if not _is_word(low)}
        self._ordinary = words - signs - {low for low in words if low[-2:] == "ly" and len(low) > 4}
        """Words of the text that can be nothing but parts of noun phrases."""
        marked = tokens.distinct - (self._ordinary - _BEGINNING)
        self._marked = list(itertools.compress(range(len(tokens.lows)), map(marked.__contains__, tokens.lows)))
        """Where other words stand, and those that begin a noun phrase."""

    def cut(self, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated] = ()) -> Chunks:
        """Cut a sentence.

        Args:
            start: Its first token.
            end: The token after its last.
            mentions: The mentions in it.
            dates: The dates in it.
        """
        ends_of = {dated.start: dated.end for dated in dates}
        lows, words, tags = self._tokens.lows, self._tokens.words, _TAGS
        verbal, skipped, ordinary, beginning = self._verbal, _SKIPPED, self._ordinary, _BEGINNING
        starts = {mention.start: mention for mention in mentions}
        # What stands between two of these goes with the noun phrase before it, and need not be looked at.
        bounds = sorted({*among(self._marked, start, end), *starts, *ends_of, end})
        chunks: list[Chunk] = []
        open_: Chunk | None = None
        at = start
        while at < end:
            mention = starts.get(at)
            low = lows[at]
            if mention is not None:
                stop = mention.end
            elif at in ends_of:
                chunks.append(Chunk(DATE, at, ends_of[at], low))
                at, open_ = ends_of[at], None
                continue
            elif low in ordinary:
                stop = at + 1 if low in _ALONE else bounds[bisect.bisect_right(bounds, at)]
            else:
                if low in RANGING and open_ is not None and (stop := range_end(lows, at, end)):
                    open_.end, open_.head = stop, lows[stop - 1]
                    at = stop
                    continue
                if low in _CLOCK and open_ is not None and lows[at - 1][0].isdigit():
                    open_.end, open_.head, open_ = at + 1, low, None
                    at += 1
                    continue
                if low in verbal and (verb := self._groups.at(at, end, starts, chunks, open_)) is not None:
                    chunks.append(verb)
                    at, open_ = verb.end, None
                    continue
                tag = tags.get(low)
                if low == "following" and open_ is not None and lows[at - 1] == "the":
                    tag = None  # “the following persons”
                if low == "dead" and open_ is None and chunks and chunks[-1].head in _DEADLY:
                    chunks.append(Chunk(NOUN, at, at + 1, low))  # “shot dead Omar Farid”
                    at += 1
                    continue
                is_count = low in BOUNDING and bool(chunks) and chunks[-1].end == at and chunks[-1].head in _HURTING
                if low in BOUNDING and (stop := bound_end(lows, at, end, of_people=is_count)):
                    # “at least 20 people” is one noun phrase, and none with what stands before it
                    at, open_ = stop, None
                    continue
                if tag is not None and not (tag == THAT and self._is_determiner(at, end, chunks)):
                    chunks.append(Chunk(tag, at, at + 1, low))
                    at, open_ = at + 1, None
                    continue
                if low in POSSESSIVE and open_ is not None:
                    open_.possessive = True
                    open_.end, open_ = at + 1, None
                    at += 1
                    continue
                if low in skipped or (
                    low.endswith("ly") and len(low) > 4 and (open_ is None or self._is_verb_next(at + 1, end))
                ):
                    at += 1
                    continue
                if not _is_word(words[at]):
                    is_dash = low == "-" and self._is_spaced(at)
                    if is_dash:
                        chunks.append(Chunk(STOP, at, at + 1, low))  # “LONDA, 14 March - Three officers were killed”
                    open_ = open_ if low == "-" and not is_dash else None
                    at += 1
                    continue
                stop = bounds[bisect.bisect_right(bounds, at)]
            # “us” is a pronoun, and no name begins anew in “the US Treasury”.
            begins = low in beginning and (mention is None or words[at].islower())
            is_new = open_ is None or begins or open_.head in _ALONE
            # “On Route 66 three soldiers were killed”
            is_new = is_new or (low in _COUNTS and open_ is not None and lows[at - 1].isdecimal())
            if mention is None and open_ is not None and open_.mentions and open_.mentions[-1].end == at:
                last = open_.mentions[-1]
                # “offered Karim Haddad refuge”: a person's name takes no noun behind it, but “Zorn soldiers”.
                is_one = last.end - last.start > 1 or low not in _FORCES
                is_new = is_new or (is_one and last.type == "Person" and last.form == "name")
                is_new = is_new or low[0].isdigit() or low in _COUNTS or low in SIGNS
            elif mention is not None and open_ is not None and mention.type == "Person" and not open_.mentions:
                # “At his funeral Karim Haddad wept”
                is_new = is_new or (open_.head in _HAPPENINGS and mention.form == "name")
            if is_new or open_ is None:
                open_ = Chunk(NOUN, at, stop, lows[stop - 1], () if mention is None else (mention,))
                chunks.append(open_)
            else:
                open_.end, open_.head = stop, lows[stop - 1]
                if mention is not None:
                    open_.mentions = (*open_.mentions, mention)
            at = stop
        return _parted(_unquoted(Chunks(chunks)), lows)

    def _is_verb_next(self, at: int, end: int) -> bool:
        return at < end and self._groups.is_verb(self._tokens.lows[at])

    def _is_spaced(self, at: int) -> bool:
        """Whether a hyphen stands between spaces, for a dash: “Aden - two men”, but “Aden-based” and “20 - 30 men”."""
        words, starts, ends = self._tokens.words, self._tokens.starts, self._tokens.ends
        if not 0 < at < len(starts) - 1:
            return False
        low, high = words[at - 1 : at + 2 : 2]
        if low.isdecimal() and high.isdecimal() and int(low) < int(high):
            return False
        return ends[at - 1] < starts[at] and ends[at] < starts[at + 1]

    def _is_determiner(self, at: int, end: int, chunks: Sequence[Chunk]) -> bool:
        """Whether “that” stands before a noun: “that country”, “claimed that attack, but”.

        Behind a day it does not: “denied on Monday that the brigade had fled”; nor before a name or another such word.
        """
        if at + 1 >= end:
            return False
        after = self._tokens.lows[at + 1]
        if chunks and chunks[-1].tag in _BEFORE_CONTENT:
            return chunks[-1].tag == VERB and self._tokens.words[at + 2 : at + 3] in _ENDING
        if after in _BEGINNING or self._tokens.words[at + 1][0].isupper():
            return False
        return after not in _TAGS and not self._groups.is_verb(after)


def _is_word(token: str) -> bool:
    """Whether a token may be a part of a noun phrase: a word, a figure or a sum, and no sign."""
    return token[0].isalnum() or token[0] in SIGNS or token[0] == "#"


def _unquoted(chunks: Chunks) -> Chunks:
    """Join an article with a name that stands in quotation marks of its own: “a “Northern Legion””."""
    at = chunks.tags.find(_SET_IN_MARKS)
    while at >= 0:
        article, _, name, _ = chunks[at : at + 4]
        if article.head in _ARTICLES and article.end - article.start == 1 and name.mentions and not name.possessive:
            name.start = article.start
            chunks = Chunks([*chunks[:at], name, *chunks[at + 4 :]])
        at = chunks.tags.find(_SET_IN_MARKS, at + 1)
    return chunks


def _parted(chunks: Chunks, lows: Sequence[str]) -> Chunks:
    """Part whom it was done to from who did it: “whose brother Libya had jailed”."""
    at = chunks.tags.find(_WHOSE)
    while at >= 0:
        noun, verb = chunks[at + 1 : at + 3]
        if chunks[at].head == "whose" and len(noun.mentions) > 1 and _does_to(verb, noun, chunks.tags[at + 3]):
            *before, name = noun.mentions
            whom = Chunk(NOUN, noun.start, name.start, lows[name.start - 1], before)
            who = Chunk(NOUN, name.start, name.end, noun.head, (name,))
            chunks = Chunks([*chunks[: at + 1], whom, who, *chunks[at + 2 :]])
        at = chunks.tags.find(_WHOSE, at + 1)
    return chunks


def _does_to(verb: Chunk, noun: Chunk, behind: str) -> bool:
    """Whether a name does to the noun before it what a verb behind it says: no brother's name is Libya.

    A person's name is the brother's, but where the verb would be left without whom he harmed.
    """
    role, name = noun.mentions[0], noun.mentions[-1]
    if role.form != "role" or name.form != "name" or name.end != noun.end or name.start == noun.start:
        return False
    is_left_open = verb.is_finite and not verb.passive and behind not in {NOUN, VERB, QUOTE}
    return is_left_open and (name.type in {"State", "Organization"} or verb.head in _HARMING)
