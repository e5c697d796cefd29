"""Bearers: who has a role: who stands behind its words or before them, was made what they say, or “was” it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.role_use import RoleUse
from ingest.extraction.rules.tokens import Tokens

_PASSIVE: Final = frozenset(
    {"is", "was", "were", "been", "being", "later", "then", "recently", "also", "has", "had", "have", "who"}
)
_COPULA: Final = frozenset({"is", "was", "became", "becomes", "remains", "remained", "were", "be", "been"})
_BECAME: Final = frozenset({"became", "becomes"})
_BEFORE_DATE: Final = frozenset({"from", "in", "since", "between", "until", "during", "on"})
_BESIDE_COPULA: Final = frozenset({"has", "had", "who", "also", "later", "once", "himself", "herself", "then", "now"})
"""What may stand between “was” and whoever was it."""
_AROUND: Final = frozenset({"-", ".", "“", "”", '"'})
"""What may stand around a rank: “his deputy, “Colonel” Farid”."""
_NOW: Final = shipped()["roles.now"]
"""What may stand before a role in apposition, and behind “is”."""
_BEHIND: Final = frozenset({",", ".", ";", ")", "(", "and", "who", "since", "until", "from"})
"""What may stand behind whoever “the owner of the brigade is”."""
_ASKED: Final = frozenset({"?", ",", "or"})
"""What may stand behind whoever it is asked of whether “the owner of the brigade” is he."""
_LISTING: Final = frozenset({"and", "or", ",", "'s", "'", ".", ":", ";"})
_KIN: Final = "relative"
_BORN: Final = ["was", "born"]
_PARTING: Final = frozenset({".", ";", "that", "who", "and"})
_UNMADE: Final = frozenset({"not", "never", "n't", "be", "being", "to"})
_OPENING: Final = frozenset({"a", "an", "the", "once", "former"})
_FURTHEST: Final = 8
"""Words that may stand between “appointed” and the name of whoever was."""
_REPLACED: Final = shipped()["roles.replaced"]
_LEFT: Final = shipped()["roles.left"]
_AS_VERBS: Final = _REPLACED | _LEFT | shipped()["roles.hired"]
_AS_WITHIN: Final = 12
"""Words that may stand between “was hired” and “as”."""
_AS: Final = shipped()["roles.as"]
_MADE: Final = shipped()["roles.made"]
_BEGAN: Final = frozenset({("took", "over"), ("takes", "over"), ("taken", "over"), ("took", "office"), ("sworn", "in")})
"""What stands before “as” of what one is from then on."""
_GOING: Final = frozenset({"down", "aside", "back"})
"""What stands before “as” of what one “stepped” from."""


class Bearers:
    """Finds who has the roles of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._ranks = lexicon["people.rank"] | lexicon["people.honorific"]
        self._speech = lexicon["speech.neutral"] | lexicon["speech.denying"]

    def find(
        self,
        use: RoleUse,
        start: int,
        end: int,
        starts: dict[int, Mention],
        ends: dict[int, Mention],
        before: Sequence[RoleUse],
    ) -> None:
        """Find who has a role; he is noted on its use.

        Args:
            use: The role as it is used, of which it is known whose it is.
            start: The first token of the sentence.
            end: The token after its last.
            starts: Its mentions, by their first tokens.
            ends: Its mentions, by the tokens after their last.
            before: The roles before it.
        """
        lows = self._tokens.lows
        # Behind it: “… Colonel Nader”, “…, Nader”, “… (Nader)”.
        at = use.stop
        if at < end and lows[at] in {"in"} and at + 1 in starts and starts[at + 1].type in {"Place", "State"}:
            at = starts[at + 1].end
        if at < end and lows[at] == "(":
            closing = next((each for each in range(at, min(at + 6, end)) if lows[each] == ")"), None)
            at = closing + 1 if closing is not None else at
        comma = at < end and lows[at] == ","
        at += comma
        at += comma and use.role.any and at < end and lows[at] == "the"  # “Libya's enemy, the brigade”
        while at < end and (lows[at] in self._ranks or lows[at] in _AROUND) and at not in starts:
            at += 1
        if (
            comma
            and use.role.id == _KIN
            and lows[at : at + 1] == ["the"]
            and at + 2 in starts
            and lows[at + 1].isalpha()
        ):
            at += 2  # “her brother, the shipowner Olaf Sand”
        person = starts.get(at)
        may_go_on = comma and person is None and at < end and not use.role.position
        if may_go_on and (office := self._lexicon.role_at(lows, at, end)):
            # “Nader's widow, Minister Leila Farid”; “the interior minister, Defence Minister Nader and …” are two
            person = starts.get(office[1])
        is_body = person is not None and person.type != "Person" and person.end < end
        if person is not None and is_body and (other := self._lexicon.role_at(lows, person.end, end)):
            person = starts.get(other[1])  # “Nader's ally, the Aden commander Farid”
        if (
            use.plural
            and person is not None
            and person.form == "name"
            and comma
            and not self._are_several(person, starts)
        ):
            person = None
        direct = use.stop == use.end and not comma
        definite = use.owners or (use.start < use.end and lows[use.start] in {"the", "his", "her", "its", "their"})
        definite = definite or lows[use.start - 1] in {"'s", "'"}
        if (
            person is not None
            and self._may_have(use, person)
            and person.form in ({"name", "people"} if use.role.any else {"name"})
            and (direct or definite or not comma)
        ) and (not comma or self._is_apposed(person, end) or use.stop == use.end):
            use.people.append(person)
            is_last = person.end >= end or lows[person.end] in _ASKED
            if is_last and not comma and use.start == start + 1 and lows[start] in _COPULA:
                use.verb = start  # “Is the owner of the brigade Farid?”
            if use.plural:
                self._add_others(use, end, starts)
            return
        if comma and self._opens(use, start, at, end, person):
            return
        if definite and (who := self._who_is(use, end, starts)) is not None:
            use.people.append(who)
            return
        if lows[use.start] == "whose":
            return  # “Nader, whose son was killed”: whoever he is, he is not Nader
        # Before it: “Nader, the commander of …”, and “…, and former head of …”.
        at = use.start - 1
        if at >= start and lows[at] == "and" and before and before[-1].people and before[-1].stop in {at, at - 1}:
            use.people, use.verb = list(before[-1].people), before[-1].verb
            return
        if use.dated is not None:
            at = use.dated.start - 1
            at -= at > start and lows[at] in _BEFORE_DATE
        while at > start and lows[at] in _NOW:
            at -= 1
        # “…, a spokesman said” begins a clause of its own: whoever stands before the comma is not its speaker.
        speaks = lows[at] == "," and use.stop < end and lows[use.stop] in self._speech
        if at > start and lows[at] in {",", "("} and not speaks and (person := self._person_ending(at, ends, use)):
            if not use.plural or lows[person.start - 1] == "and":
                use.people.append(person)
            if use.plural and lows[use.start - 1] == "both" and (first := self._first_of_both(person, ends, use)):
                use.people.append(first)
            return
        if at > start and lows[at] == "," and use.role.id == _KIN and (born := self._born(start, at)) is not None:
            self._subject_at(use, born, start, ends)
            return
        if at > start and lows[at] == "as" and lows[at - 1] in _AS:
            use.verb = at - 1
            at -= 2
            while at > start and lows[at] in _COPULA | {"has", "had", "have", "who", "also", "later", ","}:
                at -= 1
            self._subject_at(use, at, start, ends)
        elif at > start + 1 and lows[at] == "as" and (lows[at - 2], lows[at - 1]) in _BEGAN:
            use.verb, use.begins = at - 2, True
            self._subject_at(use, self._before_passive(at - 2, start), start, ends)
        elif at > start and lows[at - (lows[at] in {"to", "as"})] in _MADE:
            at -= lows[at] in {"to", "as"}
            use.verb = at
            at -= 1
            while at > start and lows[at] in _PASSIVE:
                at -= 1
            if lows[at + 1] in _COPULA | {"has", "had", "have"} and not self._is_doubtful(at + 1):
                use.begins = True
                self._subject_at(use, at, start, ends)
        elif at > start + 1 and lows[at] in {"him", "her"} and lows[at - 1] in _MADE:
            use.pronoun, use.verb, use.begins = at, at - 1, True  # “appointed him head of”
        elif (made := self._made_here(use, start, ends)) is not None:
            person, use.verb = made
            use.people.append(person)
            use.begins = True
        elif at > start and lows[at] in _COPULA and not self._is_doubtful(at):
            use.begins, use.verb = lows[at] in _BECAME, at
            at -= 1
            while at > start and (lows[at] in _BESIDE_COPULA):
                at -= 1
            self._subject_at(use, at, start, ends)
        elif at > start and lows[at] == "as":
            self._told_as(use, at, start, ends)

    def _opens(self, use: RoleUse, start: int, at: int, end: int, person: Mention | None) -> bool:
        """Read who is told to have a role before he is named: “A native of Aden, Farid fled”, “…, he fled”."""
        lows = self._tokens.lows
        is_as = lows[start] == "as" and use.start == start + 1  # “As head of the party, Farid fled”
        if use.plural or not (is_as or (use.start == start and lows[start] in _OPENING)):
            return False
        if lows[at : at + 1] in (["he"], ["she"]):
            use.pronoun = at
            return True
        if person is None or person.type != "Person" or person.form != "name":
            return False
        if person.end >= end or lows[person.end] in _LISTING:
            return False  # “A member of the party, Omar Farid and Karim Haddad met”
        use.people.append(person)
        return True

    def _born(self, start: int, end: int) -> int | None:
        """Find the token before “was born”, of “Farid was born in Aden in 1960, the son of Nader”."""
        lows = self._tokens.lows
        return next((at - 2 for at in range(end - 1, start + 1, -1) if lows[at - 1 : at + 1] == _BORN), None)

    def _told_as(self, use: RoleUse, at: int, start: int, ends: dict[int, Mention]) -> None:
        """Read who was hired, came or went “as” what: “was hired by Nader as head of”, “replaced Nader as head of”."""
        lows = self._tokens.lows
        verb = next((each for each in range(at - 1, max(start, at - _AS_WITHIN), -1) if lows[each] in _AS_VERBS), None)
        if verb is None or not _PARTING.isdisjoint(lows[verb:at]) or lows[verb - 1] in _UNMADE:
            return
        word, person, use.verb = lows[verb], ends.get(at), verb
        passive = lows[verb - 1] in _COPULA
        is_object = passive if word in _REPLACED else not passive and verb + 1 < at and lows[at - 1] not in _GOING
        use.begins, use.ends = word not in _LEFT, word in _LEFT
        use.former = use.former or use.ends
        if is_object:
            is_named = person is not None and person.type == "Person"
            if passive and not (is_named and "by" in lows[verb:at]):
                # “was replaced as head of the party in 2009”: that is when he was it no longer.
                use.begins, use.ends, use.former = False, True, True
                self._subject_at(use, self._before_passive(verb, start), start, ends)
                return
            if person is None or not is_named:
                return
            use.told = True
            use.people.append(person)
            return
        self._subject_at(use, self._before_passive(verb, start), start, ends)

    def _before_passive(self, verb: int, start: int) -> int:
        """Find the token before “was” or “has been” and a verb."""
        before = verb - 1
        while before > start and self._tokens.lows[before] in _PASSIVE:
            before -= 1
        if before > start and self._tokens.lows[before : before + 2] == [",", "who"]:
            before -= 1  # “Nader, who replaced Farid as head of the party, died”
        return before

    def successor(self, use: RoleUse, end: int, starts: dict[int, Mention]) -> RoleUse | None:
        """Find who has a role after whoever is told to have been replaced: “was replaced as head in 2009 by Farid”.

        Args:
            use: The role of who was replaced.
            end: The token after the last of the sentence.
            starts: Its mentions, by their first tokens.
        """
        lows = self._tokens.lows
        if use.verb < 0 or not use.ends or lows[use.verb] not in _REPLACED:
            return None
        by = next((each for each in range(use.stop, min(use.stop + _FURTHEST, end)) if lows[each] == "by"), None)
        if by is None or not _PARTING.isdisjoint(lows[use.stop : by]):
            return None
        at = by + 1
        while at < end and at not in starts and lows[at] in self._ranks:
            at += 1
        person = starts.get(at)
        if person is None or person.type != "Person" or person.form != "name":
            return None
        return replace(use, people=[person], pronoun=-1, former=False, begins=True, ends=False)

    def _who_is(self, use: RoleUse, end: int, starts: dict[int, Mention]) -> Mention | None:
        """Find who has a role that a sentence begins with: “the owner of the brigade is Farid”, “whose manager is”."""
        lows, at = self._tokens.lows, use.stop
        is_apposed = use.start and lows[use.start - 1] in {",", "("} and lows[use.start] != "whose"
        if use.plural or is_apposed or at >= end or lows[at] not in _COPULA:
            return None
        use.verb = at
        at += 1
        while at < end and at not in starts and (lows[at] in self._ranks or lows[at] in _NOW):
            at += 1
        person = starts.get(at)
        if person is None or person.type != "Person" or person.form != "name":
            return None
        return person if person.end >= end or lows[person.end] in _BEHIND else None

    def _add_others(self, use: RoleUse, end: int, starts: dict[int, Mention]) -> None:
        """Add those who are listed behind the first: “his brothers Farid, Omar and Nader”."""
        lows, found, listed = self._tokens.lows, use.people[-1], False
        others: list[Mention] = []
        while found.end + 1 < end and lows[found.end] in {"and", ","} and not listed:
            listed = "and" in lows[found.end : found.end + 2]
            other = starts.get(found.end + (2 if lows[found.end : found.end + 2] == [",", "and"] else 1))
            if other is None or other.type != "Person" or other.form != "name":
                return
            others.append(other)
            found = other
        if listed:
            use.people += others

    def _first_of_both(self, second: Mention, ends: dict[int, Mention], use: RoleUse) -> Mention | None:
        """Find the first of two: “Farid, 29, and Nader, 34, both members of”."""
        lows, at = self._tokens.lows, second.start - 1
        return self._person_ending(at - (lows[at - 1] == ","), ends, use) if lows[at] == "and" else None

    def _are_several(self, person: Mention, starts: dict[int, Mention]) -> bool:
        """Whether several people stand behind a plural: “the leaders, Farid and Nader”."""
        return person.end + 1 in starts and self._tokens.lows[person.end] in {"and", ","}

    def _made_here(self, use: RoleUse, start: int, ends: dict[int, Mention]) -> tuple[Mention, int] | None:
        """Find who is put into an office here, and by which verb: “named Farid head of”, “named a man, Farid, as”."""
        lows, at = self._tokens.lows, use.start
        at -= at > start and lows[at - 1] == "as"
        is_apposed = at > start and lows[at - 1] == ","
        person = ends.get(at - is_apposed)
        if person is None or person.type != "Person":
            return None
        first = person.start
        while first > start and lows[first - 1] in self._ranks:
            first -= 1
        if not is_apposed and lows[first - 1] in _MADE:
            return person, first - 1
        made = next((each for each in range(first - 1, start, -1) if lows[each] in _MADE), None)
        if made is None or lows[use.start - 1] != "as" or lows[made - 1] in _UNMADE:
            return None
        within = lows[made + 1 : first]
        return (person, made) if len(within) < _FURTHEST and _PARTING.isdisjoint(within) else None

    def _may_have(self, use: RoleUse, mention: Mention) -> bool:
        return mention.type == "Person" or (use.role.any and mention.type in {"Organization", "State"})

    def _is_doubtful(self, at: int) -> bool:
        """Whether “be” stands behind a modal or a negation: “may be the leader”, “was not a member”."""
        lows = self._tokens.lows
        return (lows[at] in {"be", "been"} and lows[at - 1] not in {"had", "has", "have"}) or lows[at + 1] in {
            "not",
            "never",
            "no",
        }

    def _subject_at(self, use: RoleUse, at: int, start: int, ends: dict[int, Mention]) -> None:
        lows = self._tokens.lows
        use.told = True
        if lows[at] == ",":
            opening = next((each for each in range(at - 1, max(at - 16, start), -1) if lows[each] == ","), None)
            if (apposed := self._person_ending(at, ends, use)) is not None and apposed.start - 1 == opening:
                use.people.append(apposed)  # “His son, Farid, is an adviser to”
                return
            at = opening - 1 if opening is not None else at
        if lows[at] == "and":
            at = self._opening(start, at, ends)  # “Farid fled and became the leader of”
        if lows[at] in {"he", "she"}:
            use.pronoun = at
        elif person := self._person_ending(at + 1, ends, use):
            use.people.append(person)

    def _opening(self, start: int, at: int, ends: dict[int, Mention]) -> int:
        """Find the last token of whom a sentence begins with, where it goes on with “and” about him."""
        first = start
        while first < at and self._tokens.lows[first] in self._ranks:
            first += 1
        if self._tokens.lows[first] in {"he", "she"}:
            return first
        return next((end - 1 for end, each in ends.items() if each.start == first and each.type == "Person"), at)

    def _person_ending(self, at: int, ends: dict[int, Mention], use: RoleUse) -> Mention | None:
        lows = self._tokens.lows
        if at > 2 and lows[at - 1].isdigit() and lows[at - 2] == ",":
            at -= 2  # “Farid, 34, a member of”
        person = ends.get(at)
        if person is None and at > 2 and lows[at - 1] == ")":
            opening = next((each for each in range(at - 1, max(at - 12, 0), -1) if lows[each] == "("), None)
            person = ends.get(opening) if opening is not None else None
        if person is None or not self._may_have(use, person):
            return None
        return person if person.form in ({"name", "role"} if person.type == "Person" else {"name"}) else None

    def _is_apposed(self, person: Mention, end: int) -> bool:
        """Whether a name behind a comma closes an apposition, and does not begin a list or a clause."""
        after = self._tokens.lows[person.end] if person.end < end else "."
        return after in {",", ".", ")", "(", ";", ":", "who"} or self._tokens.lows[person.start - 1] != ","
