"""The language is told from a line or two; where it cannot be told, that is said."""

import pytest

from bot.analysis.language import READ_AT_MOST, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pemerintah akan membangun sekolah di danau itu karena warga membutuhkannya.", "id"),
        ("Polisi tangkap tiga pelaku", "id"),
        ("Menteri menandatanganinya", "id"),
        ("Kerajaan akan membina sekolah di tasik itu kerana penduduk memerlukannya, kata polis pada Jumaat.", "ms"),
        ("The minister said on Friday that the school would be built by March.", "en"),
        ("Prices rise again", "und"),
        ("De minister zei dat de school er in maart zal zijn.", "nl"),
        ("Der Minister sagte, die Schule werde im März fertig sein.", "de"),
        ("Le ministre a dit que l'école sera prête en mars.", "fr"),
        ("El ministro dijo que la escuela estará lista en marzo.", "es"),
        ("Sinabi ng ministro na ang paaralan ay matatapos sa Marso.", "tl"),
        ("Bocah-bocah iku padha mlaku menyang sekolah karo kancane.", "jv"),
        ("部长说学校将于三月建成。", "zh"),
        ("大臣は学校が三月に完成すると述べた。", "ja"),
        ("장관은 학교가 완공될 것이라고 말했다.", "ko"),
        ("Министр сказал, что школа будет готова в марте.", "ru"),
        ("قال الوزير إن المدرسة ستكون جاهزة", "ar"),
        ("", "und"),
        ("123 456", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    """Words and script settle it, in a sentence."""
    assert detect(text) == language


def test_foreign_names_and_quotes_do_not_mislead() -> None:
    """An Indonesian article that names English films is Indonesian; so is one with a line in Arabic."""
    assert detect('Album "The Best of the Year" dan film "Game of Thrones" akan tayang di bioskop pada Maret.') == "id"
    assert detect("Allah berfirman dalam surat itu: قال الوزير. Ayat itu menjelaskan tentang utang dan saksi.") == "id"


def test_only_the_beginning_is_read() -> None:
    """A long text costs no more than a short one."""
    indonesian = "Pemerintah akan membangun sekolah di danau itu. " * 100
    assert len(indonesian) > READ_AT_MOST
    assert detect(indonesian + "The minister said it would. " * 10_000) == "id"
