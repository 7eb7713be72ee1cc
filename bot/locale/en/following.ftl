# Following topics, people, events and outlets.

command-ikuti = follow a topic, a person, an event or an outlet; its news is sent here as it comes
usage-ikuti = [topic, person, event, source]
command-berhenti = stop following
usage-berhenti = [what is followed, all]
command-langganan = what this chat follows
usage-langganan = { "" }
button-follow = Follow something else
button-following = Following
follow-offer = What would you like to follow? Its news is sent to this chat as soon as it is read. You can also type it, for example /follow topic politik.
follow-which = Which “{ $typed }”?
follow-nothing = No topic, person, event or outlet matches “{ $typed }”. Type /follow to see what there is.
follow-done = Following: { $what }.
follow-already = Already following: { $what }.
follow-too-many = A chat can follow at most { $most } things. Type /following to have fewer.
unfollow-done = No longer following: { $what }.
unfollow-nothing = “{ $typed }” is not being followed. Type /following to see the list.
following-head = What this chat follows
following-topic = topic { $what }
following-person = { $what }
following-source = outlet { $what }
following-event = event: { $what }
following-all = all articles
button-unfollow-all = Stop all
