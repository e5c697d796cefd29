"""A chart: what the claims of an answer tell of whom, drawn where a notebook shows it, or written to a file."""

import warnings
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from charts import figure, svg
from charts.made import Made
from schema import files
from schema.appearance import appearances
from schema.errors import CallError

if TYPE_CHECKING:
    from charts.network import Network
    from queries.running import Answer as Found
    from schema.vocabulary import Vocabulary


class Chart:
    """A link chart; in a notebook it shows itself.

    Args:
        network: What is drawn.
        vocabulary: Whose types.
        found: The answer that it is drawn from.
    """

    def __init__(self, network: "Network", vocabulary: "Vocabulary", found: "Found") -> None:
        self.network = network
        self._styles = appearances(vocabulary)
        self._made = Made.of(found.query, found.arguments, found.contract, dots=version("dots"))

    def svg(self) -> str:
        """Return the chart as SVG."""
        return svg.standalone(figure.draw(self.network, self._styles, self._made))

    def html(self) -> str:
        """Return the chart as a page that one can search, filter and play through time, with what each tie rests on.

        Raises:
            WorkError: The library that draws it is not at hand, as in a checkout that was never built.
        """
        from charts import page
        from charts.library import cytoscape

        return page.link_chart(self.network, self._styles, self._made, cytoscape())

    def save(self, path: str | Path, *, force: bool = False) -> None:
        """Write the chart to a file.

        Args:
            path: The file; its suffix says how: ``.html``, ``.svg`` or ``.png``.
            force: Whether it may replace one that is there.

        Raises:
            CallError: The suffix is none of these, or the file exists, or has no folder.
            WorkError: It cannot be written.
        """
        from charts import raster

        file = Path(path)
        files.refuse(file, force=force, remedy="Give another name, or say force=True.")
        data: str | bytes
        match file.suffix.lower():
            case ".html":
                data = self.html()
            case ".svg":
                data = self.svg()
            case ".png":
                data = raster.png(self.svg(), warnings.warn)
            case _:
                raise CallError(f"{file} has no suffix that is known.", remedy="Use .html, .svg or .png.")
        files.replace(file, data)

    def _repr_html_(self) -> str:
        return svg.painted(figure.draw(self.network, self._styles, self._made))

    def __repr__(self) -> str:
        return f"<chart: {len(self.network.nodes)} entities, {len(self.network.ties)} ties>"
