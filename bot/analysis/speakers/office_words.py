"""Words by which an office or a body is told from the name behind it; lower case, save for initials."""

import re

DOMAINS = frozenset({"co", "com", "id", "net", "org"})
LONGEST_NAME = 6
"""Words of a name."""

FORMED = re.compile(r"ke\w{5,}an|\w{4,}nya|pe\w{5,}an")
"""Words that are formed as abstract nouns or end in -nya begin no name."""

OF_SENTENCES = re.compile(
    r"di\w{3,}kan|di\w{2,}(?:ui|hi|ngi|pi|pai|gi)|\w{4,}pun|(?:ber|se|ter)\w{2,}-\w{3,}|(?:alhasil|alih-alih)"
)
"""Words that begin sentences by their form, and no name: "Diakui Sari", "Ditemui", "Begitupun", "Berkali-kali"."""

TRAILING = frozenset("senin selasa rabu kamis jumat sabtu ahad".split())
"""Days that a missing comma leaves behind a name."""

DEGREE_FORM = re.compile(r"Sp\.?[A-Z][A-Za-z]{0,3}|[MS]\.?[A-Z][a-z]{1,4}")
"""Degrees of specialists and others: "SpA", "SpOG", "MHum"."""

PLACE_KINDS = frozenset(
    "pantai teluk pasar wisma candi pulau danau sungai gunung waduk bendungan dusun desa kampung bandar "
    "jembatan".split()
)
"""What has a place's name behind it, and no person's: "Pantai Sukamaju", "Kapolsek Pasar Lama"."""

UNIVERSITIES = frozenset({"universitas", "institut", "politeknik", "university"})
OF_UNIVERSITIES = frozenset("kristen katolik islam negeri teknologi pendidikan muhammadiyah terbuka sains".split())
"""What may stand between a university and its name: "Universitas Kristen Suka Maju"."""

OF_TWO_WORDS = frozenset(
    zip(
        "gugus pelaksana jaksa hakim dki metro agung".split(),
        "tugas tugas agung agung jaya jaya muda".split(),
        strict=True,
    )
)
"""Parts of offices and bodies whose second word may be a name elsewhere."""

AT_SEA = frozenset({"madya", "muda", "pertama"})
"""Behind an admiral's rank: "Laksamana Madya"."""

FIELD = re.compile(r"(?:ke|pe)\w{5,}an|\w{5,}asi|\w{4,}(?:itas|logi|ologis|grafi)")
"""Words that are formed as names of fields: "Kepala Bidang Penindakan", "Dekan Fakultas Sosiologi"."""

RANKED = frozenset({"komisaris", "inspektur", "ajun", "besar"})
RANKS = RANKED | {"jenderal", "polisi", "satu", "dua", "pol"}
BEHIND_RANKS = frozenset({"jenderal", "polisi", "satu", "dua", "pol", "tni"})
"""Ranks of two and three words: "Ajun Komisaris Besar Polisi"."""

POSSESSIVE = ("'s", "’s")
FORCES = frozenset({"al", "ad", "au"})
"""The army's parts, behind "TNI"."""

OF_DOCUMENTS = frozenset({"nomor", "tahun", "pasal"})

IN_OFFICES = frozenset({"ibu", "bapak", "dokter"})
"""Titles that are parts of offices too: "Ketua Ibu …"."""

OF_GENERAL = frozenset({"direktur", "sekretaris", "direktorat", "konsul"})
"""Offices that are called "Jenderal" without being a rank."""

NUMERALS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "x"})
"""Of rulers' names."""

GIVEN_FIRST = frozenset({"putri", "raja", "ratu", "sultan", "surya"})
"""Of these the ones that begin names: "Wali Kota Sukamaju Ratu Lestari"."""

GIVEN_OFTEN = frozenset({"putri", "ratu"})
LONGEST_GIVEN = 4
"""Words of a name that begins with one of them."""

QUEENS = frozenset(
    "elizabeth camilla diana anne margrethe maxima letizia mako suthida rania silvia victoria leonor aiko mary "
    "wilhelmina beatrix juliana saleha charlotte sonja mathilde".split()
)
"""Who is known in the news as "Ratu" or "Putri" by office; everybody else has it as a name: "Ratu Lestari"."""

FIRST_NAMES = frozenset(
    "muhammad mohammad mohamad muhamad mochamad mochammad moch moh muh m ahmad achmad akhmad abdul siti nur sri tri i "
    "ni ida raden gus ning mbah andi teuku tengku cut gusti wayan made nyoman ketut".split()
)
"""Words that begin a name and no office or place."""

FIRST_OF_MANY = frozenset("i ni ida gus ning raden andi teuku muhammad mohammad ahmad abdul".split())
"""Of these the ones that stand within no name."""

SHORT_BODIES = frozenset(
    {"BI", "RI", "AS", "UI", "PN", "MA", "MK", "KY", "UN", "UK", "UE", "RT", "RW", "TV", "NU", "IT", "RS"}
)
"""Two capitals that are no initials."""

NAMED_AFTER = frozenset(
    "pt cv bank universitas institut politeknik sekolah rs rsud partai fraksi yayasan klub polda polres polresta "
    "polrestabes polsek masjid kodim korem kodam koramil kejari kejati lapas puskesmas stasiun bandara pondok "
    "pesantren kabupaten kecamatan kelurahan desa dusun kampung provinsi university smp sma smk sdn smpn sman "
    "smkn".split()
)
"""What has a name of its own: "rektor Universitas Sukamaju Rahmat Waluyo"."""

OVER_A_PLACE = frozenset(
    "kota bupati wabup kapolda kapolres kapolresta kapolrestabes kapolsek kapolri wakapolda wakapolres camat lurah "
    "kades kadus kajari kajati dandim danramil danrem pangdam danlanal".split()
)
"""Offices that are mostly told with their place: "Bupati Sukamaju Rahmat Waluyo"."""

LEADS_A_BODY = frozenset("ceo coo cto cfo founder co-founder cofounder pelatih manajer".split())
"""Roles that are told with their company or club."""
