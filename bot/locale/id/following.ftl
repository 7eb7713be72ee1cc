# Mengikuti topik, tokoh, acara, dan media.

command-ikuti = ikuti topik, tokoh, acara, atau media; beritanya dikirim ke sini begitu ada
usage-ikuti = [topik, tokoh, acara, sumber]
command-berhenti = berhenti mengikuti
usage-berhenti = [yang diikuti, semua]
command-langganan = apa saja yang diikuti obrolan ini
usage-langganan = { "" }
button-follow = Ikuti yang lain
button-following = Langganan
follow-offer = Apa yang ingin diikuti? Beritanya dikirim ke obrolan ini begitu terbaca. Bisa juga ditulis, misalnya /ikuti topik politik.
follow-which = “{ $typed }” yang mana?
follow-nothing = Tidak ada topik, tokoh, acara, atau media yang cocok dengan “{ $typed }”. Tulis /ikuti untuk melihat pilihannya.
follow-done = Diikuti: { $what }.
follow-already = Sudah diikuti: { $what }.
follow-too-many = Satu obrolan dapat mengikuti paling banyak { $most } hal. Tulis /langganan untuk mengurangi.
unfollow-done = Tidak lagi diikuti: { $what }.
unfollow-nothing = “{ $typed }” tidak sedang diikuti. Tulis /langganan untuk melihat daftarnya.
following-head = Yang diikuti obrolan ini
following-topic = topik { $what }
following-person = { $what }
following-source = media { $what }
following-event = acara: { $what }
following-all = semua berita
button-unfollow-all = Hentikan semua
