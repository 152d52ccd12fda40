"""The départements of France, in lower case: a line that says one says where a commune lies, not which it is."""

from __future__ import annotations

import re

from extractors.personnes.prenoms import fold

DEPARTEMENTS = frozenset("""
ain, aisne, allier, alpes-de-haute-provence, hautes-alpes, alpes-maritimes, ardèche, ardennes, ariège, aube, aude, aveyron
bouches-du-rhône, calvados, cantal, charente, charente-maritime, cher, corrèze, corse-du-sud, haute-corse, côte-d'or, côtes-d'armor, creuse
dordogne, doubs, drôme, eure, eure-et-loir, finistère, gard, haute-garonne, gers, gironde, hérault, ille-et-vilaine
indre, indre-et-loire, isère, jura, landes, loir-et-cher, loire, haute-loire, loire-atlantique, loiret, lot, lot-et-garonne
lozère, maine-et-loire, manche, marne, haute-marne, mayenne, meurthe-et-moselle, meuse, morbihan, moselle, nièvre, nord
oise, orne, pas-de-calais, puy-de-dôme, pyrénées-atlantiques, hautes-pyrénées, pyrénées-orientales, bas-rhin, haut-rhin, rhône, haute-saône, saône-et-loire
sarthe, savoie, haute-savoie, seine-maritime, seine-et-marne, yvelines, deux-sèvres, somme, tarn, tarn-et-garonne, var, vaucluse
vendée, vienne, haute-vienne, vosges, yonne, territoire de belfort, essonne, hauts-de-seine, seine-saint-denis, val-de-marne, val-d'oise, guadeloupe
martinique, guyane, la réunion, réunion, mayotte
""".replace("\n", ", ").strip(", ").split(", "))  # fmt: skip
PLIES = frozenset(map(fold, DEPARTEMENTS))
NUE = re.compile(
    r"[^\w\n]*(?!(?i:r[ée]publique|libert|mairie|ville|commune|d[ée]partement|extrait|proc[èe]s|compte|conseil|arrondissement|canton|registre))(?P<name>[A-ZÀ-Þ][\w'’ -]{2,40})[^\w\n]*\n[^\w\n]*\(?(?P<departement>[A-ZÀ-Þ][\w'’ -]{2,30})\)?[^\w\n]*\n(?:[^\n]*\n){0,3}?[^\n]*(?i:conseil\s+municipal)"
)


def first_line(head: str) -> re.Match[str] | None:
    """A document's first line, above its département's name alone and soon the council: the commune (`name`)."""
    bare = NUE.match(head)
    return bare if bare and fold(bare["departement"]) in PLIES else None
