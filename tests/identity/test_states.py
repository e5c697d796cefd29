"""States are known by their adjectives and by the capitals that stand for their governments."""

from collections import Counter

import pytest

from identity.states import by_adjective, by_capital, states


def test_a_state_is_known_by_what_is_said_of_its_own_and_by_its_capital() -> None:
    assert by_adjective()["iranian"].name == by_capital()["tehran"].name == "Iran"
    assert "U.S." in by_adjective()["american"].also


def test_two_states_share_a_short_name_and_no_others_are_called_alike() -> None:
    names = Counter(name.lower() for state in states() for name in (state.name, *state.also))
    assert [name for name, number in names.items() if number > 1] == ["congo"]


@pytest.mark.parametrize("byname", ["Iranian", "washington ", "iran"])
def test_a_byname_is_in_lower_case_and_is_no_name(byname: str) -> None:
    assert byname not in {*by_adjective(), *by_capital()}
