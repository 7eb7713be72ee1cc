"""What the words around a quoted piece say of it: someone says it, something is called by it, or neither.

Sets and patterns of lower-case words, Indonesian first, English beside it.
"""

import re

from bot.analysis.patterns import any_of

SAYING_NOUNS = (
    "kata|ujar|tutur|ucap|ungkap|jelas|terang|tegas|papar|imbuh|tambah|lanjut|sambung|tukas|pungkas|beber|tulis|"
    "cetus|sebut|tandas|jawab|tanya|kenang|klaim|bunyi|urai|keluh|seru|cerita|cuit|pinta|sahut|teriak|tutup|bilang|"
    "harap"
)
"""The nouns for saying that stand behind a quotation, for patterns."""

SAID = (
    rf"(?:{SAYING_NOUNS})(?:nya)?|dia berkata|demikian|"
    r"(?:he |she |they )?(?:said|says|added|told|asked|wrote)|according to"
)
"""What follows a quotation to attribute it: ``"...," kata Ani``."""

SAYS_WORDS_ID = r"""
    me(?:
        ngata(?:kan)?|nyebut(?:kan)?|nyatakan|negaskan|nekankan|njelaskan|nambahkan|ngungkap(?:kan)?|nyampaikan|
        nuturkan|rinci|maparkan|mbeberkan|ngumumkan|nulis(?:kan)?|ncuit|lanjutkan|njawab|mbalas|nanggapi|
        nanyakan|mpertanyakan|nceritakan|ngenang|ngeluhkan|laporkan|mastikan|ngakui?|ngklaim|mbantah|nyangkal|
        nolak|nuding|nuduh|ngecam|ncemooh|ngkriti[ks]i?|mprotes|nyindir|nyinggung|nyalahkan|nyayangkan|nyesalkan|
        muji|mbela|manggil|njuluki|ncap|labeli|nggambarkan|ndeskripsikan|ngibaratkan|ngumpamakan|nganalogikan|
        nyamakan|mbandingkan|nilai|nganggap|mandang|yakini|rasa|nduga|mperkirakan|nyoroti?|mperingatkan|
        ngingatkan|negur|ngancam|minta|nuntut|ndorong|nyerukan|ngajak|ngimbau|nghimbau|nyarankan|ngusulkan|
        njanjikan|ngharapkan|mohon|nyuarakan|ndesak|nantang|ngultimatum|nyanggah|nepis|nampik|ngeklaim|ngejek|
        ngolok|nghina|ledek|ncibir|wanti|nggarisbawahi|nyanjung|ngapresiasi|nyambut|mvonis|mutuskan|
        merintahkan|nginstruksikan|ngemukakan|ngutarakan|nerangkan|mbenarkan|ngisahkan|nimpali|ngimbuhkan|lontarkan|ngisyaratkan|nyimpulkan|ndefinisikan|njabarkan|nguraikan|nandaskan
    )|
    ber(?:kata|ujar|tutur|ucap|pendapat|sikukuh|kukuh|janji|harap|cerita|pesan|dalih|kilah|argumen|pandangan|
        keyakinan|komentar|teriak|seloroh|kelakar|tanya|sumpah|ikrar|tekad|seru|saksi|alasan|komitmen|sikeras|
        kelit|asumsi|spekulasi)|
    kata|ujar|tutur|ucap|ungkap|bilang|klaim|menurut|yakin|percaya|khawatir|optimistis
"""
_SAYS_EN = r"""
    sa(?:id|ys?|ying)|(?:told|tell(?:s|ing))|add(?:s|ed|ing)|writ(?:es|ing)|wrote|ask(?:s|ed|ing)|call(?:s|ed|ing)|
    describ(?:es|ed|ing)|warn(?:s|ed|ing)|accus(?:es|ed|ing)|argu(?:es|ed|ing)|claim(?:s|ed|ing)|insist(?:s|ed|ing)|
    denounc(?:es|ed|ing)|condemn(?:s|ed|ing)|prais(?:es|ed|ing)|urg(?:es|ed|ing)|stress(?:es|ed|ing)|
    dismiss(?:es|ed|ing)|label(?:s|led|ling)|brand(?:s|ed|ing)|acknowledg(?:es|ed|ing)|promis(?:es|ed|ing)|
    according|welcom(?:es|ed|ing)|reject(?:s|ed|ing)|hail(?:s|ed|ing)|critici[sz](?:es|ed|ing)|announc(?:es|ed|ing)|
    demand(?:s|ed|ing)|advis(?:es|ed|ing)|explain(?:s|ed|ing)|admit(?:s|ted|ting)|predict(?:s|ed|ing)|remark(?:s|ed)|
    refus(?:es|ed|ing)|den(?:ies|ied|ying)|blam(?:es|ed|ing)|jok(?:es|ed|ing)|recall(?:s|ed|ing)|vow(?:s|ed|ing)|suggest(?:s|ed|ing)|repl(?:ies|ied)|not(?:es|ed|ing)|declar(?:es|ed|ing)|agree(?:s|d|ing)
"""
SAYS_WORDS = f"{SAYS_WORDS_ID}|{_SAYS_EN}"
"""The words that report what someone says, asks, holds or calls something, for patterns with white space in them."""

SAYS = re.compile(rf"(?:{any_of(SAYS_WORDS)})(?:nya)?", re.VERBOSE)
"""One such word."""

