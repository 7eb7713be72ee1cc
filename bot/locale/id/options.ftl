# Pilihan perintah di Discord.

option-setting = apa yang disetel
option-value = nilainya
option-article = nomor, judul atau URL artikel
option-note = catatan redaksi; kosongkan untuk menulisnya di formulir
option-config-action = apa yang dilakukan
option-config-key = kunci seperti di berkas, misalnya quiet.from atau feeds
option-outbox-action = apa yang dilihat atau dilakukan
option-row = nomor kiriman untuk dikirim lagi atau dibuang
choice-language = bahasa
choice-zone = zona waktu
choice-quiet = jam tenang
choice-style = gaya: ringkas atau lengkap
choice-get = lihat
choice-set = atur
choice-add = tambah
choice-remove = hapus
choice-pause = jeda
choice-diff = beda: perubahan terakhir
choice-undo = urungkan perubahan terakhir
choice-uncertain = yang belum pasti sampai
choice-failed = yang gagal
choice-pending = yang menunggu
choice-dropped = yang dibuang
choice-resend = kirim lagi
choice-drop = buang
