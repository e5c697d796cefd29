"""The chunker: a sentence cut into noun phrases, verb groups and the small words between them."""

import bisect
import copy
import itertools
from collections.abc import Sequence, Set

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
    Chunks,
)
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.sums import BOUNDING, bound_end
from ingest.extraction.rules.tokens import Tokens, among
from ingest.extraction.rules.verbs import Form, Verbs

_BEFORE_HAPPENINGS = shipped()["happenings.after"]
_SET_IN_MARKS = f"{NOUN}{QUOTE}{NOUN}{QUOTE}"
_ALONE = frozenset({"him", "them"})
"""Pronouns that no noun follows: “appointed him commander”."""
_HAPPENINGS = shipped().events.keys()
_ARTICLES = frozenset({"a", "an", "the"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "get", "got", "gets"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_DO = frozenset({"do", "does", "did"})
_ALSO_NOUNS = shipped()["clauses.also-nouns"]
_WHOSE = shipped()["grammar.possessive"]
_POSSESSIVE = frozenset({"'s", "'"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "last", "next"})
_SIGNS = {
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


class Chunker:
    """Cuts sentences; made once, and set on one text after the other.

    Args:
        lexicon: What words do.
        verbs: The forms of verbs.
    """

    def __init__(self, lexicon: Lexicon, verbs: Verbs) -> None:
        self._tokens = Tokens("")
        self._verbs = verbs.forms
        self._tags: dict[str, str] = dict(_SIGNS)
        for name, tag in (("preposition", PREPOSITION), ("conjunction", CONJUNCTION), ("subordinator", SUBORDINATOR)):
            self._tags.update(dict.fromkeys(lexicon[f"grammar.{name}"], tag))
        self._tags.update({"who": RELATIVE, "which": RELATIVE, "whom": RELATIVE, "whose": RELATIVE, "that": THAT})
        self._auxiliaries = lexicon["grammar.auxiliary"] | lexicon["grammar.modal"] | {"'d"}
        self._verbal = self._verbs.keys() | self._auxiliaries | {"to"}
        self._modals = lexicon["grammar.modal"]
        self._negations = lexicon["grammar.negation"]
        self._adverbs = lexicon["grammar.adverb"]
        self._skipped = self._adverbs | self._negations
        self._determiners = lexicon["grammar.determiner"]
        self._pronouns = lexicon["grammar.pronoun"]
        self._offices = lexicon["people.office-before"]
        self._planning = lexicon["people.relation"] | lexicon["people.office-before"] | lexicon.heads.keys()
        self._heads = lexicon["equipment.heads"] | lexicon.groups.keys()
        self._beginning = self._determiners | self._pronouns
        self._special = self._verbal | self._tags.keys() | self._skipped | _POSSESSIVE
        self._ordinary: Set[str] = frozenset()
        """Words of the text that can be nothing but parts of noun phrases."""
        self._marked: Sequence[int] = ()
        """Where other words stand, and those that begin a noun phrase."""

    def on(self, tokens: Tokens) -> "Chunker":
        """Give the same for a text."""
        other = copy.copy(self)
        other._tokens = tokens
        other._ordinary = {
            low
            for low in tokens.distinct - self._special
            if (low[0].isalnum() or low[0] in "$€£#") and not (low.endswith("ly") and len(low) > 4)
        }
        marked = tokens.distinct - (other._ordinary - self._beginning)
        other._marked = list(itertools.compress(range(len(tokens.lows)), map(marked.__contains__, tokens.lows)))
        return other

    def cut(self, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated] = ()) -> Chunks:
        """Cut a sentence.

        Args:
            start: Its first token.
            end: The token after its last.
            mentions: The mentions in it.
            dates: The dates in it.
        """
        ends_of = {dated.start: dated.end for dated in dates}
        lows, words, tags = self._tokens.lows, self._tokens.words, self._tags
        verbal, skipped, ordinary, beginning = self._verbal, self._skipped, self._ordinary, self._beginning
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
                if low in verbal and (verb := self._verb(at, end, starts, chunks, open_)) is not None:
                    chunks.append(verb)
                    at, open_ = verb.end, None
                    continue
                tag = tags.get(low)
                if low in BOUNDING and (stop := bound_end(lows, at, end)):
                    at = stop  # “at least 20 people” is one noun phrase
                    continue
                if tag is not None and not (tag == THAT and self._is_determiner(at, end, chunks)):
                    chunks.append(Chunk(tag, at, at + 1, low))
                    at, open_ = at + 1, None
                    continue
                if low in _POSSESSIVE and open_ is not None:
                    open_.possessive = True
                    open_.end, open_ = at + 1, None
                    at += 1
                    continue
                if low in skipped or (
                    low.endswith("ly") and len(low) > 4 and (open_ is None or self._is_verb_next(at + 1, end))
                ):
                    at += 1
                    continue
                if not (words[at][0].isalnum() or words[at][0] in "$€£#"):
                    at += 1
                    open_ = None if words[at - 1] != "-" else open_
                    continue
                stop = bounds[bisect.bisect_right(bounds, at)]
            is_new = open_ is None or low in beginning or open_.head in _ALONE
            if mention is None and open_ is not None and open_.mentions and open_.mentions[-1].end == at:
                # “offered Karim Haddad refuge”: a person's name takes no noun behind it.
                is_new = is_new or (open_.mentions[-1].type == "Person" and open_.mentions[-1].form == "name")
                is_new = is_new or low[0].isdigit() or low in _COUNTS
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
        return _unquoted(Chunks(chunks))

    def _is_verb_next(self, at: int, end: int) -> bool:
        return at < end and (self._tokens.lows[at] in self._verbs or self._tokens.lows[at] in self._auxiliaries)

    def _is_determiner(self, at: int, end: int, chunks: Sequence[Chunk]) -> bool:
        """Whether “that” stands before a noun: “that country”."""
        if at + 1 >= end or (chunks and chunks[-1].tag in {VERB, NOUN}):
            return False
        after = self._tokens.lows[at + 1]
        return after not in self._tags and after not in self._verbs and after not in self._auxiliaries

    def _verb(
        self, at: int, end: int, starts: dict[int, Mention], chunks: Sequence[Chunk], open_: Chunk | None
    ) -> Chunk | None:
        lows = self._tokens.lows
        low = lows[at]
        forms, auxiliaries = self._verbs, self._auxiliaries
        is_to = low == "to"
        if at and lows[at - 1] == "-":
            return None  # “Farid-led”
        if low == "'s" and not self._is_contraction(at, end):
            return None
        if low in forms and low not in auxiliaries:
            return (
                self._group(forms[low], at, at + 1, [])
                if self._fits(forms[low], at, end, starts, chunks, open_)
                else None
            )
        each = at + 1 if is_to else at
        said: list[str] = ["to"] if is_to else []
        while each < end and each not in starts:
            word = lows[each]
            if word in auxiliaries and not (word in forms and self._is_main(each, end, starts)):
                said.append(word)
            elif word in self._negations:
                said.append("not")
            elif not (word in self._adverbs or (word.endswith("ly") and len(word) > 4)) or not (said or is_to):
                break
            each += 1
        if each < end and each not in starts and (form := forms.get(lows[each])):
            helping = [word for word in said if word not in {"not", "to"}]
            if helping:
                fits = self._is_helped(form, helping[-1])
            elif is_to:
                fits = form.name == "base"
            else:
                fits = self._fits(form, each, end, starts, chunks, open_)
            if fits:
                return self._group(form, at, each + 1, said)
        if is_to or not said or all(word == "not" for word in said):
            return None
        # “was the head of”: a form of be, have or do that carries the sentence itself.
        last = max(index for index in range(at, each) if lows[index] in auxiliaries)
        lemma = (
            "be" if lows[last] in _BE else "have" if lows[last] in _HAVE else "do" if lows[last] in _DO else lows[last]
        )
        negated = tuple(said)
        return Chunk(
            VERB,
            at,
            each,
            lemma,
            form="past" if lows[last] in {"was", "were", "had", "did"} else "s",
            auxiliaries=negated,
        )

    def _is_contraction(self, at: int, end: int) -> bool:
        after = self._tokens.lows[at + 1] if at + 1 < end else ""
        before = self._tokens.lows[at - 1] if at else ""
        return before in {"he", "she", "it", "that", "there", "who"} or after in {"been", "not"}

    def _is_main(self, at: int, end: int, starts: dict[int, Mention]) -> bool:
        """Whether a form of have or do is the verb itself: “had rockets”."""
        after = at + 1
        while after < end and (
            self._tokens.lows[after] in self._adverbs or self._tokens.lows[after] in self._negations
        ):
            after += 1
        if after >= end or after in starts:
            return True
        low = self._tokens.lows[after]
        return low not in self._verbs and low not in self._auxiliaries

    def _group(self, form: Form, start: int, end: int, said: list[str]) -> Chunk:
        auxiliaries = tuple(said)
        name = form.name
        participle = name in {"participle", "both"}
        passive = participle and not _BE.isdisjoint(said)
        if said and said[0] == "to":
            name = "to"
        elif participle and not said:
            name = "participle" if form.name == "participle" else "past"
        elif participle:
            name = "participle"
        return Chunk(VERB, start, end, form.lemma, (), name, passive, auxiliaries)

    def _is_helped(self, form: Form, auxiliary: str) -> bool:
        """Whether a form may stand behind an auxiliary: “would go”, “is going”, “has gone”."""
        if form.name == "base":
            return auxiliary in self._modals or auxiliary in _DO or auxiliary == "'d"
        if form.name == "ing":
            return auxiliary in _BE
        return form.name != "s" and (auxiliary in _BE or auxiliary in _HAVE)

    def _fits(
        self,
        form: Form,
        at: int,
        end: int,
        starts: dict[int, Mention],
        chunks: Sequence[Chunk],
        open_: Chunk | None,
    ) -> bool:
        """Whether a form without an auxiliary stands here as a verb, and not as a noun or before one."""
        if form.lemma == "be" and form.name != "ing":
            return True  # “who was ill”
        lows = self._tokens.lows
        after = lows[at + 1] if at + 1 < end else ""
        follows = at + 1 in starts or after in self._determiners or after in self._pronouns
        before = open_.head if open_ is not None else ""
        previous = chunks[-1] if chunks else None
        if form.name == "ing":
            if open_ is not None and (before in self._determiners or lows[at - 1] in self._determiners):
                return False
            if open_ is not None and after in self._offices:
                return False  # “the Harbour bombing suspect Omar Farid”
            if open_ is not None and lows[at - 1] in _BEFORE_HAPPENINGS and not follows:
                return False  # “a car bombing in Aden”
            if (lows[at - 1] in {"'s", "'"} or lows[at] in _ALSO_NOUNS) and not follows:
                return False
            return not (
                open_ is None and previous is not None and previous.tag == PREPOSITION and after in {"of", "by"}
            )
        if form.name in {"base", "s"}:
            if open_ is None:
                if previous is not None and previous.tag == VERB and previous.head in {"help", "let", "make"}:
                    return form.name == "base" and not previous.passive
                joined = (
                    previous is not None
                    and previous.tag == CONJUNCTION
                    and any(c.tag == VERB and c.form == form.name for c in chunks[-4:])
                )
                relative = previous is not None and previous.tag in {RELATIVE, THAT}
                return (relative and not form.doubtful) or (relative and follows) or joined
            if form.doubtful:
                is_subject = bool(open_.mentions and open_.mentions[-1].end == at) or lows[at - 1] in self._pronouns
                if form.name == "s" and after == "to" and lows[at - 1] in self._planning:
                    return True  # “His widow plans to”
                return is_subject and (follows or after == "to") and lows[at - 1] not in _WHOSE
            return lows[at - 1] not in self._determiners
        # A past form: adjective between an article and a noun (“the captured soldiers”, “armed groups”).
        is_before_noun = (
            bool(after)
            and after not in self._tags
            and after not in self._auxiliaries
            and after not in self._determiners
            and after not in self._pronouns
            and at + 1 not in starts
            and after not in self._verbs
            and not after.endswith("ly")
            and after[0].isalpha()
            and not self._tokens.words[at + 1][0].isupper()
            and after not in self._adverbs
        )
        if (
            lows[at - 1] in self._determiners
            and at - 1 >= 0
            and open_ is not None
            and open_.end == at
            and open_.start == at - 1
        ):
            return False
        if is_before_noun and (open_ is None or not open_.mentions or open_.mentions[-1].end != at):
            noun_before = open_ is not None and lows[at - 1] not in self._determiners
            if open_ is None:
                # “…, recruited sailors”: behind a comma or “and”, a verb; behind a preposition, an adjective.
                said_when = (
                    len(chunks) > 1 and previous is not None and previous.tag == DATE and bool(chunks[-2].mentions)
                )
                return form.name == "both" and (
                    said_when or (previous is not None and previous.tag in {COMMA, CONJUNCTION, RELATIVE, CLOSE})
                )
            if lows[at - 1].endswith("s") and noun_before and form.name == "both":
                return True
            return bool(
                noun_before
                and form.name != "participle"
                and before not in self._determiners
                and after not in self._heads
            )
        return True


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
