"""The demonstration: start the database, load the sample dossiers, answer a few questions, say what to try next."""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import typer

from cli import screen
from cli.call import Call
from queries.parameters import option_of
from schema.errors import WorkError

if TYPE_CHECKING:
    from database.connection import Connection
    from queries.catalogue import Catalogue

app = typer.Typer(rich_markup_mode=None, add_completion=False)

SAMPLES = Path(__file__).parent.parent / "sample"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the demonstration.

    Args:
        text: The question, as one asks it.
        query: The saved query that answers it.
        arguments: What its parameters get.
    """

    text: str
    query: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The command that asks it."""
        given = [f"{option_of(name)} {quote(text)}" for name, text in self.arguments.items()]
        return " ".join(["dots query run", self.query, *given])


QUESTIONS = (
    Question("Who commanded the Quds Force?", "commanders-of", {"organization": "Quds Force"}),
    Question("Who replaced whom at its head?", "succession", {"organization": "Quds Force"}),
    Question("Who was funded, by whom, and with how much?", "funded", {"limit": "8"}),
    Question("Who was armed, by whom, and with what?", "armed", {"limit": "8"}),
    Question("Who was trained, by whom, and where?", "trained", {"limit": "8"}),
    Question("Who attended Soleimani's funeral?", "attended-funeral-of", {"person": "Kassem Suleimani"}),
    Question("Who killed Badreddine? It is disputed.", "killed", {"victim": "Badreddine"}),
)
"""What the demonstration asks; names are spelt as people spell them."""

NEXT = (
    ("dots query list", "the questions that can be asked"),
    ("dots query run commanders-of --organization 'Quds Force' --as-of 2020-02", "who commanded it at a given time"),
    ("dots query run connects --source Haniyeh --target Nasrallah", "how two people are connected"),
    ("dots entity show Haniyeh", "all that is known of somebody"),
    ("dots claim list --disputed", "what is disputed, and who says so"),
    ("dots query show killed --cypher", "the Cypher of a query, to be pasted into Neo4j Browser"),
)
"""What to try afterwards."""


@app.command()
def demo() -> None:
    """Start the database, load the sample dossiers, and answer a few questions.

    The first time downloads Neo4j and takes a minute or two; after that it takes seconds. The database stays up:
    `dots down` stops it.
    """
    from cli import session

    connection = _started()
    _load()
    queries = session.catalogue()
    for question in QUESTIONS:
        _answer(queries, question)
    _say_next(connection)


def samples() -> list[Path]:
    """Return the sample dossiers.

    Raises:
        WorkError: They were not installed.
    """
    found = sorted(path for path in SAMPLES.glob("*") if path.suffix in {".yaml", ".jsonl"})
    if not found:
        raise WorkError(f"There are no sample dossiers in {SAMPLES}.", remedy="Install dots again.")
    return found


def _started() -> "Connection":
    from database.location import named_by_environment

    if named := named_by_environment():
        screen.say(f"NEO4J_URI names the server at {named.uri}: the samples go there.")
        return named
    from database import embedded

    return embedded.start(progress=not screen.is_quiet())


def _load() -> None:
    from cli import session
    from cli.loading import write

    with session.graph(to_load=True) as graph:
        report = write(graph, samples(), session.vocabulary())
    screen.say(
        "The sample dossiers are loaded already." if report.is_unchanged else f"Sample dossiers loaded. {report}."
    )


def _answer(queries: "Catalogue", question: Question) -> None:
    from cli.answer import answer

    screen.say()
    screen.title(question.text)
    screen.say(f"$ {question.command}")
    screen.say()
    answer(Call(queries.get(question.query), question.arguments, {}))


def way_in() -> str | None:
    """Say how a shell comes to know ``dots``; None where it does."""
    if shutil.which("dots"):
        return None
    folder = Path(sys.executable).parent
    if (folder / "activate").is_file():
        return f"First, so that your shell finds `dots`:  . {quote(str(_from_here(folder / 'activate')))}"
    return f"Your shell does not find `dots`; it is {_from_here(folder / 'dots')}"


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _say_next(connection: "Connection") -> None:
    screen.say()
    screen.title("What to try next")
    if told := way_in():
        screen.say(f"  {told}")
    widest = max(len(command) for command, _ in NEXT)
    for command, answered in NEXT:
        screen.say(f"  {command:{widest}}  {answered}")
    screen.say()
    if connection.provider == "embedded":
        screen.say("`dots browser` shows the same graph in Neo4j Browser, with ten questions to begin with.")
        screen.say("The database stays up; `dots down` stops it.")
