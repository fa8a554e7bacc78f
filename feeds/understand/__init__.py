"""Pure: one article in, what it says out. Runs in any `concurrent.futures.Executor`."""
