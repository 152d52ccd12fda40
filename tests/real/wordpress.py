"""The WordPress adapter against a real WordPress, over loopback: run by hand, not by the tests.

    apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql php-xml php-mbstring php-gd
    .venv/bin/python tests/real/wordpress.py

In a temporary folder: Debian's WordPress, MariaDB on a socket of its own, PHP's server on a free port. A library of 130 PDF, pages and
posts that show some of them, decoys; then the adapter with the REST API, with the API refused as security plugins refuse it (401), and
with both the API and the pages' own lists gone (feeds). Says what was taken, missed, and how many requests it cost; exit code 1 on a miss.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import unquote
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flows.catalogue import Catalogue  # noqa: E402
from flows.demo.rendu import render  # noqa: E402
from flows.harvest import harvest  # noqa: E402
from flows.moisson.fetch import Fetcher  # noqa: E402
from flows.moisson.politesse import Politesse  # noqa: E402
from flows.source import Source  # noqa: E402
from flows.store import Store  # noqa: E402

WORDPRESS = Path("/usr/share/wordpress")
CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); $table_prefix = 'wp_';
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('AUTH_KEY', 'essai'); define('WP_DEBUG', false);
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
ROUTER = """<?php
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if ($path !== '/' && is_file(__DIR__ . $path) && substr($path, -4) !== '.php') return false;
if (substr($path, -4) === '.php' && is_file(__DIR__ . $path)) { require __DIR__ . $path; return; }
require __DIR__ . '/index.php';
"""
INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '{host}';
require __DIR__ . '/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php'; require_once ABSPATH . 'wp-admin/includes/file.php'; require_once ABSPATH . 'wp-admin/includes/media.php';
wp_install('Mairie de Vaubrun', 'essai', 'essai@example.org', true, '', 'essai');
update_option('permalink_structure', '/%postname%/'); update_option('blogdescription', 'Commune inventée'); flush_rewrite_rules();
$made = array();
foreach (json_decode(file_get_contents(__DIR__ . '/media.json'), true) as $m) {{
  $folder = wp_upload_dir($m['month'], true); $file = $folder['path'] . '/' . $m['name'];
  copy(__DIR__ . '/' . $m['model'], $file);
  $id = wp_insert_attachment(array('post_title' => $m['title'], 'post_excerpt' => $m['caption'], 'post_mime_type' => 'application/pdf',
    'post_status' => 'inherit', 'guid' => $folder['url'] . '/' . $m['name'], 'post_date' => str_replace('/', '-', $m['month']) . '-15 10:00:00'), $file);
  $made[$m['name']] = wp_get_attachment_url($id);
}}
foreach (json_decode(file_get_contents(__DIR__ . '/pages.json'), true) as $p) {{
  $content = preg_replace_callback('/\\{{(.+?)\\}}/', function ($x) use ($made) {{ return $made[$x[1]]; }}, $p['content']);
  wp_insert_post(array('post_type' => $p['type'], 'post_title' => $p['title'], 'post_name' => $p['slug'], 'post_content' => $content, 'post_status' => 'publish'));
}}
echo json_encode($made);
"""
REFUSE = """<?php
add_filter('rest_authentication_errors', function ($r) { return new WP_Error('rest_disabled', 'REST fermée', array('status' => 401)); });
"""


def library() -> tuple[list[dict[str, str]], set[str]]:
    """The media to upload, and the names of those that are the council's."""
    media: list[dict[str, str]] = []
    ours: set[str] = set()

    def put(month: str, name: str, title: str, model: str, caption: str = "") -> None:
        media.append({"month": month, "name": name, "title": title, "caption": caption, "model": model})
        if model == "acte.pdf":
            ours.add(name)

    for year in range(2017, 2025):
        for month, day in (
            ("01", "27 janvier"),
            ("03", "24 mars"),
            ("06", "16 juin"),
            ("09", "22 septembre"),
            ("12", "15 décembre"),
        ):
            put(f"{year}/{month}", f"PV-CM-{year}{month}.pdf", f"Procès-verbal du {day} {year}", "acte.pdf")
            put(f"{year}/{month}", f"menus-{month}-{year}.pdf", f"menus-{month}-{year}", "menu.pdf")
            put(f"{year}/{month}", f"vaubrun-infos-{year}-{month}.pdf", f"Vaubrun infos {month}/{year}", "menu.pdf")
    for n in range(1, 6):
        put("2024/09", f"scan-{n:04d}.pdf", f"scan-{n:04d}", "acte.pdf")
    put("2024/09", "document-12.pdf", "document-12", "menu.pdf")
    put("2024/09", "AR-2024-017.pdf", "AR-2024-017", "menu.pdf")
    return media, ours


