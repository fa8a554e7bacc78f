"""The outside world: addresses, bytes and documents. The only part of `feeds` with input and output."""
