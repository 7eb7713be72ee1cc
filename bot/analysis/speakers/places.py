"""Words of places' names, lower case: enough of them to see where a role ends and the holder's name begins.

Regencies and towns of Indonesia, countries, and towns that are often in the news. Words that are as often given names
("Bima", "Intan") are left out: a place unknown here is still seen by what the article says of it.
"""

PLACES = frozenset(
    # kinds of places, and parts of their names
    "jabodetabek jawa sumatera sumatra kalimantan sulawesi papua maluku nusa tenggara barat timur utara selatan "
    "tengah laut pusat kota kabupaten kab provinsi kecamatan kelurahan desa dusun kampung distrik kepulauan dunia "
    "gunung kidul lor wetan kulon pantai teluk pasar candi pulau danau sungai "
    "daya hulu hilir jabar jateng jatim sumut sumbar sumsel sulsel sulut sulteng sultra sulbar kalbar kalsel "
    "kalteng kaltim kaltara babel kepri ntt ntb malut diy dki jaksel jakbar jaktim jakut jakpus tangsel bekasi "
    # provinces and towns
    "indonesia jakarta bali aceh riau jambi bengkulu lampung banten gorontalo bangka belitung yogyakarta bandung "
    "bogor depok tangerang semarang surabaya medan makassar palembang denpasar malang solo surakarta banyuwangi "
    "jember kediri madiun blitar sidoarjo gresik mojokerto cirebon tasikmalaya garut sukabumi cianjur karawang "
    "purwakarta subang indramayu tegal pekalongan magelang kudus demak klaten sleman bantul padang pekanbaru batam "
    "pontianak banjarmasin samarinda balikpapan manado kendari palu ambon jayapura mataram lombok kupang ende "
    "serang cilegon cimahi salatiga pasuruan probolinggo lumajang situbondo bondowoso nganjuk ngawi magetan "
    "ponorogo pacitan trenggalek tulungagung jombang bojonegoro tuban lamongan bangkalan sampang pamekasan sumenep "
    "banyumas purwokerto cilacap purbalingga banjarnegara kebumen purworejo wonosobo temanggung boyolali sukoharjo "
    "wonogiri karanganyar sragen grobogan blora rembang pati jepara kendal batang pemalang brebes gunungkidul "
    "kulonprogo kuningan majalengka sumedang ciamis pangandaran lebak pandeglang buleleng badung gianyar klungkung "
    "bangli karangasem tabanan jembrana singaraja sumbawa dompu sumba flores manggarai ngada sikka maumere lembata "
    "alor belu malaka labuan bajo asahan dairi deli serdang karo labuhanbatu langkat mandailing natal nias "
    "simalungun tapanuli toba samosir binjai sibolga tebing pematangsiantar siantar tanjungbalai padangsidimpuan "
    "humbang hasundutan batubara paluta palas dharmasraya mentawai pasaman pariaman payakumbuh bukittinggi "
    "sawahlunto sijunjung solok bengkalis indragiri kampar kuantan singingi meranti pelalawan rokan siak dumai "
    "batanghari bungo kerinci merangin muaro sarolangun tanjab tebo banyuasin empat lawang lahat musi rawas ogan "
    "komering ilir ulu lubuklinggau pagaralam prabumulih kepahiang lebong mukomuko rejang seluma pesawaran "
    "pringsewu tanggamus tulangbawang waykanan mesuji metro bintan karimun natuna lingga anambas tanjungpinang "
    "pangkalpinang bengkayang kapuas ketapang landak melawi mempawah sambas sanggau sekadau sintang singkawang kubu "
    "balangan barito banjarbaru kotabaru tabalong tanahbumbu tapin katingan kotawaringin lamandau murung seruyan "
    "sukamara palangkaraya berau kutai mahakam paser penajam bontang bulungan malinau nunukan tarakan bolaang "
    "mongondow minahasa sangihe sitaro talaud bitung kotamobagu tomohon banggai buol donggala morowali parigi "
    "moutong poso sigi tojo tolitoli bantaeng barru bone bulukumba enrekang gowa jeneponto luwu maros pangkep "
    "pinrang sidrap sinjai soppeng takalar toraja wajo palopo parepare bombana buton kolaka konawe muna wakatobi "
    "baubau boalemo bonebolango pohuwato majene mamasa mamuju pasangkayu polewali mandar seram tanimbar tual "
    "halmahera morotai taliabu ternate tidore sula fakfak kaimana manokwari maybrat sorong tambrauw bintuni wondama "
    "asmat biak numfor boven digoel dogiyai jayawijaya keerom lanny mamberamo mappi merauke mimika timika nabire "
    "nduga paniai pegunungan puncak sarmi tolikara waropen yahukimo yalimo yapen wamena lhokseumawe langsa sabang "
    "subulussalam bireuen pidie gayo simeulue nagan singkil banjar nusantara "
    # countries and towns elsewhere
    "asia asean eropa afrika amerika serikat as rusia china tiongkok jepang korea malaysia singapura thailand "
    "filipina vietnam india pakistan bangladesh afghanistan nepal myanmar kamboja laos brunei taiwan hongkong "
    "australia zelandia inggris britania prancis jerman italia spanyol portugal belanda belgia swiss austria swedia "
    "perancis norwegia denmark finlandia polandia ukraina belarus hungaria ceko rumania bulgaria serbia kroasia yunani "
    "israel palestina gaza iran irak arab saudi mesir turki suriah lebanon yordania yaman oman qatar kuwait bahrain "
    "libya sudan ethiopia somalia kenya nigeria ghana brasil argentina kolombia venezuela peru kuba kanada meksiko "
    "istanbul jenewa moskow washington london paris berlin tokyo beijing seoul bangkok manila hanoi kairo teheran "
    "yerusalem roma madrid brussel wina kyiv ri us uk eu pbb nato russia japan ukraine france germany italy spain "
    "america timor leste "
    "new york chicago francisco angeles sydney melbourne jeddah makkah mekkah madinah "
    "england britain iraq syria egypt turkey "
    # clubs
    "barcelona arsenal liverpool everton tottenham hotspur dortmund leverkusen bayern munchen juventus napoli psg ajax "
    "benfica sevilla villarreal lazio fiorentina atalanta torino newcastle brighton burnley fulham brentford "
    "wolverhampton sunderland leicester southampton manchester mu persib persija persebaya arema psm psis persis "
    "persik milan persita persikabo pss persipura psms sriwijaya timnas".split()
)
"""Common words of places' names, and of clubs', which are named like them."""
