"""Words around names: titles, roles, organisations, places, and what may begin a sentence without being a name.

Lower case throughout. They are hints for splitting "Kepala Dinas Kesehatan Kota Sukamaju Sari Dewi" into role and
name; a name that none of them knows is still found, by its form and by its other mentions.
"""

import re

TITLES = frozenset(
    # academic, religious, courtesy
    "prof profesor dr drg drh ir drs dra h hj kh haji hajah kiai kyai ustaz ustadz ustadzah ustad habib pendeta pdt "
    "romo pastor uskup kardinal tgh tuan bapak ibu pak bu bpk sdr sdri saudara saudari mas mbak bang kang tn ny "
    "nyonya mr mrs ms sir dame lord lady apoteker dokter "
    # police and forces
    "jenderal letjen mayjen brigjen irjen komjen kombes kombespol akbp kompol akp iptu ipda aiptu aipda bripka "
    "brigadir briptu bripda bharada pol purn kolonel letkol mayor kapten lettu letda peltu pelda serma serka sertu "
    "serda kopral praka pratu prada laksamana laksda laksma marsekal marsda marsma inspektur komisaris ajun besar "
    "brigjend letjend mayjend irjend marinir inf kav czi cpl cba cku ckm cpm pnb "
    "bripol tni letnan colonel captain lieutenant sergeant admiral professor doctor tgk teungku".split()
)
"""Words right before a name that belong to neither name nor role. "Komisaris" and "Besar" count only together."""

DEGREES = frozenset(
    "SH MH SE MM MT SIK MSi MPd SPd SSos SKM MKes PhD SIP MAP MPA SHut SSTP MBA SAg MAg LLM M.Hum M.Si".split()
)
"""Academic degrees behind a name, where no comma parts them from it."""

