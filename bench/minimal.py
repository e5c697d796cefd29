"""The least program that asks Neo4j something, which `dots query run` is held to: a driver, a query, rows as JSON."""

import json
import sys

from neo4j import GraphDatabase

if __name__ == "__main__":
    uri, password, file, parameters = sys.argv[1:]
    with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - nothing more is imported than must be
        statement = opened.read()
    with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver, driver.session(database="neo4j") as session:
        records = session.execute_read(lambda transaction: list(transaction.run(statement, json.loads(parameters))))
        print(json.dumps([record.data() for record in records], default=str))
