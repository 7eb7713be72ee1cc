# Ekspor, dan apa yang hilang bersama waktu.

rss-about = Berita terbaru { $name }: ringkasan dan kutipan kunci, kata demi kata
summary-none = Ringkasannya tidak disimpan lagi.
