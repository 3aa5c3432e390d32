"""The language server: what attrib finds, in an editor, while an article is written.

What an editor asks is one module each, of plain functions from a checked text to a type of the protocol; `desk.py`
keeps the texts that are open and checks them when their writer pauses; `server.py` puts both together.
"""
