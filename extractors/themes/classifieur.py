"""The theme of an act whose code is not printed, by a text classifier that spaCy runs: the one door of spaCy for themes.

A bag of words and pairs of words under a linear layer, one yes or no for each theme, trained on specimens written for it
(`models/themes/`): no network, no pretrained vectors. The probability it states is calibrated: it is the frequency with which it is
right. Loaded once a process and only when an act needs it; a title takes less than a millisecond (`benchmarks/themes.py`).
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from extractors.themes.mots import ACRONYMES, STEM, VIDES, mots

MODELE = "data/themes.bin"
PAS = 8
"""Weights are kept to the 8th, in a byte: the same answers."""


class ModeleAbsent(RuntimeError):
    """The model is not there, or was trained for other words: `make models` builds it."""


@dataclass(frozen=True, slots=True)
class Classement:
    """The level 2 themes of one title, likeliest first, with calibrated probabilities that sum to 1."""

    codes: tuple[str, ...]
    probabilites: tuple[float, ...]

    def niveau_1(self) -> tuple[str, float]:
        """The likeliest theme of level 1 and its probability."""
        sums: dict[str, float] = {}
        for code, p in zip(self.codes, self.probabilites, strict=True):
            sums[code.split(".")[0]] = sums.get(code.split(".")[0], 0.0) + p
        return max(sums.items(), key=lambda item: item[1])


def classer(titre: str) -> Classement | None:
    """The themes of a title, or None where it has no word that the model could know."""
    return classer_tous([titre])[0]


def classer_tous(titres: Sequence[str]) -> list[Classement | None]:
    """`classer` for several titles at once: most of what the model costs is being asked."""
    words = [mots(titre) for titre in titres]
    known = [w for w in words if w]
    answers = iter(_model().classer_tous(known) if known else ())
    return [next(answers) if w else None for w in words]


def mark() -> str:
    """What a model depends on beside its own file: how titles are cut into words."""
    words = mots("C.L.E.C.T. : DM n° 2 aux travaux généraux – M57, œuvres d'été 2024")
    return hashlib.sha256(repr((sorted(VIDES), sorted(ACRONYMES.items()), STEM, words)).encode()).hexdigest()[:16]


def traits(words: Sequence[str]) -> dict[str, float]:
    """What the linear layer sees of a title: its words and its pairs of words, a vector of length 1.

    >>> traits(["coupe", "bois"])["coupe bois"]
    0.5773502691896258
    """
    counts = Counter([*words, *(f"{one} {two}" for one, two in pairwise(words))])
    length = sqrt(sum(n * n for n in counts.values()))
    return {trait: n / length for trait, n in counts.items()}


class Modele:
    """A spaCy pipeline of one component, `textcat`, over a tokenizer of ours, and what calibrates it.

    `poids`: a row of weights per trait of `index`, a column per theme; `biais`: one per theme. `temperature` makes of what the layer
    says the frequency with which it is right.
    """

    def __init__(
        self, codes: list[str], index: dict[str, int], poids: Any, biais: Any, temperature: float = 1.0
    ) -> None:  # fmt: skip
        import spacy
        from spacy.pipeline import TextCategorizer
        from spacy.tokens import Doc
        from thinc.api import Model

        self.nlp = spacy.blank("xx")
        self.doc = Doc
        self.codes, self.temperature = codes, temperature
        self.index, self.poids, self.biais = index, poids, biais
        layer: Any = Model(
            "sac_de_mots",
            lambda _, docs, is_train: (self._scores([[w.text for w in doc] for doc in docs]), lambda d: d),
        )
        self.textcat: Any = TextCategorizer(self.nlp.vocab, layer, threshold=0.0)
        for code in codes:
            self.textcat.add_label(code)

    def _scores(self, titres: Sequence[Sequence[str]]) -> Any:
        """One row per title: how the themes share it (softmax of what the linear layer says of each, tempered)."""
        import numpy

        rows = numpy.tile(self.biais, (len(titres), 1))
        for i, words in enumerate(titres):
            known = [(self.index[t], v) for t, v in traits(words).items() if t in self.index]
            if known:
                places, values = zip(*known, strict=True)
                rows[i] += numpy.asarray(values, dtype=numpy.float32) @ self.poids[list(places)]
        shares = numpy.exp((rows - rows.max(axis=1, keepdims=True)) / self.temperature)
        return shares / shares.sum(axis=1, keepdims=True)

    def make_doc(self, words: list[str]) -> Any:
        return self.doc(self.nlp.vocab, words=words)

    def classer(self, words: list[str]) -> Classement:
        return self.classer_tous([words])[0]

    def classer_tous(self, titres: Sequence[list[str]]) -> list[Classement]:
        """What `textcat` says of them, asked of its layer: to make a spaCy document of each title costs as much again."""
        scores = self._scores(titres)
        return [self._classement(row) for row in scores.tolist()]

    def _classement(self, scores: list[float]) -> Classement:
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        return Classement(tuple(self.codes[i] for i in ranked), tuple(scores[i] for i in ranked))

    def save(self, path: Path) -> None:
        """One file, compressed: a line of JSON (codes, traits, biases, what calibrates), then the weights, one byte each, trait by trait."""
        import numpy

        head = {
            "codes": self.codes, "temperature": self.temperature, "marque": mark(),
            "traits": list(self.index), "biais": [round(float(b), 4) for b in self.biais],
        }  # fmt: skip
        kept = numpy.clip((self.poids * PAS).round(), -127, 127).astype(numpy.int8)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(lzma.compress(json.dumps(head).encode() + b"\n" + kept.tobytes(), preset=6))

    @classmethod
    def load(cls, data: bytes) -> Modele:
        import numpy

        head, _, weights = lzma.decompress(data).partition(b"\n")
        told = json.loads(head)
        if told["marque"] != mark():
            raise ModeleAbsent("le modèle des thèmes est d'une autre version : lancez « make models »")
        index = {trait: i for i, trait in enumerate(told["traits"])}
        poids = numpy.frombuffer(weights, dtype=numpy.int8).reshape(len(index), len(told["codes"])) / numpy.float32(PAS)
        biais = numpy.array(told["biais"], dtype=numpy.float32)
        return cls(told["codes"], index, poids, biais, told["temperature"])


@cache
def _model() -> Modele:
    file = files("extractors").joinpath(MODELE)
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ModeleAbsent("le modèle des thèmes n'est pas construit : lancez « make models »") from error
    return Modele.load(data)
