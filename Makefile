# Words a newcomer can guess. `make demo` is the main job, `make test` the proof.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check accept docs bench clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

EDITOR := tests/editor/node_modules/.package-lock.json

$(EDITOR): tests/editor/package-lock.json
	@command -v npm >/dev/null || { echo "ต้องมี Node.js 18 ขึ้นไปและ npm · Node.js 18 or newer and npm are needed (Debian: apt install nodejs npm)"; exit 1; }
	npm ci --prefix tests/editor --ignore-scripts --no-audit --no-fund --silent
	touch $@

demo: .venv/installed           ## validate the examples, score them, print the report
	$(BIN)/kpr validate examples
	$(BIN)/kpr score examples
	$(BIN)/kpr report examples --html -o report.html
	@echo "รายงานอยู่ที่ $(CURDIR)/report.html (เปิดด้วยเบราว์เซอร์) · open it in a browser"

test: .venv/developing $(EDITOR)          ## everything that must hold
	$(BIN)/pytest -n auto

check: .venv/developing         ## lint, types, and kpr on its own examples
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/kpr validate examples --strict

accept: .venv/developing $(EDITOR)        ## rewrite golden files; then read the diff
	$(BIN)/pytest -n auto --accept

docs: .venv/developing          ## generated schemas and sessions
	$(BIN)/python docs/generate.py

bench: .venv/developing         ## ratios beside other tools, into bench/README.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m bench

clean:
	rm -rf .venv tests/editor/node_modules report.html
