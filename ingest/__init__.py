"""From documents to the graph: read, proposed from, reviewed, and loaded as dossiers; what follows is derived.

The way leads through packages and ends in the modules here. ``reading`` makes text of a file, ``extraction`` proposes
entities and claims of a text, ``drafting`` keeps them with what a reviewer decides and makes a dossier of what was
accepted, and ``ingestion`` does all that for one file or for hundreds; ``exchange`` makes dossiers of other formats.
A dossier is validated whole (``validation``), compared with the graph (``comparison``) and written (``writing``), and
the views that follow from its claims are brought in line (``views``): ``loading`` does it all.
"""

from ingest.compiled import use

use()
