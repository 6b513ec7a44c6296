"""Lets `python -m sozialatlas` do what the program `sozialatlas` does."""

import sys

from sozialatlas.project.cli import main

sys.exit(main())
