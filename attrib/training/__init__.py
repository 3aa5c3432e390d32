"""Training of the reader: for developers, not in the wheel."""
