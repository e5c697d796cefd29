"""Incidents: happenings whose victims and doers have no names: “a bomb exploded in Aden, killing three people”.

An incident is known by where it was, or by its day; “the explosion”, said later, is the last one of its kind.
"""

import itertools
from collections.abc import Mapping, Sequence
from functools import cache

from ingest.extraction.rules.chunks import NOUN, PREPOSITION, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.deaths import DYING, is_killing
from ingest.extraction.rules.lexicon import read_toml, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_number, read_sum
from ingest.extraction.rules.verbs import Form
from schema.claims import Modality
from schema.text import Span

_JUST_BEFORE = 400
"""Characters within which the victims of an attack are told of."""
_WHERE = ("in", "at", "near", "outside", "inside")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "each"})
_PEOPLE = shipped()["people.heads"]
_DEATHS = frozenset({"death", "deaths"})
_ACCUSING = shipped()["putting.accusing"]
_LABOUR = shipped()["happenings.labour"]
_LIGHT = shipped()["clauses.light"]
_ANY = frozenset({"attack", "attacks", "assault"})
_STEM = 5
"""Letters in which “exploded” and “explosion” are alike."""
_HARMLESS = shipped()["happenings.harmless"]
_DEVICES = frozenset({"bomb", "bombs", "device", "devices", "explosives", "charge", "charges", "mine", "mines"})
_FARTHEST = 5
"""Words within which “up” stands behind “blew”."""
_RAIDS = frozenset({"raid", "raids"})
_STRIKES = frozenset({"strike", "strikes"})


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    data = read_toml("patterns/incidents.toml")
    verbs = {verb: kind for kind, entry in data.items() for verb in entry["verbs"].split()}
    nouns = {noun: kind for kind, entry in data.items() for noun in entry["nouns"].split()}
    return verbs, nouns, {kind: entry["name"] for kind, entry in data.items()}


def forms_of_incidents(forms: Mapping[str, Form]) -> frozenset[str]:
    """Give every word that may tell of an incident.

    Args:
        forms: The forms of verbs.
    """
    verbs, nouns, _ = _kinds()
    return frozenset(nouns) | {form for form, meant in forms.items() if meant.lemma in verbs}


