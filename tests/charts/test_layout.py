"""The same data gives the same places, whatever the order, and no two nodes lie upon each other."""

import math
import random
from itertools import combinations

import pytest

from charts.layout import APART, FLATTER, lay_out, pack, spread
from charts.network import Network, Node, Tie


def network(pairs: list[tuple[str, str]], *alone: str) -> Network:
    ids = sorted({end for pair in pairs for end in pair} | set(alone))
    ties = [Tie(source, target, "LED", (), 1) for source, target in pairs]
    return Network(tuple(Node(one, one, "Person") for one in ids), tuple(ties))


def web(nodes: int, ties: int) -> Network:
    chance = random.Random(nodes)
    ids = [f"e{number}" for number in range(nodes)]
    return network([(chance.choice(ids), ids[int(nodes * chance.random() ** 3)]) for _ in range(ties)], *ids)


@pytest.mark.parametrize(("nodes", "ties"), [(7, 9), (120, 200), (400, 900)])
def test_the_same_data_gives_the_same_places_in_whatever_order_it_comes(nodes: int, ties: int) -> None:
    one = web(nodes, ties)
    turned = Network(one.nodes, tuple(reversed(one.ties)))
    assert lay_out(one) == lay_out(one) == lay_out(turned)


def test_laying_out_leaves_chance_as_it_was_for_everybody_else() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    lay_out(web(30, 50))
    assert random.random() == expected


@pytest.mark.parametrize(("nodes", "ties"), [(2, 1), (9, 8), (120, 240)])
def test_no_two_nodes_touch(nodes: int, ties: int) -> None:
    places = lay_out(web(nodes, ties))
    assert len(places) == nodes
    nearest = min(
        math.dist((a[0], a[1] / FLATTER), (b[0], b[1] / FLATTER)) for a, b in combinations(places.values(), 2)
    )
    assert nearest >= 48


def test_a_tie_to_oneself_and_entities_without_ties_have_their_places() -> None:
    places = lay_out(network([("a", "a"), ("a", "b")], "c", "d"))
    assert set(places) == {"a", "b", "c", "d"}
    assert len(set(places.values())) == 4


def test_nothing_has_no_places() -> None:
    assert lay_out(network([])) == {}


def test_nodes_upon_each_other_part() -> None:
    parted = spread([(0.0, 0.0)] * 3, 50.0)
    assert min(math.dist(one, other) for one, other in combinations(parted, 2)) > 20


def test_parts_are_set_side_by_side() -> None:
    square = [(0.0, 0.0), (100.0, 100.0)]
    boxes = [
        (min(x for x, _ in part), min(y for _, y in part), max(x for x, _ in part), max(y for _, y in part))
        for part in pack([square] * 5)
    ]
    for one, other in combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


@pytest.mark.parametrize("leaves", range(3, 14))
def test_no_line_to_a_neighbour_passes_through_another(leaves: int) -> None:
    places = dict(lay_out(network([("hub", f"leaf-{number:02}") for number in range(leaves)])))
    x, y = places.pop("hub")
    for (one_x, one_y), (other_x, other_y) in combinations(places.values(), 2):
        turn = math.atan2(one_y - y, one_x - x) - math.atan2(other_y - y, other_x - x)
        assert abs(math.remainder(turn, math.tau)) > 0.2


@pytest.mark.parametrize("nodes", [3, 4, 8])
def test_a_row_is_no_longer_than_its_names_need(nodes: int) -> None:
    places = lay_out(network([(f"e{number}", f"e{number + 1}") for number in range(nodes - 1)]))
    reach = max(math.dist(one, other) for one, other in combinations(places.values(), 2))
    assert APART * 1.5 < reach / (nodes - 1) < APART * 3
