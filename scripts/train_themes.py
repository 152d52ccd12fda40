"""Train the theme classifier on the specimens of `models/themes/` and write `extractors/data/themes.bin`: `make models`.

Deterministic: same templates, same seed, same bytes. `--sortie FICHIER` writes elsewhere. `--calibrer N` trains N times without a
fifth of the lines and tells how often the likeliest theme is right on titles made of those, tenth by tenth of its probability.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractors.themes.classifieur import Modele, traits
from extractors.themes.mots import mots
from extractors.themes.regles import regle

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "models" / "themes"
SEED, EPOCHS, BATCH, RATE, DECAY = 20251124, 5, 32, 2.0, 1e-5
SAMPLES = 16000
DRAWS, COPIES = 2, 2
"""Times that the titles are drawn, and that each is learnt, less other words each time."""
LEAST = 60
FOIS = 14
"""Frames that each thing of the lexicon is set in, and times that each written title is."""
CADRES = (
    "*", "* ", "* : approbation", "Approbation : *", "(Approbation|Adoption|Validation) (de la|du|des|de l') *", "* - autorisation de signature", "(Autorisation de signer|Signature de) *",
    "Convention (relative à|pour|de) *", "* : convention avec {epci}", "* (avec|:) {asso}", "Foncier - *", "Quartier de la Gare - *", "{batiment} - *", "Autorisation donnée à Monsieur le (Président|Maire), ou son représentant, de signer *", "* : autorisation donnée au président de signer", "Affaires générales - *", "Rapport n° 12 : *", "Présentation de *", "Proposition de *", "* (au profit de|auprès de) la société", "Demande (de|relative à) *", "* et autorisation de signature de la demande", "Avis (sur|relatif à) *",
    "Bilan {an} (de la|du|des) *", "Rapport annuel {an} : *", "Présentation (du rapport|) *", "* {an}", "Mise en place (de|d'un dispositif de) *", "Projet de *", "* : modification de la délibération du 27 novembre",
    "* - {commune}", "* {rue}", "* situé {rue}", "Avenant n° 2 : *", "Création (de|d'un) *", "Modification (de la|du) *", "* : modalités", "Renouvellement : *", "Détermination (de|du) *", "* - demande",
    "Information sur *", "Actualisation : *", "* (au titre de l'année|pour l'exercice) {an}", "Dossier *", "* - {lieu}", "* : {batiment}", "Lancement (de la procédure|) *", "Prolongation (de|du) *",
    "Règlement : *", "Programme {an} : *", "Charte *", "* : choix", "Décision relative à *", "* entre la ville et {epci}",
)  # fmt: skip
"""Ways of saying that tell nothing of the theme: `*` is the thing."""
TEMPERATURE = 0.65
"""What makes of the layer's scores the frequency with which it is right on titles that the lines of the day knew not: 690 titles of
the first contacts, each classed by a model trained on the lines that came before (docs/themes.md)."""
PLIS = 5
ABANDON = 0.2
"""Share of a title's words that training leaves out, others each time: real titles lack words, and the answer must hold."""
DEBUTS = ("", "", "", "", "", "", "Délibération : ", "Délibération ", "Approbation : ", "Finances : ", "Affaires générales - ", "Autorisation de signature - ",
          "Projet de délibération : ", "Urbanisme - ", "Point n° 4 : ", "Administration générale : ", "RESSOURCES HUMAINES - ", "VOIRIE - ",
          "ACTION ECONOMIQUE - ", "SANTE - ", "CULTURE / ANIMATIONS - ", "TRAVAUX - ", "SPORT - ", "ENVIRONNEMENT : ", "Enfance jeunesse - ", "Foncier - ", "FONCIER : ", "Solidarité - ", "Énergie - ", "Tourisme : ", "Patrimoine - ", "LOGEMENT - ", "Éducation - ", "Quartier de la Gare - ", "Zone d'activités - ")  # fmt: skip
FINS = ("", "", "", "", "", "", " - Autorisation de signature", " : approbation", " - Autorisation donnée au maire", " pour l'année 2023", " - commune de Brévans", " - approbation", " dans le cadre de l'aménagement du centre", " sur l'ensemble du territoire communal")  # fmt: skip


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


def lexique(path: Path) -> dict[str, list[str]]:
    """Code → the things that a theme is about (`lexique.txt`), or its titles (`titres.txt`)."""
    found: dict[str, list[str]] = {}
    code = ""
    for line in _lines(path):
        if head := re.fullmatch(r"\[(\d\.\d+)\]", line):
            code = head[1]
            found[code] = []
        else:
            found[code] += [words.strip() for words in line.split(" ; ") if words.strip()]
    return found


def set_out(text: str, words: dict[str, list[str]], chance: random.Random) -> str:
    """A title of a template, among what councils set before and after their titles."""
    return chance.choice(DEBUTS) + expand(text, words, chance) + chance.choice(FINS)


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
            made.append((set_out(templates[i % len(templates)], words, chance), code))
    for code, titles in lexique(FOLDER / "titres.txt").items():
        made += [(set_out(title, words, chance), code) for title in titles for _ in range(FOIS)]
    for code, things in lexique(FOLDER / "lexique.txt").items():
        for thing in things:
            for frame in chance.sample(CADRES, FOIS):
                made.append((expand(frame.replace("*", thing), words, chance), code))
    chance.shuffle(made)
    return made


