"""A PDF's pages as read: text, places, looks, pictures; each heavy library behind its door."""
