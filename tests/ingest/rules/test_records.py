"""The entities of a document while it is read, as they are proposed at its end."""

from ingest.extraction.rules.records import Record
from schema.entities import MOST_NAMES
from schema.text import Span
from schema.vocabulary import Vocabulary


def test_of_more_spellings_than_an_entity_may_have_the_first_are_proposed() -> None:
    record = Record("guild", "Organization", "Pilots' Guild", spans=[Span(0, 13)])
    for number in range(MOST_NAMES + 50):
        record.is_named(f"Guild {number}")
    names = [name.value for name in record.proposed(Vocabulary()).entity.names]
    assert names == [f"Guild {number}" for number in range(MOST_NAMES)]
