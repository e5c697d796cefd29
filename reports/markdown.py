"""A report as Markdown, with its sources as footnotes."""

import re
from collections.abc import Iterator, Sequence

from reports.report import Report, Sentence


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
    return re.sub(r"([\\|`*_<>\[\]#&~])", r"\\\1", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.node.name)}"
    yield ""
    about = f"{report.kind}. {report.node.description}" if report.node.description else report.kind
    yield f"*{escaped(about)}*"
    yield ""
    if report.leading:
        yield " ".join(_sentence(sentence) for sentence in report.leading)
        yield ""
    yield escaped(" ".join(report.summary))
    yield ""
    if report.made.subtitle:
        yield f"Asked for: {escaped(report.made.subtitle)}."
        yield ""
    if report.names:
        names = [escaped(f"{one.value} ({one.remarks})" if one.remarks else one.value) for one in report.names]
        yield f"Also known as {'; '.join(names)}."
        yield ""
    yield from _list("Of itself", report.itself)
    if report.offices:
        yield from ("## Positions", "", "| when | office | of | holder | sources |", "| --- | --- | --- | --- | --- |")
        for office in report.offices:
            cells = (office.dated or "not dated", office.position, ", ".join(office.of), office.holder)
            yield f"| {' | '.join(escaped(cell) for cell in cells)} | {_references(office.notes)} |"
        yield ""
    yield from _ties(report)
    yield from _list("By way of others", report.through)
    yield from _disputes(report)
    yield from _alone(report)
    yield from _notes(report)
    yield "---"
    yield ""
    yield report.made.colophon  # nothing in it comes from a source


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
        said_by = f" Says {escaped(', '.join(dispute.said_by))}." if dispute.said_by else ""
        yield f"- {_sentence(dispute.sentence)}{said_by}"
        for against in dispute.against:
            yield f"    - Against it: {escaped(against)}"
        if dispute.disputed_by:
            yield f"    - So {escaped(', '.join(dispute.disputed_by))}."
    yield ""


def _alone(report: Report) -> Iterator[str]:
    yield from ("## What rests on one source", "")
    if not report.alone:
        yield from ("No tie rests on one source alone.", "")
    for alone in report.alone:
        yield from (f"### {escaped(alone.document)} ({len(alone.ties)})", "")
        yield f"{'; '.join(f'{escaped(label)}{_references(notes)}' for label, notes in alone.ties)}."
        yield ""
    if report.undated:
        yield from (f"Without a date: {report.undated} of the claims.", "")


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
