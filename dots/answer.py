"""An answer: the rows of a saved query, as plain values, as a table of pandas, or as a chart."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final

from schema.errors import CallError, WorkError

if TYPE_CHECKING:
    import pandas

    from dots.chart import Chart
    from dots.session import Session
    from queries.running import Answer as Found
    from queries.running import Row

SHOWN: Final = 50
"""How many rows a notebook shows of an answer; `rows` and `frame` have them all."""


class Answer(Sequence["Row"]):
    """The rows of a saved query.

    Args:
        session: Where it was asked.
        found: The answer, its rows taken.
        rows: The rows; beside each date stand its bounds, in ISO 8601: ``since``, ``since_earliest``, ``since_latest``.
        names: The names of all that the rows hold, in order.
    """

    def __init__(self, session: "Session", found: "Found", rows: "list[Row]", names: Sequence[str]) -> None:
        self._session = session
        self._found = found
        self.rows = rows
        self._names = tuple(names)

    @property
    def question(self) -> str:
        """What the query answers."""
        return self._found.query.question

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the query's columns, in order; the bounds that stand beside dates are not among them."""
        return tuple(self._found.columns)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that the rows rest on, each once, in the order of the rows."""
        return tuple(dict.fromkeys(claim for row in self.rows for claim in row.get("claims") or ()))

    def frame(self) -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame, with the same columns also where there are no rows.

        They are those of the query, and beside each date its bounds.

        Raises:
            WorkError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise WorkError("pandas is not installed.", remedy="Run `pip install pandas`.") from error
        return pandas.DataFrame(self.rows, columns=list(self._names))

    def chart(self) -> "Chart":
        """Return a chart of what the claims of the rows tell of whom; where none do, of whom the question names alone.

        Raises:
            CallError: The query does not rest on claims, so that there is nothing to draw.
        """
        from charts import reading
        from dots.chart import Chart

        if not self._found.query.over_claims:
            raise CallError(
                f"{self._found.query.name} rests on no claims about entities, so that there is nothing to draw."
            )

        found = self._found
        seen = reading.read(self._session.graph, self.rows, asked=found.asked_about, contract=found.contract)
        return Chart(seen, self._session.vocabulary, self._found)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: Any) -> Any:
        return self.rows[place]

    def __iter__(self) -> "Iterator[Row]":
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<{self._found.query.name}: {len(self)} {'row' if len(self) == 1 else 'rows'}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_cell(row[name]))}</td>' for name in self.columns)}</tr>"
            for row in self.rows[:SHOWN]
        )
        more = f"<p>and {len(self) - SHOWN} more rows</p>" if len(self) > SHOWN else ""
        return f"<p>{escape(self.question)}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
