# What the console itself says.

console-hint = Perintah diawali garis miring, misalnya /ringkasan atau /bantuan (Tab melengkapi). Angka saja menekan tombol, misalnya 1 untuk [1]; artikel dalam daftar diminta dengan perintahnya, misalnya /ringkasan 2. Kata tanpa garis miring dicari. Keluar: Ctrl-D atau /keluar.
console-again = Tekan Ctrl-C sekali lagi atau Ctrl-D untuk keluar.
console-cancelled = Dibatalkan.
console-too-long = Baris itu terlalu panjang; paling banyak { $most } karakter.
console-no-button = Tidak ada tombol [{ $number }] pada jawaban terakhir.
console-no-buttons = Belum ada tombol yang dapat ditekan. Artikel nomor { $number } dalam daftar: /ringkasan { $number }.
console-save = Simpan { $file }
console-saved = Tersimpan: { $path }
console-not-saved = Tidak dapat menyimpan di { $folder }: { $why }
