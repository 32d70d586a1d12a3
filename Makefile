# `make` lists the targets. Every one of them works in a fresh clone: what it needs it makes first.

PYTHON ?= python3
PORT ?= 8000
# How many processes run the suite; more arguments for pytest: make test PYTEST_ARGS="-k secrecy".
WORKERS ?= 2
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
CHECKERS := tests/browser/node_modules/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MANAGE := $(BIN)/python manage.py

# An empty environment (env -i make run) has no PATH, no HOME and no UTF-8 locale.
export PATH := $(if $(PATH),$(PATH),/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
export PYTHONUTF8 := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- the environment ---------------------------------------------------------------------------

.PHONY: setup
setup: $(RUNTIME) ## create .venv with what the portal runs on

.PHONY: setup-dev
setup-dev: $(DEV) ## the same, with what `make check` and `make test` need

# Each step leaves a stamp; a list of requirements that is newer than its stamp is installed again.
$(VENV)/.created:
	@command -v $(PYTHON) >/dev/null || { echo "Python >= 3.11 is needed, and '$(PYTHON)' is not on this machine. Another one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python >= 3.11 is needed, this is $$($(PYTHON) -V 2>&1). Another one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUNTIME): requirements.txt | $(VENV)/.created
	@echo "Installing requirements.txt (once; a minute or two) ..."
	@$(PIP) install -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt requirements.txt | $(VENV)/.created
	@echo "Installing requirements-dev.txt (once; a minute or two) ..."
	@$(PIP) install -r requirements-dev.txt
	@touch $@ $(RUNTIME)

.PHONY: checkers
checkers: $(CHECKERS) ## fetch axe-core and the Nu HTML checker for the browser tests (needs npm)

$(CHECKERS): tests/browser/package.json
	@cd tests/browser && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error
	@touch $@

# --- the portal --------------------------------------------------------------------------------

# One process for the whole list: to start Django once a command costs more than the commands do.
define manage_each
$(MANAGE) shell --no-imports -c "from django.core.management import call_command; [call_command(name) for name in '$(1)'.split()]"
endef

.PHONY: demo
demo: $(RUNTIME) ## migrate, apply the roles and chains, load the demo portal (loses nothing)
	@mkdir -p var/static
	@$(call manage_each,migrate sync_roles sync_workflows load_demo)

.PHONY: run
run: export DJANGO_SETTINGS_MODULE ?= nhuxuan.settings.dev
run: export WAGTAILADMIN_BASE_URL ?= http://localhost:$(PORT)
run: $(RUNTIME) ## the demo portal on http://localhost:8000/ (another port: make run PORT=8080)
	@mkdir -p var/static
	@$(call manage_each,migrate sync_roles sync_workflows load_demo demo_accounts)
	@echo
	@echo "  Cổng thông tin:  http://localhost:$(PORT)/"
	@echo "  Trang quản trị:  http://localhost:$(PORT)/quan-tri/"
	@echo "  Dừng máy chủ:    Ctrl+C"
	@echo
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 1 \
		--blocking-threads 4 --log-level warning nhuxuan.wsgi:application

# --- the checks --------------------------------------------------------------------------------

.PHONY: test
test: $(DEV) ## the whole suite on SQLite, or on DATABASE_URL, CACHE_URL and SEARCH_URL where set
	@$(BIN)/pytest -n $(WORKERS) $(PYTEST_ARGS)

.PHONY: test-browser
test-browser: $(DEV) ## only the tests in a browser (needs Chromium; `make checkers` first)
	@$(BIN)/pytest tests/browser $(PYTEST_ARGS)

.PHONY: stateful
stateful: export STATEFUL_STEPS ?= 2000
stateful: $(DEV) ## random people in the admin, new ways each time (STATEFUL_STEPS=2000)
	@$(BIN)/pytest tests/stateful -s $(PYTEST_ARGS)

.PHONY: bench-search
bench-search: $(DEV) ## how well search finds: SQLite, and PostgreSQL, OpenSearch where they are
	@bench/search/run

.PHONY: coverage
coverage: $(DEV) ## the suite with a coverage report
	@$(BIN)/pytest -n $(WORKERS) --cov --cov-report=term-missing:skip-covered $(PYTEST_ARGS)

.PHONY: regulation
regulation: $(DEV) ## the tests of the regulation, article by article
	@$(BIN)/pytest -m dieu -p no:randomly -v $(PYTEST_ARGS)

.PHONY: check
check: lint types imports migrations deploy-check ## everything that needs no test run

.PHONY: lint
lint: $(DEV) ## ruff: the rules and the format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: format
format: $(DEV) ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: types
types: $(DEV) ## mypy: strict on core, workflows and search
	@$(BIN)/mypy

.PHONY: imports
imports: $(DEV) ## import-linter: who may import whom (design.md section 3)
	@$(BIN)/lint-imports

.PHONY: migrations
migrations: export DJANGO_SETTINGS_MODULE := nhuxuan.settings.test
migrations: $(DEV) ## the models and the migrations agree
	@$(MANAGE) makemigrations --check --dry-run

# Production settings refuse to load without these three; the values serve this check only.
.PHONY: deploy-check
deploy-check: export DJANGO_SETTINGS_MODULE := nhuxuan.settings.production
deploy-check: export SECRET_KEY := only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH
deploy-check: export ALLOWED_HOSTS := portal.invalid
deploy-check: export DATABASE_URL := sqlite:///:memory:
deploy-check: $(DEV) ## Django's own check of the production settings
	@$(MANAGE) check --deploy --fail-level WARNING

.PHONY: bench-documents
bench-documents: $(RUNTIME) ## the register's filters at 100,000 documents, planted in DATABASE_URL
	@$(BIN)/python -m bench.documents

.PHONY: clean
clean: ## remove .venv and what the tools left; var/ (the database, the files) stays
	@rm -rf $(VENV) tests/browser/node_modules .coverage .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache htmlcov test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
