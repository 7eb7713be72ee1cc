# Mengapa sebuah alamat, feed atau halaman tidak dapat dibaca: anak kalimat di belakang alamatnya.

web-slow = tidak menjawab tuntas dalam { $seconds } detik
web-slow-behind-others = tidak menjawab tuntas dalam { $seconds } detik; yang lain sebesar itu datang lebih dulu
web-redirects = mengalihkan lebih dari { $most } kali
web-status = menjawab { $status }
web-large = lebih besar dari { $most } bita
web-scheme = hanya alamat http dan https yang dibaca, bukan { $address }
web-credentials = alamat dengan nama pengguna atau kata sandi tidak dibaca
web-not-public = { $address } bukan alamat umum; jika memang itu yang dimaksud, tambahkan ke [http] allow_private
web-certificate = tidak punya sertifikat yang dapat dipercaya
web-malformed = bukan alamat web yang benar bentuknya
web-no-host = nama situsnya tidak ditemukan
web-proxy = tidak dapat dijangkau: proksi menjawab { $status }
web-unreachable = tidak dapat dijangkau ({ $reason })
web-refuses = sambungan ditolak
web-resets = sambungan diputus
web-silent = tidak ada yang menjawab
web-no-way = tidak ada jalan ke sana
web-broke-off = terputus atau kompresinya rusak
web-compression = datang dalam kompresi yang tidak dikenal ({ $name })
web-no-server = tidak menjawab seperti peladen web ({ $what })

robots-refuses = robots.txt situsnya tidak mengizinkan halaman ini dibaca
robots-missing = robots.txt situsnya tidak dapat diambil: { $reason }

page-left-alone = situsnya minta tidak diganggu sampai { $until }
page-other = bukan halaman, melainkan { $kind }
page-binary = bukan halaman, apa pun namanya (PDF, gambar, atau arsip)
page-no-markup = bukan halaman: tidak ada HTML di dalamnya
page-elements = halaman dengan { $many } elemen; paling banyak { $most } yang dibaca
page-no-article = tidak ada artikel di halaman ini (di bawah { $fewest } kata: halaman masuk, cuplikan, atau daftar?)
page-no-sentences = tidak ada artikel di halaman ini (hampir tanpa kalimat: foto, judul-judul, atau menu situs?)
page-front = adalah halaman depan sebuah situs, bukan artikel
page-names-feeds = { $reason }; feed yang disebut di sana: { $feeds }
page-check = situsnya ingin melihat peramban (pemeriksaan robot)
page-gone = halamannya menyatakan tidak ditemukan
page-paywall = tertutup bagi yang tidak berlangganan (hanya { $words } kata yang terbuka)
page-cookies = menampilkan dinding kuki, bukan artikelnya

text-empty = kosong: tidak ada teks di dalamnya
text-long = { $many } karakter; artikel paling panjang { $most }
text-short = tidak ada artikel di dalamnya: { $words } kata, sedikitnya { $fewest } diperlukan
text-furniture = tidak ada artikel di dalamnya: hanya tautan, iklan, dan judul
text-binary = data biner, bukan teks
text-encoding = bukan UTF-8 dan bukan pengodean teks lain
article-two = guid dan alamatnya milik dua artikel yang berbeda

feed-none = bukan feed: tidak ada RSS, RDF, Atom, atau JSON Feed di dalamnya
feed-unclosed = bersarang terlalu dalam untuk dibaca: { $count } elemen di dalamnya tidak pernah ditutup
feed-nothing = tidak memberi apa-apa pada pembacaan pertama

parse-wall = butuh lebih dari { $seconds } detik untuk diurai
parse-cpu = butuh lebih dari { $seconds } detik CPU untuk diurai
parse-memory = butuh lebih dari { $megabytes } MB untuk diurai
parse-nested = bersarang terlalu dalam untuk diurai
parse-down = menjatuhkan pengurainya ({ $how })

source-no-address = bukan alamat feed; alamatnya diawali https:// atau http://
source-unknown = tidak ada jenis sumber yang membaca alamat { $scheme }:
source-internal = kesalahan internal, lihat log
