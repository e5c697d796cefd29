"""From dossiers to the graph: reading, proving, comparing, writing, and deriving what follows from the claims."""
