# Kata-kata demo.

demo-head = Demo Pewarta — { $articles } berita contoh
demo-samples = Nama, media, dan peristiwa dalam berita contoh adalah rekaan, kecuali satu berita tentang pertemuan militer AS–Rusia yang menceritakan ulang laporan nyata. Perubahan acara langsung berlaku di sini, tanpa persetujuan redaksi.
demo-clock = Jam demo: { $now }. Ubah dengan /waktu +30h (jam), +2d (hari), atau sebuah tanggal.
demo-try = Coba /ringkasan, /kutipan, /jadwal, /tokoh, /terbaru, atau ketik kata apa pun untuk mencari. /ringkasan 2 meminta nomor 2 dari daftar; angka saja menekan tombol [1], [2], … Ctrl-D untuk keluar.
command-waktu = lihat atau ubah jam demo
usage-waktu = [+30h, +2d, 2026-03-15, asli]
clock-now = Jam demo: { $now }
clock-unknown = “{ $typed }” bukan waktu. Tulis misalnya +30h, -2d, 2026-03-15, 15 Maret 2026, atau asli.
