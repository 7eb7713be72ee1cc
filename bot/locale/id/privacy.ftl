# Apa yang disimpan tentang sebuah obrolan, dan penghapusannya.

command-privasi = apa yang disimpan tentang obrolan ini
usage-privasi = { "" }
command-hapusdata = menghapus data obrolan ini
usage-hapusdata = { "" }
privacy-head = Data obrolan ini
privacy-held = Yang disimpan bot ini tentang obrolan ini, di mesin milik pengelolanya saja:
privacy-address = alamat obrolan: { $target }
privacy-settings = setelan yang dipilih (bahasa, zona waktu, jam tenang, isi kiriman) dan daftar berita terakhir yang ditampilkan
privacy-subscriptions = { $count } langganan
privacy-posts = { $count } kiriman ke sini beserta isinya, agar dapat dikoreksi; { $waiting } di antaranya masih menunggu
privacy-decisions = { $count } catatan bahwa sebuah kiriman terjadwal sudah diputuskan, tanpa isinya
privacy-not-held = Isi percakapan, nama, dan daftar anggota tidak disimpan. Perintah yang mengubah sesuatu disimpan sampai dijawab, agar tidak hilang atau dikerjakan dua kali.
privacy-editors = Catatan redaksi serta perubahan acara dan konfigurasi menyimpan nama penyuntingnya.
button-forget = Hapus data obrolan ini
forget-sure = Setelan, langganan, dan kiriman obrolan ini beserta isinya akan dihapus, yang masih menunggu juga; kiriman yang sudah tampil tidak akan dikoreksi lagi. Yang tetap hanya catatan kiriman terjadwal yang sudah diputuskan, supaya tidak ada yang dikirim dua kali. Kiriman yang dijadwalkan redaksi ke sini tetap datang sampai redaksi mengubahnya, dan salinan cadangan lama memuat data ini sampai diganti. Hapus?
button-forget-sure = Ya, hapus
forget-done = Data obrolan ini sudah dihapus.
