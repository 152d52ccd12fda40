"""Invented communes, their documents and their website: what `registre demo` runs on, and what tests render."""
