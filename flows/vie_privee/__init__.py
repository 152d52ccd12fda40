"""Private people masked in what is published (CRPA L.312-1-2)."""
