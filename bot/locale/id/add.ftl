# Menambah artikel dan feed.

command-tambah = baca satu artikel atau feed, dan simpan setelah diperiksa
usage-tambah = URL
add-how = Tulis alamatnya, misalnya /tambah https://kabar.example/rss
add-refused = Tidak dapat dibaca: { $reason }
add-sure = Itu yang terbaca. Simpan?
add-kept = Tersimpan.
add-known = Artikel ini sudah tersimpan.
add-feed-sure = Itu isi feed-nya sekarang. Tambahkan ke sumber? Yang sudah ada sekarang tidak akan diumumkan sebagai berita.
add-feed-known = Feed ini sudah dibaca.
add-feed-added = Feed “{ $title }” ditambahkan ke konfigurasi dan mulai dibaca.
add-no-file = Bot ini berjalan tanpa berkas konfigurasi; feed tidak dapat ditambahkan dari sini.
button-add-keep = Simpan artikel
button-add = Tambahkan feed
button-add-feed = Feed { $url }
