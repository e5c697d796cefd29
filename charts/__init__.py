"""Pictures of an answer: a link chart or a time line, as a page that stands on its own, as SVG, or as PNG.

An answer's claims are read once more with their entities, dates and sources (``charts.network``); what is drawn is made
of that alone, so that every tie leads back to the words that state it.
"""
