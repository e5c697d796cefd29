"""A page that stands on its own: one HTML file with its scripts, style and data, which asks no other machine.

What sources and dossiers say reaches the page as JSON in which nothing can end the script element, and is set as text;
a content security policy names the page's own scripts by their hashes and allows no others.
"""

import base64
import hashlib
import html
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final

import orjson

from charts import timeline
from charts.layout import lay_out
from charts.library import Library
from charts.made import Made
from charts.network import Network, Said
from charts.shapes import outline
from charts.strokes import PALE, STROKES, THICKER, thickness
from charts.svg import inline
from queries.citations import Source
from schema.appearance import OTHER, Appearance

_CHART: Final = ("claims.js", "looks.js", "names.js", "times.js", "panel.js", "sketch.js", "chart.js")
_TEMPLATES: Final = Path(__file__).parent / "templates"
_SWATCH: Final = 9.0
# What could end a script element or a line of JavaScript is written as what JSON has for it.
_UNSAFE: Final = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def link_chart(network: Network, appearances: Mapping[str, Appearance], made: Made, library: Library) -> str:
    """Write a network as a link chart.

    Args:
        network: What is drawn.
        appearances: How the entities of each type are drawn.
        made: Where it comes from.
        library: Cytoscape.js.

    Returns:
        The page.
    """
    types = {node.type: appearances.get(node.type, OTHER) for node in network.nodes}
    ordered = {name: types.pop(name) for name in (*appearances, *list(types)) if name in types}
    places = lay_out(network)
    number = {node.id: place for place, node in enumerate(network.nodes)}
    cited = Cited(network.claims)
    values: dict[str, list[int]] = {}
    for claim in network.values:
        values.setdefault(claim.subject, []).append(cited.number[claim.id])
    data = {
        "nothing": "" if network.claims else f"{made.nothing[0].upper()}{made.nothing[1:]}.",
        "types": {name: _type(one) for name, one in ordered.items()},
        "nodes": _table(
            {
                "name": node.name,
                "type": node.type,
                "kind": node.kind,
                "description": node.description,
                "names": node.names,
                "asked": node.asked,
                "x": places[node.id][0],
                "y": places[node.id][1],
                "values": values.get(node.id, []),
            }
            for node in network.nodes
        ),
        "ties": _table(
            {
                "source": number[tie.source],
                "target": number[tie.target],
                "label": tie.label,
                "standing": tie.standing,
                "holds": tie.holds,
                "origins": tie.origins,
                "width": thickness(tie.origins),
                "claims": [cited.number[claim.id] for claim in tie.claims],
            }
            for tie in network.ties
        ),
        "standings": {
            standing.value: {"told": stroke.told, "line": stroke.line, "dashes": stroke.dashes}
            for standing, stroke in STROKES.items()
        },
        "pale": {holds.value: {"told": pale.told, "opacity": pale.opacity} for holds, pale in PALE.items()},
        "thicker": {"told": THICKER, "width": max((thickness(tie.origins) for tie in network.ties), default=0.0)},
        "claims": _table(cited.claims),
        "documents": cited.documents,
    }
    licence = f"/*!\n{library.name} {library.version}\n{library.licence}\n*/\n"
    return page("chart.html", made, data, [licence + library.script, "".join(map(_text, _CHART))])


def time_line(network: Network, appearances: Mapping[str, Appearance], made: Made) -> str:
    """Write what a network's claims say of time as a page.

    Args:
        network: The network; some of its claims bear a date.
        appearances: How the entities of each type are drawn.
        made: Where it comes from.

    Returns:
        The page.
    """
    cited = Cited(network.claims)
    lines = [
        {
            "label": moment.label,
            "dated": moment.when,
            "names": moment.subject.names,
            "claims": [cited.number[claim.id] for claim in moment.claims],
        }
        for moment in timeline.moments(network)
    ]
    data = {"moments": _table(lines), "claims": _table(cited.claims), "documents": cited.documents}
    wide = inline(timeline.draw(network, appearances, made))
    narrow = inline(timeline.draw(network, appearances, made, measures=timeline.NARROW))
    # What stands in a template is not there before a script puts it somewhere.
    drawing = f'<div id="drawn">{wide}</div><template id="narrow">{narrow}</template>'
    return page("timeline.html", made, data, [_text("claims.js") + _text("timeline.js")], drawing=drawing)


class Cited:
    """Claims as a page holds them, with each document named once.

    Args:
        claims: The claims.
    """

    def __init__(self, claims: Sequence[Said]) -> None:
        self.number = {claim.id: place for place, claim in enumerate(claims)}
        self.documents: list[dict[str, Any]] = []
        self._known: dict[str, int] = {}
        self.claims = [self._claim(claim) for claim in claims]

    def _claim(self, claim: Said) -> dict[str, Any]:
        return {
            "id": claim.id,
            "statement": claim.statement,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "status": claim.status,
            "disputed": claim.disputed,
            "dated": claim.dated,
            "bounds": claim.bounds,
            "speaker": claim.speaker,
            "grade": claim.grade,
            "holds": claim.holds,
            "sources": [
                [self._document(source), source.paragraph, source.start, source.end, source.quote]
                for source in claim.sources
            ],
        }

    def _document(self, source: Source) -> int:
        if source.document not in self._known:
            self._known[source.document] = len(self.documents)
            self.documents.append(
                {
                    "title": source.title,
                    "publisher": source.publisher,
                    "published": source.published,
                    "url": source.url,
                    "reliability": source.reliability,
                }
            )
        return self._known[source.document]


def page(template: str, made: Made, data: Mapping[str, Any], scripts: Sequence[str], *, drawing: str = "") -> str:
    """Put a page together.

    Args:
        template: The file of its HTML.
        made: Where it comes from.
        data: What its scripts read.
        scripts: Its scripts, in their order.
        drawing: A drawing that it holds as it is.

    Returns:
        The page.
    """
    return Template(_text(template)).substitute(
        head=head(made.question, made.dots, _text("chart.css"), scripts),
        title=html.escape(made.question),
        subtitle=html.escape(made.subtitle),
        made=html.escape(made.colophon),
        drawing=drawing,
        data=orjson.dumps(data).decode().translate(_UNSAFE),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def head(title: str, version: str, style: str, scripts: Sequence[str] = ()) -> str:
    """Write the head of a page that asks no other machine, with the policy that says so.

    Args:
        title: What the page is called.
        version: The version of dots that makes it.
        style: Its style sheet.
        scripts: All scripts that may run on it.

    Returns:
        The ``head`` element.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    policy = f"script-src {hashes}; img-src data:; " if scripts else ""
    return Template(_text("head.html")).substitute(
        policy=policy, version=html.escape(version), title=html.escape(title), style=style
    )


def _table(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Give records as their fields, named once, and the values of each: names that are repeated weigh the most."""
    known = list(records)
    fields = list(known[0]) if known else []
    return {"fields": fields, "rows": [list(record.values()) for record in known]}


def _type(one: Appearance) -> dict[str, Any]:
    return {"colour": one.colour, "shape": one.shape, "size": one.size, "outline": outline(one.shape, _SWATCH)}


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
