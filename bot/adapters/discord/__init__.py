"""The Discord adapter. Only this folder imports discord.py, and nothing imports this folder before it is needed."""
