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
