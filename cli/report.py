"""The command that writes all that the graph holds about one entity as a page."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import screen
from cli.call import CONTRACT, WITHOUT, seconds, suffix_of
from cli.summary import read_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from database.graph import Graph
    from queries.contract import Contract
    from reports.report import Report
    from schema.vocabulary import Vocabulary

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Kind(StrEnum):
    """What a report is written as."""

    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"


_SUFFIXES = {"html": Kind.HTML, "htm": Kind.HTML, "md": Kind.MARKDOWN, "markdown": Kind.MARKDOWN, "pdf": Kind.PDF}


def _option(name: str) -> typer.models.OptionInfo:
    metavar, told = {**CONTRACT, **WITHOUT}[name]
    return typer.Option(f"--{name.replace('_', '-')}", metavar=metavar, help=told, show_default=False)  # type: ignore[no-any-return]


@app.command("report", epilog='For instance: dots report "Qasem Soleimani" -o soleimani.html')
def report(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="Its id or any spelling of its name.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write it there: .html, .md or .pdf says how.", show_default=False
        ),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--format", help="How to write it, where the file does not say.", show_default=False)
    ] = None,
    as_of: Annotated[str | None, _option("as_of")] = None,
    known_by: Annotated[str | None, _option("known_by")] = None,
    min_grade: Annotated[str | None, _option("min_grade")] = None,
    disputes: Annotated[str | None, _option("disputes")] = None,
    without_source: Annotated[list[str] | None, _option("without_source")] = None,
    without_claim: Annotated[list[str] | None, _option("without_claim")] = None,
    timeout: Annotated[
        str, typer.Option("--timeout", metavar="SECONDS", help="How long to wait for a row of what it is made of.")
    ] = "30",
    force: Annotated[bool, typer.Option("--force", help="Let it replace a file that is there.")] = False,
) -> None:
    """Write all that the graph holds about one entity as a page, each sentence with its sources.

    Who or what it is, its names, its positions over time, its ties by kind, what is dated on a time line, what is
    disputed, what rests on one source, and the sources with the words that carry each sentence. Without a file it goes
    to the standard output, as Markdown.
    """
    from dataclasses import replace

    from cli import session
    from queries import exclusion
    from queries.contract import Contract
    from schema import files
    from schema.errors import CallError

    if output == files.STANDARD:
        output = None
    chosen = kind or _kind_of(output)
    given = {"as_of": as_of, "known_by": known_by, "min_grade": min_grade, "disputes": disputes}
    patience = seconds(timeout)
    contract = Contract.parse(**{name: text for name, text in given.items() if text is not None})
    if output is None and chosen is not Kind.MARKDOWN and sys.stdout.isatty():
        raise CallError(f"{chosen.upper()} is not for a terminal.", remedy=f"Give it a file: -o report.{chosen}")
    if output is not None:
        files.refuse(output, force=force, ask=screen.confirm)
    with session.graph() as graph:
        if without_source or without_claim:
            contract = replace(
                contract,
                without_sources=exclusion.sources(graph, without_source or []),
                without_claims=exclusion.claims(graph, without_claim or []),
            )
        content = _written(graph, entity, contract, patience, chosen)
    if output is None:
        _put(content)
        return
    files.replace(output, content)
    is_told = _SUFFIXES.get(suffix_of(output)) is chosen
    screen.say(f"It is in {output}{'' if is_told else f', as {chosen}'}.")


def _kind_of(output: Path | None) -> Kind:
    from schema.errors import CallError

    if output is None:
        return Kind.MARKDOWN
    if (kind := _SUFFIXES.get(suffix_of(output))) is None:
        raise CallError(f"{output} does not say what to write.", remedy="Call it .html, .md or .pdf, or give --format.")
    return kind


def _put(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)


def _written(graph: "Graph", entity: str, contract: "Contract", timeout: float, kind: Kind) -> str | bytes:
    from dataclasses import replace

    from charts.made import Made
    from cli import session
    from cli.edition import edition
    from cli.version import version
    from identity.lookup import resolve
    from reports.composition import compose

    vocabulary = session.vocabulary()
    made = Made("", "dots report", dots=version())
    meant = resolve(graph, entity)
    # What writes a report is loaded while the server looks.
    works: list[Callable[[], Any]] = [
        lambda: compose(graph, session.catalogue(), vocabulary, meant, contract, made, timeout=timeout),
        lambda: edition(graph),
        lambda: _writer(kind, vocabulary),
    ]
    found: Report
    found, held, write = graph.at_once(works)
    if told := read_as(entity, meant):
        screen.say(f"{told}.")
    content: str | bytes = write(replace(found, made=replace(found.made, graph=held)))
    return content


def _writer(kind: Kind, vocabulary: "Vocabulary") -> "Callable[[Report], str | bytes]":
    """Give what writes a report."""
    if kind is Kind.MARKDOWN:
        from reports import markdown

        return markdown.write
    from reports import drawings, html, pdf
    from schema.appearance import appearances

    looks = appearances(vocabulary)
    if kind is Kind.HTML:
        return lambda report: html.write(report, drawings.draw(report, looks))
    return lambda report: pdf.write(report, drawings.draw(report, looks), screen.say)
