"""States are known by their adjectives and by the capitals that stand for their governments."""

import pytest

from identity.states import by_adjective, by_capital, states


def test_a_state_is_known_by_what_is_said_of_its_own_and_by_its_capital() -> None:
    assert by_adjective()["iranian"].name == by_capital()["tehran"].name == "Iran"
    assert "U.S." in by_adjective()["american"].also


def test_no_two_states_are_called_alike() -> None:
    names = [name.lower() for state in states() for name in (state.name, *state.also)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("byname", ["Iranian", "washington ", "iran"])
def test_a_byname_is_in_lower_case_and_is_no_name(byname: str) -> None:
    assert byname not in {*by_adjective(), *by_capital()}
