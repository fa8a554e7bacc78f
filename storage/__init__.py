"""Memory: SQLite through sqlite-utils. Synchronous, on one thread; imports only `feeds.types`."""
