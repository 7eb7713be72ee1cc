# Apa yang perlu diketahui redaksi.

operator-backup = Basis data tidak dapat dicadangkan: { $reason }. Dicoba lagi tiap jam.
