# The portal's commands; `make help` lists them.

PORT ?= 8000
TEXTS ?= 1000000
VENV := .venv
PYTHON := $(VENV)/bin/python
export DEMO ?= 1
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help run test check format bench bench-relevance bench-search lighthouse messages lock clean

help: ## Show the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r
UV := $(VENV)/bin/uv pip install --quiet --python $(PYTHON) --require-hashes -r

# uv installs in two seconds what takes pip twenty; where it finds no packages, pip may.
$(VENV)/ok: requirements.txt
	@python3 -m venv $(VENV)
	@$(PIP) requirements-uv.txt
	@$(UV) $< || $(PIP) $<
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/ok
	@$(UV) $< || $(PIP) $<
	@touch $@

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

%.mo: %.po $(VENV)/ok
	@$(VENV)/bin/pybabel -q compile --input-file=$< --output-file=$@

STATIC := $(shell find static wco_portal/staticfiles.py -type f 2>/dev/null)

var/static/ok: $(VENV)/ok $(STATIC)
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0
	@touch $@

# The demonstration can be tried at once; SECOND_FACTOR=required make run asks what production asks.
run: export SECOND_FACTOR ?= optional
run: $(VENV)/ok $(CATALOGUES) var/static/ok ## Set everything up and serve the site on PORT
	@$(PYTHON) manage.py serve --port $(PORT)

test: $(VENV)/dev $(CATALOGUES) ## Run every test, browser included
	@$(PYTHON) -m tests.browser.chromium
	@$(VENV)/bin/pytest --numprocesses 3 --dist loadscope

check: $(VENV)/dev $(CATALOGUES) ## Format, lint, types, migrations, translations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(PYTHON) manage.py check
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check_messages

format: $(VENV)/dev ## Format the code
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

bench: $(VENV)/dev $(CATALOGUES) var/static/ok ## Measure pages as news, pages, tools and terms grow
	$(PYTHON) -m bench.pages
	$(PYTHON) -m bench.portal

bench-relevance: $(VENV)/dev $(CATALOGUES) var/static/ok ## Judge the search by real questions
	$(PYTHON) -m bench.relevance

# A million texts take 7 GB and half an hour the first time; it goes on where it was interrupted.
# Under var/ unless DATABASE_URL says otherwise: python -m bench.search --drop takes it away.
bench-search: $(VENV)/dev $(CATALOGUES) var/static/ok ## Measure the search in TEXTS texts
	$(PYTHON) -m bench.search $(TEXTS)

node_modules/ok: package-lock.json
	npm ci --no-progress --loglevel=error
	@touch $@

lighthouse: $(VENV)/dev $(CATALOGUES) var/static/ok node_modules/ok ## Lighthouse on a page of each type
	$(PYTHON) -m bench.lighthouse

messages: $(VENV)/dev ## Collect the words to translate into locale/
	$(PYTHON) manage.py makemessages --all --no-wrap --no-obsolete --add-location file --ignore .venv --ignore var --ignore node_modules

lock: $(VENV)/ok ## Pin the dependencies, with hashes
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.txt

clean: ## Remove what the commands made, the database included
	rm -rf $(VENV) var node_modules
