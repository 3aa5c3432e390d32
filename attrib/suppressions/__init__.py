"""What keeps findings out of a report: comments in articles, side-cars, the configuration, a baseline."""
