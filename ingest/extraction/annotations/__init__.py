"""The extractor ``annotations``: spans that were made elsewhere, by people or by programs, as proposals.

``marks`` is what every format is read into: ``brat``, ``tsv`` (WebAnno, INCEpTION), ``cas`` (UIMA), ``docbin`` (spaCy)
and ``table`` (CSV); ``formats`` finds the file. ``labels`` says what the labels mean in the vocabulary, ``alignment``
where the offsets lie in the normalised text, ``grounding`` makes proposals of both, and ``extractor`` does one after
the other.
"""