def train(data: list[tuple[str, str]], seed: int = SEED) -> Modele:
    """A model trained on (title, code) pairs, the same for the same pairs and seed."""
    import numpy

    chance = numpy.random.RandomState(seed)
    codes = sorted({code for _, code in data}, key=lambda c: [int(n) for n in c.split(".")])
    index: dict[str, int] = {}
    places: list[int] = []
    values: list[float] = []
    lengths: list[int] = []
    wanted: list[int] = []
    for title, code in data:
        for _ in range(COPIES):
            words = mots(title)
            seen = traits([w for w in words if chance.rand() >= ABANDON] or words)
            if seen:
                places += [index.setdefault(trait, len(index)) for trait in seen]
                values += seen.values()
                lengths.append(len(seen))
                wanted.append(codes.index(code))
    poids, biais = _descend(
        Titres(*(numpy.array(a, dtype=t) for a, t in ((places, "i4"), (values, "f4"), (lengths, "i4"), (wanted, "i4")))),
        (len(index), len(codes)), chance,
    )  # fmt: skip
    return Modele(codes, index, poids, biais, TEMPERATURE)


class Titres(NamedTuple):
    """Titles end to end: the places and values of their traits, how many each has, and its theme."""

    places: Any
    values: Any
    lengths: Any
    wanted: Any


def _descend(titres: Titres, shape: tuple[int, int], chance: Any) -> tuple[Any, Any]:
    """The weights and biases of one yes or no for each theme, by a gradient descent whose steps shorten to nothing."""
    import numpy

    poids, biais = numpy.zeros(shape, dtype="f4"), numpy.full(shape[1], -4, dtype="f4")
    ends = numpy.cumsum(titres.lengths)
    starts = ends - titres.lengths
    steps = EPOCHS * (len(starts) // BATCH)
    orders = [chance.permutation(len(starts)) for _ in range(EPOCHS)]
    for step in range(steps):
        epoch, place = divmod(step * BATCH, len(starts) // BATCH * BATCH)
        some = orders[epoch][place : place + BATCH]
        lengths = titres.lengths[some]
        first = numpy.cumsum(lengths) - lengths
        at = numpy.repeat(starts[some] - first, lengths) + numpy.arange(lengths.sum())
        rows, weights = titres.places[at], titres.values[at][:, None]
        said = 1 / (1 + numpy.exp(-(numpy.add.reduceat(poids[rows] * weights, first, axis=0) + biais)))
        said[numpy.arange(BATCH), titres.wanted[some]] -= 1
        rate = RATE * (1 - step / steps)
        numpy.subtract.at(poids, rows, rate * numpy.repeat(said, lengths, axis=0) * weights)
        biais -= rate / 10 * said.mean(axis=0)
        if step % 50 == 0:
            poids *= 1 - rate * DECAY * BATCH * 50
    return poids, biais


def apart(fold: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Specimens without a fifth of the lines, and one title of each line that was left out."""
    words, known = vocabulaire(FOLDER / "vocabulaire.txt"), gabarits(FOLDER / "gabarits.txt")
    chance, place = random.Random(SEED + fold), random.Random(SEED)
    total = sum(weight for weight, _ in known.values())
    made: list[tuple[str, str]] = []
    asked: list[tuple[str, str]] = []
    for code, (weight, templates) in known.items():
        held = [place.randrange(PLIS) == fold for _ in templates]
        kept = [t for t, out in zip(templates, held, strict=True) if not out]
        wanted = max(LEAST, SAMPLES * weight // total) if kept else 0
        titles = [kept[i % len(kept)] for i in range(wanted)]
        made += [(set_out(t, words, chance), code) for t in titles]
        asked += [(expand(t, words, chance), code) for t, out in zip(templates, held, strict=True) if out]
    for code, titles in lexique(FOLDER / "titres.txt").items():
        for title in titles:
            if place.randrange(PLIS) == fold:
                asked.append((expand(title, words, chance), code))
            else:
                made += [(set_out(title, words, chance), code) for _ in range(FOIS)]
    for code, things in lexique(FOLDER / "lexique.txt").items():
        for thing in things:
            out = place.randrange(PLIS) == fold
            frames = chance.sample(CADRES, 1 if out else FOIS)
            (asked if out else made).extend((expand(f.replace("*", thing), words, chance), code) for f in frames)
    chance.shuffle(made)
    return made, asked


def calibrate(folds: int) -> str:
    """How often the likeliest theme is right on lines left out of training, by tenth of its probability; titles that a rule tells apart."""
    tenths: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for fold in range(folds):
        made, asked = apart(fold)
        model = train(made, SEED + fold)
        for title, code in asked:
            if (words := mots(title)) and regle(title) is None:
                ranked = model.classer(words)
                tenths[min(9, int(10 * ranked.probabilites[0]))].append(
                    (ranked.probabilites[0], ranked.codes[0] == code)
                )
    return "\n".join(
        f"dit {sum(p for p, _ in told) / len(told):.2f}  juste {sum(right for _, right in told) / len(told):.2f}  {len(told):5} titres"
        for told in tenths
        if told
    )


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sortie", type=Path, default=ROOT / "extractors" / "data" / "themes.bin")
    parser.add_argument("--calibrer", type=int, default=0, metavar="N")
    args = parser.parse_args(argv)
    if args.calibrer:
        print(calibrate(args.calibrer))
        return 0
    data = [pair for i in range(DRAWS) for pair in specimens(random.Random(SEED + i))]
    model = train(data)
    model.save(args.sortie)
    print(f"{len(data)} titres, {len(model.codes)} thèmes, {args.sortie.stat().st_size / 1e6:.2f} Mo : {args.sortie}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
