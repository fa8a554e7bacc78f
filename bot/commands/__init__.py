"""Chat commands: one file per family; they know no network."""
