"""Which language a text is in."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.understand.language import detect


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("North Korea has shipped shells to Russia by train", None, "en"),
        ("Nordkorea hat Granaten nach Russland geliefert", "en-US", "de"),
        ("La Corée du Nord a livré des obus à la Russie", None, "fr"),
        ("북한이 러시아에 포탄을 보냈다", "en", "ko"),
        ("北, 러에 KN-23 미사일 지원", None, "ko"),
        ("北朝鮮がロシアに砲弾を送った", "zh", "ja"),
        ("朝鲜向俄罗斯运送炮弹", "ja-JP", "zh"),
        ("北韓向俄提供砲彈", "ja", "zh"),
        ("南韓國防部 證實", "ja", "zh"),
        ("兵士派遣 合意", "ja", "ja"),
        ("NK", "ko", "ko"),
        ("朝鲜向俄罗斯运送炮弹", None, "zh"),
        (
            "朝鲜向俄罗斯运送炮弹，韩国国防部长在首尔对记者说，集装箱的数量已经达到七千个，并且还在继续增加，而莫斯科和平壤都否认这一点",
            "ja",
            "zh",
        ),
        ("北朝鮮 砲弾 供与 合意", None, "ja"),
        ("北朝鮮 砲弾 供与 合意", "zh", "ja"),
        ("北朝鮮部隊 派遣説", "zh-TW", "ja"),
        ("露軍 戦線離脱", None, "ja"),
        ("北韓砲彈 運抵俄國", "zh", "zh"),
        ("北朝鲜 对俄 军援", None, "zh"),
        ("朝鮮軍隊 參戰", None, "zh"),
        ("Российский министр прибыл в Пхеньян, чтобы обсудить поставки", "uk", "ru"),
        ("Північна Корея передала Росії снаряди", "ru", "uk"),
        ("KN-23", "de", "de"),
        ("7000", "de", "und"),
        ("", "de", "und"),
        ("\ud800", None, "und"),
    ],
)
def test_language_table(text: str, declared: str | None, language: str) -> None:
    """The text outweighs what was declared, which is heard where the text does not tell."""
    assert detect(text, declared) == language


@given(st.text(max_size=200), st.none() | st.text(max_size=12))
@settings(max_examples=50)
def test_any_text_has_an_answer(text: str, declared: str | None) -> None:
    """The answer is a tag in small letters for any text."""
    assert detect(text, declared).islower()


def test_no_network_is_touched() -> None:
    """The model is read from its package: nothing is looked up or connected to, in a process that has never loaded it."""
    program = (
        "import os, sys\n"
        "sys.addaudithook(lambda event, args: os._exit(9) if event in ('socket.connect', 'socket.getaddrinfo') else None)\n"
        "from feeds.understand.language import detect\n"
        "assert detect('North Korea has shipped shells to Russia', None) == 'en'\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
