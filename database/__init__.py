"""Neo4j: finding a server or starting one, talking to it, keeping its schema, and saying what is wrong with it."""
