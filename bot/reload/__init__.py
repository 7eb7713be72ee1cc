"""Changes of the configuration while the bot runs: watched, checked whole, taken over, remembered."""
