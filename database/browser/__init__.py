"""Neo4j Browser, opened ready: connected, styled, with the saved queries in it."""
