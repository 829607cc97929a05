"""The rules of a meeting as pure values: nothing here does I/O or reads a clock."""
