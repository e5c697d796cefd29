"""What may exist: entities, relationships, claims, dates, grades and dossiers, as Pydantic classes.

Constraints, JSON Schema, the vocabulary's reference page and all checks derive from the classes here. Import from the
module that is named for the noun you need (``schema.claims.Claim``, ``schema.dates.FuzzyDate``); this package itself
imports nothing, so that a command that needs one noun does not pay for all of them.
"""
