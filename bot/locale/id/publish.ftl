# Kata-kata kiriman terjadwal.

digest-head = Berita pilihan, { $day }
digest-more = Dan { $count } berita lain: /terbaru
digest-hint = Tekan sebuah angka untuk ringkasannya.
latest-post-head = Berita terbaru, { $day }
quotes-post-head = Kutipan hari ini, { $day }
agenda-post-head = Agenda tujuh hari mulai { $day }
