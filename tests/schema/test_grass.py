"""The style of Neo4j Browser follows the vocabulary, and is legible."""

import re

from schema.appearance import appearances, luminance
from schema.grass import CAPTIONS, sheet, written
from schema.vocabulary import Vocabulary

# The pages of Browser's light and dark theme.
LIGHT, DARK = "#f9fcff", "#2a2d34"


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_type_and_every_kind_of_record_has_a_rule(vocabulary: Vocabulary) -> None:
    expected = {"node", "relationship", "node.Entity"}
    expected |= {f"node.{label}" for label in vocabulary.entity_types}
    expected |= {f"node.{label}" for label in CAPTIONS}
    assert set(sheet(vocabulary)) == expected


def test_what_is_said_of_a_type_comes_after_what_is_said_of_every_entity(vocabulary: Vocabulary) -> None:
    selectors = list(sheet(vocabulary))
    assert selectors.index("node.Entity") < min(selectors.index(f"node.{label}") for label in vocabulary.entity_types)


def test_colours_are_those_of_the_charts(vocabulary: Vocabulary) -> None:
    rules = sheet(vocabulary)
    looks = appearances(vocabulary)
    assert {label: rules[f"node.{label}"]["color"] for label in looks} == {
        label: look.colour for label, look in looks.items()
    }


def test_text_on_every_node_and_beside_every_tie_can_be_read_on_both_pages(vocabulary: Vocabulary) -> None:
    for selector, rule in sheet(vocabulary).items():
        if selector.startswith("node"):
            assert contrast(rule["color"], rule["text-color-internal"]) >= 4.5, selector
        # Lines, and the rims that show a node whose fill comes near the page's colour: 3 is enough (1.4.11).
        line = rule.get("border-color", rule["color"])
        assert min(contrast(line, LIGHT), contrast(line, DARK)) >= 3, selector


def test_a_grass_file_says_the_same_as_the_sheet(vocabulary: Vocabulary) -> None:
    rules = sheet(vocabulary)
    read = {
        selector: dict(re.findall(r"  ([\w-]+): '?(.*?)'?;\n", body))
        for selector, body in re.findall(r"^(\S+) \{\n(.*?)^\}", written(rules), flags=re.MULTILINE | re.DOTALL)
    }
    assert read == {selector: dict(rule) for selector, rule in rules.items()}
