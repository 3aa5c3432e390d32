"""The reader's training: from the base encoder and annotated articles to its weights."""
