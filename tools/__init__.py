"""The commands behind the Makefile; each does one thing."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
