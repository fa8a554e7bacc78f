"""The texts in every language, as Fluent files."""
