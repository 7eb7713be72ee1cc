# Apa yang perlu diketahui redaksi.

operator-backup = Basis data tidak dapat dicadangkan: { $reason }. Dicoba lagi tiap jam.
needs-uncertain = { $count } kiriman belum pasti sampai; perlu diputuskan
needs-closed = { $count } tujuan tidak menerima kiriman lagi
needs-more = dan { $count } lagi
needs-feeds = { $count } feed tidak terbaca lagi
needs-feeds-how = Masing-masing kini hanya dicoba sekali sehari. Setelah diperbaiki: tombol di bawah, atau pewarta feeds retry ALAMAT.
needs-feeds-back = { $count } feed terbaca lagi
