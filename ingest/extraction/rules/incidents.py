"""Incidents: happenings whose victims and doers have no names: “a bomb exploded in Aden, killing three people”."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.alternatives import are_alternatives, is_either
from ingest.extraction.rules.asides import is_in_aside
from ingest.extraction.rules.chunks import COMMA, DATE, PREPOSITION, RELATIVE, STOP, SUBORDINATOR, THAT, VERB, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.deaths import DYING, tells_of_killing
from ingest.extraction.rules.happenings import Happenings
from ingest.extraction.rules.incident_claims import IncidentClaims
from ingest.extraction.rules.incident_names import ANOTHER, DEFINITE, IncidentNames
from ingest.extraction.rules.incident_words import TOLL, words
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.occurrences import Anchor, Occurrences
from ingest.extraction.rules.phrases import CLAUSE_OPENING
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.scene import Scene
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.suffering import Suffering
from ingest.extraction.rules.whereabouts import AREAS, Whereabouts
from schema.text import Span

_ACCUSING: Final = shipped()["putting.accusing"]
_DEVICES: Final = shipped()["happenings.devices"]
_LIGHT: Final = shipped()["clauses.light"]
_OCCURRING: Final = shipped()["happenings.occurring"]
_UNREAL: Final = shipped()["putting.unreal"]
_WEEKDAYS: Final = shipped()["calendar.weekdays"]
_OTHER_CLAUSE: Final = frozenset({VERB, THAT, SUBORDINATOR, RELATIVE, STOP})
_DATE_NEAR: Final = 12
"""Tokens within which a date is that of a happening."""
_DAY_NEAR: Final = 8
"""Words within which the day of the week is that of what a verb tells of."""
_DAY_RIGHT_BY: Final = 4
"""Words within which it is that of what a noun does."""


class Incidents:
    """The incidents of one document.

    Args:
        reading: The document while it is read.
        happenings: What its nouns tell of.
        forms: The words that may tell of an incident.
    """

    def __init__(self, reading: Reading, happenings: Happenings, forms: frozenset[str]) -> None:
        self._happenings = happenings
        self._tokens = reading.tokens
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._whereabouts = Whereabouts(reading)
        self._naming = IncidentNames(reading.tokens)
        self._words = words()
        self._occurrences = Occurrences(reading.registry, self._words.names)
        self._claims = IncidentClaims(reading, self._occurrences)
        self._suffering = Suffering(reading, self._occurrences, self._claims)
        self._forms = forms
        self._names_another = False
        """Whether the sentence has a noun for an attack, which is that of its victims even if it cannot be told."""
        self._befallen: list[tuple[str, Record, Clause, Putting]] = []
        """The killings and captures of the sentence, with the clauses that tell of them."""
        self._is_alone = False
        """Whether no verb of the sentence tells of an incident."""
        self._scene = Scene(reading.tokens)

    def read_things(self, named: Mapping[int, Mention]) -> None:
        """Claim that somebody without a name fell victim to an incident of the sentence: “a Libyan general was killed”.

        Args:
            named: What noun phrases mean, by the first token of each.
        """
        self._suffering.read_things(self._befallen, named)

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a word between two tokens may tell of one."""
        return not self._forms.isdisjoint(self._tokens.lows[start:end])

    def read(self, sentence: Sentence) -> None:
        """Find the incidents of a sentence.

        Args:
            sentence: The sentence.
        """
        self._befallen.clear()
        self._scene.enter(sentence)
        if self._forms.isdisjoint(sentence.words):
            return
        self._tell(sentence)
        if TOLL in sentence.words:
            self._suffering.toll(sentence)
        if "among" in sentence.words:
            self._suffering.among_the_dead(sentence)

    def _tell(self, sentence: Sentence) -> None:
        """Find the incidents that the verbs and nouns of a sentence tell of."""
        told: list[tuple[int, str, int, Clause | None]] = []
        for clause in sentence.clauses:
            if clause.verb.head not in self._words.telling:
                continue
            kind, end = self._words.of_verb(clause, self._tokens, self._resolver.mention)
            if kind:
                told.append((clause.index, kind, end, clause))
            if kind == "killing" and self._is_by_device(clause):
                told.append((clause.index, "attack", end, clause))
        of_arrests = any(kind == "capture" for _, kind, _, _ in told)  # “were arrested in raids in Aden”
        nouns = self._words.nouns_of(sentence, self._tokens, of_arrests=of_arrests)
        told += [(at, self._words.nouns[self._tokens.lows[noun]], noun, None) for at, noun in nouns.items()]
        if not told:
            return
        self._occurrences.here.clear()
        self._is_alone = all(clause is None for *_, clause in told)
        self._names_another = any(kind == "attack" and clause is None for _, kind, _, clause in told)
        for at, kind, word, by in sorted(told, key=lambda each: (each[1] != "attack", each[0])):
            if by is None:
                self._named(kind, at, word, sentence)
            elif not self._may_be_natural(by) or self._is_killing(by, sentence):
                self._told(kind, by, word, sentence)

    def _is_by_device(self, clause: Clause) -> bool:
        """Whether a bomb did it to people without names, so that it is told of as the attack: “Bomb kills four”."""
        is_device = not clause.verb.passive and bool(clause.subject) and clause.subject[0].head in _DEVICES
        return is_device and self._suffering.many(clause) is not None

    def _is_killing(self, clause: Clause, sentence: Sentence) -> bool:
        of_many = self._suffering.many(clause) is not None
        return tells_of_killing(clause, sentence.words, self._tokens.lows, of_many=of_many)

    def _may_be_natural(self, clause: Clause) -> bool:
        """Whether a verb tells of deaths that nobody may have brought about: “died”, “claimed two lives”."""
        return clause.verb.head in DYING or clause.verb.head in self._words.deaths

    def _told(self, kind: str, clause: Clause, end: int, sentence: Sentence) -> None:
        putting = sentence.judge.of(clause)
        is_nobodys = kind in {"killing", "wounding"} and (self._may_be_natural(clause) or not clause.doers)
        if not self._counts(putting) or (is_nobodys and self._scene.is_of_disaster()):
            return
        if "or" in sentence.words and is_either(sentence.chunks, clause.index):
            return  # “killed or wounded three”
        trigger = self._tokens.span(clause.verb.start, end)
        dated = _date(clause.index, clause.verb.start, sentence, clause.closes)
        if kind == "wounding":
            attack = self._attack_before(clause, trigger, dated)
            self._suffering.count("CASUALTIES_WOUNDED", attack, clause, putting, dated)
            return
        record = self._events.at.get(trigger.start)
        attack = self._attack_before(clause, trigger, dated) if kind == "killing" else None
        if record is None:
            places = self._whereabouts.of_verb(clause)
            place = next(iter(places), None)
            many = self._suffering.many(clause) if kind in {"killing", "capture"} else None
            number = str(many) if many is not None and many.number > 1 else ""
            is_another = any(self._naming.is_another(chunk) for chunk in clause.subject)
            is_again = not (is_another or self._suffering.befell_another(clause) or _has_cause(clause))
            is_again = is_again and (place is None or clause.verb.passive)
            last = self._occurrences.last("killing") if kind == "killing" else None
            if attack is None and last is not None and self._occurrences.meant(last).kind == "attack":
                is_again = False  # the text has come to other dead than those of that attack
            anchor = Anchor("", place, dated, number, another=is_another)
            if attack is not None and is_again and number and place is None:
                record = attack  # “Soldiers shot at protesters. Three students died.”
                record.spans.append(trigger)
            else:
                record = self._occurrences.told(kind, anchor, trigger, again=is_again, of_verb=True)
            if record.spans[0] == trigger and self._is_done(clause, record):
                by = [] if are_alternatives(sentence.chunks, clause.doers) else clause.doers
                self._done_by(self._meant(by), record, trigger, putting)
            record = self._occurrences.meant(record)
            self._took_place(record, places, trigger, putting, dated)
        self._note(kind, record, trigger, sentence, is_verb=True)
        if kind == "killing":
            self._part_of_attack(record, clause, trigger, putting)
        if kind in {"killing", "capture"}:
            self._suffering.befell(kind, record, clause, putting)
            self._befallen.append((kind, record, clause, putting))
        if kind == "killing":
            self._suffering.count("CASUALTIES_KILLED", attack or record, clause, putting, dated)

    def _part_of_attack(self, killing: Record, clause: Clause, trigger: Span, putting: Putting) -> None:
        """Claim of which attack a killing was a part: “a drone strike in Aden killed Farid”, “died in a bombing”."""
        doing = clause.doers
        for chunk in (*doing, *clause.adjuncts.get("in", ())):
            attack = self._events.at.get(self._tokens.starts[chunk.start])
            if attack is not None and attack.kind == "attack" != killing.kind and self._occurrences.is_known(attack):
                self._claims.add(killing, "PART_OF", attack, trigger, putting, "killing by an attack")

    def _is_done(self, clause: Clause, record: Record) -> bool:
        """Whether a verb may say who did what it tells of: not of who dies, nor where nothing else is known of it."""
        return clause.verb.head not in DYING and self._occurrences.is_known(record)

    def _note(self, kind: str, record: Record, trigger: Span, sentence: Sentence, *, is_verb: bool) -> None:
        self._occurrences.note(kind, record)
        if kind == "attack":
            self._scene.attacked(record, trigger.end, is_known=self._occurrences.is_known(record))
        if not sentence.dates and not _WEEKDAYS.isdisjoint(sentence.words):
            at = self._tokens.between(trigger.start, trigger.end)[0]
            far = _DAY_NEAR if is_verb else _DAY_RIGHT_BY
            near = self._tokens.lows[max(sentence.start, at - far) : min(sentence.end, at + far)]
            if day := next((low for low in near if low in _WEEKDAYS), ""):
                self._occurrences.call_by_day(record, day)

    def _meant(self, chunks: Sequence[Chunk]) -> list[Mention]:
        return [mention for chunk in chunks if (mention := self._resolver.mention(chunk)) is not None]

    def _attack_before(self, clause: Clause, trigger: Span, dated: Dated | None) -> Record | None:
        """Find the attack that was told of in the sentence or just before: its victims are told of next."""
        if (here := self._occurrences.attack_at(trigger)) is not None:
            return here
        # “accused them of killing two hundred there”: another deed, for all that is said
        is_charge = clause.governor is not None and clause.governor.verb.head in _ACCUSING
        if _has_cause(clause) or self._names_another or is_charge:
            return None
        attack = self._scene.attack(trigger.start, self._whereabouts.behind(clause.adjuncts), dated)
        return self._occurrences.meant(attack) if attack is not None else None

    def _named(self, kind: str, at: int, noun: int, sentence: Sentence) -> None:
        chunks = sentence.chunks
        chunk = chunks[at]
        putting = sentence.judge.of_noun(at)
        trigger, word = self._tokens.span(chunk.start, noun + 1), self._tokens.span(noun, noun + 1)
        name, whose = self._naming.read(chunks, at, noun)
        owner = chunks[at - 1] if at and chunks[at - 1].possessive else None
        # “the 3 May 2019, attack”
        is_dated = chunks.tags[max(0, at - 2) : at].rstrip(COMMA).endswith(DATE)
        is_dated = is_dated and self._tokens.lows[chunk.start] not in ANOTHER
        is_definite = self._tokens.lows[chunk.start] in DEFINITE or owner is not None or is_dated
        record = self._events.at.get(trigger.start)
        behind = self._happenings.behind(chunks, at)
        if kind == "meeting" and "between" in behind:
            return  # known by those who met
        is_again = is_definite and not self._naming.is_of_another(kind, chunks, at)
        if not (self._counts(putting) or self._naming.is_presupposed(chunk)):
            # “denied any part in the attack”: it took place, whatever is said about it.
            is_real = is_again and _UNREAL.isdisjoint(self._tokens.lows[chunk.start : noun])
            if record is None and is_real and (name or self._occurrences.last(kind)):
                record = self._occurrences.told(kind, Anchor(name), word, again=True)
                self._note(kind, record, word, sentence, is_verb=False)
                if self._occurrences.is_known(record):
                    self._events.at.setdefault(trigger.start, record)  # of which somebody “denied any part”
            return
        if record is None and (record := self._same_as(at, sentence)) is not None:
            record.spans.append(word)
            self._lay(record, kind, behind, trigger, putting)
        elif record is None:
            # “an attack in Aden”, “the Aden bombing”
            places = self._whereabouts.of_noun(
                chunks, at, behind, is_new=kind in {"attack", "battle"} and not is_definite
            )
            place = next(iter(places), None)
            dated = _date(at, noun + 1, sentence) or self._date_of_harm(chunk, sentence)
            word_said = self._tokens.words[noun].capitalize()
            is_another = self._naming.is_another(chunk)
            anchor = Anchor(name, None if name else place, dated, word=word_said, another=is_another)
            is_any = self._is_alone and not is_definite and self._tokens.lows[noun].endswith("s")
            if is_any and not (whose or name or place or anchor.dated):
                return  # “Attacks are common”
            record = self._occurrences.told(kind, anchor, word, again=is_again, apart="of" in behind)
            if kind == "attack" and not self._events.at:
                by = [owner] if owner is not None else behind.get("by", [])
                doers = [*self._meant(by), *whose]
                # “the brigade's bombing” of what another attacked is another
                if record.spans[0] == word or not self._collector.has_doer(record):
                    self._done_by(doers, record, trigger, putting)
            record = self._occurrences.meant(record)
            self._took_place(record, places, word, putting, dated)
        self._note(kind, record, word, sentence, is_verb=False)
        is_told_so = self._naming.is_told_so(self._tokens.lows[noun], record) or not self._occurrences.is_known(record)
        if not is_told_so or kind == "meeting":
            return
        self._events.at.setdefault(trigger.start, record)
        phrase = [chunk, *itertools.chain.from_iterable(behind.values())]
        for clause in sentence.clauses:
            if not clause.subject or clause.subject[0] not in phrase:
                continue
            said = sentence.judge.of(clause)
            if clause.verb.passive and clause.verb.head in _LIGHT:
                # “the attack in Aden, which was carried out by the brigade”
                self._done_by(self._meant(clause.adjuncts.get("by", [])), record, trigger, said)
            if clause.verb.head in _OCCURRING and self._counts(said):
                self._lay(record, kind, clause.adjuncts, self._tokens.span(chunk.start, clause.verb.end), said)

    def _date_of_harm(self, chunk: Chunk, sentence: Sentence) -> Dated | None:
        """Find the date of a verb that says what harm a happening did: “a drone strike killed Farid in May”."""
        for clause in sentence.clauses:
            if chunk in clause.subject and not clause.verb.passive and clause.verb.head in self._words.verbs:
                return _date(clause.index, clause.verb.start, sentence)
        return None

    def _same_as(self, at: int, sentence: Sentence) -> Record | None:
        """Find of which incident a sentence says that it “was an attack in Aden”."""
        for clause in sentence.clauses:
            if clause.index == at - 1 and clause.verb.head == "be" and clause.subject:
                return self._events.at.get(self._tokens.starts[clause.subject[0].start])
        return None

    def _lay(
        self, record: Record, kind: str, behind: Mapping[str, Sequence[Chunk]], said: Span, putting: Putting
    ) -> None:
        """Claim where an incident was that a sentence says it of: “it took place in Aden”."""
        places = self._whereabouts.behind(behind)
        for place in [each for each in places if each.kind not in AREAS][:1]:
            record = self._claims.call(record, f"{self._words.names[kind]} in {place.name}")
            self._occurrences.was_at(record, place)
        for place in places if self._occurrences.is_known(record) else ():
            self._claims.add(record, "TOOK_PLACE_AT", place, said, putting, "place of an incident")

    def _took_place(
        self, record: Record, places: Sequence[Record], trigger: Span, putting: Putting, dated: Dated | None
    ) -> None:
        """Claim where an incident was, if the words that tell of it are the first, or it is known by the place."""
        for place in places:
            if record.spans[0] != trigger and not record.name.endswith(f" in {places[0].name}"):
                continue
            finding = Finding(record, "TOOK_PLACE_AT", place, trigger, "place of an incident")
            self._claims.was_at(self._claims.date(finding, dated), putting)

    def _counts(self, putting: Putting) -> bool:
        return putting.is_act and (not putting.quoted or bool(putting.speaker))

    def _done_by(self, doers: Sequence[Mention], event: Record, trigger: Span, putting: Putting) -> None:
        for mention in doers:
            who = self._events.body(mention)
            if who is not None and who.type in {"Person", "Organization"}:
                event = self._claims.call(event, f"{self._words.names[event.kind or 'attack']} by {who.name}")
                self._claims.add(who, "RESPONSIBLE_FOR", event, trigger, putting, "doer of an incident")


