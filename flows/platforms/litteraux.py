"""The lists that a script holds as it was written: JavaScript literals, read as data, never run.

`var documents = [{titre: 'Procès-verbal', fichier: '/a.pdf'},]`, `window.__NUXT__=(function(a){return {data:[…]}}(…))`: braces make
objects, brackets and parentheses lists, whatever stands around them. A text that is put together (`base + '.pdf'`) is no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TOKEN = re.compile(
    r""""((?:[^"\\\n]|\\.)*+)"?|'((?:[^'\\\n]|\\.)*+)'?|`((?:[^`\\]|\\.)*+)`?|([A-Za-z_$][\w$]*+)|([\[\]{}(),;+])|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+""",
    re.DOTALL,
)
"""What is open at the end of the line, or of the script, ends there: each character is read once."""
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
LARGEST = 2_000_000
"""Characters of a script that is read; a longer one is a program."""


def objects(script: str) -> Iterator[dict[str, Any]]:
    """The outermost objects of a script, those that hold texts under names."""
    yield from _outermost(_read(script)) if len(script) <= LARGEST else ()


def _outermost(values: list[Any]) -> Iterator[dict[str, Any]]:
    pending = list(reversed(values))
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            yield value
        elif isinstance(value, list):
            pending += reversed(value)


def _read(script: str) -> list[Any]:
    root: list[Any] = []
    stack: list[Any] = [root]
    name: str | None = None
    joined = False
    for token in TOKEN.finditer(script):
        text = next((t for t in token.group(1, 2, 3) if t is not None), None)
        sign = token[5]
        after = script[token.end() : token.end() + 20].lstrip()[:1] if sign is None else ""
        if text is not None:
            if after == ":":
                name = _plain(text)
            elif not (joined or after == "+" or (token[3] and "${" in text)):
                _put(stack[-1], name, _plain(text))
                name = None
        elif token[4] and after == ":":
            name = token[4]
        elif sign and sign in "{[(":
            inner: Any = {} if sign == "{" else _Values(sign == "[" and (name is not None or _told(stack[-1])))
            _put(stack[-1], name, inner)
            stack.append(inner)
            name = None
        elif sign and sign in "}])":
            name = None
            del stack[max(1, len(stack) - 1) :]
        elif sign and sign in ",;":
            name = None
        joined = sign == "+"
    return root


class _Values(list[Any]):
    """The values between brackets; `told`: under a name, those of a call's parentheses never."""

    def __init__(self, told: bool) -> None:
        super().__init__()
        self.told = told


def _told(holder: Any) -> bool:
    return isinstance(holder, _Values) and holder.told


def _put(holder: Any, name: str | None, value: Any) -> None:
    if isinstance(holder, list):
        if _told(holder) or not isinstance(value, str):
            holder.append(value)
    elif name is not None and name not in holder:
        holder[name] = value
    elif not isinstance(value, str):
        holder[f"#{len(holder)}"] = value


def _plain(text: str) -> str:
    text = ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else CONTROLS.get(m[3], m[3]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
