"""`attrib serve`: a page to paste an article into, and an API for other programs; nothing that comes is kept."""
