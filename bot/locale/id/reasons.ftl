# Mengapa sebuah konfigurasi, atau perubahannya, ditolak.

reason-duration = { $value } bukan lama waktu; tulis misalnya "15m" (menit), "2h" (jam) atau "30d" (hari)
reason-time = { $value } bukan jam; tulis misalnya "07:00"
reason-zone = { $value } bukan zona waktu; tulis WIB, WITA, WIT atau misalnya "Asia/Jakarta"
reason-network = { $value } bukan rentang alamat jaringan; tulis misalnya "10.0.0.0/8"
reason-network-host = { $value } hanya satu alamat di dalam sebuah rentang; tulis "{ $network }"
reason-destination = { $value } bukan tujuan kiriman; tulis misalnya "telegram:-1001234567890" atau "discord:1234"
reason-day = { $value } bukan nama hari; tulis misalnya "senin" atau "mon"
reason-cron = { $value } bukan ungkapan cron dengan lima bagian; tulis misalnya "0 7 * * 1-5"
reason-cron-never = { $value } menyebut hari yang tidak pernah tiba; tulis misalnya "0 7 * * 1-5"
reason-cron-minute = { $value } bukan menit dari 0 sampai 59 dalam ungkapan cron
reason-cron-hour = { $value } bukan jam dari 0 sampai 23 dalam ungkapan cron
reason-cron-day = { $value } bukan tanggal dari 1 sampai 31 dalam ungkapan cron
reason-cron-month = { $value } bukan bulan dari 1 sampai 12 dalam ungkapan cron
reason-cron-weekday = { $value } bukan hari dari 0 sampai 7 dalam ungkapan cron
reason-web-address = { $value } bukan alamat web; tulis misalnya "https://kabar.example/rss"
reason-gateway = { $value } bukan alamat gateway; tulis misalnya "wss://gateway.example"
reason-listen = { $value } bukan alamat untuk menerima sambungan; tulis misalnya "127.0.0.1:9464"
reason-when = { $value } bukan satu tanggal dengan tahunnya; tulis misalnya "Maret 2026", "awal April 2026", "12 Maret 2026" atau "12 Maret 2026 pukul 09.00 WIB"
reason-control = mengandung karakter kendali; tulis dalam satu baris, tanpa tab

reason-no-token = dinyalakan tanpa token; isi variabel { $variable } atau { $variable }_FILE
reason-webhook = mode = "webhook" memerlukan webhook_url dan PEWARTA_TELEGRAM__SECRET
reason-webhook-secret = PEWARTA_TELEGRAM__SECRET hanya boleh berisi 1 sampai 256 karakter A-Z a-z 0-9 _ -
reason-certificate = certificate dan private_key selalu berdua; sebutkan kedua berkasnya, atau tidak satu pun
reason-at-or-cron = memerlukan salah satu: at (misalnya at = "07:00") atau cron, tidak keduanya
reason-days-with-at = days hanya untuk at; ungkapan cron sudah menyebut harinya sendiri
reason-thread-agenda = thread = "article" hanya untuk artikel; agenda memuat acara: pakailah "post" atau "day"
reason-quiet-same = from dan to jam yang sama; hapus from kalau tidak ingin jam tenang
reason-two-feeds = feeds: dua beralamat { $name }; alamatnya harus berbeda
reason-two-posts = posts: dua bernama { $name }; namanya harus berbeda
reason-two-events = events: dua bernama { $name }; namanya harus berbeda

reason-missing = belum diisi
reason-section = seharusnya tabel, dengan setelan di bawahnya
reason-list = seharusnya daftar; tulis misalnya ["..."], atau [[...]] di atas tiap tabel
reason-text = seharusnya teks dalam tanda kutip; tulis misalnya "..."
reason-integer = seharusnya bilangan bulat, tanpa tanda kutip
reason-bool = seharusnya true (ya) atau false (tidak)
reason-choice = seharusnya salah satu dari { $choices }
reason-more = seharusnya lebih dari { $limit }
reason-least = seharusnya paling sedikit { $limit }
reason-most = seharusnya paling banyak { $limit }
reason-short = terlalu pendek; paling sedikit { $limit } karakter
reason-long = terlalu panjang; paling banyak { $limit } karakter
reason-few = isinya kurang; paling sedikit { $limit }
reason-unicode = mengandung karakter yang tidak ada
reason-unknown = tidak ada setelan itu
reason-unknown-close = tidak ada setelan itu; maksudnya { $close }?
reason-other = nilainya tidak cocok di sini
reason-secret = rahasia tidak ditulis dalam berkas; isi variabel { $variable } atau { $variable }_FILE

