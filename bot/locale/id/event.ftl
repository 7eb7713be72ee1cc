# Acara: usul perubahan dan penyuntingan oleh redaksi.

command-acara = setujui atau tolak usul perubahan acara, atau ubah sendiri dengan sumbernya
usage-acara = [#nomor status|tanggal|tempat … | sumber]
proposals-none = Tidak ada usul perubahan acara yang menunggu.
proposals-head = Usul perubahan acara ({ $count })
button-approve = ✔ Setujui { $number }
button-refuse = ✖ Tolak { $number }
button-keep = Simpan
proposal-approved = Disetujui. Perubahan “{ $what }” diberitahukan kepada yang mengikutinya.
proposal-refused = Ditolak. “{ $what }” tetap seperti semula; usulnya tercatat dalam riwayat.
proposal-decided = Usul ini sudah diputuskan sebelumnya.
event-how = Tulis misalnya: /acara #5 status dibatalkan | keterangan resmi panitia. Yang dapat diubah: status, tanggal, tempat; sumbernya ditulis sesudah tanda |.
event-status-unknown = Status “{ $typed }” tidak dikenal. Pilih: direncanakan, dipastikan, ditunda, dibatalkan, berlangsung.
event-date-unknown = “{ $typed }” bukan satu tanggal. Tulis misalnya 12 Maret 2026, Maret 2026, atau awal April 2026.
event-same = Sudah begitu; tidak ada yang berubah.
event-sure = Simpan perubahan ini? Sumber: { $source }
event-set = “{ $what }” diubah. Perubahannya diberitahukan kepada yang mengikutinya.
agenda-edited = Redaksi ({ $author }), { $day }: { $status }, { $when } — sumber: { $source }
agenda-announced = Redaksi (konfigurasi), { $day }: { $status }, { $when }
status-withdrawn = pengumumannya ditarik
event-announced = Acara baru diumumkan redaksi
event-by-configuration = Diubah redaksi, { $day }
event-by-editors = Diubah redaksi, { $day }. Sumber: { $source }
calendar-announced = Redaksi (konfigurasi)
event-held = Telah berlangsung
event-not-held = Tidak berlangsung
