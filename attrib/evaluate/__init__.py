"""Compare what we find with somebody's gold annotation."""
