"""Findings and results → one module a face. Only this package knows Rich; files are written through `files`."""