ROLES = frozenset(
    "presiden wapres wakil menteri menko menkes gubernur wagub bupati wabup wali walikota camat lurah kades kadus "
    "ketua waketum kepala direktur dirut dirjen direksi komisioner sekretaris sekjen sekda sekdaprov sekdakab "
    "bendahara anggota juru jubir panglima pangdam danrem dandim komandan danlanal rektor dekan dosen guru "
    "pengamat peneliti ekonom pakar ahli analis pengacara advokat hakim jaksa manajer manager ceo cto cfo coo "
    "founder co-founder chairman president minister secretary pelatih asisten kapten pemain bek kiper gelandang "
    "penyerang striker pemilik pendiri pemimpin pimpinan pemred redaktur aktris aktor artis penyanyi musisi "
    "vokalis sutradara produser komika seniman sastrawan penulis penyair novelis budayawan sejarawan arkeolog "
    "psikolog psikiater sosiolog antropolog dokter bidan perawat apoteker ilmuwan astronom kapolri wakapolri "
    "kapolda wakapolda kapolres kapolresta kapolrestabes wakapolres kapolsek kasat kasatreskrim kasi kasubdit "
    "kasubbag kabid kabag kadis kanit kadiv kabareskrim kejagung kapuspen kapuspenkum kapenrem kapendam "
    "dirreskrimum dirreskrimsus ditreskrimum plt pj pjs mantan eks bekas calon caleg capres cawapres cagub "
    "koordinator penasihat penanggung staf tenaga deputi vice kuasa pembina general inspektur sultan raja ratu "
    "pangeran putri permaisuri perdana pm kanselir duta dubes konsul senator kongres paus warga nelayan petani "
    "pedagang pengemudi sopir saksi korban tersangka terdakwa keluarga ibunda ayah istri suami aktivis relawan "
    "mahasiswa siswa santri wasekjen sesmenko wamen wamenlu kepresidenan ketum tokoh pengusaha penata desainer "
    "perancang chef koki direktorat executive chief head officer spokesman spokeswoman spokesperson governor "
    "mayor director prime deputy commissioner senior analyst researcher economist coach actor actress singer "
    "politikus politisi legislator kader juragan ulama uskup teacher surgeon prince princess king queen pope "
    "bishop judge lawyer attorney nurse farmer fisherman engineer scientist biologist historian author writer "
    "poet editor journalist reporter owner chairwoman congressman congresswoman representative councillor "
    "lawmaker ambassador envoy sheriff inspector chancellor premier substitute captain midfielder defender "
    "goalkeeper trainer student resident witness activist campaigner organiser counterpart pelaksana "
    "administrator astronot jpu gm vp karo supervisor penjabat kalakhar kalaksa librarian prosecutor dentist "
    "accountant baker butcher carpenter plumber builder architect firefighter paramedic pharmacist curator "
    "conductor composer choreographer photographer filmmaker playwright novelist critic columnist psychologist "
    "psychiatrist physicist chemist astronomer mathematician geologist ecologist meteorologist virologist "
    "epidemiologist midwife pilot sailor soldier veteran shopkeeper trader banker entrepreneur businessman "
    "businesswoman treasurer clerk archbishop cardinal priest rabbi principal headteacher lecturer volunteer "
    "winger referee sprinter swimmer cyclist boxer former retired acting assistant rapper pengelola pengurus bakal "
    "bacapres bacawapres bacaleg bos legenda wasit rider gitaris basis drummer presenter komedian "
    "pesulap youtuber influencer tiktoker kreator wartawan jurnalis fotografer seleb selebriti selebritas pesinetron "
    "parent konselor pengendara penumpang wni tki abk pmi pensiunan purnawirawan spesialis partner bintang leader "
    "presidium inisiator orator moderator psikolog kriminolog epidemiolog dramawan pendakwah pemuka sesepuh "
    "teman sahabat rekan kawan adik kakak kekasih pacar mertua menantu keponakan tetangga sepupu".split()
)
"""Nouns that head a role."""
_FIELDS = (
    "ko[a-z]*|ke[uhns][a-z]*|dag[a-z]*|hub|lu|han|sos|ag|aker|naker|par[a-z]*|pora|ristek[a-z]*|dik[a-z]+|bud[a-z]*|tan|"
    "hut|lhk|lh|perin|perkim|pan[a-z]*|pupr|pu|desa[a-z]*|trans|bumn|ham|kum[a-z]*|sesneg|sekab|imipas|investa[a-z]*|ukm|umkm|"
    "kp|parekraf|pera|dukbangga|haj"
)
ROLE_FORM = re.compile(
    rf"(?:wa?men(?:{_FIELDS})|men(?:{_FIELDS})|ka(?:pol|bid|bag|dis|sat|sub|nit|puspen|kan|rut)[a-z]+|dir(?:jen|ut|lantas|res|tipid|intel|samapta)\w*|wadir\w*|"
    r"[a-z]{3,}(?:olog|ograf)|[a-z]{4,}ator|sek(?:jen|da|men)\w*|ses(?:men|jen|da)\w*)$"
)
"""Abbreviated offices by their form: Menkeu, Wamenlu, Kapolresta, Dirjen, Sekda."""

GIVEN_TOO = frozenset("putri raja ratu sultan guru paus kapten surya bintang artis hakim".split())
"""Roles that are given names as well: "Oktavia Putri"."""

OFFICES_IN_FULL = {
    "mendagri": "menteri dalam negeri",
    "menlu": "menteri luar negeri",
    "menkeu": "menteri keuangan",
    "menhan": "menteri pertahanan",
    "menhub": "menteri perhubungan",
    "menkes": "menteri kesehatan",
    "mensos": "menteri sosial",
    "mentan": "menteri pertanian",
    "mendag": "menteri perdagangan",
    "menag": "menteri agama",
    "menaker": "menteri ketenagakerjaan",
    "mensesneg": "menteri sekretaris negara",
    "menperin": "menteri perindustrian",
    "menpora": "menteri pemuda olahraga",
    "wapres": "wakil presiden",
    "wagub": "wakil gubernur",
    "wabup": "wakil bupati",
    "sekda": "sekretaris daerah",
    "sekjen": "sekretaris jenderal",
    "ketum": "ketua umum",
    "dirut": "direktur utama",
    "dirjen": "direktur jenderal",
    "kapolda": "kepala polda",
    "kapolri": "kepala kepolisian",
}
"""Offices that are told short behind a quotation and in full where their holder is introduced."""

