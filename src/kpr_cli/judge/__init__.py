"""Nouns to findings and scores; pure."""
