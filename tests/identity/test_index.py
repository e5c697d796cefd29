"""The index finds the known entities that a name may mean, and says why, without comparing it with every name."""

import pytest

from identity.index import NameIndex

KNOWN = [
    ("qasem-soleimani", "Person", ["Qasem Soleimani", "Haj Qasem", "قاسم سلیمانی"]),
    ("sohrab-soleimani", "Person", ["Sohrab Soleimani"]),
    ("esmail-ghaani", "Person", ["Esmail Ghaani"]),
    ("irgc", "Organization", ["Islamic Revolutionary Guard Corps"]),
    ("first-brigade", "Organization", ["1 Brigade"]),
    ("second-brigade", "Organization", ["2 Brigade"]),
    ("soleimani-street", "Place", ["Qasem Soleimani"]),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.of(KNOWN)


@pytest.mark.parametrize(
    ("names", "type_", "found"),
    [
        (["Kassem Suleimani"], "Person", "qasem-soleimani"),
        (["Касем Сулеймани"], "Person", "qasem-soleimani"),
        (["Q. Soleimani"], "Person", "qasem-soleimani"),
        (["Soleimany, Qassem"], "Person", "qasem-soleimani"),
        (["General Ismail Qaani"], "Person", "esmail-ghaani"),
        (["IRGC"], "Organization", "irgc"),
        (["First Brigade"], "Organization", "first-brigade"),
        (["The Shadow Commander", "Qasem Solaimani"], "Person", "qasem-soleimani"),
        (["Qasem Soleimani"], "Place", "soleimani-street"),
    ],
)
def test_any_spelling_finds_its_entity_first(index: NameIndex, names: list[str], type_: str, found: str) -> None:
    assert index.candidates(names, type=type_)[0].entity == found


@pytest.mark.parametrize("names", ["", "!!", "Zzyzx Qwerty", []])
def test_a_name_that_nobody_bears_finds_nobody(index: NameIndex, names: str | list[str]) -> None:
    assert index.candidates(names) == []


def test_each_entity_comes_once_and_the_best_first(index: NameIndex) -> None:
    found = index.candidates(["Qasem Soleimani", "قاسم سليماني"])
    assert [match.entity for match in found][:2] == ["qasem-soleimani", "soleimani-street"]
    assert len({match.entity for match in found}) == len(found)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_no_more_than_the_limit_are_given(index: NameIndex) -> None:
    assert len(index.candidates("Soleimani", limit=1)) == 1


def test_a_candidate_says_which_names_were_compared_and_why(index: NameIndex) -> None:
    match = index.candidates(["Nobody Else", "Qasem Suleimani"], type="Person")[0]
    assert (match.type, match.given, match.known) == ("Person", "Qasem Suleimani", "Qasem Soleimani")
    assert "soleimani" in str(match.explanation)


def test_an_index_of_nothing_knows_nobody() -> None:
    assert (len(NameIndex.of([])), NameIndex.of([]).candidates("Anybody")) == (0, [])


def test_a_name_that_many_share_in_part_is_found_among_them() -> None:
    crowd = [(f"p{number}", "Person", [f"Mohammed {'bcdfgklmnr'[number % 10]}a{number:03d}"]) for number in range(3000)]
    index = NameIndex.of([*crowd, ("wanted", "Person", ["Mohammed Tuwairiqi"])])
    assert index.candidates("Muhammad Tuwayriqi")[0].entity == "wanted"
