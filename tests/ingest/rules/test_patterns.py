"""Each pattern finds in its own example what it says that it gives."""

from functools import cache
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction import rules as package
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.rules import patterns
from ingest.extraction.rules.event_names import ALONE, KINDS
from ingest.extraction.rules.examples import acts
from ingest.extraction.rules.extractor import Rules
from ingest.extraction.rules.lexicon import read_toml
from ingest.extraction.rules.pattern_fields import CLAUSE, NOUN
from ingest.extraction.rules.patterns import ClausePattern, NounPattern
from schema.entities import EventKind
from schema.errors import CallError
from schema.settings import Settings
from schema.vocabulary import Vocabulary


@cache
def rules() -> Extractor:
    """One extractor for all sentences: it keeps nothing of any."""
    return extractor("rules")


PATTERNS = patterns.shipped().each()
PATTERNS_HERE = Path(package.__file__).parent / "data" / "patterns"


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.id for pattern in PATTERNS])
def test_a_pattern_finds_what_its_example_gives(pattern: ClausePattern | NounPattern) -> None:
    assert pattern.example
    assert pattern.gives
    found = acts(rules().extract(source_of_text(pattern.example)))
    assert set(pattern.gives) <= found


SALUTE = '[salute]\nverbs = "salute"\npredicate = "PRAISED"\n'


def test_a_pattern_of_ones_own_joins_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "clauses.toml").write_text('[salute]\nverbs = "salute"\npredicate = "PRAISED"\n')
    own = patterns.of_folders([tmp_path], Vocabulary())
    assert {pattern.id for pattern in own.clauses["salute"]} >= {"salute"}
    assert own.clauses["kill"] == patterns.shipped().clauses["kill"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[salute]\nverbs = "salute"\n', "salute lacks 'predicate'"),
        ('[salute]\nverbs = "salute"\npredicate = "PRAISED"\nverb = "x"\n', "salute has a field 'verb'"),
        ('[salute]\nverbs = "salute"\npredicate = "SALUTED"\n', "SALUTED, which is no predicate"),
        (
            '[salute]\nverbs = "salute"\npredicate = "PRAISED"\nthings = "flag @no.such"\nthing-at = "object"\n',
            "salute names @no.such, which is no set of words",
        ),
        ("salute = 3\n", "salute is no pattern"),
        (SALUTE + 'event = "party"\n', "salute has event = 'party'. Kinds of events that have names are .*battle"),
        (SALUTE + 'needs = "euqipment"\n', "salute has needs = 'euqipment'. Write equipment, .* or one preposition"),
        (SALUTE + 'subject = "lsit"\n', "salute has subject = 'lsit'"),
        (SALUTE + 'subject = "list by"\n', "salute has a subject beside 'list'"),
        (SALUTE + "object = 5\n", "salute has object = 5. Write words"),
        (SALUTE + 'mutual = "false"\n', "salute has mutual = 'false'. Write true or false"),
        (SALUTE + 'gives = "Libya PRAISED Nader"\n', "salute has gives = .* Write a list"),
        (SALUTE + 'things = "flag"\n', "salute has one of 'things' and 'thing-at'"),
        (
            SALUTE + 'object-type = "Person Planet"\n',
            "salute asks for a Planet, which is no type of the object of P",
        ),
        (
            SALUTE + 'subject-type = "Place"\n',
            "salute asks for a Place, which is no type of the subject .* Choose",
        ),
        (SALUTE + 'value = "saluted"\n', "salute claims PRAISED, which takes no 'value', but an object"),
        (SALUTE.replace("PRAISED", "DESCRIPTION"), "salute claims DESCRIPTION, which takes a 'value', and no object"),
        (SALUTE + "victim = true\n", "salute has a 'victim' of no 'event'"),
        ("salute = \n", "clauses.toml"),
    ],
)
def test_a_broken_pattern_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "clauses.toml").write_text(text)
    with pytest.raises(CallError, match=message):
        patterns.of_folders([tmp_path], Vocabulary())


def test_a_pattern_that_comes_with_dots_would_do_for_ones_own(tmp_path: Path) -> None:
    for file in ("clauses.toml", "nouns.toml"):
        (tmp_path / file).write_text((PATTERNS_HERE / file).read_text(encoding="utf-8"), encoding="utf-8")
    assert {each.id for each in patterns.of_folders([tmp_path], Vocabulary()).each()} == {each.id for each in PATTERNS}


def test_a_pattern_of_nouns_that_claims_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "nouns.toml").write_text('[salute]\nnouns = "salute"\nvictim = "of"\n')
    with pytest.raises(CallError, match=r"nouns\.toml: salute claims nothing"):
        patterns.of_folders([tmp_path], Vocabulary())


OUTLAST = """[outlast]
verbs = "outlast"
predicate = "ATTACKED"
event = "battle"
example = "The Harbour Brigade outlasted the Northern Front in Aden."
"""


def own(folder: Path, text: str) -> Rules:
    (folder / "clauses.toml").write_text(text)
    return Rules(Settings(rules=(Path(),), folder=folder))


def test_a_pattern_of_ones_own_tells_of_any_event_that_has_a_name(tmp_path: Path) -> None:
    found = own(tmp_path, OUTLAST).extract(source_of_text("The Red Battalion outlasted the Harbour Brigade in Aden."))
    assert acts(found) == {
        "Red Battalion ATTACKED Harbour Brigade",
        "Red Battalion RESPONSIBLE_FOR Battle with Harbour Brigade",
        "Harbour Brigade VICTIM_OF Battle with Harbour Brigade",
        "Battle with Harbour Brigade TOOK_PLACE_AT Aden",
    }


def test_a_pattern_of_ones_own_gives_what_it_says(tmp_path: Path) -> None:
    own(tmp_path, OUTLAST + 'gives = ["Harbour Brigade ATTACKED Northern Front"]\n')
    with pytest.raises(
        CallError, match="outlast does not give what it says: no “Nobody ATTACKED Nothing” is found in “"
    ):
        own(tmp_path, OUTLAST + 'gives = ["Harbour Brigade ATTACKED Northern Front", "Nobody ATTACKED Nothing"]\n')
    with pytest.raises(CallError, match="outlast lacks 'example'"):
        own(tmp_path, OUTLAST.replace("example", "#") + 'gives = ["Nobody ATTACKED Nothing"]\n')


def test_every_kind_of_event_but_the_rest_has_a_name() -> None:
    assert {*map(str, EventKind)} - {"other"} == KINDS
    assert ALONE.keys() == read_toml("patterns/incidents.toml").keys() - {"wounding"}


PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ", 1) for line in PAGE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("name", CLAUSE)
def test_the_page_tells_of_a_field_and_of_what_may_stand_in_it(name: str) -> None:
    told = [what for fields, what in ROWS if f"`{name}`" in fields]
    assert len(told) == 1
    assert [value for value in CLAUSE[name].values if f"`{value}`" not in told[0] and f'"{value}"' not in told[0]] == []


@pytest.mark.parametrize("name", NOUN)
def test_the_page_tells_of_a_field_of_nouns_and_of_what_may_stand_in_it(name: str) -> None:
    part = PAGE.partition("`nouns.toml`: ")[2].partition("`names.toml`: ")[0]
    assert f"`{name}`" in part or f"{name} = " in part
    assert [value for value in NOUN[name].values if f"`{value}`" not in part] == []
