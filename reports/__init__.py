"""Reports: what the graph holds about one entity, as a page whose every sentence leads to its sources.

A report is composed once (``reports.composition``) of the answers to saved queries, and written as HTML, Markdown or
PDF.
"""
