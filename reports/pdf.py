"""A report as PDF, set by Typst from data: no word of a source or a dossier is ever read as markup."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final

from charts.letters import Tell, tell_lost
from charts.network import Network
from charts.svg import standalone
from reports.drawings import Drawings
from reports.report import Report
from schema.errors import WorkError

_TEMPLATE: Final = Path(__file__).parent / "templates" / "report.typ"


def write(report: Report, drawings: Drawings, tell: Tell) -> bytes:
    """Write a report as PDF.

    Args:
        report: The report.
        drawings: Its drawings.
        tell: Tells a person which letters are boxes, as no font has them.

    Returns:
        The file.

    Raises:
        WorkError: It cannot be set.
    """
    import typst

    drawn = {
        name: drawing
        for name, drawing in (("figure", drawings.figure), ("timeline", drawings.timeline))
        if drawing is not None
    }
    titles, offices = report.positions
    content = {
        **asdict(replace(report, network=Network((), ()))),
        "described": report.described,
        "empty": report.is_empty,
        "strong": [name.text for name in report.strong_names],
        "weak": [name.text for name in report.weak_names],
        "titles": titles,
        "alone": [{"told": alone.told, "ties": alone.ties} for alone in report.alone],
        "positions": [{"cells": cells, "notes": notes} for cells, notes in offices],
        "documents": [
            {
                **asdict(source),
                "notes": [{"number": note.number, "quote": note.quote, "place": note.place} for note in notes],
            }
            for source, notes in report.documents
        ],
        "colophon": report.made.colophon,
        "figure": "figure" in drawn,
        "caption": drawings.caption,
        "timeline": "timeline" in drawn,
        "left_out": drawings.left_out,
    }
    written = json.dumps(content, default=str, ensure_ascii=False)
    tell_lost(written, tell, "ask for HTML, which is read with the fonts of whoever reads it")
    with TemporaryDirectory(prefix="dots-") as folder:
        for name, drawing in drawn.items():
            (Path(folder) / f"{name}.svg").write_text(standalone(drawing), encoding="utf-8")
        (Path(folder) / "report.json").write_text(written, encoding="utf-8")
        document = Path(folder) / "report.typ"
        copyfile(_TEMPLATE, document)
        try:
            return typst.compile(str(document), format="pdf")
        except typst.TypstError as error:
            raise WorkError(f"The PDF cannot be set: {error.message}.", remedy="Ask for .html or .md.") from error
