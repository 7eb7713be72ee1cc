# Catatan redaksi: formulir, dan apa yang berubah sebelum disimpan.

correct-how = Untuk menambahkan catatan redaksi, ketik: /koreksi #{ $number } catatannya
correct-field = Catatan redaksi
correct-coming = Catatan baru:
correct-sure =
    { $count ->
        [0] Catatan akan tampil bersama setiap jawaban tentang berita ini. Simpan?
       *[other] Catatan akan tampil bersama setiap jawaban tentang berita ini, dan { $count } kiriman yang memuatnya akan diperbarui. Simpan?
    }
correct-meanwhile = Catatan berita ini sudah berubah; beginilah keadaannya sekarang.
button-correct = Tulis catatan
button-correct-yes = Simpan catatan
button-correct-again = Ubah teks
