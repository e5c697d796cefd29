"""Where a dossier carries no quotes, the words are read from the text of the document."""

import re
import shutil
from pathlib import Path

from database.graph import Graph
from ingest.loading import load
from queries.catalogue import Catalogue
from queries.citations import cite
from queries.running import run
from schema.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"
QUOTE = re.compile(r""", quote: (?:"[^"]*"|'[^']*')""")
WORDS = "Cora Dahl is Ben Castor's deputy."


def test_words_are_read_from_the_text_that_a_dossier_names(
    graph: Graph, vocabulary: Vocabulary, catalogue: Catalogue, tmp_path: Path
) -> None:
    for text in DATA.glob("*.txt"):
        shutil.copy(text, tmp_path)
    silent = QUOTE.sub("", (DATA / "garrison.yaml").read_text(encoding="utf-8"))
    assert "quote" not in silent
    dossier = tmp_path / "garrison.yaml"
    dossier.write_text(silent, encoding="utf-8")
    load(graph, [dossier], vocabulary=vocabulary)

    [citation] = cite(graph, ["garrison/cora"])
    assert [source.quote for source in citation.sources] == [WORDS]
    [row] = run(graph, catalogue.get("evidence"), {"claim": "garrison/cora"}).rows
    assert row["quote"] == WORDS
