"""The ledger as a picture: needs matplotlib, which is an extra."""
