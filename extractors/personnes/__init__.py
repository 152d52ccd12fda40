"""People as acts name them: lists of names, roll calls, proxies."""
