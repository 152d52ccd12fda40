"""One invented sitting: a council, its members, who came, who voted for whom. Nothing here says how it is printed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from combinaisons.mots import Jour, Lieu, Nom, Nombre

LIEUX = ("Brécourt-la-Tourbe", "Courlanges", "Roquefenouil", "Orvanne", "Saint-Aubrac", "Castelmoure", "Le Mesnil-Toran", "Vaudreville",
         "Montarbois", "Sainte-Gourgonne", "Fressigneul", "Auzeville-sur-Dorne", "Plouvarec", "Bellombre", "Les Ardilliers",
         "La Chapelle-Tournebise", "Grandrieux-le-Sec", "Ychoulx", "Hurtebise", "Villeneuve-la-Grelonne", "Peyrecave")  # fmt: skip
DEPARTEMENTS = (
    "Ain",
    "Creuse",
    "Lozère",
    "Orne",
    "Gers",
    "Haute-Saône",
    "Deux-Sèvres",
    "Vosges",
    "Aude",
    "Pas-de-Calais",
)
FAMILLES = """DANTREVAUX CHOUVELOT ÉCHENOZOT FROIDECOMBE GRANDVILLARSON HÉRIMONCOURTOIS TEYSSOULE FERRAGUT VIALARDON BRUGNEROL
PASTOUREIX MONTCHARRET QUINSONNEAU LABROUSSADE VERMENOUX ROUSSILHE CAZALENS BOURDEILHAN LESCARMURE TRONCHARD GAUDICHET MALTAVERNE
PUYGRENIER ESCANDOLIER SARRAZAC BONNEFONDET CHASSAGNOUX DELMONTEIL VAUQUERIN HOUDEMARE RIVALDEAU SOULIGNAT AUBERTHIER PERCHEVAUD
COURTADIEU MARSOLLIER NOGARDEL FOUGERINET""".split()
COMPOSEES = ("LE GUELVOUT", "DE MONTREPOS", "BONNARD-LESTANG", "VAN HOUTRYVE", "DU PLESSIEL", "L'HERMITEAU")
HOMMES = "Rémi Jérôme Paul Gonzague Émilien Bruno Jean-Claude Yves Marc Olivier Thierry Denis Jean-Pierre Loïc Alain Hervé Luc Gilles Kévin".split()
FEMMES = "Blandine Nelly Sara Anaïs Garance Marie-Hélène Odile Céline Françoise Zoé Ève Chantal Anne-Sophie Laure Martine Yvette Noémie Inès".split()


@dataclass(frozen=True)
class Seance:
    """A sitting. `procurations`: (mandant, mandataire). Counts hold together: présents + pouvoirs = votants."""

    lieu: Lieu
    departement: str
    jour: Jour
    heure: tuple[int, int]
    convocation: Jour
    affichage: Jour
    presents: tuple[Nom, ...]
    absents: tuple[Nom, ...]
    procurations: tuple[tuple[Nom, Nom], ...]
    secretaire: Nom

    @property
    def maire(self) -> Nom:
        return self.presents[0]

    @property
    def effectif(self) -> Nombre:
        return Nombre(len(self.presents) + len(self.absents) + len(self.procurations))

    @property
    def nb_presents(self) -> Nombre:
        return Nombre(len(self.presents))

    @property
    def pouvoirs(self) -> Nombre:
        return Nombre(len(self.procurations))

    @property
    def votants(self) -> Nombre:
        return Nombre(len(self.presents) + len(self.procurations))

    @property
    def nb_absents(self) -> Nombre:
        return Nombre(len(self.absents))


def inventer(rng: random.Random) -> Seance:
    """A council of 11 to 35, more than half of it there, a few proxies, a few absents."""
    size = rng.choice((11, 11, 15, 15, 19, 23, 27, 29, 33))
    noms = rng.sample(FAMILLES + list(COMPOSEES), size)
    membres = []
    for nom in noms:
        femme = rng.random() < 0.5
        membres.append(Nom(rng.choice(FEMMES if femme else HOMMES), nom, femme))
    pouvoirs = rng.randint(0, min(4, size // 4))
    absents = rng.randint(0, min(3, size // 4 - 1))
    presents = membres[: size - pouvoirs - absents]
    mandants = membres[len(presents) : len(presents) + pouvoirs]
    jour = Jour.fromordinal(Jour(2018, 1, 8).toordinal() + rng.randint(0, 2800))
    convocation = jour - timedelta(days=rng.randint(5, 9))
    return Seance(
        lieu=Lieu(rng.choice(LIEUX)), departement=rng.choice(DEPARTEMENTS), jour=jour, heure=(rng.choice((18, 19, 20)), rng.choice((0, 0, 30, 15))),
        convocation=convocation, affichage=convocation + timedelta(days=rng.randint(0, 2)), presents=tuple(presents),
        absents=tuple(membres[len(presents) + pouvoirs :]), procurations=tuple(zip(mandants, rng.sample(presents, pouvoirs), strict=True)),
        secretaire=rng.choice(presents[1:]),
    )  # fmt: skip
