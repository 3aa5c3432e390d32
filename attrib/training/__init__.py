"""Training of the embedded models and of the reader: for developers, not in the wheel."""
