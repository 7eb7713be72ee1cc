# What the Discord adapter itself says.

discord-share = Share
discord-button-dead = This button no longer works. Ask again with its command.
discord-welcome = Thank you for having me. Type /latest for the news, or /help for everything I can do.
discord-event-no-time = No source has named the time yet.
