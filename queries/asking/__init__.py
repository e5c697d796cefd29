"""Asking in plain English: which saved query answers a question, and what its parameters get.

A question goes one way: its words (`words`) → without the dates in it (`moments`) → turned to the active voice and laid
beside the wordings of every query (`wording`, `alignment`) → the query whose wording fits, its names looked up
(`choice`). What the words mean beyond their spelling stands in ``words.toml``.
"""
