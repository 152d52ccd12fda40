# One task runner. `make demo` runs the main job on an embedded default, `make test` proves it works.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export PREFECT_LOGGING_LEVEL ?= WARNING
export DO_NOT_TRACK = 1
export PREFECT_SERVER_ANALYTICS_ENABLED = false

.PHONY: prefect serve chromium models docs help install lock demo test test-fast test-slow lint bench accuracy clean
help:
	@printf '%s\n' 'make demo      installe, puis moissonne, lit, vérifie et publie un exemple complet' \
	  'make test      installe, puis passe tous les tests' \
	  'make serve     ouvre le site de consultation sur la dernière publication' \
	  'make lint      ruff et mypy --strict' \
	  'make accuracy  exactitude sur ../shared/corpus, si ce dossier est là' \
	  'make models    refait le classifieur de thèmes à partir de models/themes (25 s)' \
	  'make prefect   serveur Prefect sur cette machine, la nuit prévue à 02:00 (http://127.0.0.1:4200)' \
	  'make bench     mesures de vitesse, en rapport à un plancher mesuré dans la même exécution'

install: $(VENV)/.installed
$(VENV)/.installed: pyproject.toml requirements.lock scripts/tessdata.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==0.13.9'
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@$(BIN)/python scripts/tessdata.py $(VENV)/share/tessdata
	@touch $@

lock:
	@$(BIN)/uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes -o requirements.lock

demo: install
	@$(BIN)/registre demo
serve: install
	@$(BIN)/registre serve

test: lint test-fast test-slow
test-fast: install
	@$(BIN)/python -m pytest -n 2
test-slow: install chromium
	@$(BIN)/python -m pytest -m slow
# The tests of pages need a Chromium: found, else installed (Debian's as root, else Playwright's).
chromium: install
	@$(BIN)/python scripts/chromium.py
lint: install
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
models: install
	@$(BIN)/python scripts/train_themes.py
docs: install
	@$(BIN)/python scripts/champs.py
	@$(BIN)/python scripts/tables.py
bench: install
	@for b in benchmarks/*.py; do $(BIN)/python $$b; done
prefect: install
	@$(BIN)/python scripts/prefect.py
accuracy: install
	@$(BIN)/python scripts/accuracy.py
clean:
	rm -rf $(VENV) output/[!R]*
