"""Who says what: attributions found in a parsed article."""
