"""Chat networks behind one port."""
