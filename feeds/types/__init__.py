"""The nouns of the whole program, one file per noun. Nothing here does anything."""
