# Every common command, the same for a person and for CI. `make help` lists them.

PYTHON ?= python3
ADDR ?= 127.0.0.1:8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

NODE_PACKAGES := tests/node/node_modules/.package-lock.json

.PHONY: help site pdf serve check verify schema test accessibility lint format bench lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

site: .venv/ready ## build the site strictly into site/
	$(BIN)/mkdocs build --strict

pdf: .venv/ready ## make report.pdf: the whole report as one A4 book; needs Pango
	$(BIN)/oda pdf

serve: .venv/ready ## show the site while you edit it; ADDR=127.0.0.1:8123 chooses the address
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

check: .venv/ready ## check every record of data/ (or of ODA_DATA); no site is built
	$(BIN)/oda check

SITE ?= site
verify: .venv/ready ## say whether site/ (or SITE) is what the records make, by building it anew
	$(BIN)/oda verify $(SITE)

schema: .venv/ready ## write the schemas from which editors complete ids and terms
	$(BIN)/oda schema

# Without Node.js, or without a way to its packages, the tests that run them are skipped.
$(NODE_PACKAGES): tests/node/package-lock.json
	@command -v npm > /dev/null \
	  && npm ci --prefix tests/node --no-audit --no-fund --loglevel=error \
	  || echo "no packages of Node.js could be installed: tests of the language server and with axe-core are skipped"

test: lint $(NODE_PACKAGES) ## lint, types, unit, site and browser tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

accessibility: .venv/ready $(NODE_PACKAGES) ## test the pages for accessibility and write the result into the statement
	$(BIN)/python -m pytest tests/test_accessibility.py --deselect \
	  tests/test_accessibility.py::test_the_statement_names_what_is_tested_and_no_violation --accessibility-report

lint: .venv/ready ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/ready ## write the code in the project's style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/ready ## measure builds beside stock MkDocs and Material, checks beside a bare YAML reader, drawing and tracing numbers beside pages
	$(BIN)/python benchmarks/compare_builds.py
	$(BIN)/python benchmarks/check_records.py
	$(BIN)/python benchmarks/draw_pictures.py
	$(BIN)/python benchmarks/audit_numbers.py

lock: .venv/ready ## resolve the dependencies anew
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev --extra pdf \
	  --output-file requirements.lock pyproject.toml

clean: ## remove what the other commands made
	rm -rf .venv site report.pdf tests/node/node_modules .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis benchmarks/out
