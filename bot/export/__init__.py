"""What is known, in the formats of others."""
