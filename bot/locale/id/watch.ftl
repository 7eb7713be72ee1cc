# Yang perlu diketahui redaksi: kutipan yang berubah.

quotes-changed = { $count ->
    [1] Sebuah kutipan berubah sesudah artikelnya direvisi
   *[other] { $count } kutipan berubah sesudah artikelnya direvisi
}
quotes-changed-more = … dan { $count } lagi
quotes-changed-posts = { $posts ->
    [0] Direvisi { $when }. Artikel ini belum dikirim ke mana pun.
   *[other] Direvisi { $when }. { $posts } kiriman memuat artikel ini; isinya dibiarkan seperti saat dikirim.
}
quotes-changed-how = Untuk membubuhkan catatan pada artikel dan kirimannya: /koreksi #{ $article } teks catatan
quote-was = Semula
quote-is = Kini
quote-gone = Tidak ada lagi dalam artikel itu.
button-why = Dikirim ke mana
