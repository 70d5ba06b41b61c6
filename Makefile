# Two commands: `make lab` to learn, `make test` to check.  `make help` lists
# the rest.  Each sets up what it needs in .venv; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FIRST_LESSON := $(firstword $(sort $(wildcard lessons/[0-9]*.ipynb)))
# Root may not start Jupyter unasked; a machine without a screen gets the
# address instead of a browser.
LAB_FLAGS := $(if $(filter 0,$(shell id -u)),--allow-root) \
	$(if $(filter Linux,$(shell uname)),$(if $(DISPLAY)$(WAYLAND_DISPLAY),,--no-browser))
LAB_SETTINGS := $(VENV)/share/jupyter/lab/settings
# Tests at once: one more than there are cores, since many wait; at most four.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(min(os.cpu_count() + 1, 4))')

.PHONY: help setup setup-dev programs lab book serve test test-versions format notebooks bench \
	lock times recap lists exercises question picture reader repository published pdf moving-picture memory grade clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | \
		awk -F ':.*## ' '{ printf "  make %-15s %s\n", $$1, $$2 }'

# One pip at a time in one .venv.
.NOTPARALLEL:

setup: $(VENV)/installed  ## install what a student needs into .venv

setup-dev: $(VENV)/installed-dev  ## install what tests and the book need too

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Install Python's venv module (Debian: apt install python3-venv)."; rm -rf $(VENV); exit 1; }

$(VENV)/installed: requirements.txt constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# What a student needs is among it: in a new place one run of pip gets all.
$(VENV)/installed-dev: requirements-dev.txt requirements.txt constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(VENV)/installed $@

programs: setup-dev
	@$(BIN)/python -m tools.need_programs

lab: setup  ## open the first lesson in JupyterLab, in your own copy
	$(BIN)/python -m tools.student_copy
	@mkdir -p $(LAB_SETTINGS) && cp tools/lab_settings.json $(LAB_SETTINGS)/overrides.json
	$(BIN)/python -m jupyterlab $(LAB_FLAGS) \
		--LabApp.default_url=/lab/tree/my_course/$(FIRST_LESSON)

book: setup-dev  ## build the book in _build/html; a warning is an error
	@rm -rf _build/html
	$(BIN)/jupyter-book build . -W --keep-going --all --quiet
	$(BIN)/python -m book.downloads
	$(BIN)/python -m book.licenses

pdf: setup-dev programs  ## print the built book as a PDF: make book pdf
	$(BIN)/python -m book.pdf

serve: setup-dev  ## show the built book on this machine
	@echo "Open http://localhost:8000 (Ctrl-C stops)."
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

test: setup-dev programs book  ## run every check there is
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope

test-versions: setup-dev  ## try older and newer Python and JAX; ROWS=3.11-oldest
	$(BIN)/python -m tools.versions $(ROWS)

format: setup-dev  ## format all Python, in notebooks too
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebooks: setup-dev  ## run lessons and solutions, store clean outputs
	$(BIN)/python -m tools.run_notebooks

bench: setup-dev programs  ## measure the speed table in benchmarks/results.json
	$(BIN)/python -m benchmarks.run $(if $(TORCH),--torch $(TORCH))

times: setup-dev  ## measure reading and running times; WRITE=1 stores them
	$(BIN)/python -m tools.lesson_times $(if $(WRITE),--write)

recap: setup-dev  ## collect the lessons' recaps in reference/recap.md
	$(BIN)/python -m tools.make_recap

lists: setup-dev  ## write what lists the lessons, from lessons/list.yml
	$(BIN)/python -m tools.make_lists

picture: setup-dev  ## draw the picture of the landing page
	$(BIN)/python -m tools.make_picture

reader: setup-dev  ## train the network that reads digits on the page
	$(BIN)/python -m tools.make_reader

moving-picture: setup-dev programs  ## record README's picture from the built book
	$(BIN)/python -m book.moving_picture

memory: setup-dev  ## measure what a student needs, for reference/hosting.md
	$(BIN)/python -m benchmarks.memory

exercises: setup-dev  ## make exercises/ from solutions/
	$(BIN)/python -m tools.make_exercises

question: setup-dev  ## begin a question: EXERCISE=05_training_loop NAME=my_name
	@$(BIN)/python -m tools.make_question "$(EXERCISE)" "$(NAME)"

grade: setup-dev  ## grade notebooks: SUBMISSIONS=folder EXERCISE=05_training_loop
	$(BIN)/python -m grading "$(SUBMISSIONS)" --exercise "$(EXERCISE)" $(OPTIONS)

lock: setup-dev  ## pin anew all that requirements*.txt bring along
	$(BIN)/python -m tools.lock

repository: setup-dev  ## write the public address everywhere: URL=https://...
	$(BIN)/python -m tools.set_repository "$(URL)"

published:  ## make the branch that Colab and Binder open notebooks from
	$(PYTHON) -m tools.publish

clean:  ## remove .venv and everything built
	rm -rf $(VENV) .venvs .jax_cache _build .pytest_cache .ruff_cache *.egg-info
