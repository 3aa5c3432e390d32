"""What runs the models that attrib brings along: many sentences at once, and no more work than the answer needs."""