RELATIONS = frozenset(
    "teman sahabat rekan kawan adik kakak abang anak putra putri ayah ibu ibunda ayahanda orangtua istri suami kekasih "
    "pacar tunangan mertua menantu keponakan paman bibi kakek nenek cucu sepupu tetangga saudara saudari kerabat "
    "keluarga ipar".split()
)
"""Somebody's relations: "ayah Waluyo" is not Waluyo."""

ORGANISATION = frozenset(
    "kementerian kemenkeu kemensos kemenkes dinas badan lembaga komisi komite dewan majelis mahkamah pengadilan "
    "kejaksaan kejari kejati kepolisian polisi polri polda polres polresta polrestabes polsek tni kodam kodim "
    "korem universitas institut sekolah politeknik fakultas yayasan asosiasi ikatan himpunan persatuan "
    "perhimpunan gabungan forum aliansi koalisi serikat partai fraksi pt cv tbk bank grup group perusahaan perum "
    "pemerintah pemprov pemkot pemkab pemda gedung istana kedutaan kremlin pentagon balai kantor biro satuan "
    "satgas tim panitia rumah sakit rs rsud stasiun bandara pelabuhan museum pusat direktorat bidang bagian seksi "
    "subdirektorat divisi departemen sekretariat unit bina marga humas hubungan masyarakat reserse kriminal "
    "narkoba lalu lintas utama umum khusus nasional republik negara rakyat perwakilan permusyawaratan daerah luar "
    "dalam negeri pertahanan keuangan sosial kesehatan pendidikan kebudayaan perhubungan pertanian perdagangan "
    "perindustrian kelautan perikanan agama hukum ham politik keamanan ekonomi energi sumber daya mineral "
    "lingkungan hidup kehutanan ketenagakerjaan tenaga kerja penanggulangan bencana meteorologi klimatologi "
    "geofisika statistik intelijen siber narkotika pemberantasan korupsi pemilihan pengawas gizi eksekutif "
    "legislatif kabinet merah putih muhammadiyah ulama nahdlatul kamar dagang industri media komunikasi informasi "
    "digital news channel times post university institute ministry department committee council commission center "
    "centre white house united nations states operasi program kebijakan publik penelitian pengembangan "
    "perencanaan pembangunan pidana tata usaha corporate secretary dasar menengah swasta koperasi kecil perempuan "
    "perlindungan anak pemuda olahraga pariwisata kreatif investasi hilirisasi bumn holding subholding komisaris "
    "pencegahan pengendalian penyakit otoritas jasa infrastruktur kewilayahan pangan transmigrasi golkar gerindra "
    "pdi pdip perjuangan nasdem demokrat pks pkb pan ppp psi perindo hanura dpp dpd dpw dpc konstitusi konsumen "
    "edukasi garda revolusi senat parlemen umkm perumahan permukiman imigrasi pemasyarakatan haji umrah pimpinan "
    "induk patroli jalan raya otonomi puskesmas koordinator gugus pencarian pertolongan masjid bawaslu basarnas "
    "bappeda bappenas bapanas damkar kadin pertamina persero kominfo komdigi disparekraf kemenag kemendagri "
    "kemenhub kemenhan kemenlu kemendikbud kemenpora kemenperin kemendag kemenparekraf kemenkumham kementan "
    "kemenpan kemenko division association sekuritas perekonomian pemilu reformasi birokrasi inovasi riset timnas "
    "pansus obat makanan angket ventures capital holdings labs "
    "etik disiplin pengarah harian logistik hortikultura pengairan arsip pajak retribusi adat wilayah cabang ranting "
    "regional distrik sektor akademik alumni informatika teknik psikologi filsafat bisnis manajemen akuntansi "
    "komersial operasional produksi jaringan layanan pelanggan strategi teknologi syariah aset modal perizinan terpadu "
    "mitsubishi daihatsu hyundai pajero avanza xenia innova fortuner "
    "fed samsung apple google facebook twitter microsoft huawei xiaomi oppo tesla tokopedia shopee bukalapak "
    "gizi farmasi forensik medis medik klinik rehab rescue sar trantib satpol pamong praja kepemudaan keagamaan "
    "advokasi kampanye pemenangan litbang sdm csr legal marketing sales brand product creative content "
    "engineering data digitalisasi laboratory network society academy services reform strategic justice education "
    "research management live streaming launching foundation consulting economics integrity democracy syndicate "
    "merdeka kerjasama".split()
)
"""Words of organisations' and offices' names."""

