"""Command lines to calls; the only room that prints, exits and asks the time."""