reason-toml = bukan TOML: { $what }
reason-toml-statement = setelan tidak dimulai seperti ini; tulis misalnya name = "Warta"
reason-toml-line-end = masih ada sisa di belakang nilainya; mulailah baris baru
reason-toml-equals = tidak ada "=" di belakang namanya
reason-toml-expected = kurang { $sign }
reason-toml-character = karakter { $sign } tidak boleh di sini; mungkin tanda kutip belum ditutup
reason-toml-twice = { $key } tertulis dua kali
reason-toml-above = kunci ini sudah diisi di atas
reason-toml-closed = { $key } sudah ditutup di atas
reason-toml-key = namanya tidak ada atau mengandung karakter yang tidak boleh
reason-toml-array = daftarnya belum ditutup: kurang "]"
reason-toml-inline = tabelnya belum ditutup: kurang {"\u007D"}
reason-toml-backslash = garis miring terbalik harus ditulis dua kali: \\
reason-toml-escape = karakter di belakang garis miring terbalik itu tidak ada
reason-toml-string = tanda kutip belum ditutup
reason-toml-date = tidak ada tanggal itu
reason-toml-value = nilainya tidak ada atau tidak terbaca; teks perlu tanda kutip
reason-toml-number = angkanya terlalu panjang
reason-toml-deep = isinya bersarang terlalu dalam
reason-toml-other = baris ini tidak terbaca

reason-no-file = berkasnya tidak ada; mulailah dari salinan config.example.toml
reason-not-file = bukan berkas
reason-not-read = tidak dapat dibaca ({ $reason })
reason-large = lebih besar dari { $most } bita
reason-utf-8 = bukan teks UTF-8; simpanlah sebagai UTF-8
reason-os = galat sistem: { $code }
reason-os-refused = tidak diizinkan
reason-os-missing = tidak ada
reason-os-read-only = sistem berkasnya hanya dapat dibaca
reason-os-full = cakramnya penuh
reason-os-folder = itu sebuah folder
reason-os-loop = tautannya berputar
reason-os-disk = cakramnya bermasalah
reason-os-busy = sedang dipakai
reason-os-many = terlalu banyak berkas terbuka

reason-both-variables = { $other } juga diisi; isi salah satu saja
reason-variable-file = { $file } tidak dapat dibaca ({ $reason })
reason-variable-utf-8 = { $file } bukan teks UTF-8
reason-variable-not-file = { $file } bukan berkas
reason-variable-empty = { $file } kosong
reason-variable-long = { $file } terlalu panjang untuk sebuah rahasia
reason-variable-list = bukan daftar seperti dalam TOML; tulis misalnya a, b atau ["a", "b"]

reason-too-long = nilainya lebih dari { $most } karakter
reason-table = adalah tabel; atur salah satu setelannya
reason-table-of = adalah tabel; atur salah satu dari { $settings }
reason-switch = { $value } bukan ya atau tidak
reason-number = { $value } bukan bilangan bulat; tulis misalnya { $example }
reason-not-table = bukan tabel; tulis misalnya {"\u007B"} { $chief } = "..." {"\u007D"}
reason-quote = tanda kutip dibuka dan tidak ditutup
reason-no-pair = { $word } bukan setelan dengan nilai; yang ada { $known }
reason-no-setting-pair = { $word } bukan setelan dengan nilai; tulis misalnya posts[pagi].at= posts[pagi].cron="0 7 * * 1-5"
reason-value-without-key = { $key } tanpa nilai; tulis kunci dan nilai bergantian
reason-say-what = sebutkan apa yang ditambahkan, misalnya { $chief }=...
reason-no-tables = { $name } bukan daftar tabel
reason-values = { $name } adalah daftar nilai, yang disebut dengan nilainya dan bukan dengan nomor; tulis misalnya hapus { $name } NILAI
reason-which-one = sebutkan { $name } yang mana, misalnya { $name }[0]
reason-no-key = { $key } bukan kunci; tulis misalnya quiet.from, feeds[0].paused atau posts[pagi].limit
reason-no-such = tidak ada yang itu dalam { $name }; { $many ->
    [0] daftarnya kosong
   *[other] isinya { $many }, dihitung dari 0
}
reason-no-such-close = tidak ada yang itu dalam { $name }; maksudnya { $close }?
reason-so-already = memang sudah begitu
reason-cannot-keep = ditulis dengan cara yang tidak dapat diubah tanpa merusak sisanya; ubahlah di berkasnya
reason-no-list = bukan daftar; pakailah atur (set)
reason-there-already = { $value } sudah ada
reason-not-set = tidak diisi dalam berkas
reason-remove-which = sebutkan yang mana yang dihapus
reason-remove-alone = bukan daftar; untuk menghapus setelan itu, sebutkan kuncinya saja
reason-not-in-it = { $value } tidak ada di dalamnya
reason-would-be = berkasnya akan menjadi salah: { $reason }
reason-held = dipegang oleh variabel lingkungan; ubahlah { $variable } di sana
reason-meanwhile = sementara itu diubah oleh orang lain; lihat dahulu, lalu coba lagi
reason-no-undo = tidak ada perubahan yang dapat diurungkan

# Nilai sebuah setelan, dan dari mana datangnya.

setting-holds = { $setting }  # { $origin }
setting-without = { $name }: { $state }  # { $origin }
setting-without-line = # { $name }: { $state }  # { $origin }
setting-not-set = tidak diisi
setting-secret = diisi, dan rahasia
setting-default = bawaan
setting-in-file = dalam berkas
setting-line = baris { $line }
