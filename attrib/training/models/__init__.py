"""Training the embedded models: ``python -m attrib.training.models --help``.

``vectors.py`` makes word vectors, ``data.py`` prepares the treebanks (``augment.py``, ``multiword.py``,
``paragraphs.py``), ``stages.py`` runs Stanza's training modules and the loop in ``fit.py`` one after the other,
``evaluate.py`` measures, ``shrink.py`` and ``folder.py`` pack. ``compare.py`` does it for other vectors and sizes
(``sizes.py``), to see what they cost. Nothing that checks articles imports this.
"""