STARTERS = frozenset(
    "ada adalah adapun agar akan akhirnya akibatnya aksi alasan antara apa apabila apakah atas awalnya bagi "
    "bahkan bahwa baru beberapa begitu belum berdasarkan berikut berkaitan bersama besar biasanya bila bisa buat "
    "bukan cara cukup dalam dan dapat dari dengan demi demikian di dia diketahui dikatakan dikutip dirinya "
    "disebutkan ditambahkan ditanya dulu empat enam guna hal hanya harus hasil hasilnya hingga ia ini itu jadi "
    "jangan jika juga jumlah kabar kalau kami karena karenanya kasus kata katanya ke keduanya kedua kelima "
    "keempat ketiga kemudian kepada kepala ketika khususnya kini kita kondisi kondisinya kronologi lagi lain lalu "
    "lantas lanjut lanjutnya lebih lewat maka malam masih masing melalui melihat memang menanggapi mengenai "
    "menjawab menurut menurutnya mereka meski meskipun mulai mungkin namun nanti nantinya oleh orang pada padahal "
    "pagi para pasalnya pasca peristiwa pertama pihak pihaknya poin pun rencana rencananya saat sambil sampai "
    "satu saya sebab sebagai sebagian sebanyak sebelum sebelumnya sebuah secara sedangkan sehari sehingga sejak "
    "sejauh sekarang sekitar selain selama selanjutnya seluruh semata semenjak sementara semua senada terlebih "
    "apalagi pelaku seorang seperti serta sesuai setelah setelahnya setiap siang sore sosok suatu sudah supaya "
    "tak tapi telah tentang tentu tentunya terakhir terhadap terkait ternyata terpisah tersebut tetapi tiga tidak "
    "tujuan tujuannya untuk usai ucap ujar ujarnya tutur ungkap imbuh imbuhnya tegas tegasnya jelas jelasnya "
    "papar tambah tambahnya pungkas pungkasnya walau walaupun warga wib yang senin selasa rabu kamis jumat sabtu "
    "minggu januari februari maret april mei juni juli agustus september oktober november desember the a an in on "
    "at of and but for from with he she they it his her their as after before when while according however "
    "meanwhile earlier later also speaking asked this that these those there monday tuesday wednesday thursday "
    "friday saturday sunday misalnya artinya seandainya pasangan keinginan kedatangan usulan ketidakhadiran "
    "kisruh kunjungan ucapan niat tangan impian prestasi nama lagu kendati karakter populasi langkah sikap foto "
    "unggahan kisah cerita putusan laporan survei surat tanpa pelanggan pria lelaki wanita mengingat ditemui "
    "rupanya sejurus fakta karyawan produk kawanan hadir pesan pengumuman sekitarnya "
    "sukses upaya kubu isu respons reaksi jawaban kiprah rekor karier peran performa momen potret duel laga".split()
)
"""Words that begin sentences with a capital and begin no name."""

PRONOUNS = frozenset("ia dia beliau dirinya he she".split())
PLURALS = frozenset("mereka they we kami".split())
PERSON_NOUNS = frozenset(
    "pria wanita perempuan lelaki laki-laki politikus politisi doktor alumnus alumni jebolan lulusan ibu bapak "
    "ayah putra putri anak kader legislator perwira purnawirawan selebgram bintang peraih juara juri kekasih "
    "koreografer akademisi orang sosok jenderal man woman".split()
)
"""What somebody may be called who was named before: "doktor ilmu politik itu", "pria kelahiran Solo ini"."""

LINKS = frozenset("bin binti van von der den de del da dos di al el ibn la le".split())
