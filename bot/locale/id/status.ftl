# Bagaimana keadaan bot.

command-status = bagaimana keadaan bot: apa yang berjalan, apa yang bermasalah, apa yang menunggu
usage-status = [coba alamat feed]
status-well = Semua berjalan baik
status-trouble = { $count } hal bermasalah
status-since = Berjalan sejak { $since }, versi { $version }
status-parts = Baik: { $parts }
status-feeds = Feed: { $well } lancar, { $failing } bermasalah, { $gone } hanya dicoba sekali sehari, { $fresh } belum dibaca
status-read = Feed terakhir dibaca { $when }
status-outbox = Kiriman: { $counts }
status-outbox-empty = Kiriman: tidak ada yang menunggu
status-pending = { $count } menunggu
status-uncertain = { $count } belum pasti sampai
status-failed = { $count } gagal
status-proposals = { $count } usul perubahan acara menunggu persetujuan
status-backup = Cadangan terakhir: { $when }
button-refresh = Perbarui

button-retry = Coba baca lagi
no-such-feed = Tidak ada feed dengan alamat { $url }.
feed-retried = Feed ini dibaca lagi sekarang: { $url }

part-bot = bot
part-feeds = feed
part-outbox = kiriman
part-database = basis data
part-backup = cadangan
part-disk = cakram

trouble-deaf = { $part }: tidak ada kabar sejak { $since }. Periksa jaringan dan token, dan apakah bot lain memakai token yang sama.
trouble-feeds-stuck = Feed: tidak ada yang dibaca sejak { $since }, padahal sudah waktunya. Mulai ulang bot bila tidak pulih.
trouble-feeds-fail = Feed: tidak satu pun dapat dibaca sejak { $since }. Periksa jaringan; sebabnya ada di pewarta feeds list.
trouble-outbox-stuck = Kiriman: ada yang menunggu dan tidak satu pun terkirim sejak { $since }. Lihat /antrean dan log.
trouble-database = Basis data tidak dapat dibaca: { $reason }
trouble-backup = Cadangan: gagal dibuat { $since }: { $reason }
trouble-disk = Cakram: ruang tinggal sedikit ({ $reason }). Kosongkan: bila penuh, tidak ada yang tersimpan dan kiriman menunggu.
trouble-not-running = Bot tidak berjalan, atau belum selesai mulai. Jalankan: pewarta run
trouble-silent = Bot tidak memberi kabar sejak { $since }: terhenti paksa atau macet. Mulai ulang: pewarta run
