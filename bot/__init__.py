"""Pewarta: a self-hosted news bot that keeps summaries and key quotes word for word."""
