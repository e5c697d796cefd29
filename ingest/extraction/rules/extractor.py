"""The extractor ``rules``: offline, deterministic, the same proposals for the same text every time."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.proposals import Proposals
from ingest.extraction.rules import examples
from ingest.extraction.rules import gazetteer as gazetteers
from ingest.extraction.rules import lexicon as lexicons
from ingest.extraction.rules import patterns as all_patterns
from ingest.extraction.rules.births import Births
from ingest.extraction.rules.campaigns import Campaigns
from ingest.extraction.rules.chunker import Chunker
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Collector
from ingest.extraction.rules.clauses import clauses
from ingest.extraction.rules.contrasts import Contrasts
from ingest.extraction.rules.coreference import Resolver
from ingest.extraction.rules.dates import Calendar, Dated
from ingest.extraction.rules.entries import Entries
from ingest.extraction.rules.events import Events
from ingest.extraction.rules.finder import Finder
from ingest.extraction.rules.funerals import Funerals
from ingest.extraction.rules.gazetteer import Gazetteer
from ingest.extraction.rules.happenings import Happenings
from ingest.extraction.rules.incident_words import words as incident_words
from ingest.extraction.rules.incidents import Incidents
from ingest.extraction.rules.listings import Listings
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.names import Reader
from ingest.extraction.rules.nominals import Nominals
from ingest.extraction.rules.offices import Offices
from ingest.extraction.rules.orders import Orders
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Registry
from ingest.extraction.rules.relations import Relations
from ingest.extraction.rules.retractions import is_taken_back
from ingest.extraction.rules.roles import RoleFinder
from ingest.extraction.rules.routes import Routes
from ingest.extraction.rules.scenarios import Scenarios
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sequences import Sequences
from ingest.extraction.rules.standings import Standings
from ingest.extraction.rules.states import States
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.topics import OBJECTS, SUBJECTS
from ingest.extraction.rules.verbs import Verbs
from ingest.extraction.source import KnownEntity, Source
from ingest.reading.dateline import find as find_dateline
from schema.settings import Settings
from schema.vocabulary import Vocabulary

_OTHERS: Final = OBJECTS | {"it"}


class Rules:
    """Proposes what a document says by its names, its sentences and patterns over them.

    Args:
        settings: What the user set: types, patterns and names of his own; read where none is given.

    Raises:
        CallError: A folder of the user's is missing, a file in it is broken, or a pattern does not give what it says.
    """

    languages = frozenset({"en"})
    reads_tables = False

    def __init__(self, settings: Settings | None = None) -> None:
        settings = settings or Settings.read()
        folders = [settings.folder / folder for folder in settings.rules]
        self._vocabulary = Vocabulary.load(settings.types)
        self._lexicon = lexicons.shipped()
        self._gazetteers = [
            *(gazetteers.of_folder(folder, self._vocabulary) for folder in folders),
            gazetteers.shipped(),
        ]
        self._patterns = all_patterns.of_folders(folders, self._vocabulary)
        self._verbs = Verbs(self._patterns.clauses)
        self._incident_forms = incident_words().forms(self._verbs.forms)
        self._known: tuple[Sequence[KnownEntity], Gazetteer] | None = None
        examples.check(self, self._patterns)

    def extract(self, source: Source) -> Proposals:
        """Propose what a document says.

        Args:
            source: The document and what is known.

        Returns:
            Entities and claims, each with the span that it was found in.
        """
        tokens = Tokens.of(source.text, source.passages)
        dateline = find_dateline(source.text)
        if dateline is not None:
            tokens.dateline = tokens.between(dateline.start, dateline.end)
        registry = Registry()
        collector = Collector(self._vocabulary, source)
        names = Reader(tokens, self._lexicon, self._known_names(source), self._verbs.forms).read()
        mentions = Finder(tokens, self._lexicon, registry, names, self._verbs.forms).find()
        published = source.document.published or (dateline.published if dateline is not None else None)
        self._relate(tokens, registry, collector, mentions, published)
        States(tokens, registry, self._verbs.forms).settle(mentions)
        registry.forget(collector.used())
        claims = collector.proposed()
        entities = {key: record.proposed(self._vocabulary) for key, record in registry.records.items()}
        return Proposals(entities, claims, collector.dropped)

    def _known_names(self, source: Source) -> list[Gazetteer]:
        if not source.known:
            return self._gazetteers
        if self._known is None or self._known[0] is not source.known:
            # Of the same entities for many documents; nothing of a document is kept.
            self._known = (source.known, gazetteers.of_known(source.known))
        return [self._known[1], *self._gazetteers]

    def _relate(
        self,
        tokens: Tokens,
        registry: Registry,
        collector: Collector,
        mentions: Sequence[list[Mention]],
        published: str | None,
    ) -> None:
        lexicon = self._lexicon
        resolver = Resolver(tokens, lexicon, registry)
        events = Events(tokens, registry, collector)
        reading = Reading(tokens, lexicon, registry, resolver, collector, events)
        happenings = Happenings(reading, self._patterns)
        offices, standings = Offices(reading), Standings(reading, self._verbs.forms)
        campaigns = Campaigns(reading, happenings)
        entries, births, listings = Entries(reading), Births(reading), Listings(reading)
        routes, sequences, orders = Routes(reading), Sequences(reading), Orders(reading)
        relations = Relations(reading, self._patterns)
        incidents = Incidents(reading, happenings, self._incident_forms)
        nominals = Nominals(reading, happenings)
        funerals = Funerals(reading)
        scenarios = Scenarios(tokens)
        roles = RoleFinder(tokens, lexicon)
        chunker = Chunker(tokens, self._verbs)
        calendar, contrasts = Calendar(tokens, published), Contrasts(tokens)
        of_nobody = (incidents, nominals, funerals, births)
        speaker: tuple[Chunk, ...] = ()
        passage = -1
        for number, (start, end) in enumerate(tokens.sentences):
            found = mentions[number]
            if start < tokens.dateline[1]:
                # Who reports is nobody of whom the report tells.
                found = [each for each in found if each.start >= tokens.dateline[1] or each.type != "Organization"]
            is_told = found or tokens.quoted[start] or any(each.may_be_in(start, end) for each in of_nobody)
            if not (is_told or _is_of_both(tokens, start, end)):
                continue
            if tokens.paragraphs[number] != passage:
                passage, speaker = tokens.paragraphs[number], ()
            resolver.enter(passage, found, start, end)
            events.enter()
            dates = [dated for dated in calendar.read(start, end) if not _is_in_name(dated, found)]
            uses = roles.find(start, end, found, dates)
            entries.enter(passage, start, found)
            births.enter(passage, start, found)
            entries.give(uses, start, end, found, dates)
            for use in uses:
                offices.read(use, dates, found)
            standings.read(found)
            dates = births.read(start, end, found, dates)
            with_roles = [*found, *(use.mention for use in uses if use.mention is not None)] if uses else found
            chunks, dates = contrasts.left_out(start, end, chunker.cut(start, end, with_roles, dates), dates)
            cut = clauses(chunks)
            words = frozenset(tokens.lows[start:end])
            is_supposed = scenarios.holds(number, cut) or is_taken_back(tokens, number)
            judge = Judge(tokens, words, chunks, cut, speaker, supposed=is_supposed)
            sentence = Sentence(start, end, words, chunks, cut, dates, judge)
            offices.settle(sentence)
            entries.attribute(sentence)
            relations.read(sentence)
            listings.read(passage, sentence, entries.entry, found)
            sentence.attribute()
            happenings.read(sentence)
            funerals.read(sentence)
            incidents.read(sentence)
            orders.read(sentence)
            campaigns.read(sentence)
            routes.read(sentence)
            nominals.read(sentence)
            incidents.read_things(nominals.here)
            sequences.read(sentence)
            relations.read_things(sentence, nominals.here)
            resolver.leave(cut, found)
            speaker = judge.speech.speaker or speaker
        relations.settle()
        births.settle()
        offices.settle_apart()


def _is_of_both(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence names nobody and still tells who did what to whom or what: “He led it until 2011.”."""
    return tokens.lows[start] in SUBJECTS and not _OTHERS.isdisjoint(tokens.lows[start + 1 : end])


def _is_in_name(dated: Dated, mentions: Sequence[Mention]) -> bool:
    """Whether a date is a part of a body's name: “the May 5 Movement”."""
    return any(each.start <= dated.start < each.end and each.type == "Organization" for each in mentions)
