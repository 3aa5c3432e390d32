"""Parses kept between runs: an article that has not changed is parsed once, and its language guessed once."""
