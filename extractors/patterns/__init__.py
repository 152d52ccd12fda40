"""Patterns searched at less cost: blind to case, tried only where they can begin, not at all where a word they need is missing."""