class Incidents:
    """The incidents of one document.

    Args:
        reading: The document while it is read.
        forms: The words that may tell of an incident.
    """

    def __init__(self, reading: Reading, forms: frozenset[str]) -> None:
        self._tokens = reading.tokens
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._verbs, self._nouns, self._names = _kinds()
        self._forms = forms
        self._last: dict[str, Record] = {}
        self._here: Record | None = None
        self._names_another = False
        """Whether the sentence has a noun for an attack, which is that of its victims even if it cannot be told."""
        self._attacked = 0
        """Where the words that told of an attack last end."""

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a word between two tokens may tell of one."""
        return not self._forms.isdisjoint(self._tokens.lows[start:end])

    def read(self, sentence: Sentence) -> None:
        """Find the incidents of a sentence.

        Args:
            sentence: The sentence.
        """
        if self._forms.isdisjoint(sentence.words):
            return
        verbs, nouns, judge, dates = self._verbs, self._nouns, sentence.judge, sentence.dates
        told: list[tuple[int, str, Clause | None]] = [
            (clause.index, verbs[clause.verb.head], clause)
            for clause in sentence.clauses
            if clause.verb.head in verbs and self._tells(clause)
        ]
        if not nouns.keys().isdisjoint(sentence.heads):
            of_arrests = any(kind == "capture" for _, kind, _ in told)  # “were arrested in raids in Aden”
            of_work = not _LABOUR.isdisjoint(sentence.words)  # “the strike of the miners”
            told += [
                (at, nouns[chunk.head], None)
                for at, chunk in sentence.nouns
                if chunk.head in nouns
                and not (of_work and chunk.head in _STRIKES)
                and not (of_arrests and chunk.head in _RAIDS)
                and self._tokens.lows[chunk.end - 2] not in _HARMLESS
                and (chunk.head not in _DEATHS or is_killing(sentence.words, of_many=True))
            ]
        if not told:
            return
        self._here = None
        self._names_another = any(kind == "attack" and clause is None for _, kind, clause in told)
        for at, kind, clause in sorted(told, key=lambda each: (each[1] != "attack", each[0])):
            if clause is not None:
                if clause.verb.head not in DYING or is_killing(sentence.words, of_many=bool(self._victims(clause))):
                    self._told(kind, clause, judge.of(clause), dates)
            else:
                self._named(kind, at, sentence)

    def _tells(self, clause: Clause) -> bool:
        """Whether a verb tells of an incident with what stands behind it.

        Some do with a particle alone: “blew himself up”, “bombs went off”. Nobody is arrested “in hospital”.
        """
        head, behind = clause.verb.head, self._tokens.lows[clause.verb.end : clause.verb.end + _FARTHEST]
        if any(chunk.head == "hospital" for chunk in clause.adjuncts.get("in", ())) and self._verbs[head] == "capture":
            return False
        if head == "go":
            return behind[:1] == ["off"] and any(chunk.head in _DEVICES for chunk in clause.subject)
        return head != "blow" or "up" in behind

    def _told(self, kind: str, clause: Clause, putting: Putting, dates: Sequence[Dated]) -> None:
        if not self._counts(putting):
            return
        trigger = self._tokens.span(clause.verb.start, clause.verb.end)
        if kind == "wounding":
            self._casualties("CASUALTIES_WOUNDED", self._attack_before(clause, trigger), clause, putting)
            return
        record = self._events.at.get(trigger.start)
        if record is None:
            place = self._place(clause.adjuncts)
            dated = self._date(clause.verb.start, dates)
            victims = self._victims(clause) if kind in {"killing", "capture"} else ""
            # Somebody with a name is none of those who were killed or taken in what was told of before.
            is_named = any(each.type == "Person" for chunk in self._suffering(clause)[:1] for each in chunk.mentions)
            is_again = not (is_named or _has_cause(clause)) and (place is None or clause.verb.passive)
            record = self._incident(kind, place, dated, trigger, victims, self._last.get(kind) if is_again else None)
            if record is not None and record.spans[0] == trigger and clause.verb.head not in DYING:
                self._done_by(
                    clause.adjuncts.get("by", []) if clause.verb.passive else clause.subject, record, trigger, putting
                )
            if record is not None and place is not None and _is_there(record, place, trigger):
                self._add(record, "TOOK_PLACE_AT", place, trigger, putting)
        if record is None:
            return
        self._note(kind, record, trigger)
        if kind == "killing":
            self._casualties("CASUALTIES_KILLED", self._attack_before(clause, trigger) or record, clause, putting)

    def _suffering(self, clause: Clause) -> Sequence[Chunk]:
        """Give whom a verb of harm or of dying says that it befell."""
        return clause.subject if clause.verb.passive or clause.verb.head in DYING else clause.object

    def _note(self, kind: str, record: Record, trigger: Span) -> None:
        self._last[kind] = record
        if kind == "attack":
            self._here, self._attacked = record, trigger.end

    def _attack_before(self, clause: Clause, trigger: Span) -> Record | None:
        """Find the attack that was told of in the sentence or just before: its victims are told of next."""
        near = trigger.start - self._attacked < _JUST_BEFORE and not _has_cause(clause) and not self._names_another
        # “accused them of killing two hundred there”: another deed, for all that is said
        near = near and (clause.governor is None or clause.governor.verb.head not in _ACCUSING)
        return self._here or (self._last.get("attack") if near else None)

    def _named(self, kind: str, at: int, sentence: Sentence) -> None:
        chunks = sentence.chunks
        chunk = chunks[at]
        if chunk.mentions and chunk.mentions[-1].end == chunk.end:
            return
        putting = sentence.judge.of_noun(at)
        if not self._counts(putting):
            return
        trigger = self._tokens.span(chunk.start, chunk.end)
        record = self._events.at.get(trigger.start)
        behind: dict[str, list[Chunk]] = {}
        each = at + 1
        while each + 1 < len(chunks) and chunks[each].tag == PREPOSITION and chunks[each + 1].tag == NOUN:
            behind.setdefault(chunks[each].head, []).append(chunks[each + 1])
            each += 2
        if record is None:
            # “an attack in Aden”, “the Aden bombing”
            place = self._place(behind) or self._of_mentions(chunk.mentions)
            definite = self._tokens.lows[chunk.start] in _DEFINITE or bool(at and chunks[at - 1].possessive)
            word = self._tokens.span(chunk.end - 1, chunk.end)
            last = self._last.get(kind) if definite else None
            record = self._incident(kind, place, self._date(chunk.end, sentence.dates), word, "", last)
            if record is not None and kind == "attack" and record.spans[0] == word:
                owner = [chunks[at - 1]] if at and chunks[at - 1].possessive else []
                self._done_by(owner or behind.get("by", []), record, trigger, putting)
            if record is not None and place is not None and _is_there(record, place, word):
                self._add(record, "TOOK_PLACE_AT", place, trigger, putting)
        if record is None:
            return
        self._note(kind, record, trigger)
        if not self._is_told_so(chunk.head, record):
            return
        self._events.at.setdefault(trigger.start, record)
        phrase = [chunk, *itertools.chain.from_iterable(behind.values())]
        for clause in sentence.clauses:
            # “the attack in Aden, which was carried out by the brigade”
            if clause.verb.passive and clause.verb.head in _LIGHT and clause.subject and clause.subject[0] in phrase:
                self._done_by(clause.adjuncts.get("by", []), record, trigger, sentence.judge.of(clause))

    def _is_told_so(self, noun: str, record: Record) -> bool:
        """Whether what is said of a noun is safely said of an incident: “the raid” may be another than an attack."""
        text = self._tokens.text
        told = [text[span.start : span.end].lower() for span in record.spans[:-1] or record.spans]
        return noun in _ANY or any(noun[:_STEM] in words for words in told)

    def _counts(self, putting: Putting) -> bool:
        return (
            putting.is_act
            and putting.modality in {Modality.REPORTED, Modality.ALLEGED}
            and (not putting.quoted or bool(putting.speaker))
        )

    def _incident(
        self,
        kind: str,
        place: Record | None,
        dated: Dated | None,
        trigger: Span,
        victims: str,
        last: Record | None,
    ) -> Record | None:
        if kind == "killing" and self._here is not None:
            # “A bomb exploded, killing three”: one happening.
            self._here.spans.append(trigger)
            return self._here
        if (place is not None and place.kind not in {"country", "continent", "region", None}) or (
            place is not None and dated is not None
        ):
            name = f"{self._names[kind]} in {place.name}"
        elif victims:
            name = f"{self._names[kind]} of {victims}"
        elif last is not None:
            last.spans.append(trigger)
            return last
        elif dated is not None and len(dated.edtf) == len("2000-01-01"):
            name = f"{self._names[kind]} of {dated.edtf}"
        else:
            return None
        record = self._registry.add("Event", name, kind, why=f"{kind} with a place, a day or a number")
        record.spans.append(trigger)
        return record

    def _victims(self, clause: Clause) -> str:
        """Give how many were killed or taken, and what they were, where they have no name: “13 protesters”."""
        for chunk in self._suffering(clause)[:1]:
            if not _is_people(chunk):
                continue
            number = read_sum(self._tokens.lows, chunk.start, chunk.end)
            if number is not None and number.value == int(number.value) and not number.currency:
                return f"{int(number.value)} {chunk.head if chunk.head in _PEOPLE else 'people'}"
        return ""

    def _done_by(self, chunks: Sequence[Chunk], event: Record, trigger: Span, putting: Putting) -> None:
        for chunk in chunks:
            mention = self._resolver.mention(chunk)
            who = self._events.body(mention) if mention is not None else None
            if who is not None and who.type in {"Person", "Organization"}:
                self._add(who, "RESPONSIBLE_FOR", event, trigger, putting)

    def _place(self, behind: dict[str, list[Chunk]]) -> Record | None:
        for where in _WHERE:
            meant = map(self._resolver.mention, behind.get(where, ()))
            if (place := self._of_mentions([mention for mention in meant if mention is not None])) is not None:
                return place
        return None

    def _of_mentions(self, mentions: Sequence[Mention]) -> Record | None:
        """Give the first place of some mentions."""
        for mention in mentions:
            if mention.form != "adjective" and mention.type in {"Place", "State"}:
                return mention.record if mention.record is not None else self._events.state(mention, "Place")
        return None

    def _date(self, at: int, dates: Sequence[Dated]) -> Dated | None:
        return next((dated for dated in dates if abs(dated.start - at) < 12 and "/" not in dated.edtf), None)

    def _casualties(self, predicate: str, event: Record | None, clause: Clause, putting: Putting) -> None:
        """Claim how many died or were hurt, where those who did have no name."""
        if event is None:
            return
        for chunk in self._suffering(clause)[:1]:
            if not _is_people(chunk) or any(mention.type == "Person" or mention.members for mention in chunk.mentions):
                continue
            number = read_sum(self._tokens.lows, chunk.start, chunk.end)
            if number is None or number.currency or number.value != int(number.value):
                continue
            span = self._tokens.span(min(chunk.start, clause.verb.start), max(chunk.end, clause.verb.end))
            finding = Finding(event, predicate, None, span, "number of people", value=int(number.value))
            if number.bound != "exact":
                finding.qualifiers["bound"] = number.bound
            self._put(finding, putting)
            self._collector.add(finding)

    def _add(self, subject: Record, predicate: str, object_: Record, span: Span, putting: Putting) -> None:
        finding = Finding(subject, predicate, object_, span, "incident with a place")
        self._put(finding, putting)
        self._collector.add(finding)

    def _put(self, finding: Finding, putting: Putting) -> None:
        finding.polarity, finding.modality = putting.polarity, putting.modality


def _is_there(record: Record, place: Record, trigger: Span) -> bool:
    """Whether an incident took place where the words that tell of it say: told of first, or known by that place."""
    return record.spans[0] == trigger or record.name.endswith(f" in {place.name}")


def _is_people(chunk: Chunk) -> bool:
    """Whether a noun phrase may be of a number of people: “13 protesters”, “killing three”."""
    return chunk.head in _PEOPLE or is_number(chunk.head)


def _has_cause(clause: Clause) -> bool:
    """Whether a sentence tells itself what did harm: “three were killed when gunmen attacked a farm”."""
    behind = clause.chunks[clause.index + 1 :] if clause.verb.passive else clause.chunks
    return any(chunk.head == "when" for chunk in behind)
