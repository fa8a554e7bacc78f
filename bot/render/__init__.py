"""Stories to messages: every text that a chat ever sees."""
