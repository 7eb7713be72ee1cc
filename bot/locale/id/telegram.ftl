# Yang dikatakan adapter platform sendiri.

button-expired = Tombol ini sudah lama. Tulis perintahnya lagi, ya.
button-forged = Tombol ini bukan dari bot ini.
added-may-post = Saya sudah ditambahkan ke { $channel } dan boleh memuat kiriman di sana. Alamatnya untuk setelan: { $target }
added-may-not-post = Saya sudah ditambahkan ke { $channel }, tetapi belum boleh memuat kiriman di sana. Beri hak “Post Messages” kepada bot ini di pengaturan admin saluran. Alamatnya untuk setelan: { $target }
added-choose = Pilih apa yang dikirim ke { $channel } begitu terbaca. Kiriman terjadwal diatur di [[posts]].
elsewhere-for = Untuk { $channel }
