"""WebDelib+: sittings, the acts of each, opaque file addresses; orders and agendas to come beside them."""

from __future__ import annotations

from tests.sites.serveur import Site

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>WebDelib+</title></head><body>
<table id="onglets"><tr><td><a href="seances.jsp?role=usager">Séances</a></td><td><a href="summary_orders.jsp?role=usager">Arrêtés</a></td><td><a href="legal.jsp?role=usager">Urbanisme</a></td></tr></table>%s</body></html>"""


def site() -> Site:
    made = Site("webdelib", "/webdelibplus/jsp/seances.jsp?role=usager")
    rows = '<tr><td>10/04/2025</td><td><a href="seance_agenda.jsp?assembly=Conseil+municipal&amp;date=20250410&amp;role=usager&amp;type=avant">Ordre du jour</a></td></tr>'
    jsp = "/webdelibplus/jsp"
    for n, day in enumerate(("20250116", "20241212", "20241017", "20240620")):
        told = f"{day[6:]}/{day[4:6]}/{day[:4]}"
        agenda = f"seance_agenda.jsp?assembly=Conseil+municipal&date={day}&role=usager&type=apres"
        rows += f'<tr><td>Conseil municipal</td><td>{told}</td><td><a href="{agenda.replace("&", "&amp;")}">Délibérations</a></td><td><a href="openfile.jsp?id={n}&amp;name=Ordre du jour du {told}">Ordre du jour</a></td><td><a href="openfile.jsp?id=9{n}&amp;name=Procès-verbal du {told}">Procès-verbal</a></td></tr>'
        made.acte(f"{jsp}/openfile.jsp?id=9{n}&name=Procès-verbal du {told}")
        made.pdf(f"{jsp}/openfile.jsp?id={n}&name=Ordre du jour du {told}")
        acts = ""
        for k in range(6):
            token = f"SZfltepFbl9aSPEjEVZkd{n}{k}%2Bk8"
            path = f"{jsp}/showFile.jsp?datePub={told}&dateRetLega={told}&pdf={token}"
            made.acte(path)
            acts += f'<tr><td>{day[:4]}-{n}{k:02d}</td><td>Attribution d\'une subvention</td><td><a href="showFile.jsp?datePub={told}&amp;dateRetLega={told}&amp;pdf={token}"><img src="../img/pdf.gif"></a></td></tr>'
        made.page(f"{jsp}/{agenda}", PAGE % f"<h2>Conseil municipal du {told}</h2><table>{acts}</table>")
    made.page(made.entree, PAGE % f"<h2>Séances</h2><table>{rows}</table>")
    made.page(
        f"{jsp}/summary_orders.jsp?role=usager", PAGE % '<a href="showFile.jsp?pdf=AAA">Arrêté 12</a>', needed=False
    )
    made.pdf(f"{jsp}/showFile.jsp?pdf=AAA")
    return made
