"""The theme of an act that prints none: sure wordings, then the classifier."""
