import pytest

from voicecheck.language import is_english
from voicecheck.text import Doc
from voicecheck.types import Post


@pytest.mark.parametrize(
    "text",
    [
        "The kettle is on and the door is open.",
        "lol ok brb",
        "gonna be a looong day y'all 😂",
        "Maureen's Crumbold, tonight",
        "@user thx! we'll dm u",
        "",
    ],
)
def test_english_posts(text):
    assert is_english(Doc(Post(text, "")))


@pytest.mark.parametrize(
    "text",
    [
        "Wir freuen uns auf euch am Samstag im Laden.",
        "Nous sommes ouverts tous les jours sauf le lundi.",
        "مرحبا بكم في متجرنا الجديد اليوم",
        "明日から 新しい お店が 始まります",
    ],
)
def test_posts_in_other_languages(text):
    assert not is_english(Doc(Post(text, "")))
