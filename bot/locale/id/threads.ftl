# Nama utas di forum.

thread-of-topic = { $topic } · { $day }
thread-of-day = Berita { $day }
