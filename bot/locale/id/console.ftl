# What the console itself says.

console-hint = Perintah diawali garis miring, misalnya /ringkasan atau /bantuan (Tab melengkapi). Angka saja menekan tombol: 1 untuk [1]; artikel dalam daftar diminta dengan perintah: /ringkasan 2. Kata tanpa garis miring dicari. Keluar: Ctrl-D atau /keluar.
console-too-long = Baris itu terlalu panjang; paling banyak { $most } karakter.
console-no-buttons = Belum ada tombol yang dapat ditekan. Artikel nomor { $number } dalam daftar: /ringkasan { $number }.
console-save = Simpan { $file }
console-saved = Tersimpan: { $path }
console-leave = Tekan Ctrl-C sekali lagi, atau Ctrl-D, untuk keluar.
console-no-button = Tidak ada tombol [{ $number }] pada jawaban terakhir.
console-cancelled = Dibatalkan.
console-not-saved = { $name } tidak dapat disimpan: { $why }
