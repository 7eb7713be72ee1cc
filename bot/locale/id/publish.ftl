# Kata-kata kiriman terjadwal.

digest-head = Berita pilihan, { $day }
digest-more = Dan { $count } berita lain: /terbaru
digest-hint = Tekan sebuah angka untuk ringkasannya.
latest-post-head = Berita terbaru, { $day }
quotes-post-head = Kutipan hari ini, { $day }
agenda-post-head = Agenda tujuh hari mulai { $day }

event-first = Acara baru diberitakan
event-change = Perubahan jadwal
event-days-left = { $days ->
    [0] Hari ini
    [1] Besok
   *[other] { $days } hari lagi
}
event-soon = Sebentar lagi: { $when }
event-begins = Waktunya telah tiba: { $when }
event-no-day = Belum ada sumber yang menyebut hari pastinya.
event-what = Acara
event-was-is = semula { $was }, kini { $now }
event-unknown = belum diketahui

## Perintah redaksi

command-siarkan = siarkan satu jadwal kiriman sekarang
usage-siarkan = [nama jadwal]
command-pratinjau = apa yang akan disiarkan, persis seperti tampaknya nanti
usage-pratinjau = [nama jadwal]
command-antrean = apa yang menunggu dikirim, yang belum pasti, dan yang gagal
usage-antrean = [uncertain|failed|pending, kirim #nomor, buang #nomor]

preview-head = Kiriman tiga hari mendatang
preview-targets = { $count } tujuan
preview-nothing = “{ $name }” sekarang tidak akan mengirim apa pun: tidak ada yang baru, atau tidak ada yang lolos saringan.
post-which = Jadwal mana yang disiarkan sekarang?
post-sure = Siarkan “{ $name }” sekarang ke { $count } tujuan?
post-done = “{ $name }” masuk antrean untuk { $count } tujuan.
post-again = Tombol ini sudah dipakai; tidak ada yang disiarkan lagi.
button-post = Ya, siarkan
button-preview = Pratinjau

outbox-head = Antrean kiriman
outbox-empty = Antrean kosong: semuanya terkirim.
outbox-rows = { $state } ({ $count })
outbox-since = tertua { $since }
outbox-closed = Tujuan yang tertutup atau pindah ({ $count })
outbox-resent = Kiriman #{ $number } dikirim lagi.
outbox-dropped = Kiriman #{ $number } dibuang.
button-resend = Kirim lagi #{ $number }
button-drop = Buang #{ $number }
delivery-pending = menunggu
delivery-sending = sedang dikirim
delivery-uncertain = belum pasti sampai
delivery-failed = gagal
delivery-dropped = dibuang

no-schedules = Belum ada jadwal kiriman. Tambahkan [[posts]] di config.toml.
no-posts-coming = Tidak ada kiriman terjadwal dalam tiga hari ini.
no-such-schedule = Tidak ada jadwal bernama “{ $name }”. Tulis /siarkan untuk daftarnya.
outbox-not-changed = Kiriman #{ $number } tidak ada, sudah terkirim, atau sedang dikirim.

command-mengapa = mengapa sebuah berita disiarkan, atau tidak
usage-mengapa = [nomor, kata, URL]
why-read = Dibaca { $when } dari { $source }.
why-revised = Diperbarui penerbitnya { $times }×.
why-backlog = Sudah ada sebelum sumbernya mulai dibaca: tidak disiarkan sebagai berita baru.
why-posts = Kiriman yang memuatnya
why-none = Tidak ada kiriman yang memuatnya.
why-more = dan { $count } kiriman lain
why-others = Jadwal yang tidak memuatnya
why-filtered-topics = tidak lolos saringannya: topiknya lain
why-filtered-sources = tidak lolos saringannya: medianya lain
why-filtered-told = tidak lolos saringannya: cerita yang sama sudah ada lebih dulu dari media lain
why-filtered-people = tidak lolos saringannya: tokoh yang diminta tidak dikutip
why-filtered-without = tidak lolos saringannya: memuat kata yang tidak diinginkan
why-filtered-words = tidak lolos saringannya: tidak memuat kata yang diminta
why-slot-late = waktunya sudah tiba, tetapi bot terlambat (mati atau tertahan); dicatat sebagai terlewat
why-slot-paused = waktunya sudah tiba, tetapi tujuannya sedang tidak menerima kiriman
why-slot-unserved = waktunya sudah tiba, tetapi platformnya tidak dilayani
why-left-out = ada, tetapi tidak terpilih: terlalu lama, atau ada yang lebih banyak isinya
why-waits = belum ada waktunya sejak artikel ini masuk
delivery-sent = terkirim

command-koreksi = tambahkan catatan redaksi pada sebuah berita, juga pada kiriman yang sudah terkirim
usage-koreksi = [nomor atau URL] [teks]
note-about = Catatan redaksi untuk “{ $title }”, { $day }:
correct-what = Berita mana, dan apa catatannya? Tulis misalnya /koreksi 2 Jabatannya sudah berganti.
correct-done = Catatan tersimpan pada “{ $title }”. Kiriman yang memuatnya ({ $count }) akan diperbarui.

post-nothing-new = Tidak ada berita baru sejak kiriman terakhir.
post-nothing-coming = Tidak ada acara yang direncanakan dalam tujuh hari ini.
why-copies = Cerita yang sama juga dari { $sources }: dalam sebuah kiriman disebut sekali.
why-until = menunggu sampai { $when }
why-capped = langganan: terlalu banyak berita sekaligus
why-closed = langganan: tujuan ini sedang tidak menerima kiriman
why-unserved = langganan: platformnya tidak dilayani
why-duplicates = Naskah yang sama juga ditemukan di { $addresses }; tidak disimpan dua kali.
