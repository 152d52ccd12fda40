"""Putting the datasets on data.gouv.fr."""
