"""One screen for each seat."""
