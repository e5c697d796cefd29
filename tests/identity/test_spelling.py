"""Spellings of one name have one skeleton, and likeness is judged part by part."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.spelling import ALIKE, explain, similarity, skeleton

HERE = Path(__file__).parent
ONE_NAME = list(csv.reader((HERE / "one-name.csv").read_text(encoding="utf-8").splitlines()))
PAIRS = list(csv.DictReader((HERE / "pairs.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_skeleton(spellings: list[str]) -> None:
    assert {spelling: skeleton(spelling) for spelling in spellings} == dict.fromkeys(spellings, skeleton(spellings[0]))


def test_different_names_have_different_skeletons() -> None:
    skeletons = [skeleton(spellings[0]) for spellings in ONE_NAME]
    assert len(set(skeletons)) == len(ONE_NAME)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['left']} ~ {pair['right']}")
def test_likeness(pair: dict[str, str]) -> None:
    assert (similarity(pair["left"], pair["right"]) >= ALIKE) == (pair["alike"] == "yes")


@pytest.mark.parametrize("name", ["", "!!", "—", "\u200c"])
def test_a_name_without_letters_has_an_empty_skeleton(name: str) -> None:
    assert skeleton(name) == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [("President", "prsdnt"), ("General Staff", "stf"), ("Sheikh", "shh"), ("President of Syria", "prsdnt sr")],
)
def test_titles_go_unless_nothing_remains(name: str, kept: str) -> None:
    assert skeleton(name) == skeleton(kept) or skeleton(name) == kept


def test_an_explanation_names_the_parts() -> None:
    assert str(explain("Q. Soleimani", "Qasem Suleimani")) == (
        "0.96: soleimani ~ suleimani sounds the same; q ~ qasem initial"
    )


@given(st.text(max_size=60))
def test_a_skeleton_holds_only_what_an_index_can_find(name: str) -> None:
    assert all(key.isascii() and key.isalnum() and key == key.lower() for key in skeleton(name).split(" ") if key)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share(left: str, right: str) -> None:
    assert 0.0 <= similarity(left, right) <= 1.0


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=30))
def test_a_name_is_like_itself(name: str) -> None:
    assert similarity(name, name) == pytest.approx(1.0)
