"""What a newsroom sets: which keys there are, where their values come from, which of them hold for an article."""
