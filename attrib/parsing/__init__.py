"""From an article to its sentences and words: parsed by language models, stored beside it, or kept from an earlier run.

`stanza_parser.py` asks the models in `models/`, `stored.py` reads and writes CoNLL-U files, `cache/` keeps parses.
"""
