"""attrib in Python: one call for a text, tables for many reports, and stored reports read back."""
