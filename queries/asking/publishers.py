"""Publishers: who is named in a question and is no entity, or not asked of as one, and what their documents are.

Claims are about entities. What a publisher says stands in its documents; where nobody is held to have published one,
its title stands for who did.
"""

import re
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate

PUBLISHERS: Final = """
MATCH (d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Publisher)
WITH coalesce(p.name, d.title) AS name, d ORDER BY d.published_latest DESC, d.id
RETURN name, collect(d.id) AS documents ORDER BY size(name) DESC, name LIMIT 1000
"""
SHOWN: Final = 3


def of_publisher(graph: "Graph", text: str, about: "Sequence[Candidate]" = ()) -> str:
    """Say how to ask what a publisher says; nothing where a text names none.

    Args:
        graph: Where publishers are looked up.
        text: The question, or a name in it.
        about: Whom the question names; the first who is not the publisher narrows what is asked.
    """
    for row in graph.read(PUBLISHERS):
        if re.search(rf"(?<!\w){re.escape(row['name'].lower())}(?!\w)", text.lower()):
            documents = row["documents"]
            others = [entity.id for entity in about if entity.name.lower() != row["name"].lower()]
            narrowed = ["--entity", others[0]] if others else []
            commands = [
                f"`{shlex.join(['dots', 'query', 'run', 'document-says', '--document', document, *narrowed])}`"
                for document in documents[:SHOWN]
            ]
            more = f" and {len(documents) - SHOWN} more documents" if len(documents) > SHOWN else ""
            return f"What {row['name']} says is told by {', '.join(commands)}{more}."
    return ""
