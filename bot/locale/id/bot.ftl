# Kata-kata yang dilihat orang. Id yang sama ada di ../en; sebuah tes membandingkannya.

language-name = Bahasa Indonesia
list-and = dan
list-or = atau

## Tanggal

date-instant = { $day } pukul { $clock } { $zone }
date-quarter = kuartal { $quarter } { $year }
date-early = awal { $month }
date-mid = pertengahan { $month }
date-late = akhir { $month }
date-week = pekan { $days }

## Perintah: apa gunanya, dan apa yang dapat ditulis di belakangnya

command-terbaru = berita terbaru
usage-terbaru = [topik]
command-ringkasan = ringkasan satu berita, dengan kalimat beritanya sendiri
usage-ringkasan = [nomor, kata, URL]
command-kutipan = kutipan kunci, kata demi kata, dan siapa yang mengucapkannya
usage-kutipan = [nomor, kata, tokoh]
command-tokoh = siapa yang dikutip, dan ucapannya dari waktu ke waktu
usage-tokoh = [nama]
command-jadwal = acara yang direncanakan: kapan, di mana, dan siapa yang melaporkannya
usage-jadwal = [acara]
command-cari = cari berita dan kutipan
usage-cari = [kata]
command-setelan = bahasa, zona waktu, jam tenang, dan isi kiriman obrolan ini
usage-setelan = [bahasa …, zona …, tenang …, gaya …]
command-bantuan = daftar perintah ini
usage-bantuan = [perintah]
command-mulai = perkenalan
usage-mulai = { "" }

## Tombol

button-summary = Ringkasan
button-summary-number = Ringkasan { $number }
button-quotes = Kutipan ({ $count })
button-quotes-number = Kutipan { $number } ({ $count })
button-agenda = Jadwal
button-read = Baca artikel
button-copy = Salin { $number }
button-calendar = Simpan ke kalender
button-latest = Berita terbaru
button-people = Tokoh
button-help = Bantuan

## Jawaban

start-head = { $name }
start-what = Saya membaca berita, menyimpan ringkasannya serta kutipan kunci kata demi kata beserta siapa yang mengucapkannya, dan mengikuti acara yang direncanakan. Tidak ada yang saya karang: setiap kalimat ringkasan dan setiap kutipan ada di beritanya.
help-head = Yang dapat Anda tanyakan
help-hint = Semua perintah juga dapat ditulis tanpa apa-apa di belakangnya.
latest-head = Berita terbaru
latest-head-topic = Berita terbaru: { $topic }
latest-hint = Tulis /ringkasan atau /kutipan dan nomornya.
summary-related = Terkait:
summary-revised = Berita ini sudah { $times }× diperbarui oleh penerbitnya; ini versi terakhir.
note-head = Catatan redaksi, { $day }:
quote-no-speaker = pembicara tidak jelas dari beritanya
quotes-with-words = Kutipan yang memuat: { $words }
quotes-position = Kutipan { $first }–{ $last } dari { $total }
person-also = Disebut juga: { $names }
people-head = Tokoh yang dikutip ({ $total })
people-count = { $count } kutipan
people-roles = Jabatan menurut berita
people-which = Ada { $count } tokoh yang cocok dengan “{ $name }”. Yang mana?
search-head = Hasil untuk “{ $words }” ({ $total })
search-what = Apa yang dicari? Tulis /cari dan kata-katanya, misalnya “dialog militer”. Kata dalam tanda kutip dicari berurutan.
agenda-head = Jadwal
agenda-coming = Akan datang
agenda-past = Telah lewat
agenda-when = Kapan
agenda-where = Di mana
agenda-either = salah satu, belum ditentukan
agenda-status = Status
agenda-items = Agenda
agenda-history = Menurut siapa
agenda-passed = Jadwal ({ $when }) telah lewat; belum ada laporan bahwa { $what } berlangsung.
agenda-window = Waktunya ({ $when }) sedang berjalan; belum ada laporan bahwa acara ini telah berlangsung.
agenda-file = Berkas kalender untuk “{ $what }”: { $name }
settings-head = Setelan obrolan ini
settings-language = Bahasa:
settings-zone = Zona waktu:

status-planned = direncanakan
status-confirmed = dipastikan
status-postponed = ditunda
status-cancelled = dibatalkan
status-held = telah berlangsung
status-unconfirmed = belum terkonfirmasi

review-proposed = belum ditinjau redaksi
review-refused = ditolak redaksi

role-chat-admin = Hanya untuk admin obrolan ini.
role-operator = Hanya untuk redaksi.

## Yang tidak dapat dijawab

nothing-yet = Belum ada berita. Masukkan dengan “pewarta ingest”.
no-quotes-yet = Belum ada kutipan yang tersimpan.
no-events-yet = Belum ada acara yang diberitakan.
nothing-found = Tidak ada berita yang memuat semua kata ini: { $words }
no-quotes-found = Tidak ada tokoh atau kutipan yang cocok dengan: { $words }
no-such-number = Tidak ada nomor { $number }; daftar terakhir berisi 1 sampai { $last }. Tulis /terbaru untuk daftar baru.
no-such-address = Artikel ini belum dibaca: { $url }
no-such-topic = Tidak ada berita dengan topik “{ $topic }”. Topik yang ada:
no-such-person = Tidak ada tokoh bernama “{ $name }” yang dikutip. Tulis /tokoh untuk daftarnya.
no-such-event = Tidak ada acara yang cocok dengan: { $words }. Tulis /jadwal untuk daftarnya.
no-such-command = Perintah /{ $name } tidak ada. Tulis /bantuan untuk daftarnya.
article-gone = Artikel ini tidak ada lagi.
person-gone = Tokoh ini tidak ada lagi.
event-gone = Acara ini tidak ada lagi.
article-without-quotes = Tidak ada kutipan dalam “{ $title }”.
settings-unknown = “{ $typed }” tidak dikenal. Tulis misalnya /setelan bahasa en, /setelan zona WITA, /setelan tenang 22:00-05:30, atau /setelan gaya lengkap.
refused-chat-admin = Hanya admin obrolan ini yang dapat mengubahnya.
refused-operator = Hanya redaksi yang dapat melakukannya.
done-before = Ini sudah dijalankan sebelumnya; tidak ada yang dikerjakan dua kali.
error-storage = Basis data sedang tidak dapat dipakai. Coba lagi sebentar; pengelola dapat melihat sebabnya di log.
error-ours = Maaf, ada kesalahan di pihak kami; pengelola dapat melihat sebabnya di log.
