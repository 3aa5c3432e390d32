"""The differences between two versions of a story, or between two stories on one event.

Each side becomes an account, made from a fresh report (`fresh_account.py`) or read from a stored one
(`stored_accounts.py`, `choose.py`); `differences.py` compares the two.
"""
