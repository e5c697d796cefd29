"""Exchange, inwards: files of other formats become dossiers that say what they say, and lose nothing.

A file of FollowTheMoney entities or a STIX 2.1 bundle becomes two files: a text in which each of its records stands as
a paragraph of its own, word for word, and a dossier about that text. What the vocabulary has a word for becomes an
entity or a claim, whose evidence is the record; what it has none for stays in the text, and a report says so.
"""
