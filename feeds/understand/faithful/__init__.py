"""Whether a machine's words say what was extracted and nothing else, sentence by sentence."""
