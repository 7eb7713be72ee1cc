"""``pewarta init``: from nothing, or from a configuration that is there, to a bot that posts."""
