# What the platforms' adapters say themselves.

button-expired = This button is too old. Please type the command again.
button-forged = This button is not one of this bot's.
added-may-post = I was added to { $channel } and may post there. Its address for the configuration: { $target }
added-may-not-post = I was added to { $channel }, but may not post there yet. Give the bot the right to “Post Messages” in the channel's admin settings. Its address for the configuration: { $target }
added-choose = Choose what is sent to { $channel } as soon as it is read. Scheduled posts are set in [[posts]].
elsewhere-for = For { $channel }
