"""Words that say that someone says something, as regular expressions over lower-case text."""

SAID = (
    r"(?:kata|ujar|tutur|ucap|ungkap|jelas|terang|tegas|papar|imbuh|tambah|lanjut|sambung|tukas|pungkas|beber|tulis|"
    r"cetus|sebut|tandas|jawab|tanya|kenang|klaim|bunyi|urai|keluh|seru|cerita|cuit|pinta|sahut|teriak|tutup|bilang|"
    r"harap)(?:nya)?|dia berkata|demikian|"
    r"(?:he |she |they )?(?:said|says|added|told|asked|wrote)|according to"
)
