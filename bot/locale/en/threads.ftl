# What threads in forums are called.

thread-of-topic = { $topic } · { $day }
thread-of-day = News of { $day }
