"""Pure and cheap: analyses, what is known and the time in; decisions out."""
