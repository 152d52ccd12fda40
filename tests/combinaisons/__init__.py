"""Invented council documents made by combining styles: what is printed is known by construction, whatever the seed.

Each part of a document (header, date, counts, lists, titles, votes…) is drawn apart from the others among many ways of
writing it. A failure is then told by style: the way of writing that is read worst is the rule to mend.
"""
