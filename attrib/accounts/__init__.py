"""Accounts: what a diff needs of one side, made from a fresh report or read from a stored one."""
