"""Roles: what somebody is to a body or a person, where a text says so beside a name.

“the commander of the Harbour Brigade, Colonel Nader”, “Nader, once head of the brigade”, “Harbour Party leader Omar
Farid”, “Farid's deputy, Karim Haddad”, “Farid was the founder of the party”. The words of the roles are data
(``roles.toml``).
"""

import itertools
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.bearers import Bearers
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.role_use import RoleUse
from ingest.extraction.rules.tokens import POSSESSIVE, Tokens, among

_BEFORE: Final = shipped()["roles.before"]
_PAST: Final = frozenset({"former", "ex", "onetime", "once"})
_FORMER: Final = _PAST | {"then", "late", "outgoing", "then-"}
_DOUBTFUL: Final = shipped()["roles.doubtful"]
_SMALL: Final = shipped()["grammar.preposition"] | shipped()["grammar.conjunction"] | shipped()["grammar.relative"]
_MADE: Final = shipped()["roles.made"]
_ORGANS: Final = shipped()["roles.organs"]
_LINKS: Final = frozenset({"of", "for", "to", "at", "with", "in"})
_KIN: Final = shipped()["people.relation"]
_HEADING: Final = frozenset({"LED", "COMMANDED", "DEPUTY_OF"})
_DEPARTMENTS: Final = shipped()["roles.departments"]
_NO_DEPARTMENT: Final = _LINKS | shipped()["grammar.determiner"]
_LONGEST_DEPARTMENT: Final = 4
"""Words within which “of military intelligence” names its department."""
_NO_NOUN: Final = frozenset({"of", "for", "to", "and", "in", "at", "is", "was", "who"})
"""What stands behind “deputy” or “chief” where it is no noun's adjective."""
_CANDIDATES: Final = shipped()["roles.candidates"]
_SEEKING: Final = frozenset(
    {"for", "as", "to", "be", "become", "succeed", "replace", "the", "post", "position", "job", "of"}
)
"""What may stand between a candidate and what he would be: “the nominee to become head of”, “for the post of”."""
_BEFORE_DATE: Final = frozenset({",", "is", "was", "were", "been", "became", "remained"})
_SOUGHT: Final = frozenset({"for", "as", "to"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "his", "her", "its", "their"})
REACH: Final = 5