SAYINGS = frozenset(
    "pernyataan tuduhan tudingan ancaman seruan cuitan kritik kritikan komentar statement accusation threat".split()
)
"""Nouns for what someone said: tuduhan bahwa."""

CALLED_BY_SOMEONE = re.compile(
    r"\b(?:di(?:sebut|anggap|nilai|katakan|ibaratkan|gambarkan|akui)nya|"
    r"(?:ia|dia|mereka|kami) (?:sebut|anggap|nilai|katakan|ibaratkan|gambarkan|istilahkan)|"
    r"disebut (?!sebagai|dengan|juga|sebut|oleh)\w+)\b|"
    r"\b(?:call(?:s|ed)?|brand(?:s|ed)?|label(?:s|led)?) "
    r"(?:it|him|her|them|this|(?:the|this|his|her|their|its|an?) \w+(?: \w+){0,3})$"
)
"""Words that name who calls it so: apa yang disebutnya, yang ia sebut, disebut korban, called the plan."""

CALLED_BY_ALL = re.compile(
    r"\b(?:di(?:sebut(?:[ -]+sebut)?|anggap|nilai|juluki|namai|namakan|kenal|panggil|sapa|cap|"
    r"beri (?:nama|judul|julukan))|terkenal|penulis sebut|known|dubbed|nicknamed|named|titled|entitled)"
    r"(?: (?:sebagai|dengan|dengan nama|dengan sebutan|as))?$"
)
"""A passive that leaves open who says so, right before the piece: yang dikenal sebagai."""

NAMES = frozenset(
    "film lagu album single singel sinetron serial seri drama novel buku antologi program acara ajang aplikasi fitur "
    "menu tombol opsi istilah konsep kata frasa tema topik judul slogan motto moto jargon semboyan falsafah tagar "
    "akun grup kanal merek merk kategori kode sandi spanduk poster baliho tulisan teks video gerakan kampanye aksi "
    "demo operasi diskusi seminar webinar forum sarasehan lokakarya lembaga yayasan geng kelompok komunitas sindikat "
    "sebutan julukan gelar panggilan sapaan nama peribahasa idiom pepatah pelantun pemain bintang penyanyi aktor "
    "aktris finalis band kapal game gim permainan konser tur festival lomba turnamen puisi lukisan karya majalah "
    "koran tabloid situs laman website layanan produk paket jenis tipe model varian status keterangan label lambang "
    "ringkasan laporan riset studi skripsi tesis artikel opini kolom rubrik episode trilogi strategi gaya semangat "
    "fenomena hotline kotak pilihan skenario skema wacana budaya tren pekikan teriakan yel bertajuk berjudul bernama "
    "bertema bertopik bertuliskan tertulis berlabel berlambang berkode bertagar berinisial berslogan alias yaitu "
    "yakni ialah seperti semisal misalnya slogan word term phrase song book movie show series hashtag program "
    "campaign film".split()
)
"""Words that introduce a name, a title, a term or a text that is shown, not something that is said."""

LIKENS = frozenset("sebagai layaknya bak ibarat as".split())
"""Words that join a thing to what someone calls it: menyebut ... sebagai, menggambarkannya bak."""

LEADS_ON = frozenset(
    "bahwa adalah merupakan menjadi sebagai layaknya bak ibarat seakan seolah akan bisa dapat telah sudah harus "
    "ingin tidak tak bukan belum masih tetap semakin makin sangat lebih cukup terlalu hanya justru malah yang untuk "
    "agar supaya karena jika kalau selama secara tanpa dengan soal tentang terkait dari ke di pada dan atau sebuah "
    "seorang suatu hal itu ini memiliki punya "
    "that to as is was are were be been not will would could should must because of with about for a an the by".split()
)
"""Words after which a quoted piece goes on with the sentence: conjunctions, auxiliaries, prepositions."""

SPOKEN = re.compile(
    r"(?:me[mnr]|ber|di|ter|pe[mnr]|ke)\w{3,}|\w{3,}(?:nya|kan|lah|kah)|"
    r"yang|dan|tidak|bukan|tak|untuk|dengan|dari|di|ke|ini|itu|akan|bisa|harus|atau|pada|saya|kami|kita|mereka|dia|"
    r"sangat|lebih|jangan|ada|adalah|sudah|telah|belum|masih|lagi|juga|saja|semua|hanya|kalau|jika|karena|agar|seperti|"
    r"oleh|the|and|to|of|not|is|are|was|we|i|you|it|will|must|very|more|no|for|in|that|our|a|"
    r"\w{3,}(?:ed|ly)"
)
"""Words that clauses have and names seldom: affixed verbs, particles, pronouns, conjunctions."""

FOREIGN = re.compile(
    r"\w*(?:[xq]|ck|ee|oo(?!r)|ou|ph|sh(?!a)|th|wh|(?<!n)gh|tt|ss|ll|mm|pp|rr|cc|dd|ff|ew\b|ow\b)\w*|"
    r"\w*[^aeiouny\W]e|\w*[^aeiou\W]y|\w*(?:[cjvwyz]|(?<!i)f|(?<!n)g)|\w*[^aeiou\W][^aeiou\Wghs]"
)
"""Words that are not Indonesian by their letters: an English term in an Indonesian sentence is not speech."""

MINOR = frozenset(
    "dan di ke dari untuk yang dengan dalam pada oleh soal atas sebagai bagi atau vs "
    "the of and a an in on to for".split()
)
"""Words that stay in lower case in a title."""
