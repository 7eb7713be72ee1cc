"""The open web in: guarded, bounded, polite requests."""
