"""Where on a page an element stands: in a menu, among the numbers of a paged list, in its body; and what ends without saying so."""

from __future__ import annotations

import re
from collections.abc import Sequence

VOID = frozenset("area base br col embed hr img input link meta source track wbr param".split())
BLOCKS = frozenset(("li", "tr", "p", "article", "dd", "dt", "figure", "section", "details"))
ITEM = re.compile(
    r"(?i)(?:^|[\s_-])(?:item|row|file|filebox|doc|document|card|box|entry|result|element|media|attachment|download|telechargement|fichier|acte|delib\w*|publications?|teaser|tile|vignette|ligne)(?:$|[\s_-])"
)
"""Classes of the boxes that hold one thing and its links."""
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "caption": 7, "legend": 7, "summary": 7, "button": 7}
"""What stands as a heading, and its depth; a short row, term or paragraph without links is one too, below them all."""
MENU = re.compile(r"(?i)\b(?:menu|navbar|nav|navigation|breadcrumb|ariane|fil-ariane|footer|sidebar|widget|side-?bar|topbar|mega-?menu|social|cookie)\b|(?:^|[\s_-])(?:menu|nav|footer|sidebar|breadcrumb)(?:$|[\s_-])")  # fmt: skip
PAGING = re.compile(
    r"(?i)pag(?:er|ination|inat(?:e|or)|ing)|nav-links|page-numbers|pages-?nav|wp-pagenavi|pagelinks|lien_pagination"
)
CLOSED_BY = {"li": ("ul", "ol", "menu"), "tr": ("table", "tbody", "thead"), "td": ("tr",), "th": ("tr",), "p": ("*",), "dd": ("dl",), "dt": ("dl",), "option": ("select",)}  # fmt: skip
Open = Sequence[tuple[str, str]]
"""The elements that stand open, outermost first: (tag, place)."""


def place_of(tag: str, role: str, stack: Open) -> str:
    """`menu`, `pages`, `corps`, or the place of what holds it (empty: the page). `role`: its classes, identifier and role."""
    above = stack[-1][1] if stack else ""
    if PAGING.search(role):
        return "pages"
    if above != "pages" and (tag in ("nav", "footer", "aside") or (tag != "body" and MENU.search(role)) or (tag == "header" and not any(t in ("article", "main", "section") for t, _ in stack))):  # fmt: skip
        return "menu"
    return "corps" if tag in ("main", "article") and above != "menu" else above


def is_block(tag: str, classes: str) -> bool:
    """The element holds one thing and its links: a row, an item, a paragraph, a box."""
    return tag in BLOCKS or bool(tag == "div" and ITEM.search(classes))


def ended_by(tag: str, stack: Open) -> int | None:
    """The depth of what this tag ends without saying so (`<li>` after `<li>`), None where it ends nothing."""
    borders = CLOSED_BY.get(tag)
    if tag in ("ul", "ol", "table", "div", "h1", "h2", "h3", "h4", "section", "article"):
        tag, borders = "p", ("*",)
    if borders is None:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        name = stack[depth][0]
        if name == tag:
            return depth
        if name in borders or (borders == ("*",) and name not in ("span", "a", "em", "strong", "b", "i", "font")):
            return None
    return None
