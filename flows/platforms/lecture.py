"""Reading an HTML page in one pass: its links, and for each what the eye sees around it.

Relative addresses and `<base>`, frames, embedded viewers, addresses kept in data attributes and in scripts; for each link its text,
the headings above it, the row or item that holds it, and whether it stands in a menu or among the numbers of a paged list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin

from flows.moisson.choose import ABOVE, SAID, Lien
from flows.platforms.adresses import normal, slashed, unwrapped
from flows.platforms.alentours import IDLE, IDLES, SCRIPTED, Alentours, Bloc, Titres, asks_for_more, opened
from flows.platforms.deroulants import Deroulants
from flows.platforms.donnees import JSON_TYPE, documents, is_address, of_script
from flows.platforms.endroits import LEVELS, PAGING, VOID, ended_by, is_block, place_of
from flows.platforms.gras import BOLD, Ligne

DATA = ("data-href", "data-url", "data-src", "data-file", "data-pdf", "data-link", "data-download", "data-downloadurl", "data-pdf-url", "data-document", "data-pdfurl", "data-pdf-src", "data-flipbook-pdf", "source")  # fmt: skip
SHORT = 90
"""Characters: the most that a paragraph without links says when it announces those below."""
FEW = 4
"""Links: a block that holds more is a list, not what stands around one link."""
DEEP, LONG, MANY = 300, 300, 20_000
"""Bounds on what is not a page that people read: elements within elements, characters of a link, links."""
INLINE = frozenset("a abbr b em font i mark small span strong sub sup u".split())
FAR = 400
"""Characters: a block longer than this is a whole page, not what stands around a link."""


class Reader(HTMLParser):
    """`found` are the links in order, `marks` what else the page says of itself, `title` its title, `headings` those that stand."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.url = self.base = url
        self.found: list[Lien] = []
        self.marks: dict[str, str] = {}
        self.title = ""
        self._stack: list[tuple[str, str]] = []
        self._blocks: list[Bloc] = []
        self._href: tuple[str | None, dict[str, str]] | None = None
        self._text: list[str] = []
        self.headings = Titres()
        self._heading: list[str] | None = None
        self._choices = Deroulants()
        self._around = Alentours()
        self._line = Ligne()
        self._before = ""
        self._data: list[str] | None = None
        self._json = False
        self._button: dict[str, str] = {}
        self._tabs: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        if (ended := ended_by(tag, self._stack)) is not None:
            self._pop_to(ended)
        self._around.start(tag, values.get("colspan", ""))
        if tag not in INLINE:
            if bold := self._line.end():
                self.headings.put(9, SAID + bold, len(self._stack), len(self.found))
            self.handle_data(" ")
        if tag not in VOID and len(self._stack) < DEEP:
            role = f"{values.get('class', '')} {values.get('id', '')} {values.get('role', '')}"
            self._stack.append((tag, place_of(tag, role, self._stack)))
        if len(self._blocks) < DEEP // 10 and is_block(tag, values.get("class", "")):
            self._blocks.append(Bloc(tag, len(self._stack), self._stack[-1][1] if self._stack else ""))
        if values.get("role") == "tabpanel" or "tab-pane" in values.get("class", ""):
            self.headings.put(2, self._tabs.get(values.get("id", ""), ""))
        elif tag not in LEVELS and (told := self._tabs.get(values.get("id") or "#", "")):
            self.headings.put(7, told, len(self._stack), len(self.found))
        if tag in LEVELS or (tag == "title" and not self.title):
            self._heading, self._button = [], values
        if tag == "script" and not values.get("src"):
            self._data = []
            self._json = bool(JSON_TYPE.match(values.get("type", ""))) or values.get("id", "").startswith("__N")
        self._link(tag, values)
        self._mark(tag, values)
        for name, value in values.items():
            if tag != "a" and ((name in DATA and ".pdf" in value.lower()) or is_address(name, value)):
                self._add(value, values.get("title") or values.get("aria-label") or "")
            elif value[:1] in "[{" and name.startswith((":", "data-")) and ".pdf" in value.lower():
                self._documents(value)
        if tag != "a" and (there := opened(values)):
            self._add(there, values.get("title", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._data is not None:
            text, self._data = "".join(self._data), None
            self._documents(text, script=not self._json)
        if tag == "a":
            self._close_link()
        for url, text, before in self._choices.end(tag):
            self._before = before
            self._add(url, text)
            self._before = ""
        if self._heading is not None and (tag in LEVELS or tag == "title"):
            text, self._heading = " ".join("".join(self._heading).split())[:LONG], None
            if tag == "title":
                self.title = self.title or text
            elif tag == "button" and self._asked(self._button, text):
                pass
            elif not self._stack or self._stack[-1][1] != "menu":
                self.headings.put(LEVELS[tag], text, links=len(self.found))
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth][0] == tag:
                self._pop_to(depth)
                break

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1][0] in ("script", "style", "noscript"):
            if self._data is not None:
                self._data.append(data)
            return
        self._around.data(data)
        self._line.data(data, bold=any(t in BOLD for t, _ in self._stack[-3:]), linked=self._href is not None)
        if self._href is not None:
            self._text.append(data)
        if self._heading is not None:
            self._heading.append(data)
        if self._stack and self._stack[-1][0] == "option":
            self._choices.data(data)
        for block in self._blocks:
            block.words.append(data)
            if self._href is None and data.strip():
                block.labels.append(data)

    def _documents(self, text: str, *, script: bool = False) -> None:
        """What the data of a script names: the page's own list, drawn in the browser."""
        if ".pdf" in text.lower():
            for url, name, above in of_script(text) if script else documents(text):
                self._add(url, name, above=above)

    def _pop_to(self, depth: int) -> None:
        for place in range(len(self._stack) - 1, depth - 1, -1):
            for index, head, kind in self._around.end(self._stack[place][0], place):
                if index < len(self.found):
                    told = " | ".join(t for t in (head, self.found[index].pres, kind) if t)
                    self.found[index] = replace(self.found[index], pres=told)
        del self._stack[depth:]
        self.headings.leave(depth, len(self.found))
        while self._blocks and self._blocks[-1].depth > depth:
            block = self._blocks.pop()
            text = " ".join("".join(block.words).split())
            if 0 < len(block.links) <= FEW:
                self.headings.close(block.links[0])
                self._around.forget()
            if (
                not block.links
                and block.tag in ("p", "tr", "dt", "li")
                and block.place != "menu"
                and 3 < len(text) <= SHORT
            ):
                level = 9 if block.tag in ("p", "li") else 8
                self.headings.put(level, SAID + text, block.depth - 1, len(self.found))
            if len(text) <= FAR and (len(block.links) <= FEW or block.tag == "tr"):
                kind = block.kind()
                for index in block.links:
                    lien = self.found[index]
                    if kind and not lien.pres and len(block.links) <= FEW:
                        lien = self.found[index] = replace(lien, pres=kind)
                    if len(lien.autour) <= len(lien.texte) + 3 < len(text) or not lien.autour:
                        self.found[index] = replace(lien, autour=text)

    def _link(self, tag: str, values: dict[str, str]) -> None:
        if tag in ("a", "area"):
            self._close_link()
            idle = values.get("href", "#").strip() in IDLES
            told = (values[n] for n in (*DATA, *(n for n in values if is_address(n, values[n]))) if values.get(n))
            kept = next(told, None) or opened(values) or None if idle else opened(values, files=True)
            self._href, self._text = (kept or values.get("href"), values), []
            self._before = self._around.before()
        elif tag in ("iframe", "frame", "embed", "object"):
            self._add(
                values.get("src") or values.get("data"), values.get("title", ""), frame=tag in ("frame", "iframe")
            )
        elif tag == "img" and self._href is not None:
            self._text.append(f" {values.get('alt', '')} ")
        elif tag == "button" and (there := self._choices.pressed(values)):
            self._add(there, values["value"], rel="next")
        elif tag in ("form", "input", "select", "option"):
            before = self._around.before() if tag == "select" else ""
            self._choices.start(tag, values, self.url, before)

    def _close_link(self) -> None:
        if self._href is None:
            return
        (href, values), self._href = self._href, None
        text = " ".join("".join(self._text).split())
        self._around.before()
        if href in IDLES or (href or "").startswith("#"):
            self._asked(values, text)
        told = values.get("title") or values.get("aria-label") or ""
        if told and told.lower() not in text.lower():
            text = f"{text} {told}".strip()
        if href is not None and href.strip().lower().startswith("javascript:"):
            match = SCRIPTED.search(href)
            href = match[1] if match else None
            if href is None and not IDLE.match(values.get("href", "")):
                self.marks.setdefault("scripts", "")
                self.marks["scripts"] += f"{text}\n"
        self._add(href, text, rel=values.get("rel", ""), role=values.get("class", ""))
        self._before = ""

    def _mark(self, tag: str, values: dict[str, str]) -> None:
        if tag == "base" and values.get("href"):
            self.base = urljoin(self.base, values["href"])
        elif tag == "meta" and values.get("name", "").lower() == "generator":
            self.marks.setdefault("generator", values.get("content", ""))
        elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            if match := re.search(r"(?i)url\s*=\s*['\"]?([^'\";]+)", values.get("content", "")):
                self._add(match[1], "", frame=True)
        elif tag == "link" and values.get("href"):
            rel = values.get("rel", "").lower()
            if rel == "https://api.w.org/":
                self.marks["api"] = urljoin(self.base, values["href"])
            elif rel == "next":
                self._add(values["href"], "page suivante", rel="next")
            elif (
                rel == "alternate"
                and re.search(r"rss|atom", values.get("type", ""))
                and "comment" not in values["href"]
            ):
                self.marks.setdefault("fil", urljoin(self.base, values["href"]))

    def _asked(self, values: dict[str, str], text: str) -> bool:
        """A tab, whose name stands for its panel; or by what a script would ask the site for more: told, never followed."""
        if panel := values.get("aria-controls") or (values.get("href") or values.get("data-bs-target", ""))[1:]:
            self._tabs[panel] = text
        if asks_for_more(values):
            self.marks["suites"] = f"{self.marks.get('suites', '')}{text}\n"
        return asks_for_more(values) or values.get("role") == "tab"

    def _add(
        self, href: str | None, text: str, *, rel: str = "", role: str = "", frame: bool = False, above: str = ""
    ) -> None:
        if not href or href.strip().lower().startswith(
            ("javascript:", "mailto:", "tel:", "#", "data:", "about:", "sms:")
        ):
            return
        try:
            url = unwrapped(normal(urljoin(self.base, slashed(href.strip()))))
        except ValueError:
            return
        place = self._stack[-1][1] if self._stack else "corps"
        if "next" in rel.split() or PAGING.search(role):
            place = "pages"
        elif frame:
            place = "cadre"
        if len(self.found) >= MANY:
            return
        near = self._branch(text) if place == "menu" else str(self.headings)
        heads = ABOVE.join(t for t in (above, near) if t)
        self.found.append(
            Lien(url, " ".join(text.split())[:LONG], heads, lieu=place or "corps", pres="" if above else self._before)
        )
        self._around.linked(len(self.found) - 1)
        for block in self._blocks:
            block.links.append(len(self.found) - 1)

    def _branch(self, text: str) -> str:
        """The name of the menu's branch that holds a link which says only a year."""
        items = [block for block in self._blocks if block.tag == "li"]
        year = re.search(r"(?:19|20)\d\d", text) and len(text) < len("2020 - 2026 (archives)")
        return next((" ".join(w.split()) for w in items[-2].words if w.strip()), "") if year and items[1:] else ""

    def finish(self) -> None:
        self.close()
        self._close_link()
        self._pop_to(0)
