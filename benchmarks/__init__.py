"""What Rajin costs, measured beside what people would use instead: `python -m benchmarks poll`. Never part of the wheel or of pytest."""
