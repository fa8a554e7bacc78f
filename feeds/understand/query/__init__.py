"""The keyword language: parse, explain, match."""
