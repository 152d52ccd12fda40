"""Write `docs/tables.md`, the reference of the published tables, from the schemas themselves: `tables.py [--check]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.tables import SCDL, TABLES, published, schema

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tables.md"
INTRO = """# Les tables publiées

Page écrite à partir des schémas de `schemas/*.json`, par `python scripts/tables.py`. Une publication est un dossier de
`output/releases/` ; `output/latest` mène toujours à la dernière, entière. Où il n'y a pas de liens symboliques, `latest` est un
fichier d'une ligne qui nomme le dossier.

Chaque table est là en CSV, en Parquet (typé, les cellules vides y sont nulles) et dans `registre.sqlite` (typée, avec clés et
index) ; `textes`, dont les cellules ont plusieurs lignes, n'a pas de CSV. `actes.jsonl` a les actes avec leurs preuves.

## Comment les lire

Les CSV sont en UTF-8 sans marque d'ordre, séparés par des virgules, terminés par `\\r\\n`, avec un en-tête ; les dates en
`AAAA-MM-JJ`. Les colonnes ne changent pas d'ordre ; les lignes sont rangées par collectivité, date et numéro, et les mêmes
documents donnent les mêmes octets. Une cellule vide est une valeur inconnue, jamais un zéro. Les listes sont séparées par
` ; `, un pouvoir s'écrit `mandant > mandataire`. Les textes sont entre guillemets, les nombres et les dates ne le sont pas : dans
LibreOffice, cochez « Formater les champs entre guillemets comme texte » et `0012` reste `0012` ; avec pandas, lisez avec
`dtype=str`. Les fichiers SCDL ont toutes leurs cellules entre guillemets.

Une cellule qu'un tableur exécuterait comme une formule (elle commence par `=`, `+`, `-`, `@`, une tabulation ou un retour) est
précédée d'une apostrophe, et une cellule qui commence par une apostrophe en reçoit une de plus : enlever la première
apostrophe de toute cellule qui en commence par une rend la valeur exacte. `actes.jsonl`, les Parquet et `registre.sqlite` ont
les valeurs telles quelles.

Le validateur de data.gouv ne lit pas plus de 100 000 lignes : au-delà, `deliberations-scdl.csv` continue dans
`deliberations-scdl-2.csv`, et ainsi de suite (de même pour un conseil). `actes.csv` est toujours entier.

```python
import csv

def lire(chemin):
    with open(chemin, encoding="utf-8-sig", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            yield {k: v[1:] if v.startswith("'") else v for k, v in ligne.items()}

for acte in lire("output/latest/actes.csv"):
    if acte["vote_conteste"] == "1":
        print(acte["delib_date"], acte["coll_nom"], acte["delib_objet"])
```

```sql
-- duckdb
SELECT delib_date, delib_objet FROM 'output/latest/actes.parquet' WHERE vote_conteste = 1;
```

```sql
-- sqlite3 output/latest/registre.sqlite
SELECT coll_nom, count(*) FROM actes GROUP BY coll_nom;
```

Un vote est **contesté** (`vote_conteste` vaut 1) quand une voix au moins n'a pas été pour : contre ou abstention, sinon majorité
sans unanimité ou rejet. Il vaut 0 quand l'unanimité est dite, ou qu'on n'a compté ni voix contre ni abstention ; il est vide quand l'acte ne le
dit pas. Le site, les flux et les messages n'ont que cette définition (`schemas/resultats.py`).

`registre validate output/latest` vérifie une publication entière : empreintes, schémas, règles de SCDL.

## Un acte, une ligne

La liste, l'extrait et le procès-verbal d'un même acte ne font qu'une ligne : même collectivité, même séance, même numéro, à
défaut même titre. Chaque valeur vient du document qui la prouve le mieux (`preuves.csv` dit lequel) : une valeur imprimée
avant toute autre, l'extrait avant le procès-verbal, celui-ci avant la liste. Ce que deux documents impriment différemment est
dans `anomalies.csv` (règles `fusion.…`). Deux actes qui pourraient être le même sans que rien ne le prouve restent deux lignes.

## Ce qui est masqué

Une délibération peut nommer une personne privée : une embauche, une aide, une dette, une concession, une vente. Son nom devient
`[nom masqué]` (CRPA L.312-1-2) dans les titres, les preuves, les textes, les anomalies et les noms de fichiers ; une adresse qui la
nomme est remplacée par celle de la page où la collectivité liste ses documents, suivie de `#document-<empreinte>`. Les élus dans
l'exercice de leur mandat, les entreprises, les associations restent, comme les personnes dont une rue ou une école porte le nom.
Un nom qu'une phrase d'un acte dit privé est masqué dans tout cet acte, sauf
quand une rue ou une plaque le porte. `noms_masques` les compte, dans `actes` pour le titre, dans `textes` page par page : l'image d'une page dont un nom est masqué n'est
pas à republier. Le document officiel, lui, reste où la collectivité l'a publié. Sur des titres inventés qui n'ont pas servi à
écrire les règles, au moins 95 % des noms sont masqués et moins de 2 % des titres qui ne nomment personne perdent un mot ; sur 158 cas
inventés par quelqu'un qui ne connaissait pas les règles (titres et phrases de délibérations), la moitié tenue à l'écart donne 94,6 % des noms
masqués et 2 textes publics sur 36 qui perdent un mot (`tests/test_discretion.py`) : relisez avant de diffuser largement.

## Corriger une valeur

Un fichier `corrections.yml` à côté du dossier de sortie (une correction par entrée) :

```yaml
- acte: 999000011-2025-03-27-2025-03-12
  champ: vote_pour
  avant: 12
  valeur: 13
  qui: mairie de Courlanges
  pourquoi: chiffre mal lu sous le tampon
  quand: 2025-04-02
```

`document: <empreinte>` à la place de `acte` corrige tous les actes d'un document, sa date de séance par exemple. La valeur
est marquée `corrige` ; quand registre lit autre chose que `avant`, la correction n'est plus appliquée et une anomalie le dit. Quand
l'acte vient d'un autre document que celui qui a été corrigé (celui de la publication précédente, ou `empreinte:` s'il est
donné), la correction est appliquée et une anomalie demande de la relire.
"""


def _files(table: str) -> str:
    """The files that hold a table, in Markdown."""
    if table == SCDL:
        return "`deliberations-scdl.csv` et `scdl/<SIRET>.csv`"
    return ", ".join(f"`{table}.{kind}`" for kind in ("csv", "parquet") if table in published(kind))


def page() -> str:
    """The whole page, as text."""
    sections = [INTRO]
    for table in TABLES:
        described = schema(table)
        sections.append(f"## {_files(table)}\n\n{described['description']}\n")
        sections.append("| colonne | type | ce qu'elle contient |\n| --- | --- | --- |")
        sections[-1] += "".join(f"\n| `{f['name']}` | {_type(f)} | {_meaning(f)} |" for f in described["fields"]) + "\n"
    return "\n".join(sections)


def _type(field: Mapping[str, Any]) -> str:
    names = {"string": "texte", "integer": "entier", "number": "nombre", "date": "date", "datetime": "instant"}
    required = field.get("constraints", {}).get("required")
    return names[field["type"]] + (", obligatoire" if required else "")


def _meaning(field: Mapping[str, Any]) -> str:
    return f"{field['title']}. {field['description']}".replace("|", "\\|")


def main(argv: list[str]) -> int:
    if "--check" in argv:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/tables.md n'est plus à jour : lancez python scripts/tables.py", file=sys.stderr)
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
