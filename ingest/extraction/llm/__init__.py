"""The extractor ``llm``: asks a language model, local or hosted, and believes it only as far as the text goes.

Whatever comes back is proposals: an entity that the text does not name, a claim whose quote the text does not hold or
that the vocabulary does not allow, is dropped and counted. Nothing leaves the machine unless an endpoint is set.

``endpoint`` says whom to ask and ``connection`` asks; ``chunks`` cuts a document, ``prompt`` words the request and
``answer`` is what comes back; ``grounding`` turns answers into proposals;
``cache`` keeps what was answered, and ``extractor`` does one after the other.
"""