class RoleFinder:
    """Finds roles.

    Args:
        tokens: The text.
        lexicon: What words do.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._firsts = tokens.places(lexicon.roles.keys())
        """Where a role may begin."""
        self._ranks = lexicon["people.rank"] | lexicon["people.honorific"]
        self._bearers = Bearers(tokens, lexicon)

    def find(self, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated]) -> list[RoleUse]:
        """Find the roles of a sentence.

        Args:
            start: Its first token.
            end: The token after its last.
            mentions: Its mentions, in order.
            dates: Its dates.
        """
        lows = self._tokens.lows
        told = [
            (at, found)
            for at in among(self._firsts, start, end)
            if (found := self._lexicon.role_at(lows, at, end)) is not None
        ]
        if not told:
            return []
        starts = {mention.start: mention for mention in mentions}
        ends = {mention.end: mention for mention in mentions}
        covered: set[int] = set()
        for mention in mentions:
            covered.update(range(mention.start, mention.end))
        uses: list[RoleUse] = []
        reached = start
        for at, (role, stop) in told:
            if at < reached or not covered.isdisjoint(range(at, stop)) or self._is_verb(at, stop, end, starts):
                continue
            use = RoleUse(
                role, start, at, stop, stop=stop, plural=lows[stop - 1].endswith("s") and not role.words.endswith("s")
            )
            self._read_left(use, start, ends)
            self._read_right(use, end, starts)
            use.dated = next((each for each in dates if each.end == use.start and self._is_said_then(each)), None)
            reached = max(stop, at + 1)
            if self._is_sought(use, start) or self._is_of_kin(use, start, end):
                continue
            self._bearers.find(use, start, end, starts, ends, uses)
            uses.append(use)
            if (successor := self._bearers.successor(use, end, starts)) is not None:
                uses.append(successor)
        for use, following in itertools.pairwise(uses):
            self._of_bearer(use, following)
        return uses

    def _is_said_then(self, dated: Dated) -> bool:
        """Whether a date is the role's: “was in 2009 the head”, “Farid, today the head”, and not “In May the head”."""
        lows, at = self._tokens.lows, dated.start - 1
        return at > 0 and lows[at - (lows[at] in _SMALL)] in _BEFORE_DATE

    def _is_sought(self, use: RoleUse, start: int) -> bool:
        """Whether somebody only wants a role or is wanted for it: “the candidate for leader of the party is Farid”."""
        lows, at = self._tokens.lows, use.start - 1
        while at > start and lows[at] in _SEEKING:
            at -= 1
        return lows[at] in _CANDIDATES and not _SOUGHT.isdisjoint(lows[at + 1 : use.start])

    def _is_of_kin(self, use: RoleUse, start: int, end: int) -> bool:
        """Whether a name behind a role may be that of the bearer's kin: “the wife of Farid's deputy, Leyla, …”."""
        lows = self._tokens.lows
        is_apposed = bool(use.owners) and use.owners[0].type == "Person" and use.stop < end and lows[use.stop] == ","
        return (
            is_apposed
            and use.start - 2 > start
            and lows[use.start - 1] == "of"
            and (lows[use.start - 2].removeprefix("ex-") in _KIN)
        )

    def _of_bearer(self, use: RoleUse, following: RoleUse) -> None:
        """Take for whose kin or aide somebody is who has the next role: “brother of the former minister, Nader”."""
        is_of = following.start == use.end + 1 and self._tokens.lows[use.end] in {"of", "to"}
        if is_of and use.role.person and not use.owners and not set(use.people) & set(following.people):
            use.owners, use.stop = list(following.people), following.stop

    def _is_verb(self, at: int, stop: int, end: int, starts: dict[int, Mention]) -> bool:
        """Whether “head” or “chair” is a verb here: “to head the party”."""
        lows = self._tokens.lows
        if stop - at > 1 or lows[at] not in {
            "head",
            "chair",
            "judge",
            "chief",
            "deputy",
            "heads",
            "chairs",
            "official",
            "premier",
        }:
            return False
        before = lows[at - 1] if at else ""
        if before == "to" and lows[at - 2] in _MADE and lows[stop : stop + 1] == ["of"]:
            return False  # “was promoted to head of the brigade”
        if lows[at] in {"official", "premier", "chief", "deputy"}:
            return (
                stop < end
                and stop not in starts
                and lows[stop].isalpha()
                and lows[stop] not in _NO_NOUN
                and lows[stop] not in self._ranks
            )
        return before in {"to", "who", "will", "would"} or (lows[at].endswith("s") and before in {"who", "which"})

    def _read_left(self, use: RoleUse, start: int, ends: dict[int, Mention]) -> None:
        lows = self._tokens.lows
        at = use.start
        while at > start:
            low = lows[at - 1]
            if low in _FORMER:
                use.former = True
                use.past = use.past or low in _PAST
            # “a suspected member”, and not “suspected Farid's deputy”
            use.doubtful = use.doubtful or (low in _DOUBTFUL and not use.owners)
            if low == "whose" and not use.owners:
                antecedent = ends.get(at - 2) if lows[at - 2] == "," else ends.get(at - 1)
                if antecedent is not None:
                    use.owners.append(antecedent)
                at -= 1
                break
            if at in ends and not use.owners:
                owner = ends[at]
                if owner.form == "adjective" or owner.type in {"Organization", "State", "Place"}:
                    use.owners.append(owner)
                    at = owner.start
                    continue
                if owner.type == "Person" and lows[owner.start - 1] in {"a", "an", "the"} and use.role.person:
                    use.owners.append(owner)
                    at = owner.start
                    continue
                break
            if low in {"'s", "'"} and at - 1 in ends and not use.owners:
                use.owners.append(ends[at - 1])
                at = ends[at - 1].start
                continue
            if low in _DEPARTMENTS and use.role.id == "member":
                at -= 1  # “a procurement officer of”
                continue
            if low in _DEPARTMENTS and not _HEADING.isdisjoint(use.role.predicates):
                at -= 1  # “the finance director of”: he leads no body
                use.department = low
                continue
            if low in _DETERMINERS:
                at -= 1
                break  # “accused the leader of”: not the accused leader
            if (low in _BEFORE and low not in {"one", "and"}) or (low in self._ranks and low in {"general", "chief"}):
                at -= 1
                continue
            break
        use.start = at

    def _read_right(self, use: RoleUse, end: int, starts: dict[int, Mention]) -> None:
        lows = self._tokens.lows
        at = self._past_department(use, end, starts)
        if at + 1 >= end or lows[at] not in _LINKS or (use.owners and use.owners[0].form != "adjective"):
            return
        if lows[at] == "to" and use.role.id not in {"adviser", "representative", "secretary", "deputy"}:
            return
        each = at + 1
        reach = at + REACH
        while each < end and each < reach and each not in starts:
            if lows[each] == "of" and self._is_organ(use, each - 1):
                reach = each + REACH
            if (
                not lows[each][0].isalpha()
                or lows[each] in {"and", "in", "who", "that"}
                or (lows[each] == "of" and lows[each - 1] != "one" and not self._is_organ(use, each - 1))
            ):
                return
            each += 1
        owner = starts.get(each)
        if owner is not None and lows[at + 1 : at + 3] == ["one", "of"] and lows[owner.end : owner.end + 1] == [","]:
            # “head of one of the Ruritanian militias, the Harbour Brigade”
            nearer = owner.end + 1 + (lows[owner.end + 1] == "the")
            owner = starts.get(nearer, owner)
        goes_on = owner is not None and owner.end < end and bool(use.role.person)
        if owner is not None and goes_on and (office := self._lexicon.role_at(lows, owner.end, end)):
            # “brother of the brigade's spokesman Farid”, “of Harbour Brigade spokesman Farid”
            person = starts.get(office[1])
            owner = person if person is not None and person.type == "Person" else owner
        if owner is not None and owner.form == "adjective" and (body := starts.get(owner.end)) is not None:
            # “editor of the Ruritanian Al-Manara”
            owner = body if body.type == "Organization" and body.form == "name" else owner
        if owner is None or (owner.form == "adjective" and not owner.members):
            return
        if lows[at] == "in" and (owner.type != "Organization" or owner.form != "name"):
            return
        behind = owner.end + 1
        is_owner = behind < end and lows[owner.end] in POSSESSIVE and behind not in starts
        if is_owner and lows[behind].isalpha() and lows[behind] not in _SMALL:
            return  # “head of Libya's military intelligence”: not of Libya
        use.owners = [owner]
        use.stop = owner.end
        while use.stop + 1 < end:
            if lows[use.stop] == "and" or (lows[use.stop] == "," and self._list_goes_on(use.stop, end, starts)):
                nearer = use.stop + 1
                if lows[nearer] == "and":
                    nearer += 1
                if lows[nearer] == "the":
                    nearer += 1
                other = starts.get(nearer)
                if (
                    other is not None
                    and other.type == owner.type
                    and other.type != "Person"
                    and other.form == owner.form
                ):
                    use.owners.append(other)
                    use.stop = other.end
                    continue
            elif lows[use.stop] in {"'s", "'"} and use.stop + 1 in starts:
                # “of the Guard's Harbour Brigade”: the last is whose office it is.
                use.owners = [starts[use.stop + 1]]
                use.stop = use.owners[0].end
                continue
            break

    def _is_organ(self, use: RoleUse, at: int) -> bool:
        """Whether somebody belongs to a body by what he is a member of: “of the central committee of the party”."""
        return use.role.id == "member" and self._tokens.lows[at] in _ORGANS

    def _past_department(self, use: RoleUse, end: int, starts: dict[int, Mention]) -> int:
        """Go past “of finance”, “of military intelligence”: who is at the head of that leads no body."""
        lows, at = self._tokens.lows, use.end
        if at + 1 >= end or lows[at] != "of" or _HEADING.isdisjoint(use.role.predicates):
            return at
        for each in range(at + 1, min(at + _LONGEST_DEPARTMENT, end)):
            if each in starts or not lows[each].isalpha() or lows[each] in _NO_DEPARTMENT:
                break
            if lows[each] in _DEPARTMENTS:
                use.department = self._tokens.said(at + 1, each + 1)
                use.stop = each + 1
                return each + 1
        return at

    def _list_goes_on(self, comma: int, end: int, starts: dict[int, Mention]) -> bool:
        other = starts.get(comma + 1)
        return (
            other is not None
            and other.end < end
            and self._tokens.lows[other.end] in {"and", ","}
            and other.type == "Organization"
        )
