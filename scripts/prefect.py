"""`make prefect`: a Prefect server on this machine (SQLite, telemetry off), the deployment of `prefect.yaml`, a worker. Ctrl-C ends it all.

`prefect.py [--port N] [--home FOLDER] [--once]`: `--once` deploys, runs the night now, and ends with its state.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from flows.serveur import started

ROOT = Path(__file__).resolve().parent.parent
PREFECT = [sys.executable, "-m", "prefect"]


def main() -> int:
    parser = argparse.ArgumentParser(description="serveur Prefect local de registre")
    parser.add_argument("--port", type=int, default=4200)
    parser.add_argument("--home", type=Path, default=ROOT / "output" / ".prefect")
    parser.add_argument("--once", action="store_true", help="exécuter la nuit tout de suite, puis s'arrêter")
    parser.add_argument(
        "--param", action="append", default=[], metavar="NOM=VALEUR", help="avec --once : paramètre de la nuit"
    )
    args = parser.parse_args()
    with started(args.home, args.port, ui=True) as api:
        os.environ["PREFECT_API_URL"] = api
        run("work-pool", "create", "registre", "--type", "process", "--overwrite")
        run("--no-prompt", "deploy", "--all")
        if not args.once:
            print(
                f"Prefect : {api.removesuffix('/api')} ; la nuit est prévue à 02:00, heure de Paris. Ctrl-C arrête tout.",
                flush=True,
            )
        worker = subprocess.Popen([*PREFECT, "worker", "start", "--pool", "registre"], cwd=ROOT)
        try:
            if args.once:
                params = [part for param in args.param for part in ("--param", param)]
                return subprocess.run(
                    [*PREFECT, "deployment", "run", "registre-nuit/nuit", "--watch", *params], cwd=ROOT
                ).returncode
            return worker.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            worker.terminate()
            worker.wait(30)


def run(*command: str) -> None:
    subprocess.run([*PREFECT, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
