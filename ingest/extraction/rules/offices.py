"""Offices: what the roles that a text gives to people say, as claims, and who “the commander” is."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.role_use import RoleUse
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.topics import HE_OR_HIS, HIS
from schema.claims import Modality
from schema.names import NameKind
from schema.text import Span

_UNTIL: Final = shipped()["calendar.until"]
_AFTER: Final = shipped()["calendar.after"]
_LED_PLACES: Final = shipped()["places.led-by"]
_OWNING: Final = shipped()["grammar.possessive"] | {"our", "my", "whose"}
"""Words with which nobody and nothing is called: “his brother” is no name."""
_KIN: Final = "relative"
_NATIVE: Final = "native"
_BELOW: Final = frozenset({"deputy", "shadow", "vice", "assistant", "junior"})
"""What stands before an office that somebody does not have."""
_COUPLE: Final = 2
_NEAR: Final = 12
"""Words within which the name of an office holds whose it is."""
_FORCES: Final = frozenset({"armed force", "military unit"})
_ARMED: Final = _FORCES | {"armed group"}
_NOT_COMMANDED: Final = frozenset({"political party", "company", "media", "government body", "international body"})


class Offices:
    """Reads the roles of one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.tokens
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._titles = reading.lexicon["people.rank"] | reading.lexicon["people.honorific"]
        self._arguments = Arguments(reading)
        self._owned: set[int] = set()
        self._apart: dict[str, list[Finding]] = {}
        """Who has an office of which it is not said of which state, by the office."""
        self._told: list[tuple[RoleUse, Record, Record | None, Sequence[Mention]]] = []
        """What verbs of the sentence say of roles, until its clauses are judged: who, and whose role it is."""

    def read(self, use: RoleUse, dates: Sequence[Dated], mentions: Sequence[Mention]) -> None:
        """Claim what a role says of those who have it; what a verb says of it is kept until the sentence is judged.

        Args:
            use: The role as it is used.
            dates: The dates of its sentence.
            mentions: The mentions of its sentence.
        """
        if any(map(self._is_one_of, (*use.people, *use.owners))):
            return  # “Farid or Nader is its leader”: which of them, it does not say
        people = [record for person in use.people if (record := self._owner(person, use)) is not None]
        if not people and use.pronoun >= 0 and (person := self._resolver.told_of(use.pronoun)) is not None:
            people = [person]
        owners = [record for owner in use.owners if (record := self._owner(owner, use)) is not None]
        if not people:
            self._holder(use, owners)
            return
        is_its = self._tokens.lows[use.start] in {"its", "their"}  # whose that is, is another question
        if not (owners or is_its) and use.role.state and (state := self._only_state(use, mentions)) is not None:
            owners = [state]
        self._owned.update(owner.start for owner in use.owners)
        if not owners and (other := self._whose(use, mentions)) is not None and other not in people:
            owners = [other]
        elif not owners and use.role.id == _KIN and self._tokens.lows[use.start] == "their":
            owners = [parent for parent in self._parents(use, mentions) if parent not in people]
        if people[0].type in {"Person", "Organization"}:
            use.mention = Mention(use.end - 1, use.end, "role", people[0].type, people[0], role=use.role)
        if people[0].type == "Person" and not owners:
            self._resolver.holders.titled(people[0], use)
            if use.role.apart and self._is_office(use):
                if use.verb < 0:
                    self._stand_apart(use, people, dates, Putting())
                else:
                    self._told += [(use, person, None, mentions) for person in people]
        for person in people:
            for owner in owners:
                if owner is person:
                    continue
                if use.verb < 0:
                    self._claim_role(use, person, owner, dates, mentions, Putting())
                else:
                    self._told.append((use, person, owner, mentions))

    def _is_one_of(self, mention: Mention) -> bool:
        """Whether “or” stands beside a mention."""
        lows = self._tokens.lows
        return lows[mention.start - 1] == "or" or lows[mention.end : mention.end + 1] == ["or"]

    def settle(self, sentence: Sentence) -> None:
        """Claim what the verbs of a sentence say of roles, as firmly as its clauses are put.

        Args:
            sentence: The sentence of which the roles were read last.
        """
        for use, person, owner, mentions in self._told:
            putting = sentence.judge.of_verb(use.verb)
            # Who denies that Farid resigned as head, or asks whether he did, does not say that he never was it.
            if owner is None:
                self._stand_apart(use, [person], sentence.dates, putting)
            elif putting.is_act or not use.ends:
                self._claim_role(use, person, owner, sentence.dates, mentions, putting)
        self._told.clear()

    def _is_office(self, use: RoleUse) -> bool:
        """Whether an office is what it is called: not of “the deputy interior minister”, “his interior minister”."""
        lows = self._tokens.lows
        first = max(use.start - 1, use.first)
        return _BELOW.isdisjoint(lows[first : use.end]) and lows[use.start] not in _OWNING | {"its", "their"}

    def _stand_apart(self, use: RoleUse, people: Sequence[Record], dates: Sequence[Dated], putting: Putting) -> None:
        """Note who has an office of which it is not said of which state: “served as interior minister until 2014”."""
        if not putting.is_act or use.doubtful or use.plural or self._tokens.quoted[use.start]:
            return
        when, when_text = self._when(use, dates)
        for person in people:
            span = self._tokens.span(*_around(use))
            finding = Finding(person, "HELD_POSITION", None, span, f"role “{use.role.words}”")
            finding.when, finding.when_text = when, when_text
            self._arguments.put(finding, putting)
            self._apart.setdefault(use.title, []).append(finding)

    def settle_apart(self) -> None:
        """Claim who has an office of no state that is told, where one alone has it and none of a state's."""
        for title, found in self._apart.items():
            if len({finding.subject.key for finding in found}) > 1:
                continue  # two interior ministers may be of two states
            called = f"{title[0].upper()}{title[1:]}"
            held = self._collector.objects(found[0].subject, "HELD_POSITION")
            if any(each.name.startswith(called) for each in held):
                continue
            position = self._registry.add("Position", called, why="office of which no state is told")
            for finding in found:
                finding.object = position
                position.spans.append(finding.span)
                self._collector.add(finding)

    def _whose(self, use: RoleUse, mentions: Sequence[Mention]) -> Record | None:
        """Find whom “his deputy”, “their spokesman” mean."""
        low = self._tokens.lows[use.start] if use.start < use.end else ""
        if low in HIS and use.role.person:
            only, topic = self._only_person(use, mentions), self._resolver.person
            before = [each for each in mentions if each.type == "Person" and each.record and each.end <= use.start]
            is_named = any(each not in use.people for each in before)
            # “Russia freed Farid's aide Nader, and his deputy, Omar, died”: not whom the sentence before was about.
            return only if is_named and topic is not None and not self._is_here(topic, use, mentions) else topic or only
        if low not in {"its", "their"} or not use.role.predicates:
            return None
        before = [each for each in mentions if each.end <= use.start and each.type in {"Organization", "State"}]
        records = {record.key: record for each in before if (record := self._owner(each, use)) is not None}
        if len(records) == 1:
            return next(iter(records.values()))
        bodies = self._resolver.bodies
        about = bodies.about_before if not records and not bodies.is_doubtful else None
        return self._owner(about, use) if about is not None and about.form != "adjective" else None

    def _parents(self, use: RoleUse, mentions: Sequence[Mention]) -> list[Record]:
        """Find whose “their son” is: of two whom the sentence has spoken of, or of whom it was about before."""
        topic = self._resolver.person
        named = {
            each.record.key: each.record
            for each in mentions
            if each.end <= use.start and each.type == "Person" and each.record
        }
        if topic is not None and (not named or self._is_here(topic, use, mentions)):
            named = {topic.key: topic, **named}
        if len(named) > _COUPLE:  # “He married Leila, the daughter of Nader; their son”
            return [topic] if topic is not None and topic.key in named else []
        return list(named.values())

    def _is_here(self, person: Record, use: RoleUse, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence names somebody before a role, or begins with “he” or “his”."""
        if any(each.record is person and each.end <= use.start for each in mentions):
            return True
        first = next((each.start for each in mentions if each.type == "Person"), use.start)
        return not HE_OR_HIS.isdisjoint(self._tokens.lows[use.first : first])

    def _only_person(self, use: RoleUse, mentions: Sequence[Mention]) -> Record | None:
        """Find the one person whom the sentence names before “his”: “Farid and his brother Omar”."""
        before = [each.record for each in mentions if each.end <= use.start and each.type == "Person" and each.record]
        return before[0] if before and all(each is before[0] for each in before) else None

    def _only_state(self, use: RoleUse, mentions: Sequence[Mention]) -> Record | None:
        """Find the state whose office it is, where the sentence before the office names one state and no other."""
        bases = [mention.owner or mention for mention in mentions]
        named = [mention for mention in bases if mention.type == "State" and mention.entry is not None]
        if any(mention.start in self._owned for mention in named):
            return None  # “Ruritania's envoy met Prime Minister Farid”: another's, for all that is said
        if len({mention.entry.name for mention in named if mention.entry}) != 1 or named[0].start > use.start:
            return None
        return self._events.state(named[0], "Organization")

    def _owner(self, mention: Mention, use: RoleUse) -> Record | None:
        if mention.record is not None:
            return mention.record
        if (
            mention.type == "State"
            and mention.entry is not None
            and not (mention.form == "adjective" and not use.role.position and use.role.id != _NATIVE)
        ):
            return self._events.state(mention, "Organization" if self._is_of_body(use) else "Place")
        return None

    def _is_of_body(self, use: RoleUse) -> bool:
        """Whether a role is one in a state, and not of a country: “a native of Libya”."""
        allows, predicates = self._collector.allows, use.role.predicates
        return not predicates or any(allows(each, "object", "Organization") for each in predicates)

    def _holder(self, use: RoleUse, owners: Sequence[Record]) -> None:
        lows = self._tokens.lows
        if use.plural or (not owners and lows[use.end : use.end + 1] == ["of"]):
            return  # “the head of the judiciary” is not who is head of something else
        if lows[use.start] in {"a", "an", "new", "acting"} or lows[use.start - 1] == "as":
            return  # “as acting treasurer”, “a commander”: whoever is that, it is not who is known as the treasurer
        person = self._resolver.holders.holder(use, owners[0] if owners else None)
        if person is not None:
            start, end = use.start, use.stop if use.department else use.end
            # “The president” is what anybody may be called; “the Supreme Leader” is one's name.
            is_name = any(word[0].isupper() for word in self._tokens.words[start + (start == use.first) : end])
            if is_name and self._tokens.lows[start] not in _OWNING:
                person.is_named(self._tokens.said(start, end), NameKind.WEAK)
            use.mention = Mention(use.end - 1, use.end, "role", "Person", person, role=use.role)

    def _claim_role(
        self,
        use: RoleUse,
        person: Record,
        owner: Record,
        dates: Sequence[Dated],
        mentions: Sequence[Mention],
        putting: Putting,
    ) -> None:
        role = use.role
        if putting.is_act:
            self._resolver.holders.holds(person, use, owner)
        if self._tokens.quoted[use.start] or (role.armed and not self._is_rank(use, owner)):
            return
        span = self._tokens.span(*_around(use))
        predicates = role.person if owner.type == "Person" else role.predicates
        if use.department and owner.type == "Organization":
            predicates = ("MEMBER_OF",)  # “head of finance of the brigade”
        when, when_text = self._when(use, dates) if putting.modality.is_act else (None, None)
        if "RELATED_TO" in predicates and when and "/" not in when:
            when, when_text = None, None  # “the killing of his son Jamal in 1983”
        if use.doubtful:
            putting = weaker(putting, Modality.ALLEGED)
        for predicate in predicates:
            if predicate == "LED" and owner.kind in _FORCES:
                predicate = "COMMANDED"
            if predicate == "COMMANDED" and owner.kind in _NOT_COMMANDED:
                predicate = "LED"
            if predicate == "COMMANDED" and owner.kind == "state":
                predicate = "HELD_POSITION" if role.position else "MEMBER_OF"
            subject, object_ = (owner, person) if role.inverse else (person, owner)
            if predicate == "HELD_POSITION" or not self._collector.allows(predicate, "object", object_.type):
                continue
            finding = Finding(subject, predicate, object_, span, f"role “{role.words}”", when=when, when_text=when_text)
            self._arguments.put(finding, putting)
            if self._collector.takes(predicate, "role"):
                finding.qualifiers["role"] = use.told_title
            self._collector.add(finding)
        if putting != Putting():
            return
        if person.type == "Person" and "MEMBER_OF" not in predicates and not role.inverse:
            self._belongs(use, person, owner, span, mentions)
        heads_place = owner.type == "Place" and self._tokens.lows[use.end - 1] in _LED_PLACES
        if role.position and person.type == "Person" and (owner.type == "Organization" or heads_place):
            self._position(use, person, owner, span, when, when_text)

    def _is_rank(self, use: RoleUse, owner: Record) -> bool:
        """Whether a rank is held in a body: “a captain of the Brigade”, “in the Guard”, not “captain of the ship”."""
        return owner.kind in _ARMED or any("in" in self._tokens.lows[use.end : each.start] for each in use.owners)

    def _belongs(self, use: RoleUse, person: Record, owner: Record, span: Span, mentions: Sequence[Mention]) -> None:
        """Claim that the commander of a body's unit, and the deputy of its leader, belong to the body."""
        if owner.type == "Person":
            body = self._resolver.holders.leads(owner) if use.role.person == ("DEPUTY_OF",) else None
        else:
            body = self._whole(use, owner, mentions)
        if body is not None and body is not owner and body.type == "Organization" and body.kind != "state":
            # The deputy of a force's commander is deputy in the force; of a leader's, he belongs to the body.
            is_second = owner.type == "Person" and body.kind in _FORCES
            predicate = "DEPUTY_OF" if is_second else "MEMBER_OF"
            self._collector.add(Finding(person, predicate, body, span, f"role “{use.role.words}” in a part of it"))

    def _whole(self, use: RoleUse, owner: Record, mentions: Sequence[Mention]) -> Record | None:
        """Find the body whose part somebody has a role in: “commander of the brigade's Signals Corps”."""
        part = next((each for each in use.owners if each.record is owner), None)
        if part is None or owner.kind not in _FORCES:
            return None
        if part.owner is not None:
            return part.owner.record
        before = [each for each in mentions if each.end == part.start - 1]
        return before[-1].record if before and self._tokens.lows[part.start - 1] in {"'s", "'"} else None

    def _position(
        self, use: RoleUse, person: Record, owner: Record, span: Span, when: str | None, when_text: str | None
    ) -> None:
        role = use.role
        called = f"{use.title[0].upper()}{use.title[1:]}"
        name = f"{called} of {owner.name}"
        position = self._registry.add("Position", name, why=f"role “{role.words}”")
        # “Directors: …” stands far from the body whose directors they are.
        near = [each for each in use.owners if abs(each.start - use.start) < _NEAR]
        first = min([use.start, *(each.start for each in near)])
        last = max([use.stop if use.department else use.end, *(each.end for each in near)])
        said = self._tokens.said(first, last) if near else ""
        for article in ("the ", "The ", "a ", "an ", "former ", "then "):
            said = said.removeprefix(article)
        if self._tokens.lows[first] not in _OWNING:
            position.is_named(said)
        for short in owner.spellings:
            if short.isupper():
                position.is_named(f"{called} of {short}")
        position.spans.append(self._tokens.span(first, last))
        finding = Finding(
            person, "HELD_POSITION", position, span, f"role “{role.words}”", when=when, when_text=when_text
        )
        if use.past:
            finding.qualifiers["role"] = use.told_title
        self._collector.add(finding)

    def _when(self, use: RoleUse, dates: Sequence[Dated]) -> tuple[str | None, str | None]:
        """Date a role by what stands behind its words, before them, or before whoever is told to have had it."""
        dated = next((each for each in dates if self._is_behind(each, use)), None) or use.dated
        if dated is None and use.told:
            dated = next((each for each in dates if self._is_before(each, use)), None)
        if dated is None:
            return None, None
        when = dated.when
        if "/" not in when:
            # “director until his death in 2015”, “director after his release in 2015”
            bound = self._tokens.lows[use.stop] if use.stop < dated.start else ""
            is_end, is_begin = use.ends or bound in _UNTIL, bound in _AFTER or (use.begins and not use.former)
            when = f"../{when}" if is_end else f"{when}/.." if is_begin else when
        return when, self._tokens.said(dated.start, dated.end)

    def _is_behind(self, dated: Dated, use: RoleUse) -> bool:
        """Whether a date stands right behind the words of a role."""
        is_near = use.stop <= dated.start <= use.stop + 4
        is_said = dated.relation in {"since", "until", "from", "between", "in"} or "/" in dated.edtf
        between = self._tokens.lows[use.stop : dated.start] if is_near and is_said else (",",)
        return not any(low in {",", "who", "and"} for low in between)

    def _is_before(self, dated: Dated, use: RoleUse) -> bool:
        """Whether the sentence begins with a date and whoever had a role then: “From 2004 to 2009 Farid was …”."""
        who = use.pronoun if use.pronoun >= 0 else use.people[0].start if use.people else -1
        begin = dated.start - (dated.start > 0 and self._tokens.lows[dated.start - 1] == dated.relation)
        is_first = begin == use.first
        between = [low for low in self._tokens.lows[dated.end : who] if low not in self._titles]
        return is_first and dated.end <= who and between in ([], [","])


def _around(use: RoleUse) -> tuple[int, int]:
    """Give the first token of a role and who has it, and the token after the last."""
    ends = [use.stop, *(each.end for each in use.people)]
    starts = [use.start, *(each.start for each in use.people)]
    return min(starts), max(ends)
