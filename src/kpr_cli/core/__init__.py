"""Nouns; they import nothing else of ours."""
