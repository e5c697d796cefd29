"""A report as Markdown, with its sources as footnotes."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.report import Report, Sentence

_OWN: Final = re.compile(r"[\\|`*_<>\[\]#&~]")


def write(report: Report) -> str:
    """Write a report as Markdown.

    Args:
        report: The report.

    Returns:
        The text; footnotes are those of GitHub, Pandoc and most others.
    """
    return "\n".join(_lines(report)) + "\n"


def escaped(text: str) -> str:
    """Write what Markdown or HTML would take for its own as what it is, on one line.

    Args:
        text: Any text.
    """
    return _OWN.sub(r"\\\g<0>", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.node.name)}"
    yield ""
    yield f"*{escaped(report.described)}*"
    yield ""
    if report.leading:
        yield " ".join(_sentence(sentence) for sentence in report.leading)
        yield ""
    for told, names in (("Also known as", report.strong_names), ("Also called, less distinctly,", report.weak_names)):
        if names:
            yield f"{told} {'; '.join(escaped(name.text) for name in names)}."
            yield ""
    yield escaped(" ".join(report.summary))
    yield ""
    if report.asked:
        yield escaped(report.asked)
        yield ""
    yield from _positions(report)
    yield from _ties(report)
    yield from _chronicle(report)
    yield from _list("Descriptions and figures", report.itself)
    yield from _list("By way of others", report.through)
    if not report.is_empty:
        yield from _disputes(report)
    yield from _alone(report)
    yield from _notes(report)
    yield "---"
    yield ""
    yield report.made.colophon  # nothing in it comes from a source


def _positions(report: Report) -> Iterator[str]:
    if report.offices:
        titles, offices = report.positions
        yield from ("## Positions", "", *_table((*titles, "Sources")))
        for cells, notes in offices:
            yield f"| {' | '.join(escaped(cell) for cell in cells)} | {_references(notes)} |"
        yield ""


def _chronicle(report: Report) -> Iterator[str]:
    if report.chronicle.entries:
        yield from ("## On a time line", "", *_table(("When", "What", "About", "Sources")))
        for entry in report.chronicle.entries:
            cells = (entry.dated, entry.label, entry.topic)
            yield f"| {' | '.join(escaped(cell) for cell in cells)} | {_references(entry.notes)} |"
        yield ""
        if report.chronicle.left_out:
            yield from (report.chronicle.left_out, "")


def _table(titles: Sequence[str]) -> tuple[str, str]:
    return f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"


def _list(title: str, sentences: Sequence[Sentence]) -> Iterator[str]:
    if sentences:
        yield f"## {title}"
        yield ""
        for sentence in sentences:
            yield f"- {_sentence(sentence)}"
        yield ""


def _ties(report: Report) -> Iterator[str]:
    if report.sections:
        yield from ("## Ties", "")
    for section in report.sections:
        yield from (f"### {section.title}", "")
        for group in section.groups:
            yield from (f"#### {escaped(group.heading)}", "")
            for item in group.items:
                carried = f"; {item.origins} independent sources" if item.origins > 1 else ""
                said = " ".join(_sentence(sentence) for sentence in item.sentences)
                yield f"- **{escaped(item.name)}** ({item.type.lower()}{carried}). {said}"
            yield ""


def _disputes(report: Report) -> Iterator[str]:
    yield from ("## What is disputed", "")
    if not report.disputes:
        yield "Nothing of this is disputed by anybody in the graph."
    for dispute in report.disputes:
        said_by = f" According to {escaped(', '.join(dispute.said_by))}." if dispute.said_by else ""
        yield f"- {_sentence(dispute.sentence)}{said_by}"
        for against in dispute.against:
            yield f"    - Against it: {escaped(against)}"
        if dispute.disputed_by:
            yield f"    - Disputed by {escaped(', '.join(dispute.disputed_by))}."
    yield ""


def _alone(report: Report) -> Iterator[str]:
    if report.single:
        yield from ("## What rests on one source", "", escaped(" ".join(report.single)), "")
    for alone in report.alone:
        ties = "; ".join(f"{escaped(label)}{_references(notes)}" for label, notes in alone.ties)
        yield f"{escaped(alone.told)}{f': {ties}' if ties else ''}."
        yield ""


def _notes(report: Report) -> Iterator[str]:
    for note in report.notes:
        source = note.source
        told = [source.title, *(part for part in (source.publisher, source.published) if part)]
        told += [note.place]
        quote = f" “{note.quote}”" if note.quote else ""
        graded = f"; source graded {source.reliability}" if source.reliability else ""
        url = f" <{source.url}>" if source.url and re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
        where = ", ".join(told)
        yield f"[^{note.number}]: {escaped(f'{where}{graded}.{quote}')}{url}"
        yield ""


def _sentence(sentence: Sentence) -> str:
    text, stop = sentence.words
    aside = f" ({escaped(sentence.aside)})" if sentence.aside else ""
    return f"{escaped(text)}{aside}{stop}{_references(sentence.notes)}"


def _references(notes: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)
