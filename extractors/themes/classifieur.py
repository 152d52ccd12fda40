"""The theme of an act whose code is not printed, by a text classifier that spaCy runs: the one door of spaCy for themes.

A bag of words and pairs of words under a linear layer, trained on specimens written for it (`models/themes/`), 0 network, no
pretrained vectors. The probability it states is calibrated: it is the frequency with which it is right.
Loaded once a process and only when an act needs it; a title takes about a millisecond (`benchmarks/themes.py`).
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractors.themes.mots import ACRONYMES, STEM, VIDES, mots

MODELE = "data/themes.bin"
LONGUEUR = 2**15
"""Rows of the hashed table of words and pairs."""
PAS = 64
"""Weights are kept to the 64th: five times smaller on disk, the same answers."""


Paliers = Sequence[Sequence[float]]


class ModeleAbsent(RuntimeError):
    """The model is not there, or was trained for other words: `make models` builds it."""


@dataclass(frozen=True, slots=True)
class Classement:
    """The level 2 themes of one title, likeliest first, with calibrated probabilities that sum to 1 at most."""

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
    return hashlib.sha256(repr((sorted(VIDES), sorted(ACRONYMES.items()), STEM, words, LONGUEUR)).encode()).hexdigest()[
        :16
    ]


def calibrated(scores: tuple[float, ...], paliers: Paliers) -> tuple[float, ...]:
    """Scores in falling order as probabilities: the first is its step's, the others share what is left as their scores do, none above it.

    >>> calibrated((0.8, 0.15, 0.05), ((0.0, 0.2), (0.7, 0.6)))
    (0.6, 0.3, 0.1)
    """
    step = next((p for least, p in reversed(paliers) if scores[0] >= least), None)
    if step is None or scores[0] >= 1:
        return scores if step is None else (step, *scores[1:])
    left = (1 - step) / (1 - scores[0])
    return (step, *(round(min(s * left, step), 9) for s in scores[1:]))


class Modele:
    """A spaCy pipeline of one component, `textcat`, over a tokenizer of ours, and what calibrates it.

    `paliers`: (score from which, probability) in rising order: the frequency with which the likeliest theme is right when its
    score, tempered, is there. None are needed to train; a model that ships has them.
    """

    def __init__(self, codes: list[str], temperature: float = 1.0, paliers: Paliers = ()) -> None:
        import spacy
        from spacy.tokens import Doc

        self.nlp = spacy.blank("xx")
        self.doc = Doc
        self.codes, self.temperature, self.paliers = codes, temperature, tuple(tuple(p) for p in paliers)
        pipe: Any = self.nlp.add_pipe(
            "textcat",
            config={
                "threshold": 0.0,
                "model": {
                    "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2,
                    "no_output_layer": False, "length": LONGUEUR,
                },
            },
        )  # fmt: skip
        self.textcat = pipe
        for code in codes:
            self.textcat.add_label(code)

    def make_doc(self, words: list[str]) -> Any:
        return self.doc(self.nlp.vocab, words=words)

    def classer(self, words: list[str]) -> Classement:
        return self.classer_tous([words])[0]

    def classer_tous(self, titres: Sequence[list[str]]) -> list[Classement]:
        scores = self.textcat.predict([self.make_doc(words) for words in titres])
        return [self._classement(row) for row in scores.tolist()]

    def _classement(self, scores: list[float]) -> Classement:
        power = 1 / self.temperature
        heated = [(s if s > 1e-12 else 1e-12) ** power for s in scores]
        total = sum(heated)
        told = [h / total for h in heated]
        ranked = sorted(range(len(told)), key=told.__getitem__, reverse=True)
        codes, scores_ = tuple(self.codes[i] for i in ranked), tuple(told[i] for i in ranked)
        return Classement(codes, calibrated(scores_, self.paliers))

    def save(self, path: Path) -> None:
        """One file: a line of JSON (codes, temperature, mark), then the weights, all compressed."""
        head = {"codes": self.codes, "temperature": self.temperature, "paliers": self.paliers, "marque": mark()}
        for node in self.textcat.model.walk():
            for name in node.param_names:
                node.set_param(name, (node.get_param(name) * PAS).round() / PAS)
        data = json.dumps(head).encode() + b"\n" + self.textcat.model.to_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(lzma.compress(data, preset=6))

    @classmethod
    def load(cls, data: bytes) -> Modele:
        head, _, weights = lzma.decompress(data).partition(b"\n")
        told = json.loads(head)
        if told["marque"] != mark():
            raise ModeleAbsent("le modèle des thèmes est d'une autre version : lancez « make models »")
        model = cls(told["codes"], told["temperature"], told["paliers"])
        model.textcat.model.initialize()
        model.textcat.model.from_bytes(weights)
        return model


@cache
def _model() -> Modele:
    file = files("extractors").joinpath(MODELE)
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ModeleAbsent("le modèle des thèmes n'est pas construit : lancez « make models »") from error
    return Modele.load(data)
