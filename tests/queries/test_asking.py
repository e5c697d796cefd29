"""Questions in plain English find the saved query that answers them, with what its parameters get; or none.

``questions.csv`` is the source of truth: a question, the query, and its arguments as ``name=value``, those of the
contract too, with ``+`` for a space; ``decline`` where no query answers it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from database.graph import Graph
from queries.asking.asker import Asker
from queries.asking.belonging import belonging
from queries.asking.choice import Choice, Declined, command
from queries.asking.moments import beside, take
from queries.asking.occasions import occasions
from queries.asking.words import is_misspelt, stem, table, text_of, words
from queries.catalogue import Catalogue
from queries.running import run
from queries.saved_query import SavedQuery
from schema.errors import AmbiguousName, CallError

TODAY = date(2020, 1, 6)
DECLINE = "decline"


def questions() -> Iterator[Any]:
    with (Path(__file__).parent / "questions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            arguments = {
                name: text.replace("+", " ") for name, text in (pair.split("=", 1) for pair in row["arguments"].split())
            }
            yield pytest.param(row["question"], row["query"], arguments, id=row["question"])


QUESTIONS = list(questions())


@pytest.fixture(scope="module")
def asker(catalogue: Catalogue) -> Asker:
    return Asker(catalogue)


def chosen(asker: Asker, question: str, graph: Graph | None = None) -> Choice:
    return asker.choose(asker.read(question, today=TODAY), graph)


@pytest.mark.parametrize(("question", "query", "arguments"), QUESTIONS)
def test_a_question_finds_its_query(
    asker: Asker, samples: Graph, question: str, query: str, arguments: dict[str, str]
) -> None:
    if query == DECLINE:
        with pytest.raises(CallError):
            chosen(asker, question, samples)
        return
    choice = chosen(asker, question, samples)
    assert choice.query.name.rpartition("/")[2] == query
    assert {**choice.arguments, **choice.contract} == arguments


def test_there_are_questions_enough_and_no_two_alike() -> None:
    counted = Counter(str(question.values[0]).casefold() for question in QUESTIONS)
    assert len(counted) == len(QUESTIONS) >= 150
    assert sum(question.values[1] == DECLINE for question in QUESTIONS) >= 25


def test_every_wording_of_a_query_finds_that_query_or_one_that_words_it_so_too(
    asker: Asker, catalogue: Catalogue
) -> None:
    lost = []
    for query in catalogue:
        for ask in filter(partial(gives_what_is_needed, query), query.metadata.asks):
            try:
                found = chosen(asker, as_asked(ask)).query
            except CallError:
                lost.append((query.name, ask))
                continue
            if found.name != query.name and bare(ask) not in map(bare, found.metadata.asks):
                lost.append((query.name, ask))
    assert lost == []


def gives_what_is_needed(query: SavedQuery, ask: str) -> bool:
    needs = query.metadata.needs
    return not needs or any(f"{{{name}}}" in ask for name in needs)


def bare(ask: str) -> str:
    """Write a wording without saying which parameter stands where."""
    return re.sub(r"\{\w+\}|\W", "", ask).casefold()


def as_asked(ask: str) -> str:
    """Put into a wording what its parameters may get."""
    given = {"as_of": "2016", "from": "2010", "to": "2015", "claim": "note-x/a-claim", "document": "note-x"}
    given |= {"after": "1", "up_to": "2", "max_length": "3", "most": "3", "source": "Castor", "target": "Bekker"}
    given |= {"other": "Wolter", "predicate": "advised", "noun": "camels"}
    for name, text in given.items():
        ask = ask.replace(f"{{{name}}}", text)
    before, opening, rest = ask.partition("{")
    return ask if not opening else as_asked(f"{before}Dahl{rest.partition('}')[2]}")


def test_a_question_that_is_declined_gets_the_nearest_queries(asker: Asker) -> None:
    with pytest.raises(Declined, match="come nearest") as declined:
        chosen(asker, "Who painted the weapons of Hamas?")
    assert declined.value.exit_code == 2
    assert 1 <= len(declined.value.nearest) <= 3
    with pytest.raises(Declined) as declined:
        chosen(asker, "What is the capital of France?")
    assert declined.value.nearest == ()


@pytest.mark.parametrize(
    ("question", "first"), [("who killed", "killed"), ("who funded", "funded"), ("who armed whom", "armed")]
)
def test_of_queries_that_come_as_near_the_one_that_says_it_first_is_the_nearest(
    asker: Asker, question: str, first: str
) -> None:
    with pytest.raises(Declined) as declined:
        chosen(asker, question)
    assert declined.value.nearest[0].name.endswith(f"/{first}")


def test_what_has_a_verb_in_it_is_not_said_to_be_a_name_that_nobody_bears(asker: Asker, samples: Graph) -> None:
    with pytest.raises(Declined, match="No saved query answers that") as declined:
        chosen(asker, "Who did Khamenei appoint after Soleimani?", samples)
    assert declined.value.nearest[0].name == "command/appointed"


def test_a_day_that_is_none_is_named(asker: Asker) -> None:
    with pytest.raises(Declined, match="There is no such day as “2016-02-31”"):
        asker.read("Who commanded the Quds Force on 2016-02-31?", today=TODAY)


def test_without_a_graph_names_are_left_as_they_are_written(asker: Asker) -> None:
    choice = chosen(asker, "Who armed Kataib Hezbolla in 2015?")
    assert (choice.arguments, choice.entities) == ({"target": "Kataib Hezbolla"}, {})


def test_a_name_that_nobody_bears_is_said_and_so_is_one_that_several_bear(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError, match="Nothing in the graph is called “Bin Laden”"):
        chosen(asker, "Who killed Bin Laden?", samples)
    with pytest.raises(AmbiguousName, match="could be any of") as asked_back:
        chosen(asker, "Which documents speak of the American Embassy?", samples)
    assert asked_back.value.remedy == "Give more of the name, or the id."


def test_of_several_that_a_name_may_mean_the_one_with_an_answer_is_offered_and_not_taken(
    asker: Asker, samples: Graph
) -> None:
    with pytest.raises(AmbiguousName) as asked_back:
        chosen(asker, "By whom was the embassy taken?", samples)
    assert asked_back.value.remedy == (
        "Give more of the name, or the id. Of these, American Embassy in Tehran alone has an answer: "
        "`dots query run who-did --predicate take --target us-embassy-tehran`."
    )


@pytest.mark.parametrize(
    ("question", "rest", "body"),
    [
        ("Which Iranian leaders threatened Israel?", "who threatened Israel", "Iranian"),
        ("which iranian leaders threatened israel", "who threatened israel", "iranian"),
        ("What senior Hizbullah commanders died?", "who died", "Hizbullah"),
        ("Which leaders of the Quds Force died?", "who died", "Quds Force"),
        ("Iraqi militia leaders who died", "who died", "Iraqi"),
    ],
)
def test_those_who_are_asked_for_are_parted_from_their_body(question: str, rest: str, body: str) -> None:
    parted = belonging(words(question))
    assert parted is not None
    assert (text_of(parted[0]), parted[1]) == (rest, body)


@pytest.mark.parametrize(
    "question", ["Which leaders died?", "Who led Iran?", "Iranian leaders", "Which Iranian cities were hit?", "Which"]
)
def test_nobodys_body_is_asked_for_where_none_is_named(question: str) -> None:
    assert belonging(words(question)) is None


@pytest.mark.parametrize(
    ("question", "called", "anybody"),
    [
        ("Which minister threatened Israel?", "minister", "threats --target israel"),
        ("What senior generals threatened Israel?", "generals", "threats --target israel"),
        ("Which woman attended Soleimani's funeral?", "woman", "attended-funeral-of --person qasem-soleimani"),
    ],
)
def test_those_of_a_calling_are_not_taken_for_anybody_who_is_offered(
    asker: Asker, samples: Graph, question: str, called: str, anybody: str
) -> None:
    with pytest.raises(CallError) as declined:
        chosen(asker, question, samples)
    assert declined.value.message == f"Who of them is called “{called}” is not told."
    assert declined.value.remedy == f"Of anybody: `dots query run {anybody}`."


@pytest.mark.parametrize(
    "question", ["", "   ", "?", "the", "'s", "{person}", "Who " * 100, "\u202eWho\u202c killed \0?"]
)
def test_what_is_no_question_is_declined(asker: Asker, samples: Graph, question: str) -> None:
    with pytest.raises(CallError):
        chosen(asker, question, samples)


def test_a_question_longer_than_any_is_refused(asker: Asker) -> None:
    with pytest.raises(CallError, match="at most 500"):
        asker.read("Who killed " + "x" * 500)


def test_no_word_means_two_things() -> None:
    counted = Counter(stem(word) for group in table()["synonyms"].values() for word in {stem(each) for each in group})
    assert [word for word, number in counted.items() if number > 1] == []


@pytest.mark.parametrize(
    ("said", "as_of"),
    [
        ("in 2010", "2010"),
        ("in February 2020", "2020-02"),
        ("on January 5, 2020", "2020-01-05"),
        ("on the 3rd of January 2020", "2020-01-03"),
        ("as of 2016-05", "2016-05"),
        ("in the 1980s", "198X"),
        ("in about 2006", "2006~"),
        ("in early 2016", "2016"),
        ("before 2012", "../2011"),
        ("before 1 March 2020", "../2020-02-29"),
        ("until May 2016", "../2016-05"),
        ("after 2016-12", "2017-01/.."),
        ("since 2012", "2012/.."),
        ("between 2010 and 2015", "2010/2015"),
        ("from May 2016 to 3 January 2020", "2016-05/2020-01-03"),
        ("between January and March 2021", "2021-01/2021-03"),
        ("between November and February 2021", "2020-11/2021-02"),
        ("from 3 to 9 May 2020", "2020-05-03/2020-05-09"),
        ("from 30 April until 2 May 2020", "2020-04-30/2020-05-02"),
        ("between March 3 and May 9, 2020", "2020-03-03/2020-05-09"),
        ("in 2006-2011", "2006/2011"),
        ("now", "2020-01-06"),
        (", 2018", "2018"),
    ],
)
def test_a_date_in_words_is_read(said: str, as_of: str) -> None:
    taken = take(f"Who funded Hamas {said}?", today=TODAY)
    assert taken is not None
    question, moment = taken
    assert moment.as_of == as_of
    assert question.rstrip(" ?") == "Who funded Hamas"


@pytest.mark.parametrize("name", ["the 2015 nuclear deal", "Hizbullah's war plan of 2006", "52 sites", "May Castor"])
def test_a_figure_in_a_name_is_no_date(name: str) -> None:
    taken = take(f"Who spoke about {name}?", today=TODAY)
    assert taken is not None
    assert taken[1].as_of is None


@pytest.mark.parametrize("said", ["in 2010 and in 2012", "before 2012 and after 2014"])
def test_two_times_are_refused(said: str) -> None:
    assert take(f"Who funded Hamas {said}?", today=TODAY) is None


def test_what_was_known_by_a_day_is_apart_from_when_it_was_so() -> None:
    taken = take("Who led it in 2016 as known by January 2018?", today=TODAY)
    assert taken is not None
    assert (taken[1].as_of, taken[1].known_by) == ("2016", "2018-01")


def test_a_question_that_is_declined_is_told_what_may_be_asked_instead(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError) as declined:
        chosen(asker, "Who praised the purple sniper rifles of Hamas?", samples)
    assert declined.value.remedy is not None
    assert "What is held of Hamas: `dots query run profile --entity hamas`." in declined.value.remedy
    with pytest.raises(CallError, match="Questions are read in English"):
        chosen(asker, "Qui a financé le Hamas ?", samples)


def test_the_nearest_queries_are_offered_of_those_whom_the_question_names(asker: Asker, samples: Graph) -> None:
    with pytest.raises(Declined) as declined:
        chosen(asker, "When did Soleimani travel from Damascus to Baghdad?", samples)
    offered = re.findall(r"^    dots query run (\S+)(.*)$", declined.value.message, re.M)
    assert ("itinerary", " --entity qasem-soleimani") in offered
    for name, options in offered:
        words_of = options.split()
        given = {option.removeprefix("--"): text for option, text in zip(words_of[::2], words_of[1::2], strict=True)}
        assert list(run(samples, nearest(declined.value, name), given).rows)


def nearest(declined: Declined, name: str) -> SavedQuery:
    return next(query for query in declined.nearest if query.name.rpartition("/")[2] == name)


def test_those_who_are_called_so_are_not_all_who_belong_to_a_body(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError) as declined:
        chosen(asker, "Which Palestinian groups were at the funeral?", samples)
    assert str(declined.value) == (
        "Who of them belongs to “Palestinian” is not told. "
        "Of anybody: `dots query run attended --event soleimani-funeral`."
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Whom did he meet?", "“he” is nobody whom the question names."),
        (
            "Who was the first commander of the Quds Force?",
            "“first” turns or narrows it in a way that none is asked in.",
        ),
    ],
)
def test_a_word_that_no_query_reads_is_named(asker: Asker, question: str, told: str) -> None:
    with pytest.raises(Declined) as declined:
        chosen(asker, question)
    assert declined.value.message.startswith(f"No saved query answers that: {told}")


def test_a_question_of_unknown_words_is_english_where_it_begins_so(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError) as declined:
        chosen(asker, "Which carpenters wore hats?", samples)
    assert "English" not in (declined.value.remedy or "")


def test_claims_that_lack_one_word_are_offered_and_not_told(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError, match="Claims have its words but for “purple”: `dots query run told --entity hamas"):
        chosen(asker, "Whose are the purple sniper rifles of Hamas?", samples)


def test_what_has_no_row_is_asked_of_any_time(asker: Asker, samples: Graph) -> None:
    choice = chosen(asker, "Did Soleimani meet Nasrallah in 1995?", samples)
    assert (choice.query.name, dict(choice.contract)) == ("ties/met-with", {"as_of": "1995"})
    assert choice.wider is not None
    assert command(choice.wider)[2:] == [
        "run",
        "met-with",
        *("--entity", "qasem-soleimani", "--target", "hassan-nasrallah"),
    ]
    assert chosen(asker, "Who killed Imad Mughniyeh?", samples).wider is None


@pytest.mark.parametrize(
    ("question", "query", "asked"),
    [
        ("Who threatened Tel Aviv and Haifa?", "threats", [{"target": "tel-aviv"}, {"target": "haifa"}]),
        (
            "Who armed Hamas, Hizbullah and the Houthis?",
            "armed",
            [{"target": "hamas"}, {"target": "hizbullah"}, {"target": "houthis"}],
        ),
        (
            "Did Rezaee threaten Tel Aviv and Haifa?",
            "threats",
            [{"source": "mohsen-rezaee", "target": "tel-aviv"}, {"source": "mohsen-rezaee", "target": "haifa"}],
        ),
        (
            "How are Haniyeh and Khamenei connected?",
            "connects",
            [{"source": "ismail-haniyeh", "target": "ali-khamenei"}],
        ),
    ],
)
def test_of_several_who_are_named_in_one_place_each_is_asked_for(
    asker: Asker, samples: Graph, question: str, query: str, asked: list[dict[str, str]]
) -> None:
    choice = chosen(asker, question, samples)
    every = (choice, *choice.also)
    assert {each.query.name.rpartition("/")[2] for each in every} == {query}
    assert [dict(each.arguments) for each in every] == asked


def test_more_than_four_in_one_place_are_declined(asker: Asker, samples: Graph) -> None:
    with pytest.raises(CallError):
        chosen(asker, "Who threatened Haifa, Iran, Israel, Hamas and Hizbullah?", samples)


def test_an_occasion_is_read_as_the_time_when_it_was(asker: Asker, samples: Graph) -> None:
    choice = chosen(asker, "Whom did Soleimani meet when Badreddine was murdered?", samples)
    assert (choice.occasion, choice.contract) == ("when Badreddine was murdered", {"as_of": "2016"})


@pytest.mark.parametrize(
    ("question", "text", "side", "asked"),
    [
        ("Who led it when Reed was shot?", "when Reed was shot", "at", ["When was Reed shot?"]),
        (
            "Who led it on the eve of the funeral",
            "on the eve of the funeral",
            "before",
            ["When did the funeral?", "When was the funeral?"],
        ),
        (
            "Who led it after the death of Lena Reed?",
            "after the death of Lena Reed",
            "after",
            ["When did Lena Reed die?"],
        ),
        ("Who led it since Reed's murder?", "since Reed's murder", "after", ["When did Reed die?"]),
        ("who led it after reeds death", "after reeds death", "after", ["When did reeds die?"]),
        ("Who led it when he died?", "when he died", "at", ["When did he died?", "When was he died?"]),
    ],
)
def test_when_an_occasion_was_is_a_question_of_its_own(question: str, text: str, side: str, asked: list[str]) -> None:
    (occasion, *_) = occasions(words(question))
    assert (occasion.text, occasion.side, list(occasion.questions)) == (text, side, asked)


def test_he_is_whom_the_question_names_before() -> None:
    (occasion,) = occasions(words("Who led it when he buried his brother?"))
    assert next(occasion.of("Lena Reed").questions) == "When did Lena Reed buried Lena Reed's brother?"


@pytest.mark.parametrize(
    "question",
    [
        "Who commanded the Quds Force when Daqduq was captured?",  # nothing says when that was
        "Who commanded the Quds Force when the dog died?",
        "Who commanded the Quds Force when he was captured?",
    ],
)
def test_a_time_that_is_told_by_what_is_not_held_is_declined(asker: Asker, samples: Graph, question: str) -> None:
    with pytest.raises(CallError):
        chosen(asker, question, samples)


def test_what_happened_then_is_not_told_by_what_happened_then(asker: Asker, samples: Graph) -> None:
    """Each of these many would be a question of its own, and of what is left of them again."""
    with pytest.raises(CallError):
        chosen(asker, f"Who commanded the Wolves {'when a dog ' * 40}barked?", samples)


@pytest.mark.parametrize(
    ("side", "day", "as_of"),
    [
        ("at", "2020-01-03", "2020-01-03"),
        ("before", "2020-01-01", "../2019-12-31"),
        ("after", "2016", "2017/.."),
        ("before", "2016-01~", "../2015-12"),
    ],
)
def test_before_and_after_leave_the_day_itself_out(side: str, day: str, as_of: str) -> None:
    assert beside(side, day).as_of == as_of


@pytest.mark.parametrize(
    ("word", "found"),
    [("alies", "aly"), ("spies", "spy"), ("dies", "die"), ("milishas", "militia"), ("during", "during")],
)
def test_a_stem_is_that_of_the_plural_and_of_the_tenses(word: str, found: str) -> None:
    assert stem(word) == found


@pytest.mark.parametrize(
    ("written", "meant", "is_so"),
    [
        ("comand", "command", True),
        ("comamnd", "command", True),
        ("abot", "about", True),
        ("plane", "plan", False),
        ("founder", "funder", False),
        ("quarell", "quarrel", True),
        ("arm", "army", False),
        ("tok", "took", True),
        ("kil", "kill", True),
        ("tol", "took", False),
        ("comandid", "commanded", True),
        ("ataked", "attacked", True),
        ("atak", "attack", False),
        ("contacted", "connected", False),
        ("alies", "allies", True),
    ],
)
def test_a_word_is_misspelt_where_one_letter_is(written: str, meant: str, is_so: bool) -> None:
    assert is_misspelt(written, meant) is is_so
