"""Findings and scores to text."""
