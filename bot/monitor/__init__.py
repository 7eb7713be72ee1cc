"""How the bot is doing: figures for Prometheus, health for whatever restarts it, and both over a small HTTP server."""
