"""DematDOC: an empty page for whoever reads HTML, and a JSON API behind it: shelves, the newest acts, the others by their ids."""

from __future__ import annotations

import json

from tests.sites.serveur import Reponse, Site

KINDS = ("Délibération", "Arrêté réglementaire", "Délibération", "Décision du Président", "Délibération")


def document(n: int) -> dict[str, object]:
    kind = KINDS[n % 5]
    values = {
        "TYPE_DACTE_ACTE": kind,
        "NUMEROACTE": f"DE2026{n:03d}",
        "OBJET": f"Objet de l'acte {n}",
        "DATEACTE": "2026-06-30",
    }
    filled = {k: {"indexField": {"caption": k, "type": "text"}, "displayValue": v} for k, v in values.items()}
    return {
        "id": n,
        "name": f"acte{n}",
        "createdAt": "2026-06-30T09:00:00+02:00",
        "path": f"/repository/2026/06/{n}.pdf",
        "values": filled,
    }


def site() -> Site:
    made = Site("dematdoc", "/public/14")
    for n in range(1, 41):
        (made.acte if KINDS[n % 5] == "Délibération" else made.pdf)(f"/repository/2026/06/{n}.pdf")
    made.page(
        "/public/14",
        '<!doctype html><html><head><title>DématDOC</title></head><body><div id="root"></div></body></html>',
        needed=False,
    )
    made.json(
        "/api/public/doctypes",
        [
            {"id": 14, "caption": "ACTES ComCom", "name": "ACTES"},
            {"id": 22, "caption": "Actes d'urbanisme", "name": "URBA"},
        ],
        needed=False,
    )

    def first(_: dict[str, str], body: bytes) -> Reponse:
        if json.loads(body).get("filters") is None:
            return Reponse(b"", code=500)
        data = {"documents": [document(n) for n in range(1, 16)], "nextDocsIds": list(range(16, 41))}
        return Reponse(json.dumps(data).encode(), "application/json", etag=False)

    def rest(_: dict[str, str], body: bytes) -> Reponse:
        ids = json.loads(body)
        some = ids if isinstance(ids, list) else [16]
        return Reponse(
            json.dumps({"documents": [document(n) for n in some], "nextDocsIds": []}).encode(),
            "application/json",
            etag=False,
        )

    made.routes["/api/public/get-documents/14"] = first
    made.routes["/api/public/get-documents-lazy"] = rest
    made.besoin += 2
    return made
