"""Entries: what lists of people and bodies say of each in scraps of sentences, and behind labels.

“1. FARID, Omar; DOB 3 May 1970; POB Aden; director of Marlow Trading”, “MARLOW TRADING (a.k.a. MT). Owned by Omar
Farid.”, “Directors: Omar Farid; Karim Haddad”.
"""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.role_use import RoleUse
from ingest.extraction.rules.sentences import Sentence

LONGEST_BEFORE_NAME: Final = 4
"""Words that an entry may hold before the name: “1. Name:”."""
_OPENING: Final = frozenset({"(", ";", ",", "."})
"""What stands behind the name that an entry begins with."""
_PARTING: Final = frozenset({";", ",", ".", ":", ")"})
"""What stands between the scraps of an entry."""
_LINKED: Final = ["linked", "to", ":"]
_ROMAN: Final = frozenset("ivx")
_NUMBERING: Final = 2
"""Tokens of the number that an entry may have before it: “3.”."""


class Entries:
    """Reads the entries of lists in one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._passage = -1
        self._is_numbered = False
        self._entry: Mention | None = None
        """Whom or what the paragraph is an entry of, to whom scraps of sentences belong."""
        self._named: list[Mention] = []
        """What the paragraph has named so far: labels of offices belong to the first body."""

    @property
    def entry(self) -> Mention | None:
        """Whom or what the paragraph is an entry of, if it is one."""
        return self._entry

    def enter(self, passage: int, start: int, mentions: Sequence[Mention]) -> None:
        """Begin a sentence: find whom or what its paragraph is an entry of.

        Args:
            passage: The paragraph, which is an entry if it is one.
            start: The first token of the sentence.
            mentions: Its mentions.
        """
        if passage != self._passage:
            self._passage, self._entry = passage, None
            begin = self._behind_letter(start)
            self._is_numbered = begin > start or self._follows_number(start)
            first = next((each for each in mentions if each.form == "name"), None)
            self._entry = first if first is not None and self._is_entry(first, begin) else None
            self._named.clear()
        self._named += mentions

    def _follows_number(self, start: int) -> bool:
        """Whether a paragraph begins with a number of its own: “3. FARID, Omar”."""
        lows, first = self._reading.tokens.lows, start - _NUMBERING
        return first >= 0 and lows[first].isdigit() and lows[start - 1] in {".", ")"}

    def _behind_letter(self, start: int) -> int:
        """Go past the letter or number that an entry begins with: “(a) FARID, Omar”, “iv) Marlow Trading”."""
        lows = self._reading.tokens.lows
        at = start + (lows[start] == "(")
        if lows[at + 1 : at + 2] != [")"]:
            return start
        return at + 2 if len(lows[at]) == 1 or lows[at].isdigit() or set(lows[at]) <= _ROMAN else start

    def _is_entry(self, mention: Mention, start: int) -> bool:
        """Whether a paragraph is an entry of whom or what it names first: by its number, or how that is written."""
        tokens = self._reading.tokens
        behind = tokens.lows[mention.end] if mention.end < len(tokens) else "."
        is_inverted = mention.name is not None and bool(mention.name.given)
        is_in_capitals = tokens.said(mention.start, mention.end).isupper() and mention.end - mention.start > 1
        is_first = mention.start == start or (
            mention.start - start < LONGEST_BEFORE_NAME and tokens.lows[mention.start - 1] == ":"
        )
        is_one = mention.type in {"Person", "Organization"} and is_first
        is_called = tokens.lows[max(0, mention.start - 2) : mention.start] == ["name", ":"]
        return is_one and behind in _OPENING and (self._is_numbered or is_inverted or is_in_capitals or is_called)

    def give(
        self, uses: Sequence[RoleUse], start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated]
    ) -> None:
        """Give whom an entry is of the offices that stand in it as scraps, and a body those whom a label lists.

        Args:
            uses: The roles of a sentence as it uses them.
            start: Its first token.
            end: The token after its last.
            mentions: Its mentions.
            dates: Its dates.
        """
        if not uses:
            return
        lows, entry = self._reading.tokens.lows, self._entry
        closing = {dated.start - (lows[dated.start - 1] == dated.relation) for dated in dates}
        for use in uses:
            if use.people:
                continue
            is_label = lows[use.end : use.end + 1] == [":"] and not use.owners
            if is_label and (body := self._body()) is not None:
                # “Directors: Omar Farid; Karim Haddad. Secretary: …”
                stop = min((each.start for each in uses if each.start > use.end), default=end)
                listed = [each for each in mentions if use.end < each.start < stop and _may_have(each, use)]
                use.people, use.owners = listed, [body]
            elif entry is not None and use.start >= entry.end and _may_have(entry, use):
                is_scrap = use.start == start or lows[use.start - 1] in _PARTING
                stop = self._past_whole(use.stop, mentions)
                if is_scrap and (stop >= end or lows[stop] in _PARTING or stop in closing):
                    use.people = [entry]

    def _past_whole(self, at: int, mentions: Sequence[Mention]) -> int:
        """Go past that of which the body of an office is a part: “commander of the Rifle Regiment of the Army;”."""
        lows = self._reading.tokens.lows
        if lows[at : at + 1] != ["of"]:
            return at
        first = at + 1 + (lows[at + 1 : at + 2] == ["the"])
        return next((each.end for each in mentions if each.start == first and each.type != "Person"), at)

    def _body(self) -> Mention | None:
        return next((each for each in self._named if each.form == "name" and each.type == "Organization"), None)

    def attribute(self, sentence: Sentence) -> None:
        """Give participles that stand as scraps whom an entry is of: “MARLOW TRADING, Riga. Owned by Omar Farid.”.

        Args:
            sentence: A sentence of the entry.
        """
        lows, entry = self._reading.tokens.lows, self._entry
        if entry is None:
            return
        if "linked" in sentence.words:
            self._link(entry, sentence)
        for clause in sentence.clauses:
            verb = clause.verb
            is_participle = verb.form in {"past", "participle"} and not verb.auxiliaries and "by" in clause.adjuncts
            is_scrap = verb.start == sentence.start or lows[verb.start - 1] in _PARTING
            is_free = not clause.subject or clause.shared
            if is_participle and is_scrap and is_free and entry.end <= verb.start:
                verb.passive, clause.subject = True, [Chunk.of(entry)]

    def _link(self, entry: Mention, sentence: Sentence) -> None:
        """Claim to whom a label ties whom an entry is of: “(Linked To: COAST ALLIANCE)”."""
        lows = self._reading.tokens.lows
        for each in self._named:
            is_told = lows[each.start - len(_LINKED) : each.start] == _LINKED and each.start >= sentence.start
            if is_told and entry.record is not None and each.record is not None and entry.record is not each.record:
                self._reading.claim(
                    entry.record,
                    "UNSPECIFIED_TIE",
                    each.record,
                    each.start - len(_LINKED),
                    each.end,
                    "label of an entry",
                )


def _may_have(mention: Mention, use: RoleUse) -> bool:
    """Whether somebody or something may have a role: people any, bodies those that bodies have."""
    return mention.form == "name" and (mention.type == "Person" or (use.role.any and mention.type == "Organization"))
