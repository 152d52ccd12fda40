"""From a web site to the store: asking politely, choosing, remembering."""
