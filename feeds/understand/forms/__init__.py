"""All forms of a term, worked out once, when a person saves it. Matching never comes here."""
