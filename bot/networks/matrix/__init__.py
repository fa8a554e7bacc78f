"""Matrix through matrix-nio."""
