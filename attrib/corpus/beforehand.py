"""Loaded on import: what guesses languages, so that processes copied from one that imported this share it."""

from attrib.languages.detect import load_detector

load_detector()
