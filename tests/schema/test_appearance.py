"""Every type is told from every other, by its shape alone and by its colour alone, whoever looks."""

import math
from itertools import combinations

import pytest

from schema.appearance import APPEARANCES, OTHER, Appearance, appearance, appearances, linear, luminance
from schema.entities import Entity, Organization
from schema.vocabulary import Vocabulary

# Machado, Oliveira and Fernandes 2009, severity 1.0: how linear RGB looks to whoever lacks one kind of cone.
SIGHT = {
    "every cone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no medium cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# A difference of 2.3 (CIE76) can just be seen side by side; this one is seen across a chart.
PLAIN = 15


def seen(colour: str, sight: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, as somebody sees it."""
    light = linear(colour)
    red, green, blue = (min(1, max(0, sum(part * one for part, one in zip(row, light, strict=True)))) for row in sight)
    x, y, z = (
        _bent(value)
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


def difference(one: str, other: str, sight: tuple[tuple[float, ...], ...]) -> float:
    return math.dist(seen(one, sight), seen(other, sight))


@pytest.mark.parametrize("sight", SIGHT)
def test_every_two_colours_differ_plainly_for_everybody(sight: str) -> None:
    alike = [
        (one.__name__, other.__name__)
        for one, other in combinations(APPEARANCES, 2)
        if difference(APPEARANCES[one].colour, APPEARANCES[other].colour, SIGHT[sight]) < PLAIN
    ]
    assert alike == []


def test_no_two_types_share_a_shape() -> None:
    assert len({one.shape for one in APPEARANCES.values()}) == len(APPEARANCES)


def test_every_type_that_comes_with_dots_has_an_appearance_of_its_own() -> None:
    vocabulary = Vocabulary()
    assert list(appearances(vocabulary)) == list(vocabulary.entity_types)
    assert OTHER not in appearances(vocabulary).values()


def test_text_upon_a_fill_can_be_read() -> None:
    for one in (*APPEARANCES.values(), OTHER):
        light, dark = sorted((luminance(one.colour), luminance(one.ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, one


def test_a_type_of_ones_own_is_drawn_as_what_it_derives_from() -> None:
    class Militia(Organization):
        """A body under arms."""

    class Dream(Entity):
        """Nothing that dots knows."""

    assert appearance(Militia) == APPEARANCES[Organization]
    assert appearance(Dream) == Appearance("#9a9a9a", OTHER.shape, OTHER.size)
