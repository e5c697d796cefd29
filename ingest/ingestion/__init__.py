"""Ingestion: files in, drafts out — one by one or by the hundred, in several processes, to be resumed at any time.

Import from the module that is named for the noun you need: ``plan`` says what is to be done with which file, ``job``
does it with one, ``batch`` with all of them, ``folder`` knows what lies in the output folder already, and
``quarantine`` is where what failed is kept with the reason.
"""
