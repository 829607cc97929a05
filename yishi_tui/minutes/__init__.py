"""The minutes (会议纪要): what was done, folded from the journal and written as Markdown."""

FILE = "minutes.md"
"""What the minutes of a session are called in its folder."""