def pages() -> list[dict[str, str]]:
    years = "".join(
        f'<!-- wp:heading --><h2>Année {y}</h2><!-- /wp:heading -->'
        + "".join(f'<!-- wp:file --><div class="wp-block-file"><a href="{{PV-CM-{y}{m}.pdf}}">Procès-verbal {m}/{y}</a></div><!-- /wp:file -->' for m in ("01", "03", "06", "09", "12"))
        for y in range(2017, 2025)
    )  # fmt: skip
    acts = "".join(f'<li><a href="{{scan-{n:04d}.pdf}}">Objet numéro {n}</a></li>' for n in range(1, 6))
    return [
        {"type": "page", "slug": "conseil-municipal", "title": "Procès-verbaux du conseil municipal", "content": years},
        {
            "type": "post",
            "slug": "deliberations-septembre",
            "title": "Délibérations du 22 septembre 2024",
            "content": f"<ul>{acts}</ul>",
        },
        {
            "type": "page",
            "slug": "sentiers",
            "title": "Sentiers de randonnée",
            "content": '<p><a href="{document-12.pdf}">Le tracé</a></p>',
        },
    ]


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, Path]]:
    """A WordPress that answers at an address of this machine, and its folder."""
    import json

    site, data, sock = folder / "site", folder / "db", folder / "db.sock"
    shutil.copytree(
        WORDPRESS, site, symlinks=False, ignore=shutil.ignore_patterns("wp-config.php", "languages"), dirs_exist_ok=True
    )
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    for name, text in (
        ("wp-config.php", CONFIG.format(socket=sock, url=url)),
        ("router.php", ROUTER),
        ("essai.php", INSTALL.format(host=f"127.0.0.1:{port}")),
    ):
        (site / name).write_text(text, encoding="utf-8")
    (site / "media.json").write_text(json.dumps(library()[0]), encoding="utf-8")
    (site / "pages.json").write_text(json.dumps(pages()), encoding="utf-8")
    (site / "acte.pdf").write_bytes(
        render(
            "# Commune de Vaubrun\nExtrait du registre des délibérations\nSéance du 22 septembre 2024\nObjet : Vente\nAdopté à l'unanimité.\n"
        )
    )
    (site / "menu.pdf").write_bytes(render("# Menus\nLundi : purée\n"))
    user = ["--user=root"] if os.geteuid() == 0 else []
    subprocess.run(
        ["mysql_install_db", f"--datadir={data}", *user, "--auth-root-authentication-method=normal"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    database = subprocess.Popen(
        [
            "mariadbd",
            f"--datadir={data}",
            f"--socket={sock}",
            "--skip-networking",
            f"--pid-file={folder}/db.pid",
            *user,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    web = None
    try:
        wait(
            lambda: (
                subprocess.run(
                    ["mariadb", f"--socket={sock}", "-uroot", "-e", "CREATE DATABASE IF NOT EXISTS wp"],
                    stderr=subprocess.DEVNULL,
                ).returncode
                == 0
            )
        )
        subprocess.run(["php", "essai.php"], cwd=site, check=True, stdout=subprocess.DEVNULL)
        workers = {**os.environ, "PHP_CLI_SERVER_WORKERS": "2"}
        web = subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(site), str(site / "router.php")],
            env=workers,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait(lambda: urlopen(url + "/", timeout=20).status == 200)
        yield url, site
    finally:
        for process in (web, database):
            if process:
                os.killpg(process.pid, signal.SIGTERM) if process is web else process.terminate()
                process.wait(30)


def wait(ready: object) -> None:
    for _ in range(120):
        try:
            if ready():  # type: ignore[operator]
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("le serveur d'essai ne démarre pas")


def visit(url: str, entry: str, folder: Path) -> tuple[set[str], list[tuple[str, str]], int, list[tuple[str, str]]]:
    """Names of what a harvest takes, what it leaves with why, its requests, its faults."""
    source = Source("999000011", "Vaubrun", url + entry, "wordpress")
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        fetcher = Fetcher(Politesse(pause=0, allow_private=True))
        (bilan,) = harvest(
            [source], catalogue, Store(folder / "store"), fetcher, "2025-03-01T02:00:00Z", lambda name: None
        )
        taken = {unquote(d.url).rpartition("/")[2] for d in catalogue.documents() if d.statut == "retenu"}
    return taken, bilan.ecartes, bilan.requetes, bilan.erreurs


def main() -> int:
    ours, wrong = library()[1], 0
    with tempfile.TemporaryDirectory(prefix="registre-wp-") as name, server(Path(name)) as (url, site):
        with urlopen(f"{url}/wp-json/wp/v2/media?per_page=1&mime_type=application/pdf", timeout=30) as answer:
            print("l'API dit :", {k: v for k, v in answer.headers.items() if k.startswith(("X-WP", "Link", "ETag"))})
        for label, entry, refused in (
            ("REST", "/conseil-municipal/", False),
            ("REST, depuis l'accueil", "/", False),
            ("REST refusée", "/conseil-municipal/", True),
            ("REST refusée, depuis l'accueil", "/", True),
        ):
            plugins = site / "wp-content" / "mu-plugins"
            plugins.mkdir(exist_ok=True)
            (plugins / "fermer.php").write_text(REFUSE if refused else "<?php\n", encoding="utf-8")
            time.sleep(3)
            folder = Path(name) / label.replace(" ", "-")
            taken, left, requests, faults = visit(url, entry, folder)
            expected = {n for n in ours if not n.startswith("scan")} if refused and entry != "/" else ours
            print(
                f"{label} : {len(taken & expected)} sur {len(expected)} pris, {len(taken - ours)} de trop, {len(left)} laissés, {requests} requêtes pour {len(taken)} documents, fautes : {faults}"
            )
            again = visit(url, entry, folder)
            print(f"  seconde visite : {again[2]} requêtes, fautes : {again[3]}")
            for missed in sorted(expected - taken)[:5]:
                print("  manqué :", missed)
            for more in sorted(taken - ours)[:5]:
                print("  de trop :", more)
            wrong += len(expected - taken) + len(taken - ours) + len(faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
