"""Who speaks: attributions grouped into sources, each with its kind and what the reader is told of it."""
