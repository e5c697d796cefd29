"""The data of the rules: each thing said once, so that who mends it mends it everywhere."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.extraction import rules
from ingest.extraction.rules.lexicon import read_table, read_toml, shipped

WORDS = {f"{section}.{name}": text for section, sets in read_toml("words.toml").items() for name, text in sets.items()}
ROLES = {name: str(role["words"]).split("|") for name, role in read_toml("roles.toml")["roles"].items()}


def again(words: list[str]) -> list[str]:
    return [word for word, count in Counter(word.strip() for word in words).items() if count > 1]


def listed(name: str) -> list[str]:
    """What a set lists, with what the sets that it names list."""
    return [each for word in WORDS[name].split() for each in (listed(word[1:]) if word[0] == "@" else [word])]


@pytest.mark.parametrize("name", WORDS)
def test_no_set_says_a_word_twice(name: str) -> None:
    assert again(listed(name)) == []


@pytest.mark.parametrize("name", [name for name, text in WORDS.items() if "@" in text])
def test_a_set_has_the_words_of_those_it_names(name: str) -> None:
    assert shipped()[name] == frozenset(listed(name))


WHOLE = {"organizations", "named-organizations", "groups", "events", "ordinary"}
"""The sections of which every set is asked for at once."""
RULES = Path(rules.__file__).parent
CODE = "".join(path.read_text(encoding="utf-8") for path in RULES.parents[1].rglob("*.py"))
DATA = "".join(path.read_text(encoding="utf-8") for path in (RULES / "data").rglob("*.toml"))


@pytest.mark.parametrize("name", [name for name in WORDS if name.partition(".")[0] not in WHOLE])
def test_a_set_is_asked_for(name: str) -> None:
    section, _, entry = name.partition(".")
    by_part = f'f"{section}.{{' in CODE and f'"{entry}"' in CODE
    assert f'"{name}"' in CODE or f"@{name}" in DATA or by_part


def test_no_role_is_of_two_kinds_or_twice_of_one() -> None:
    assert again([role for roles in ROLES.values() for role in roles]) == []


def test_no_city_has_the_very_name_of_a_region() -> None:
    spellings = {
        name: {one.lower() for _, _, *listed in read_table(name) for each in listed for one in each.split("|")}
        for name in ("regions.csv", "cities.csv")
    }
    assert spellings["regions.csv"] & spellings["cities.csv"] == set()


def test_no_party_is_listed_twice_in_a_state() -> None:
    for state, *listed in read_table("parties.csv"):
        assert again([spelling for each in listed for spelling in each.split("|")]) == [], state
