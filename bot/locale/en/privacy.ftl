# What is held about a chat, and its deletion.

command-privasi = what is stored about this chat
usage-privasi = { "" }
command-hapusdata = delete this chat's data
usage-hapusdata = { "" }
privacy-head = This chat's data
privacy-held = What this bot stores about this chat, on its operator's own machine only:
privacy-address = the chat's address: { $target }
privacy-settings = the settings that were chosen (language, time zone, quiet hours, length of posts) and the list of news it was last shown
privacy-subscriptions = { $count ->
    [one] 1 subscription
   *[other] { $count } subscriptions
}
privacy-posts = { $count ->
    [one] 1 post to this chat with its content
   *[other] { $count } posts to this chat with their content
}, so that they can be corrected; { $waiting } of them still waiting
privacy-decisions = { $count ->
    [one] 1 note
   *[other] { $count } notes
} that a scheduled post was decided, without its content
privacy-not-held = Conversations, names and lists of members are not stored. A command that changes something is kept until it is answered, so that it is neither lost nor done twice.
privacy-editors = Editors' notes, and changes of events and of the configuration, carry the name of who made them.
button-forget = Delete this chat's data
forget-sure = Settings, subscriptions and posts of this chat will be deleted with their content, those that wait too; posts that already stand will not be corrected any more. All that stays are the notes that scheduled posts were decided, so that nothing is sent twice. Posts that editors scheduled for this chat keep coming until they change it, and old backup copies hold this data until they are replaced. Delete?
button-forget-sure = Yes, delete
forget-done = This chat's data has been deleted.
