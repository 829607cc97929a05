"""What a seat shows, as lines of text: functions of a view, without widgets."""
