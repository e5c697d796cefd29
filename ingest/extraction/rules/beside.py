"""Beside: what stands beside a noun for a thing without a name, and tells it from others of its kind.

Its owner (“Libya's programme”), what hangs on it (“the family of Farid”), a year, or its content (“a plan to build …”).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import DATE, NOUN, PREPOSITION, QUOTE, VERB, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.coreference import Resolver
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.nominal_kinds import ANY, Kind
from ingest.extraction.rules.phrases import WHERE, noun_phrase_right
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.topics import HIS

_DEFINITE: Final = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_ARTICLES: Final = frozenset({"a", "an"})
_ITS: Final = frozenset({"its", "their"})
_PLACES: Final = frozenset({"Place", "State"})
_GIVEN: Final = frozenset(
    {"give", "provide", "extend", "grant", "offer", "send", "deliver", "make", "publish", "write"}
)


@dataclass(slots=True)
class Beside:
    """What stands beside a noun.

    Args:
        start: Where the phrase begins, whose it is with it.
        end: Where it ends.
        owner: What is put before the noun for whose it is, where its phrase has it not.
        whose: The name of whose it is.
        told: It is told from others of its kind.
        owned: It is said whose it is.
        known: “The” or an owner says that it is known.
        dated: A year stands before the noun.
        ends: The names of what stands behind it.
        places: Where it is.
        others: Who stands beside it, each with ``owner`` or the preposition before him.
    """

    start: int
    end: int
    owner: str = ""
    whose: str = ""
    told: bool = False
    owned: bool = False
    known: bool = False
    dated: bool = False
    ends: set[str] = field(default_factory=set)
    places: list[Mention] = field(default_factory=list)
    others: list[tuple[str, Mention]] = field(default_factory=list)


class BesideReader:
    """Reads what stands beside the nouns of one text.

    Args:
        tokens: The text.
        resolver: Whom noun phrases mean.
    """

    def __init__(self, tokens: Tokens, resolver: Resolver) -> None:
        self._tokens = tokens
        self._resolver = resolver

    def read(self, kind: Kind, at: int, chunks: Chunks, judge: Judge) -> Beside:
        """Read what stands beside a noun.

        Args:
            kind: What nouns of its sort name.
            at: Where it stands among the chunks.
            chunks: The sentence.
            judge: How firmly each of its clauses is put.
        """
        chunk = chunks[at]
        beside = Beside(chunk.start, chunk.end)
        owner = self._owner(at, chunks, judge)
        if owner is not None and owner[0].type in kind.owner:
            beside.owner, beside.owned, beside.whose = owner[1], True, self._called(owner[0])
            beside.others.append(("owner", owner[0]))
            if at and chunks[at - 1].possessive:
                beside.start = chunks[at - 1].start
        self._before(at, chunks, beside)
        has_word = any(low in kind.before for low in self._tokens.lows[max(chunk.start, chunk.end - 3) : chunk.end - 1])
        linked = self._behind(kind, at, chunks, beside)
        content = self._content(kind, at, chunks, judge.clauses)
        if content:
            beside.end = content
        if kind.both:
            beside.told = (linked or has_word) and (not kind.owner or beside.known)
        else:
            beside.told = linked or bool(content) or beside.owned or (has_word and beside.known)
        if (kind.dated and not beside.dated) or (kind.indefinite and not self._is_any(chunk)):
            beside.told = False
        return beside

    def _is_any(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is of one of many: “a Libyan general”, and without the article in a headline."""
        is_bare = (
            bool(chunk.mentions) and chunk.mentions[0].start == chunk.start and chunk.mentions[0].form == "adjective"
        )
        return is_bare or self._tokens.lows[chunk.start] in _ARTICLES

    def _before(self, at: int, chunks: Chunks, beside: Beside) -> None:
        """See whether “the”, an owner or a year stands before the noun: “the 1961 revolt”."""
        lows = self._tokens.lows
        first = chunks[at].start
        if at and chunks[at - 1].tag == DATE and chunks[at - 1].end == first and lows[first - 1].isdigit():
            beside.dated, beside.start = True, chunks[at - 1].start
            first = beside.start - 1
        beside.known = beside.owned or (first >= 0 and lows[first] in _DEFINITE)

    def _owner(self, at: int, chunks: Chunks, judge: Judge) -> tuple[Mention, str] | None:
        """Find whose it is: the owner, and what is put before the noun where the phrase has it not."""
        chunk = chunks[at]
        if at and chunks[at - 1].possessive and (mention := self._resolver.mention(chunks[at - 1])) is not None:
            return mention, f"{self._called(mention)}'s"
        if chunk.mentions and chunk.mentions[0].form != "role":
            return chunk.mentions[0], ""
        low = self._tokens.lows[chunk.start]
        if low in HIS and (beside := self._joined(at, chunks)) is not None:
            return beside, f"{self._called(beside)}'s"
        if low in HIS and not self._is_of_another(chunk, judge.clauses):
            mention = self._resolver.owner(chunk)
            return None if mention is None else (mention, f"{self._called(mention)}'s")
        if low in _ITS and (mention := self._subject(chunk, judge.clauses)) is not None:
            return mention, f"{self._called(mention)}'s"
        return None

    def _joined(self, at: int, chunks: Chunks) -> Mention | None:
        """Find whom “his” means in “Farid and his administration”."""
        if at < 2 or chunks[at - 1].head != "and" or chunks[at - 2].tag != NOUN:
            return None
        mention = self._resolver.mention(chunks[at - 2])
        return mention if mention is not None and mention.type == "Person" else None

    def _is_of_another(self, chunk: Chunk, clauses: Sequence[Clause]) -> bool:
        """Whether “his” means a subject that nobody can be told for: “the editor finished his commentary”."""
        for clause in reversed(clauses):
            if clause.verb.start < chunk.start and clause.subject:
                subject = clause.subject[0]
                return self._tokens.lows[subject.start] == "the" and self._resolver.mention(subject) is None
        return False

    def _subject(self, chunk: Chunk, clauses: Sequence[Clause]) -> Mention | None:
        """Find whom “its” means: the body or state that is the subject of the clause."""
        for clause in reversed(clauses):
            if clause.verb.start < chunk.start and clause.subject:
                mention = self._resolver.mention(clause.subject[0])
                return mention if mention is not None and mention.type in {"State", "Organization"} else None
        body = self._resolver.bodies.body
        return Mention(chunk.start, chunk.start + 1, "pronoun", "Organization", body) if body is not None else None

    def _called(self, mention: Mention) -> str:
        if mention.record is not None:
            return mention.record.name
        return mention.entry.name if mention.entry is not None else self._tokens.said(mention.start, mention.end)

    def _behind(self, kind: Kind, at: int, chunks: Chunks, beside: Beside) -> bool:
        """Read the phrases behind a noun; say whether one of them tells it from others."""
        told = False
        each = at + 1
        if (
            each < len(chunks)
            and chunks[each].tag == VERB
            and chunks[each].head in _GIVEN
            and not chunks[each].is_finite
        ):
            each += 1  # “the aid given by Libya to the brigade”
        while each + 1 < len(chunks) and chunks[each].tag == PREPOSITION:
            preposition = chunks[each].head
            wanted = kind.links.get(preposition, frozenset())
            if chunks[each + 1].tag == DATE:
                each += 2
                continue
            if chunks[each + 1].tag != NOUN or not (wanted or preposition in kind.also):
                break
            phrase = noun_phrase_right(chunks, each + 1, pair=preposition == "between")
            if preposition == "between":
                if len(phrase) < 2 or any(self._record(one, wanted) is None for one in phrase):
                    break
                told, beside.end = True, phrase[-1].end
                beside.ends.update(self._called(one.mentions[-1]) for one in phrase if one.mentions)
                beside.others += [
                    (preposition, meant) for one in phrase if (meant := self._record(one, wanted)) is not None
                ]
                each = chunks.index(phrase[-1]) + 1
                continue
            first = phrase[0]
            named = self._record(first, wanted)
            if named is None and ANY not in wanted and not (preposition in kind.also and first.mentions):
                break
            told = told or named is not None or ANY in wanted
            beside.end = named.end if named is not None and first.start < named.end < first.end else first.end
            beside.ends.update(self._called(one) for one in first.mentions)
            if named is not None:
                beside.others.append((preposition, named))
            if preposition in WHERE:
                places = [self._record(one, _PLACES) for one in phrase]
                beside.places += [one for one in places if one is not None and one.form in {"name", "noun"}]
            each = chunks.index(first) + 1
        return told

    def _record(self, chunk: Chunk, types: frozenset[str]) -> Mention | None:
        """Find what a phrase behind a noun means, if it is of the types that may stand there."""
        mention = self._resolver.mention(chunk)
        if mention is not None and mention.type in types and mention.form != "adjective":
            return mention
        last = chunk.mentions[-1] if chunk.mentions else None
        # A verb that is not known for one is read as a part of the phrase: “in Aden sang”.
        is_near = last is not None and (last.form != "adjective" or last.members) and chunk.end - last.end < 2
        return last if last is not None and is_near and last.type in types else None

    def _content(self, kind: Kind, at: int, chunks: Chunks, clauses: Sequence[Clause]) -> int:
        """Find where “to build factories”, “of arming militias” behind a noun ends; 0 where there is none."""
        behind = at + 2 if at + 1 < len(chunks) and chunks[at + 1].tag == QUOTE else at + 1
        for clause in clauses:
            is_infinitive = clause.index == behind and clause.verb.form == "to" and "infinitive" in kind.content
            is_gerund = (
                clause.index == at + 2
                and clause.verb.form == "ing"
                and chunks[at + 1].tag == PREPOSITION
                and "gerund" in kind.content
            )
            if not (is_infinitive or is_gerund) or not clause.object:
                continue
            if chunks[at].head.endswith("s") and self._tokens.lows[chunks[at].start] not in _DEFINITE:
                return 0  # “strategies to make connections”
            last = clause.object[-1].end
            return min((one.end for each in clause.adjuncts.values() for one in each if one.start > last), default=last)
        return 0
