# Ekspor.

rss-about = Berita terbaru { $name }: ringkasan dan kutipan kunci, kata demi kata
