"""Mentions: where a text names somebody or something, by a name or by a noun phrase that stands on one."""

from dataclasses import dataclass

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import Role
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.records import Record


@dataclass(eq=False, slots=True)
class Mention:
    """A stretch of the text that means something.

    Args:
        start: Its first token.
        end: The token after its last.
        form: ``name``, ``adjective``, ``people``, ``noun``, ``role`` or ``pronoun``.
        type: What it is of; ``State`` where it may be the body or the country.
        record: Its record, where that is settled.
        entry: What the gazetteer says of it.
        role: The office or relation that it names.
        owner: The mention that it stands on: whose office, whose fighters.
        members: It means people of a body, and not the body as such.
        name: The name that it is.
        is_part: It is a name only by the noun after it, and by itself perhaps none.
    """

    start: int
    end: int
    form: str
    type: str
    record: Record | None = None
    entry: Entry | None = None
    role: Role | None = None
    owner: "Mention | None" = None
    members: bool = False
    name: Name | None = None
    is_part: bool = False
