"""How people look at what is published: pages, feeds and searches over one release, by a server or as files.

Reads published files only (`registre.sqlite`, `datapackage.json`, the run's report) and, for the pictures of pages, the store
of documents. Writes nothing that a visitor asks for.
"""
