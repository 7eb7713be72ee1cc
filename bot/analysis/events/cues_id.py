"""The words of planned events in Indonesian; what each pattern means stands in ``Cues``."""

import re

from bot.analysis.events.cues import Cues, words
from bot.analysis.patterns import any_of

_ID_AUX = (
    r"akan|bakal|rencananya|direncanakan|dijadwalkan|diagendakan|dipastikan|ditargetkan|diperkirakan|selanjutnya"
    r"|kembali"
    r"|resmi|segera|siap|sudah|telah|juga|lebih|dulu|baru|harus|wajib|dapat|bisa|mulai|hendak|berencana|nantinya|nanti"
    r"|masih|tetap|ikut|turut|lagi|untuk|gantian|ganti|langsung|saling"
)
_ID_LIGHT = (
    r"digelar|diadakan|dilaksanakan|dilangsungkan|berlangsung|dimulai"
    r"|mulai(?! (?:\$|Rp|US|[0-9]|dari))|dijadwalkan|dijadwal|direncanakan"
    r"|diagendakan|diselenggarakan|dihelat|dilanjutkan|dipastikan|ditunda|diundur|batal|dibatalkan|dilakukan"
    r"|ditargetkan|terselenggara|terlaksana|terjadi|jatuh|tersaji|bergulir|digulirkan|terjadwal|rencananya|rencana|agendanya"
    r"|dimundurkan|dimajukan|diperpanjang|digeser"
)
_ID_NO_VERB = (
    r"melalui|mengenai|menurut|menuju|berdasarkan|bersama|bersamaan|berbagai|berikut|berikutnya|merupakan|beberapa"
    r"|memang"
    r"|meskipun|melainkan|berupa|berapa|beras|berita|menteri|mereka|media|bersih|beserta|bersejarah|diskusi|dinas"
    r"|disabilitas|direktur|direktorat|dirinya|distrik|dibanding|digital|dimana|diplomatik|diplomasi|dialog|diesel"
    r"|divisi"
    r"|disiplin|metode|medali|medis|mesin|menjelang|mencakup|meliputi|berlian|bersaudara|diabetes|direksi|diskon"
    r"|distribusi|dinamika|dimensi|metropolitan|mekanisme|mentan|mendagri|menkeu|menhan|mental|mendatang|bernama"
    r"|berusia"
    r"|bergizi|berbayar|bersubsidi|berskala|berkelanjutan|berbasis|bersertifikat|bertaraf|berhadiah|berwarna"
    r"|menit|merek|merah|meriah|mewah|berlanjut ke|bergengsi|berprestasi|berbakat|bergilir|berkualitas|berharga"
)
_ID_PLAIN_VERB = (
    r"terbang|hadir|mundur|pensiun|masuk|pindah|pulang|mogok|libur|bebas|pamit|lepas landas|terjun|main|manggung|konser"
    r"|mudik|turun|lahir|kunjungi|gelar|rapat|demo|tanding|tarung|duel|singgah|debut"
)
"""Verbs without a prefix: only right behind "akan" are they sure to be one."""

_ID_NO_EVENT = (
    r"pemerintahan|perusahaan|pengadilan|pendidikan|peraturan|perempuan|pertanyaan|pekerjaan|pertanian|perikanan"
    r"|perhubungan|perdagangan|pertahanan|perumahan|perkotaan|pedesaan|pelayanan|perkantoran|pertambangan|perkebunan"
    r"|perbankan|peranan|penghasilan|pengalaman|pengetahuan|perasaan|perhatian|pendapatan|perairan|permukiman"
    r"|pegunungan|pertokoan|perkara|peradilan|perwakilan|pendahuluan|pertumbuhan|perbedaan|persoalan|permasalahan"
    r"|perekonomian|perindustrian|pernyataan|permintaan|pelanggan|pengertian|pertimbangan|pelanggaran|penyesuaian"
    r"|pengaduan|penjelasan|pendekatan|penerbangan|pegangan|pekarangan|pesanan|percayaan|perjanjian|perpajakan"
)
_ID_HAPPENING = (
    r"naik|mendarat|beruji coba|berlaga|bersua|berduel"
    r"|dimainkan|disampaikan|menjamu|menghadapi(?= (?-i:[A-Z]))|bertemu|bertandang|berkunjung"
    r"|mengunjungi|meluncurkan|meresmikan|mengumumkan|disalurkan|cair"
    r"|dicairkan|dibuka|ditutup|dirilis|rilis|tayang|diumumkan|dilantik|disidang|diperiksa|berangkat|beroperasi|berlaku"
    r"|diberlakukan|menghentikan|dihentikan|memadamkan|dipadamkan|(?<!-)tiba(?!-)|diluncurkan|diresmikan|dibacakan"
    r"|dipanggil|bertolak|membalap|tampil|terbit|keluar|rampung"
    r"|selesai|datang|diterapkan|melawan|bertanding|menerbitkan|menemui|melantik|memeriksa|memanggil|menutup|membuka"
    r"|merilis|menerapkan|memberlakukan|ditandatangani|menandatangani|disahkan|mengesahkan|dibahas|diserahkan|menyerahkan"
)
_ID_HOLDING = (
    r"menggelar|mengadakan|melaksanakan|melangsungkan|melakukan|menjadwalkan|menyelenggarakan|menjalani|menghadiri"
    r"|mengikuti|merencanakan|memulai|menunda|membatalkan|menghelat|mengagendakan|menargetkan|melanjutkan|memastikan"
    r"|menetapkan|mendapatkan|mendapat|menerima|menanti|menunggu|mengundur|akan ada|menjadi tuan rumah"
)

