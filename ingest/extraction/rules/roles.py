"""Roles: what somebody is to a body or a person, where a text says so beside a name.

“the commander of the Harbour Brigade, Colonel Nader”, “Nader, once head of the brigade”, “Harbour Party leader Omar
Farid”, “Farid's deputy, Karim Haddad”, “Farid was the founder of the party”. The words of the roles are data
(``roles.toml``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extraction.rules.lexicon import Lexicon, Role, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.tokens import Tokens, among

_BEFORE = shipped()["roles.before"]
_FORMER = frozenset({"former", "then", "late", "ex", "once", "outgoing", "then-"})
_PASSIVE = frozenset(
    {"is", "was", "were", "been", "being", "later", "then", "recently", "also", "has", "had", "have", "who"}
)
_COPULA = frozenset({"is", "was", "became", "becomes", "remains", "remained", "were", "be", "been"})
_AS = shipped()["roles.as"]
_MADE = shipped()["roles.made"]
_DOUBTFUL = shipped()["roles.doubtful"]
_LINKS = frozenset({"of", "for", "to", "at", "with", "in"})
_HEADING = frozenset({"LED", "COMMANDED", "DEPUTY_OF"})
_DEPARTMENTS = shipped()["roles.departments"]
_NO_DEPARTMENT = _LINKS | shipped()["grammar.determiner"]
_LONGEST_DEPARTMENT = 4
"""Words within which “of military intelligence” names its department."""
REACH = 5


@dataclass(eq=False, slots=True)
class RoleUse:
    """A role as a text uses it.

    Args:
        role: The role.
        start: The first token of its noun phrase.
        end: The token after the role's last word.
        owners: Whose role it is: bodies or people.
        people: Who has it.
        former: It is over.
        doubtful: It is one that somebody is said to have: “a suspected member”.
        stop: The token after the owners.
        pronoun: “He” stands for who has it.
        mention: The mention that stands for the noun phrase.
        plural: Several have it.
        department: Of what in the body, where that has no name: “finance” of “its head of finance”.
    """

    role: Role
    start: int
    end: int
    owners: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    former: bool = False
    doubtful: bool = False
    stop: int = 0
    pronoun: int = -1
    mention: Mention | None = None
    plural: bool = False
    department: str = ""

    @property
    def title(self) -> str:
        """What who has it is called."""
        return f"{self.role.words} of {self.department}" if self.department else self.role.words


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
        self._speech = lexicon["speech.neutral"] | lexicon["speech.denying"]

    def find(self, start: int, end: int, mentions: Sequence[Mention]) -> list[RoleUse]:
        """Find the roles of a sentence.

        Args:
            start: Its first token.
            end: The token after its last.
            mentions: Its mentions, in order.
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
                role, at, stop, stop=stop, plural=lows[stop - 1].endswith("s") and not role.words.endswith("s")
            )
            self._read_left(use, start, ends)
            self._read_right(use, end, starts)
            self._find_people(use, start, end, starts, ends, uses)
            uses.append(use)
            reached = max(stop, at + 1)
        return uses

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
        if lows[at] in {"official", "premier", "chief", "deputy"}:
            return (
                stop < end
                and stop not in starts
                and lows[stop].isalpha()
                and lows[stop] not in {"of", "for", "to", "and", "in", "at"}
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
            use.doubtful = use.doubtful or low in _DOUBTFUL
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
        while each < end and each - at < REACH and each not in starts:
            if (
                not lows[each][0].isalpha()
                or lows[each] in {"and", "in", "who", "that"}
                or (lows[each] == "of" and lows[each - 1] != "one")
            ):
                return
            each += 1
        owner = starts.get(each)
        if owner is not None and lows[at + 1 : at + 3] == ["one", "of"] and lows[owner.end : owner.end + 1] == [","]:
            # “head of one of the Ruritanian militias, the Harbour Brigade”
            nearer = owner.end + 1 + (lows[owner.end + 1] == "the")
            owner = starts.get(nearer, owner)
        if owner is not None and owner.form == "adjective" and (body := starts.get(owner.end)) is not None:
            # “editor of the Ruritanian Al-Manara”
            owner = body if body.type == "Organization" and body.form == "name" else owner
        if owner is None or (owner.form == "adjective" and not owner.members):
            return
        if lows[at] == "in" and (owner.type != "Organization" or owner.form != "name"):
            return
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

    def _find_people(
        self,
        use: RoleUse,
        start: int,
        end: int,
        starts: dict[int, Mention],
        ends: dict[int, Mention],
        before: Sequence[RoleUse],
    ) -> None:
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
        while at < end and (lows[at] in self._ranks or lows[at] in {"-", "."}) and at not in starts:
            at += 1
        person = starts.get(at)
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
        if (
            person is not None
            and self._may_have(use, person)
            and person.form in ({"name", "people"} if use.role.any else {"name"})
            and (direct or definite or not comma)
        ) and (not comma or self._is_apposed(person, end) or use.stop == use.end):
            use.people.append(person)
            if use.plural:
                self._add_others(use, end, starts)
            return
        # Before it: “Nader, the commander of …”, and “…, and former head of …”.
        at = use.start - 1
        if at >= start and lows[at] == "and" and before and before[-1].people and before[-1].stop in {at, at - 1}:
            use.people = list(before[-1].people)
            return
        while at > start and lows[at] in {"today", "now", "currently", "then", "once", "formerly", "and"}:
            at -= 1
        # “…, a spokesman said” begins a clause of its own: whoever stands before the comma is not its speaker.
        speaks = lows[at] == "," and use.stop < end and lows[use.stop] in self._speech
        if at > start and lows[at] in {",", "("} and not speaks and (person := self._person_ending(at, ends, use)):
            if not use.plural or lows[person.start - 1] == "and":
                use.people.append(person)
            return
        if at > start and lows[at] == "as" and lows[at - 1] in _AS:
            at -= 2
            while at > start and lows[at] in _COPULA | {"has", "had", "have", "who", "also", "later", ","}:
                at -= 1
            self._subject_at(use, at, start, ends)
        elif at > start and lows[at - (lows[at] in {"to", "as"})] in _MADE:
            at -= lows[at] in {"to", "as"}
            at -= 1
            while at > start and lows[at] in _PASSIVE:
                at -= 1
            if lows[at + 1] in _COPULA | {"has", "had", "have"} and not self._is_doubtful(at + 1):
                self._subject_at(use, at, start, ends)
        elif (person := ends.get(use.start)) is not None and self._is_made(person):
            use.people.append(person)
        elif at > start and lows[at] in _COPULA and not self._is_doubtful(at):
            at -= 1
            while at > start and (lows[at] in {"has", "had", "who", "also", "later", "once", "himself"}):
                at -= 1
            self._subject_at(use, at, start, ends)

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

    def _are_several(self, person: Mention, starts: dict[int, Mention]) -> bool:
        """Whether several people stand behind a plural: “the leaders, Farid and Nader”."""
        return self._tokens.lows[person.end] in {"and", ","} and person.end + 1 in starts

    def _is_made(self, person: Mention) -> bool:
        """Whether somebody is put into an office here: “appointed Farid commander of”."""
        at = person.start - 1
        while at > 0 and self._tokens.lows[at] in self._ranks:
            at -= 1
        return person.type == "Person" and self._tokens.lows[at] in _MADE

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
        if lows[at] == ",":
            opening = next((each for each in range(at - 1, max(at - 16, start), -1) if lows[each] == ","), None)
            at = opening - 1 if opening is not None else at
        if lows[at] in {"he", "she"}:
            use.pronoun = at
        elif person := self._person_ending(at + 1, ends, use):
            use.people.append(person)

    def _person_ending(self, at: int, ends: dict[int, Mention], use: RoleUse) -> Mention | None:
        lows = self._tokens.lows
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
