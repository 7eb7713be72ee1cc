# Yang dikatakan adaptor Discord sendiri.

discord-share = Bagikan
discord-button-dead = Tombol ini sudah tidak berlaku. Ajukan lagi dengan perintahnya.
discord-welcome = Terima kasih sudah mengundang saya. Ketik /terbaru untuk berita, atau /bantuan untuk semua yang bisa saya lakukan.
discord-event-no-time = Jamnya belum disebut sumber mana pun.