def _date(at: int, token: int, sentence: Sentence, closing: int = 0) -> Dated | None:
    """Find the date of what a chunk tells of: not that of another verb, as in “police said on Monday that a bomb …”."""
    chunks = sentence.chunks
    told = chunks[at]
    for dated in sorted(sentence.dates, key=lambda each: max(told.start - each.end, each.start - told.end)):
        if abs(dated.start - token) >= _DATE_NEAR or "/" in dated.edtf or not dated.may_be_of(told.start):
            continue
        where = next(each for each, chunk in enumerate(chunks) if chunk.end > dated.start)
        if 0 < closing < where:
            continue
        between = chunks.tags[min(where, at) + 1 : max(where, at)]
        if where == 0 and between.startswith(STOP):
            between = between[1:]  # “3 May 2019: Three soldiers were killed”
        is_of_verb = where < at and (
            chunks.tags[:where].rstrip(PREPOSITION).endswith(VERB)
            or is_in_aside(dated.start, chunks, at)
            or any(chunk.head in CLAUSE_OPENING for chunk in chunks[where + 1 : at])
        )
        if not is_of_verb and _OTHER_CLAUSE.isdisjoint(between):
            return dated
    return None


def _has_cause(clause: Clause) -> bool:
    """Whether a sentence tells itself what did harm: “three were killed when gunmen attacked a farm”."""
    behind = clause.chunks[clause.index + 1 :] if clause.verb.passive else clause.chunks
    return any(chunk.head == "when" for chunk in behind)
