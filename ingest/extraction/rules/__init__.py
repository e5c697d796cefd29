"""Rules: an extractor that needs no network and no model, and gives the same answer every time.

Import from the module that is named for the noun you need. A text becomes ``tokens``; ``names``, ``dates``, ``sums``
and nouns make ``mentions`` of them; ``coreference`` says which mentions mean one entity; ``chunks`` cut a sentence
into noun phrases and verbs; ``patterns``, which are data, find ``relations`` and ``events`` among these; and
``modality`` says how firmly each is put. ``extractor`` goes through all of it.
"""
