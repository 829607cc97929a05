"""What goes out of a session besides the minutes: figures, tables and papers, all read from the same journal."""
