"""Train the theme classifier on the specimens of `models/themes/` and write `extractors/data/themes.bin`: `make models`.

Deterministic: same templates, same seed, same bytes. `--sortie FICHIER` writes elsewhere.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.themes import Modele
from extractors.themes_mots import mots

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "models" / "themes"
SEED, EPOCHS, BATCH = 20251124, 6, 64
SAMPLES = 16000
LEAST = 60
TEMPERATURE = 0.5
DEBUTS = ("", "", "", "", "", "", "Délibération : ", "Délibération ", "Approbation : ", "Finances : ", "Affaires générales - ", "Autorisation de signature - ",
          "Projet de délibération : ", "Urbanisme - ", "Point n° 4 : ", "Administration générale : ")  # fmt: skip
FINS = ("", "", "", "", "", "", " - Autorisation de signature", " : approbation", " - Autorisation donnée au maire", " pour l'année 2023", " - commune de Brévans", " - approbation")  # fmt: skip


def vocabulaire(path: Path) -> dict[str, list[str]]:
    """Slot name → its values."""
    words: dict[str, list[str]] = {}
    name = ""
    for line in _lines(path):
        if line.startswith("["):
            name = line.strip("[]")
            words[name] = []
        else:
            words[name] += [v.strip() for v in line.split(" ; ") if v.strip()]
    return words


def gabarits(path: Path) -> dict[str, tuple[int, list[str]]]:
    """Code → (weight, its templates)."""
    found: dict[str, tuple[int, list[str]]] = {}
    code = ""
    for line in _lines(path):
        if head := re.fullmatch(r"\[(\d\.\d+) (\d+)\]", line):
            code = head[1]
            found[code] = (int(head[2]), [])
        else:
            found[code][1].append(line)
    return found


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")


def expand(gabarit: str, words: dict[str, list[str]], chance: random.Random) -> str:
    """One title of a template, choices and slots drawn at random."""
    text = gabarit
    while True:
        new = CHOICE.sub(lambda m: chance.choice(m[1].split("|")), text, count=1)
        new = SLOT.sub(lambda m: chance.choice(words[m[1]]), new, count=1)
        if new == text:
            return " ".join(text.split())
        text = new


def specimens(chance: random.Random) -> list[tuple[str, str]]:
    """(title, code): every template many times, themes as frequent as their weights say."""
    words, known = vocabulaire(FOLDER / "vocabulaire.txt"), gabarits(FOLDER / "gabarits.txt")
    total = sum(weight for weight, _ in known.values())
    made: list[tuple[str, str]] = []
    for code, (weight, templates) in known.items():
        wanted = max(LEAST, SAMPLES * weight // total)
        for i in range(wanted):
            title = expand(templates[i % len(templates)], words, chance)
            made.append((chance.choice(DEBUTS) + title + chance.choice(FINS), code))
    chance.shuffle(made)
    return made


def train(
    data: list[tuple[str, str]], seed: int = SEED, *, temperature: float = TEMPERATURE, epochs: int = EPOCHS
) -> Modele:
    """A model trained on (title, code) pairs, the same for the same pairs and seed."""
    import numpy
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(seed)
    codes = sorted({code for _, code in data}, key=lambda c: [int(n) for n in c.split(".")])
    model = Modele(codes, temperature)
    examples = []
    for title, code in data:
        words = mots(title)
        if words:
            doc = model.make_doc(words)
            examples.append(Example.from_dict(doc, {"cats": {c: float(c == code) for c in codes}}))
    optimizer = model.nlp.initialize(lambda: examples[:200])
    optimizer.learn_rate = 0.002
    order = numpy.random.RandomState(seed)
    del spacy
    for _ in range(epochs):
        picked = [examples[i] for i in order.permutation(len(examples))]
        for start in range(0, len(picked), BATCH):
            model.textcat.update(picked[start : start + BATCH], sgd=optimizer)
    return model


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sortie", type=Path, default=ROOT / "extractors" / "data" / "themes.bin")
    args = parser.parse_args(argv)
    data = specimens(random.Random(SEED))
    model = train(data)
    model.save(args.sortie)
    print(f"{len(data)} titres, {len(model.codes)} thèmes, {args.sortie.stat().st_size / 1e6:.2f} Mo : {args.sortie}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
