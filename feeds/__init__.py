"""Content: collect feeds, understand articles, decide what they are to us. Knows no database and no chat."""
