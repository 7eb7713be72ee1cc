"""What the running bot does for its own database: copies of it at night, and old texts that go."""