_ID_NAME = r"[A-Z][\w-]+"
_ID_DATE_WORDS = (
    r"senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember|hari|tanggal|pukul|pagi|siang|sore|malam|wib|wita|wit"
)

INDONESIAN = Cues(
    future=words(
        """
        akan bakal rencana rencananya direncanakan merencanakan berencana dijadwalkan dijadwal menjadwalkan
        terjadwal jadwal jadwalnya agendanya diagendakan mengagendakan nanti nantinya siap mendatang
        selanjutnya segera ditargetkan menargetkan dibidik dipastikan memastikan hendak semoga mulai digelar
        diadakan dilaksanakan dilangsungkan diselenggarakan dihelat berlangsung dilanjutkan ditunda diundur
        batal dibatalkan paling_lambat tenggat menjelang jelang menghadapi menjamu penjadwalan menunda
        membatalkan yang_akan_datang reschedule depan
        """
    ),
    firm=words(
        """
        akan bakal rencana rencananya direncanakan berencana dijadwalkan menjadwalkan agendanya diagendakan
        mengagendakan nanti nantinya ditargetkan menargetkan dipastikan ditunda diundur batal dibatalkan hendak segera
        berpeluang
        """
    ),
    forecast=re.compile(
        r"(?i:\b(?:"
        + any_of(
            r"proyeksi\w*|memproyeksi\w*|diproyeksi\w*|prediksi\w*|memprediksi\w*|diprediksi\w*|memperkirakan"
            r"|perkiraan\w*|prakiraan\w*|ramalan\w*|diramal\w*|(?<!karena )(?<!akibat )(?<!faktor )cuaca(?! buruk)"
            r"|estimasi\w*|inflasi|pertumbuhan|defisit|anggaran\w*"
            r"|dianggarkan|investasi|kuota|indeks|asumsi|biasanya|setiap|tiap|saban|berkala|bulan berjalan|(?:tak"
            r"|tidak) akan|takkan|seandainya|andai\w*"
            r"|menyarankan|disarankan|mengusulkan|diusulkan|jangan sampai|berpotensi|berharap|harapan\w*|mungkin"
            r"|sebesar|sebanyak|mencapai|senilai|tumbuh|apakah|berusaha|kecil kemungkinan"
            r"|bisa (?:anda|kamu)|menduduki|lonjakan|penurunan|kemacetan|kepadatan"
            r"|(?<!bulan )(?<!matahari )total|lapangan kerja|dikutip|dilansir"
        )
        + r")\b|%|\bpersen\b)|\bAPB[ND]\b|\bRp ?[0-9]|US\$|\bUSD\b"
    ),
    aim=words(
        "target targetnya targetkan menargetkan ditargetkan mendorong berambisi agar diyakini meyakini minta meminta "
        "diperkirakan diharapkan"
    ),
    speech=re.compile(
        r"\b(?:kata|ujar|ucap|tutur|jelas|imbuh|sebut|tambah|terang|papar|ungkap|pungkas|tegas|beber|lanjut|sambung"
        r"|tulis|cetus|tandas|urai|tukas|jawab|memposting|mengatakan|menyatakan|menjelaskan|mengungkapkan|mengaku"
        r"|menuturkan|menambahkan|menegaskan|dikonfirmasi|dihubungi|ditemui|keterangan\w*|wartawan)(?:nya)?\b",
        re.IGNORECASE,
    ),
    tells=words(
        """
        mengatakan menyatakan menjelaskan mengungkapkan menuturkan menambahkan menegaskan menyebut menyebutkan menilai
        mengaku membenarkan memaparkan menerangkan mengemukakan menyampaikan menyebutkan mengimbau berharap
        """
    ),
    past=words("setelah sesudah usai pasca dibanding dibandingkan seperti seusai selepas edisi"),
    begun=words(
        """
        sejak telah_dimulai sudah_dimulai sudah_berjalan telah_berlangsung sudah_berlangsung
        tengah_berlangsung sedang saat_ini lalu silam kemarin sebelumnya_pada terhitung_dari telah_digelar
        sudah_digelar berlangsung_sejak
        sempat_ditunda sempat_digelar sempat_batal sempat_dibatalkan sempat_dimulai sempat_diundur
        """
    ),
    deadline=words(
        """
        pendaftaran registrasi dibuka ditutup batas batas_waktu tenggat paling_lambat selambat-lambatnya
        deadline selesai rampung pengumpulan penutupan ditunda diundur diperpanjang_pendaftaran
        """
    ),
    original=words("semula awalnya sedianya seharusnya tadinya semestinya yang_sebelumnya"),
    predicate=re.compile(
        rf"(?P<aux>\b(?:(?:{any_of(_ID_AUX)})\s+)*)(?P<verb>\b(?:{any_of(_ID_LIGHT)}|{any_of(_ID_HOLDING)}|{any_of(_ID_HAPPENING)}"
        r"|(?:kami|kita|saya|ia|dia|mereka) [a-z]{3,}kan"
        rf"|(?:(?<=akan )|(?<=bakal )|(?<=berencana ))(?:{_ID_PLAIN_VERB})|(?P<unknown>menjadi)"
        rf"|(?!(?:{any_of(_ID_NO_VERB)})(?:nya)?\b)(?-i:(?:(?<![a-z] )(?:Di|Me|Ber)|di|me|ber)[a-z]{{4,}}))\b)",
        re.IGNORECASE,
    ),
    governs=words(
        "akan bakal berencana rencananya dijadwalkan direncanakan diagendakan selanjutnya siap wajib segera nanti"
    ),
    happening=re.compile(rf"(?:{_ID_HAPPENING})\b", re.IGNORECASE),
    active=re.compile(r"me|ber|kami |kita |saya |ia |dia |mereka ", re.IGNORECASE),
    bound=words("mulai"),
    relative=re.compile(r"\b(?:yang|untuk)\s+$", re.IGNORECASE),
    light=re.compile(rf"(?:{_ID_LIGHT})\b", re.IGNORECASE),
    holding=re.compile(rf"(?:{_ID_HOLDING})", re.IGNORECASE),
    attended=words("dihadiri diikuti disaksikan dibuka ditutup dipimpin dimeriahkan diresmikan"),
    receiving=words("mendapatkan mendapat menerima menanti menunggu"),
    head=re.compile(
        r"\b(?:"
        + any_of(
            r"rapat|sidang|pertemuan|pemilihan|pendaftaran|pelatihan|konferensi(?: pers)?|KTT|laga|pertandingan"
            r"|duel|partai(?! (?:baru|politik|itu|ini|tersebut|(?-i:[A-Z])))|final|semifinal|balapan"
            r"|turnamen|kejuaraan|konser|festival|pameran|gelaran|pentas|acara|kegiatan|upacara|aksi|demo|demonstrasi|unjuk"
            r" rasa|pemilu|pilkada|pilpres|pileg|muktamar|kongres|munas|musyawarah|seminar|lokakarya|bimtek|workshop"
            r"|kunjungan"
            r"|lawatan|debat|wisuda|ujian|tes|seleksi|lelang|operasi|uji coba|bakti sosial|reuni|kirab|pawai|karnaval"
            r"|tur|debut"
            r"|dialog|perundingan|negosiasi|gencatan senjata|reschedule|evakuasi|rekonstruksi|sosialisasi|verifikasi"
            r"|vaksinasi|renovasi|revitalisasi|groundbreaking|launching|expo|summit|marathon|maraton|lomba|jumpa pers"
            r"|perlombaan|forum|latihan (?:gabungan|bersama|tempur|militer)|gladi bersih"
            r"|haul|bazar|pasar murah|simposium|sarasehan|webinar|konvensi|deklarasi|orasi"
            r"|resepsi|rakernas|rakor|rakerda|rakerwil|musda|muswil|muscab|munaslub|mukernas|apel akbar|jalan sehat"
            r"|halalbihalal|halal bihalal|buka puasa bersama|nonton bareng|salat id|misa|gelar perkara"
            r"|serah terima|sertijab|batas akhir|autopsi|eksekusi|mediasi|mutasi"
            r"|audiensi|diskusi|istigasah|tabligh akbar"
        )
        + r")(?:nya)?\b",
        re.IGNORECASE,
    ),
    head_first=True,
    formed=re.compile(
        rf"\b(?!(?:{_ID_NO_EVENT})(?:nya)?\b)pe[a-z]{{5,}}an(?:nya)?\b",
        re.IGNORECASE,
    ),
    opens=re.compile(
        r"[;:“”\"]|,\s|\b(?:bahwa|karena|sehingga|setelah|sebelum|namun|tetapi|tapi|ketika|saat|agar|supaya"
        r"|menyebut|mengatakan|menyatakan|menjelaskan|memastikan|menegaskan"
        r"|menargetkan|mengungkapkan|berharap|kata|ujar|tutur|menilai|meminta|memutuskan|jelang|menjelang)\b",
        re.IGNORECASE,
    ),
    closes=re.compile(
        r"[;:“”\"(,.!?]|\b(?:pada|di|ke|yang|untuk|dengan|agar|karena|sehingga|namun|tetapi|oleh|mulai|hingga|sampai"
        r"|selama|dalam|jika|bila|ketika|saat|setelah|sebelum|adalah|ini|itu|tersebut|kembali|nanti|masih|pukul|jam|sekitar|kata|ujar)\b",
        re.IGNORECASE,
    ),
    date_lead=re.compile(
        r"(?:\b(?:sebelum|sejak|jelang|menjelang|hingga|sampai|dengan|paling lambat|pada|di|tanggal|per|dalam)\s+)+$",
        re.IGNORECASE,
    ),
    lead_in=re.compile(
        r"^(?:\W|(?:dan|serta|atau|sementara|itu|selain|diketahui|adapun|kemudian|lalu|rencananya|nantinya|namun"
        r"|jadi|maka"
        r"|sedangkan|bahwa|jika|menurut|untuk|pada|dalam|di|dari|ke|oleh|juga|sendiri|saat|ini|tersebut|para"
        r"|semoga|harapannya"
        r"|nanti|mendatang|sesuai|rencana|targetnya|target|kami|kita|saya|ia|dia|mereka|sebenarnya|menurutnya|bahkan|artinya"
        r"|(?:\w+ )?(?:ini|itu|tersebut) (?:adalah|ialah|yakni|yaitu)|terlebih|termasuk|waktu dekat|yakni|yaitu|ada"
        r"|adalah|akan|potensi|melalui|melihat|terlibat|pihaknya)\b)+",
        re.IGNORECASE,
    ),
    pronoun=re.compile(
        rf"^(?:{_ID_DATE_WORDS}|\d|ia|dia|beliau|mereka|kami|kita|saya|hal|ini|itu|tersebut|pihaknya|acara|kegiatan"
        r"|agenda|proses|\W)*(?:\s*(?:ini|itu|tersebut))?$",
        re.IGNORECASE,
    ),
    agenda=re.compile(
        r"\b(?:agenda(?:nya)?(?:\s+(?:utama|pertemuan|rapat|sidang|pembahasan))*\s+(?:mencakup|meliputi|adalah"
        r"|antara lain"
        r"|yakni|yaitu|berupa|ialah)|dengan agenda(?:\s+utama)?|(?:akan|bakal|untuk) (?:membahas|membicarakan)"
        r"|agendanya)\s*:?\s+(?:antara lain |yakni |yaitu )?(?!(?:awal|akhir|pertengahan|pada|di)\b)",
        re.IGNORECASE,
    ),
    place=re.compile(
        r"\b(?:(?:bertempat|berlokasi|dipusatkan) di|di\s+(?:\w+|\d+) (?:kota|kabupaten|provinsi|negara|daerah|wilayah"
        r"|lokasi|tempat|titik|stadion|venue)(?: [\w-]+){0,3}?,? (?:yakni|yaitu|antara lain|meliputi|masing-masing),?"
        r"|(?:berkunjung|kunjungan(?: [a-z]+){0,2}|bertolak|terbang|lawatan|melawat|bertandang|berangkat|dikirim"
        r"|pulang) ke|di|(?P<maybe>menuju|kemungkinan|antara))\s+",
        re.IGNORECASE,
    ),
    host=re.compile(
        rf"\b(?P<place>{_ID_NAME}(?: {_ID_NAME}){{0,2}}) (?:[a-z]+ ){{0,3}}?"
        r"(?:menjadi|jadi|sebagai|selaku) tuan rumah\b"
    ),
    either=re.compile(r"\s*,?\s*\batau\b\s*(?:di\s+)?", re.IGNORECASE),
    both=re.compile(r"\s*,\s*(?:dan\s+|serta\s+)?(?:di\s+)?|\s+(?:dan|serta|maupun)\s+(?:di\s+)?", re.IGNORECASE),
    postponed=re.compile(
        r"(?<!tidak )(?<!belum )\b(?:ditunda|menunda|diundur|mengundur|dimundurkan|penundaan|dijadwal(?:kan)? ulang"
        r"|menjadwal(?:kan)? ulang|penjadwalan ulang|reschedule|digeser|molor)\b",
        re.IGNORECASE,
    ),
    cancelled=re.compile(
        r"(?<!tidak )(?<!tak )(?<!belum )\b(?:batal|dibatalkan|membatalkan|pembatalan|urung|tidak jadi|ditiadakan)\b",
        re.IGNORECASE,
    ),
    anaphor=re.compile(
        r"\W*(?P<noun>[A-Z][a-z]+)(?: [a-z]+){0,2}? (?:itu|ini|tersebut)\b|\W*(?P<own>[A-Z][a-z]{3,})nya\b"
    ),
    general=frozenset(
        "acara kegiatan agenda ajang hajatan perhelatan gelaran pergelaran event kompetisi lokasi tempat".split()
    ),
    seats=(
        (
            words("sidang persidangan vonis putusan tuntutan dakwaan eksepsi pleidoi praperadilan gugatan"),
            re.compile(
                r"\b(?:Pengadilan|PN|PTUN|PA) (?:(?:Negeri|Agama|Tinggi|Niaga|Militer|Tipikor|Tindak Pidana Korupsi"
                r"|Tata Usaha Negara|Hubungan Industrial) )*(?:\((?:[A-Z]\w+)\) )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
                r"|\bMahkamah (?:Konstitusi|Agung)\b"
            ),
            None,
        ),
        (
            re.compile(
                r"\b(?:pemeriksaan (?!(?:acak|kesehatan|medis|rutin|kendaraan|lapangan|laboratorium|fisik)\b)"
                r"|diperiksa|memeriksa|klarifikasi|gelar perkara)",
                re.IGNORECASE,
            ),
            re.compile(
                r"\b(?:Bareskrim(?: Polri)?|Kejaksaan Agung|Kejagung|KPK"
                rf"|(?:Polda|Polres(?:ta|tabes|tro| Metro)?|Polsek|Kejati|Kejari|Kejaksaan (?:Tinggi|Negeri))"
                rf" {_ID_NAME}(?: {_ID_NAME})?)\b"
            ),
            words("saksi tersangka terlapor penyidik penyelidik panggilan dipanggil"),
        ),
    ),
    election=words("pemilihan pemilu pilkada pilpres pileg pilgub pilwalkot pilbup pilkades"),
    local=re.compile(
        r"\b(?:Pemkot|Pemkab|Pemprov|Pemda|Pemerintah (?:Kota|Kabupaten|Provinsi)|Wali ?[Kk]ota|Bupati|Gubernur)"
        rf" (?P<place>{_ID_NAME}(?: {_ID_NAME}){{0,3}})"
    ),
    elsewhere=re.compile(
        r"\b(?:kunjung\w*|berkunjung|\w*temu\w*|rapat\w*|tolak|bertolak|hadir\w*|menghadiri|audiensi|lobi|melobi|sidang"
        r"|terbang|lawatan|dilantik|diperiksa|konferensi|KTT|munas|kongres|retret|wisuda|haji|umrah|umroh|cuti|mudik)\b"
        r"|\bke [A-Z][a-z]"
    ),
    confirmed=re.compile(
        r"\b(?:(?:dipastikan|(?<!untuk )memastikan)(?! (?:\w+ ){0,2}(?:ketidakhadiran|absen|hadir|turun|tampil"
        r"|tidak|tak|batal|gagal"
        r"|apakah|kesiapan|keamanan|ketersediaan|pasokan|kelancaran)\b)"
        r"|resmi (?:dijadwalkan|ditetapkan|digelar|diumumkan)|telah ditetapkan"
        r"|tetap (?:akan |bakal )?(?:digelar|diadakan|dilaksanakan|dilangsungkan|berlangsung|diselenggarakan)"
        r"|sudah ditetapkan|telah dijadwalkan|sudah dijadwalkan|dikonfirmasi|(?<!untuk )mengonfirmasi|secara resmi)\b",
        re.IGNORECASE,
    ),
)
