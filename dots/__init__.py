"""dots in a notebook or a program: open the graph, ask saved queries, take rows, a table of pandas, or a chart.

::

    import dots

    with dots.open() as graph:
        answer = graph.ask("commanders-of", organization="Quds Force", as_of="2020-02")
        answer                  # in a notebook: the rows, as a table
        answer.frame()          # the same as a pandas DataFrame
        answer.chart()          # the entities and ties that its claims tell of
        graph.queries("command")

What is public is what this module exports; the packages beneath it may change.
"""

from dots.answer import Answer
from dots.chart import Chart
from dots.session import Session, open

__all__ = ["Answer", "Chart", "Session", "open"]
