# Setelan sebuah obrolan.

settings-quiet = Jam tenang:
settings-style = Isi kiriman:
settings-default = bawaan bot
quiet-never = tidak ada
quiet-hold = { $start }–{ $end }, kiriman menunggu sampai selesai
quiet-silent = { $start }–{ $end }, kiriman datang tanpa suara
style-short = ringkas
style-full = lengkap
settings-hint = Bisa juga diketik: /setelan tenang 21:00-06:00 senyap, /setelan gaya lengkap, /setelan zona Asia/Jayapura. “bawaan” mengembalikannya. Di grup dengan topik, setiap topik punya setelan dan langganannya sendiri.
button-quiet-hold = Tenang 22–05.30
button-quiet-silent = Senyap 22–05.30
button-quiet-never = Tanpa jam tenang
settings-no-language = Bahasa “{ $typed }” tidak ada. Yang ada: id, en.
settings-no-zone = Zona waktu “{ $typed }” tidak dikenal. Tulis WIB, WITA, WIT, atau nama IANA seperti Asia/Jayapura.
settings-no-quiet = “{ $typed }” bukan jam tenang. Tulis misalnya /setelan tenang 22:00-05:30, dengan “senyap” di belakang agar kiriman datang tanpa suara, atau /setelan tenang mati.
settings-no-style = “{ $typed }” tidak dikenal. Tulis /setelan gaya ringkas, atau /setelan gaya lengkap.
