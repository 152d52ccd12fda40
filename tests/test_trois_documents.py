"""The list, the extract and the minutes of one sitting, as PDFs in a town hall's folder, through the whole path."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from flows.demo.rendu import render
from flows.pipeline import run
from flows.source import Source

HEAD = "---\npolice: Helvetica\ncorps: 11\n---\n"
LISTE = """MAIRIE DE COURLANGES

# LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL
^ LE 6 FEVRIER 2025

Délibération n°2025/02/02 - Vente de la parcelle ZA 12 à M. BRANQUEFORT - APPROUVEE
Délibération n°2025/02/03 - Adhésion au service partagé de conseillers numériques - APPROUVEE
"""
EXTRAIT = """# EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL
^ Commune de COURLANGES
^ Séance du 6 février 2025

Nombre de conseillers en exercice : 15
Présents : 11
Votants : 13

**DELIBERATION N° : 2025/02/03**

**5.7 Intercommunalité**

**OBJET :** Adhésion au service partagé de conseillers numériques

Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve l'adhésion.
"""
PROCES_VERBAL = """# COMMUNE DE COURLANGES
# PROCES-VERBAL DE LA SEANCE DU CONSEIL MUNICIPAL DU 6 FEVRIER 2025

L'an deux mil vingt-cinq, le six février à 19 heures, le conseil municipal s'est réuni sous la présidence de M. FERRAGUT Émilien, Maire.

Nombre de conseillers en exercice : 15
Présents : 11
Votants : 13

Secrétaire de séance : Mme LE GUELVOUT Anaïs

**2025/02/02 - Vente de la parcelle ZA 12 à M. BRANQUEFORT**
Après en avoir délibéré, le conseil municipal, par 11 voix pour, 1 voix contre et 1 abstention, accepte la vente.

**2025/02/03 - Adhésion au service partagé de conseillers numériques**
Le conseil municipal, à l'unanimité, approuve l'adhésion.
"""


def test_each_act_is_published_once_with_what_each_document_adds(tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    folder.mkdir()
    for name, text in (("liste", LISTE), ("extrait", EXTRAIT), ("pv", PROCES_VERBAL)):
        (folder / f"{name}.pdf").write_bytes(render(HEAD + text))
    source = Source("999000011", "Courlanges", str(folder), "dossier", siret="99900001100018")
    run([source], tmp_path / "sortie", now=datetime(2025, 3, 1, tzinfo=UTC), jobs=1)
    release = tmp_path / "sortie" / "latest"
    with (release / "actes.csv").open(encoding="utf-8", newline="") as file:
        sale, joined = csv.DictReader(file)
    assert (joined["acte_uid"], joined["fichier"]) == ("999000011-2025-02-06-2025-02-03", "extrait.pdf")
    assert len(joined["documents"].split(" ; ")) == 3 and joined["delib_matiere_code"] == "5.7"
    assert (joined["vote_pour"], joined["vote_contre"], joined["president"]) == ("13", "0", "FERRAGUT Émilien")
    assert (sale["fichier"], sale["delib_objet"]) == ("pv.pdf", "Vente de la parcelle ZA 12 à M. [nom masqué]")
    assert [sale[f"vote_{v}"] for v in ("pour", "contre", "abstention")] == ["11", "1", "1"]
    assert not any(b"BRANQUEFORT" in f.read_bytes() for f in release.rglob("*") if f.is_file())
