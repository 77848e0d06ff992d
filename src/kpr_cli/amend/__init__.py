"""Text and edits to text."""
