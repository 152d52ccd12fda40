"""Websites of invented town halls, one module per platform, answering over loopback as the real ones do, decoys included.

Each module gives `site()`: what is served where, which documents are the council's, and how many requests a visitor who knew
the site would need: its listing pages and the documents themselves, with robots.txt.
"""
