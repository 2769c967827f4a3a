"""Tepi: read a text, mark it, keep every note."""

__version__ = "0.1.0"
