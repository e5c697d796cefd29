"""What stands for what follows from the judgements alone, in whatever order they come."""

import random

from hypothesis import given
from hypothesis import strategies as st

from identity.judgements import Judgement
from identity.resolution import Resolution

KEYS = ["a", "b", "c", "d", "e", "f"]


def judged(*pairs: tuple[str, str, bool]) -> list[Judgement]:
    """Judgements, as somebody made them who always named the records themselves."""
    made: list[Judgement] = []
    for number, (left, right, same) in enumerate(pairs, 1):
        replaced = Resolution.of(made).entity_of(right) if same else ""
        made.append(
            Judgement(f"j{number}", left, right, same, "Ada", "2026-01-01T00:00:00", "", f"j{number}", replaced)
        )
    return made


PAIRS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans()).filter(lambda pair: pair[0] != pair[1]),
    max_size=12,
)


def clusters(resolution: Resolution) -> set[frozenset[str]]:
    return {resolution.keys_of(resolution.entity_of(key)) for key in KEYS}


def test_nothing_judged_leaves_every_key_to_itself() -> None:
    resolution = Resolution.of([])
    assert (resolution.entity_of("a"), resolution.keys_of("a"), bool(resolution)) == ("a", frozenset("a"), False)


def test_the_left_key_gives_the_id() -> None:
    assert Resolution.of(judged(("b", "a", True))).merged == {"a": "b"}
    assert Resolution.of(judged(("b", "a", True), ("c", "a", True))).merged == {"a": "c", "b": "c"}


def test_what_was_undone_has_no_say() -> None:
    undone = [
        Judgement("j1", "a", "b", True, "Ada", "2026-01-01", "", "j1", "b", undone_who="Ada", undone_when="2026-01-02")
    ]
    assert Resolution.of(undone) == Resolution.of([])


def test_two_that_are_told_apart_are_joined_by_no_chain() -> None:
    resolution = Resolution.of(judged(("a", "b", True), ("b", "c", True), ("c", "a", False)))
    assert [one.id for one in resolution.blocked] == ["j2"]
    assert clusters(resolution) >= {frozenset("ab"), frozenset("c")}


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(pairs: list[tuple[str, str, bool]], chance: random.Random) -> None:
    made = judged(*pairs)
    shuffled = chance.sample(made, len(made))
    assert Resolution.of(shuffled) == Resolution.of(made)


@given(PAIRS)
def test_every_key_is_in_one_entity_and_every_entity_is_one_of_its_keys(pairs: list[tuple[str, str, bool]]) -> None:
    resolution = Resolution.of(judged(*pairs))
    found = clusters(resolution)
    assert sorted(key for cluster in found for key in cluster) == KEYS
    assert all(resolution.entity_of(key) in cluster for cluster in found for key in cluster)
    assert all(len({resolution.entity_of(key) for key in cluster}) == 1 for cluster in found)


@given(PAIRS)
def test_no_two_that_are_told_apart_are_one(pairs: list[tuple[str, str, bool]]) -> None:
    resolution = Resolution.of(judged(*pairs))
    for left, right, same in pairs:
        assert same or resolution.entity_of(left) != resolution.entity_of(right)


@given(PAIRS)
def test_what_is_judged_the_same_is_one_unless_that_was_blocked(pairs: list[tuple[str, str, bool]]) -> None:
    made = judged(*pairs)
    resolution = Resolution.of(made)
    for one in made:
        if one.same and one not in resolution.blocked:
            assert resolution.entity_of(one.left) == resolution.entity_of(one.right)


@given(PAIRS, st.integers(0, 11))
def test_a_judgement_that_is_taken_away_leaves_what_the_others_make(
    pairs: list[tuple[str, str, bool]], place: int
) -> None:
    made = judged(*pairs)
    others = [one for number, one in enumerate(made) if number != place]
    assert clusters(Resolution.of(others)) == clusters(Resolution.of(list(reversed(others))))
