# Kiriman yang tertinggal selama tujuannya tidak menerima apa-apa.

needs-missed = { $count } tujuan menerima kiriman lagi; yang tertinggal dapat dikirim sekarang
missed-posts = { $count } kiriman tertinggal sejak { $since }
outbox-missed = Tertinggal selama tujuannya tertutup
button-resend-missed = Kirim lagi { $count } kiriman
button-drop-missed = Buang { $count } kiriman
outbox-missed-resent = { $count } kiriman ke { $target } masuk antrean lagi.
outbox-missed-dropped = { $count } kiriman ke { $target } dibuang.
outbox-nothing-missed = Tidak ada kiriman tertinggal untuk { $target }, atau tujuan itu masih tertutup. Lihat /antrean.
