"""The report in a real browser: readable by everyone, on a telephone and at night too, without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from test_site_navigateur import chromium

from flows.rapport.bilan import Bilan, BilanSource
from flows.rapport.page import page

FULL = Bilan(
    "2025-03-01T02:00:00Z", duree=312.0, publication="releases/0012", lus=6, illisibles=[("pv.pdf", "Le PDF est endommagé.")],
    sources=[
        BilanSource("1", "Courlanges", "https://courlanges.example/", vus=48, tendance=[40, 46, 48], rythme=92, jours_de_silence=23, derniere_seance="2025-02-06",
                    ecartes=[("https://courlanges.example/bulletin.pdf", "bulletin ou lettre d'information")]),
        BilanSource("2", "Roquefenouil", "https://roquefenouil.example/", alarmes=["la source donnait 112 document(s) et n'en donne plus aucun"], tendance=[112, 0], nuits_en_alarme=2),
        BilanSource("3", "Trois Ondes", "https://trois-ondes.example/", erreurs=[("https://trois-ondes.example/" + "tres-long-" * 20 + "nom.pdf", "accès refusé (403)")], tendance=[3]),
    ],
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_report_is_readable_by_everyone(tmp_path: Path, scheme: str, width: int) -> None:
    (tmp_path / "rapport.html").write_text(page(FULL), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        shown = context.new_page()
        shown.goto((tmp_path / "rapport.html").as_uri())
        assert Axe().run(shown).response["violations"] == []
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        told = shown.locator("article", has_text="Roquefenouil")
        assert "À faire" in told.inner_text() and told.bounding_box()["y"] < shown.locator("table").bounding_box()["y"]
        browser.close()
