"""Where no act is held, what is denied, planned or only possible is told, and by which command it is seen."""

import pytest

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.running import run
from queries.unasserted import Unasserted, unasserted

DENIES_ARMING = "Libya denies that it armed the Harbour Brigade."
DID_NOT_MEET = "Omar Farid and Jafar Zorn did not meet."
TO_ARM = "Quell plans to arm the Harbour Brigade."


def looked_for(graph: Graph, catalogue: Catalogue, name: str, **arguments: str) -> Unasserted | None:
    found = run(graph, catalogue.get(name), arguments)
    assert list(found.rows) == []
    return unasserted(graph, found)


@pytest.mark.parametrize(
    ("query", "arguments", "statements"),
    [
        ("armed", {"source": "libya", "target": "harbour-brigade"}, {"denied": (DENIES_ARMING,)}),
        ("armed", {"source": "libya"}, {"denied": (DENIES_ARMING,)}),
        ("armed", {"target": "harbour-brigade"}, {"denied": (DENIES_ARMING,), "intended": (TO_ARM,)}),
        # Nobody speaks of it the other way round.
        ("armed", {"source": "harbour-brigade"}, None),
        # What holds both ways is denied both ways.
        ("met-with", {"entity": "omar-farid", "target": "jafar-zorn"}, {"denied": (DID_NOT_MEET,)}),
        ("met-with", {"entity": "jafar-zorn", "target": "omar-farid"}, {"denied": (DID_NOT_MEET,)}),
        ("killed", {"killer": "omar-farid"}, {"denied": ("Omar Farid denies that he killed Nader Haddad.",)}),
        # What was taken back does not count.
        ("killed", {"killer": "jafar-zorn"}, None),
        ("trained", {"source": "quell"}, {"conditional": ("Quell would train the Harbour Brigade.",)}),
        ("who-did", {"predicate": "arm", "source": "libya"}, {"denied": (DENIES_ARMING,)}),
        # Another deed was not asked about.
        ("who-did", {"predicate": "train", "source": "libya"}, None),
        ("casualties", {}, None),
    ],
)  # fmt: skip
def test_what_is_said_short_of_an_act(
    rumours: Graph,
    catalogue: Catalogue,
    query: str,
    arguments: dict[str, str],
    statements: dict[str, tuple[str, ...]] | None,
) -> None:
    told = looked_for(rumours, catalogue, query, **arguments)
    assert (told and dict(told.statements)) == statements


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        ("armed", {"source": "libya", "target": "harbour-brigade"}),
        ("armed", {"target": "harbour-brigade"}),
        ("trained", {"source": "quell"}),
    ],
)
def test_the_command_that_is_told_shows_what_is_said(
    rumours: Graph, catalogue: Catalogue, query: str, arguments: dict[str, str]
) -> None:
    told = looked_for(rumours, catalogue, query, **arguments)
    assert told is not None
    *begin, name, option, one = told.command[:6]
    given = {option.removeprefix("--"): one} | ({"other": told.command[7]} if len(told.command) > 6 else {})
    assert begin == ["dots", "query", "run"]
    rows = str(list(run(rumours, catalogue.get(name), given).rows))
    assert next(iter(told.statements.values()))[0] in rows
