"""Readers of documents: bytes and headers in, entries out."""
