"""Whose assembly sat, where no head names it outright."""
