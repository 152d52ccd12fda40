"""Votes as acts tell them: counts, results, and whose vote it is."""
