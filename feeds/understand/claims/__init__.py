"""Who says that how much went where: rules per language are data."""
