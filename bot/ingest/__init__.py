"""The outside world in: read, understood, decided, kept."""
