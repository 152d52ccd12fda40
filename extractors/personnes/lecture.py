"""The reading of one list of people, word by word: what each is called, what is said of each, where the list stops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.personnes.coupe import complete, is_name, item, joins, particule, people_only, pieces, shape
from extractors.personnes.lexique import DATE, DON, FINALES, PLURIEL, PLURIEL_DIT, SUJET, Jeton, lex
from extractors.personnes.nom import Genre, Liste, Nom
from extractors.personnes.prenoms import is_prenom
from extractors.personnes.retouche import joined, mended, second_half
from extractors.personnes.trous import beyond, goes_on

LIENS: dict[str, Genre] = {"lien": "lien", "inverse": "inverse", "suppleance": "suppleance", "a": "a"}


class Lecture:
    """The state of one reading."""

    def __init__(self, text: str, start: int, end: int, alone: bool = False) -> None:
        self.text, self.fin, self.alone = text, end, alone
        self.source = lex(text, start, end)
        self.tokens: list[Jeton] = []
        self.items: list[Nom] = []
        self.words: list[Jeton] = []
        self.breaks: set[int] = set()
        self.civilite = self.plural = self.numbered = self.labelled = self.stopped = False
        self.after_point, self.counted = False, -1
        self.trous: list[tuple[int, int]] = []

    def run(self) -> Liste:
        """Read to the end of the list."""
        self._read()
        return Liste(tuple(mended(self.items, self.text)), self.fin, tuple(self.trous))

    def _read(self) -> None:
        index = 0
        while token := self._token(index):
            self._take(index, token)
            if self.stopped:
                self.fin = min(self.fin, token.debut)
                break
            index += 1
        else:
            self._flush(None)

    def _token(self, index: int) -> Jeton | None:
        """The token of that rank: the text is cut as it is read, not beyond the list's end."""
        while len(self.tokens) <= index:
            token = next(self.source, None)
            if token is None:
                return None
            self.tokens.append(token)
        return self.tokens[index]

    def _take(self, index: int, token: Jeton) -> None:
        match token.genre:
            case "mot":
                self._word(index, token)
            case "ligne":
                if self.words and self.alone and self._sentence(index):
                    self._end(token)
                elif (
                    len(self.words) > 1
                    and self.items
                    and self.items[-1].genre == "lien"
                    and DON.match(self.text, token.fin)
                ):
                    self._flush(token)
                elif self.words:
                    self.breaks.add(len(self.words))
            case "civilite":
                self._flush(token)
                self.civilite, self.after_point = True, False
                self.plural = bool(PLURIEL.match(token.texte))
            case "sep":
                self.after_point &= not self.words
                self._flush(token)
            case "point":
                self._point(token)
            case "note" | "statut":
                self._said(token)
            case "fonction":
                self._function(index, token)
            case "lien" | "inverse" | "suppleance" | "a":
                self._link(token)
            case "deux":
                self._label(index, token)
            case "nombre":
                self._number(token)
            case "arret":
                self._end(token)
            case _:
                self._flush(token)
                self.labelled |= token.genre == "entite"

    def _said(self, token: Jeton) -> None:
        """Parentheses, `excusé`: said of the name just read; in the plural at a line's start, the heading of another list."""
        if PLURIEL_DIT.match(token.texte) and self.items and self.text[token.debut - 1] == "\n":
            self._end(token)
            return
        self._flush(token)
        last = self.items[-1] if self.items else None
        if token.genre == "note" and last and last.genre in ("nom", "role"):
            last.notes.append((token.debut + 1, token.fin - 1))
        elif last and last.genre == "nom" and not last.statut:
            last.statut = token.texte

    def _link(self, token: Jeton) -> None:
        """Words that give a vote to someone; `Procuration de` that opens a line says nothing of the line before, `Pouvoir : 0` counts."""
        counted = re.match(r"\s*(?:\d|(?i:n[ée]ant|aucun))", self.text[token.fin : token.fin + 8])
        if counted or (token.genre == "lien" and self.after_point and re.fullmatch(r"\w+", token.texte.strip())):
            self._end(token)
            return
        self._flush(token)
        before = self.text[max(0, token.debut - 2) : token.debut].rstrip(" ")[-1:]
        if token.genre != "inverse" or before not in "\n.;:•":
            self.items.append(Nom(LIENS[token.genre], token.texte, token.debut, token.fin))

    def _word(self, index: int, token: Jeton) -> None:
        word = token.texte
        if (word[0].isupper() and not item(word)) or re.match(r"[dl]'[A-ZÀ-Þ]", word):
            if "-\n" in word and not joins(word, self.words):
                self._split_hyphen(token)
            else:
                self.words.append(token)
        elif particule(word) and self._upper_follows(index):
            following = self._token(index + 1)
            giver = word == "de" and following is not None and is_prenom(following.texte)
            if giver and (not self.words or len(self.words) in self.breaks):
                self._flush(token)
            else:
                self.words.append(token)
        elif word == "de" and self._next(index) == "civilite":
            self._flush(token)
        else:
            self._break(index, token)

    def _split_hyphen(self, token: Jeton) -> None:
        """`Lejop-` at a line's end, and a name of its own on the next."""
        cut = token.texte.index("-\n")
        self.words.append(Jeton("mot", token.texte[:cut], token.debut, token.debut + cut))
        self._flush(token)
        self.words.append(Jeton("mot", token.texte[cut + 2 :], token.debut + cut + 2, token.fin))

    def _upper_follows(self, index: int) -> bool:
        for token in (self._token(index + ahead) for ahead in (1, 2, 3)):
            if token is None:
                return False
            if token.genre in ("ligne", "point") or (token.genre == "mot" and particule(token.texte)):
                continue
            if token.genre == "fonction" and token.texte[0].isupper():
                return False
            return token.genre == "mot" and (token.texte[0].isupper() or "'" in token.texte)
        return False

    def _point(self, token: Jeton) -> None:
        """An initial's or an abbreviation's full stop belongs to the name, any other ends something."""
        last = self.words[-1] if self.words else None
        if (
            last
            and last.fin == token.debut
            and (len(last.texte) == 1 or last.texte in ("Ph", "Chr", "Jn", "Th", "St", "Ste", "JP", "JC", "Fr", "ép"))
        ):
            self.words[-1] = last._replace(fin=token.fin)
            return
        self._flush(token)
        self.after_point = bool(self.items)

    def _function(self, index: int, token: Jeton) -> None:
        """A function beside a name, or in place of one; in capitals after a first name alone it is a surname (`Paul MAIRE`)."""
        bare = re.fullmatch(r"(?:LE |LA )?(?:MAIRE|PR[ÉE]SIDENT|[ÉE]LU)", token.texte)
        if bare and self.words and not self.breaks and all(shape(w.texte) == "C" for w in self.words):
            self.words.append(Jeton("mot", *token[1:]))
            return
        had_words, civil = bool(self.words), self.civilite
        below = had_words and token.texte.startswith("Les ") and "\n" in self.text[self.words[-1].fin : token.debut]
        if below or (token.texte[0] == "L" and self.items and not civil and self._next(index) != "deux"):
            self._end(token)
            return
        self._flush(token)
        last = self.items[-1] if self.items else None
        if had_words or (last and last.genre == "nom" and not civil and not last.fonction):
            if last and last.genre == "nom":
                last.fonction = token.texte
        elif last is None or last.genre in ("lien", "a", "inverse") or civil or "suppl" in token.texte.lower():
            self.items.append(Nom("role", token.texte, token.debut, token.fin, civil))
        self.civilite = False

    def _sentence(self, index: int) -> bool:
        """`Loïc Vialard / La convocation a été`: a whole name, and a line that begins as sentences do."""
        first, second = self._token(index + 1), self._token(index + 2)
        whole = len(self.words) > 1 and is_prenom(self.words[0].texte) and not particule(self.words[-1].texte)
        if not (whole and first and second and first.genre == "mot" and second.genre in ("mot", "arret", "a")):
            return False
        return shape(first.texte) != "U" and second.texte[0].islower() and not particule(second.texte)

    def _next(self, index: int) -> str:
        following = (self._token(index + ahead) for ahead in (1, 2))
        return next((t.genre for t in following if t and t.genre != "ligne"), "")

    def _label(self, index: int, token: Jeton) -> None:
        """`Adjoints :`, `Saint-Ormes :` before the names of one group; a person and what is said of them (`Zoé : absente`)."""
        given = bool(self.items) and self.items[-1].genre == "lien" and self.words and not self.breaks
        if given or self._next(index) in ("statut", "lien", "inverse"):
            self._flush(token)
        elif self.words:
            line = max((b for b in self.breaks if b < len(self.words)), default=0)
            self.words, label = self.words[:line], self.words[line:]
            self.breaks = {b for b in self.breaks if b < line}
            if self.items and not self.labelled and label:
                self._flush(token)
                self.stopped = True
                return
            self._flush(token)
            self.labelled = True

    def _number(self, token: Jeton) -> None:
        """`1. M. X`: a numbered list from its first item on; elsewhere a number is no part of a list of people."""
        if DATE.fullmatch(token.texte):
            return
        first = not self.items and not self.words
        twice, self.counted = self.counted == len(self.items) and not self.words, len(self.items)
        if not twice and (first or self.numbered):
            self.numbered = True
            self._flush(token)
        else:
            self._end(token)

    def _skip(self, index: int, token: Jeton) -> bool:
        """Past a name that cannot be read, where the list goes on behind it."""
        start = self.words[0].debut if self.words else token.debut
        end = None if self.alone else beyond(self.text, start, self.items)
        if end is None or not goes_on(self.text, end, Lecture(self.text, end, min(self.fin, end + 90)).run().noms):
            return False
        self.trous.append((start, end))
        self.words, self.breaks, self.source = [], set(), lex(self.text, end, self.fin)
        del self.tokens[index + 1 :]
        return True

    def _break(self, index: int, token: Jeton) -> None:
        """A word in lower case: a sentence has begun, of which the words just read may be the subject."""
        if self._skip(index, token):
            return
        subject = not self.alone and (self.after_point or bool(SUJET.match(token.texte)))
        if self.words:
            line = max((b for b in self.breaks if b <= len(self.words)), default=0)
            opens = all(shape(w.texte) != "U" for w in self.words[line:])
            if subject or (line and (opens or complete(self.words[:line]) or not complete(self.words))):
                self.words = self.words[:line]
                self.breaks.clear()
        elif subject and len(self.items) > 1:
            last = self.items[-1]
            between = self.text[last.fin : token.debut]
            if last.genre == "nom" and not last.notes and not last.statut and not re.search(r"[,\n]", between):
                self.items.pop()
                if token.texte in ("sont", "ont", "étaient") and joined(self.text, self.items[-1], last):
                    self.items.pop()
        self._end(token)

    def _end(self, token: Jeton) -> None:
        self._flush(token)
        self.stopped = True

    def _flush(self, token: Jeton | None) -> None:
        """Make names of the words read since the last separator."""
        words, self.words = self.words, []
        breaks, self.breaks = {b for b in self.breaks if b < len(words)}, set()
        civil, self.civilite = self.civilite, False
        if not words:
            return
        goes_on = token is not None and token.genre == "civilite"
        found, whole = pieces(words, breaks, token is None or token.genre in FINALES)
        for piece in found:
            kept = people_only(piece, named=civil)
            cut = len(kept) < len(piece)
            closed = civil and kept and cut and "\n" in self.text[kept[-1].fin : piece[len(kept)].debut]
            if not is_name(kept) or (cut and not (complete(kept) or self.alone or closed)):
                self.stopped = not self._initial(piece) and not goes_on
                return
            debut, fin = kept[0].debut, kept[-1].fin
            shown = re.sub(r"-\s*\n\s*", "-", self.text[debut:fin])
            nom = Nom("nom", " ".join(shown.split()), debut, fin, civil or self.plural)
            half = None if civil else second_half(self.items, nom, self.text)
            self.items[-1 if half else len(self.items) :] = [half or nom]
            civil = False
            if len(kept) < len(piece):
                self.stopped = not goes_on
                return
        self.stopped |= not whole and not goes_on

    def _initial(self, words: Sequence[Jeton]) -> bool:
        """`BARRABAS.M`: the initial belongs to the name before the full stop."""
        last = self.items[-1] if self.items else None
        if len(words) != 1 or shape(words[0].texte) != "I" or not last or last.fin + 1 != words[0].debut:
            return False
        last.texte, last.fin = f"{last.texte}.{words[0].texte}", words[0].fin
        return True
