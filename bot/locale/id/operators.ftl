# Apa yang perlu diketahui redaksi.

operator-backup = Basis data tidak dapat dicadangkan: { $reason }. Dicoba lagi tiap jam.
needs-uncertain = { $count } kiriman belum pasti sampai; perlu diputuskan
needs-closed = { $count } tujuan tidak menerima kiriman lagi
needs-more = dan { $count } lagi
