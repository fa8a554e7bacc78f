"""From whom an article says it has its news."""

import pytest

from feeds.decide.sources import known_as
from feeds.understand.claims.heard_from import heard_from


@pytest.mark.parametrize(
    ("language", "title", "text", "keys"),
    [
        ("en", "Kim sees off troops for Russia", "Kim Jong Un met soldiers bound for Russia, KCNA said on Monday.", {"kcna"}),
        ("en", "Kim sees off troops", "Kim met the soldiers, state news agency KCNA reported. They go to Russia.", {"kcna"}),
        ("en", "KCNA: Kim sees off troops", "Kim met the soldiers. According to KCNA they go to Russia.", {"kcna"}),
        ("en", "Kim sees off troops", "Kim met the soldiers, the Korean Central News Agency (KCNA) said.", {"kcna"}),
        ("de", "Kim verabschiedet Soldaten", "Kim Jong Un hat Soldaten verabschiedet, meldete die Staatsagentur KCNA.", {"kcna"}),
        ("de", "Kim verabschiedet Soldaten", "Laut KCNA hat Kim Jong Un Soldaten nach Russland verabschiedet.", {"kcna"}),
        ("de", "Kim verabschiedet Soldaten", "Wie die Agentur Yonhap berichtet, hat Kim Soldaten verabschiedet.", {"yonhap"}),
        ("ru", "Ким проводил солдат", "Ким Чен Ын проводил солдат в Россию, передает ТАСС.", {"tass"}),
        ("ru", "Ким проводил солдат", "Как сообщает ЦТАК, Ким Чен Ын проводил солдат в Россию.", {"kcna"}),
        ("uk", "Кім провів солдатів", "Кім Чен Ин провів солдатів до Росії, повідомляє ЦТАК.", {"kcna"}),
        ("ko", "김정은, 러시아 파병군 배웅", "연합뉴스에 따르면 김정은이 러시아로 가는 병사들을 배웅했다.", {"yonhap"}),
        ("ko", "김정은, 러시아 파병군 배웅", "김정은이 러시아로 가는 병사들을 배웅했다고 조선중앙통신이 보도했다.", {"kcna"}),
        ("ja", "金正恩氏、兵士を見送る", "朝鮮中央通信によると、金正恩氏はロシアへ向かう兵士を見送った。", {"kcna"}),
        ("ja", "金正恩氏、兵士を見送る", "金正恩氏はロシアへ向かう兵士を見送った。朝鮮中央通信が伝えた。", {"kcna"}),
        ("zh", "金正恩送别士兵", "据朝中社报道,金正恩送别前往俄罗斯的士兵。", {"kcna"}),
        ("fr", "Kim salue ses soldats", "Kim Jong Un a salué des soldats en partance pour la Russie, a rapporté KCNA.", {"kcna"}),
        ("fr", "Kim salue ses soldats", "Selon KCNA, Kim Jong Un a salué des soldats en partance pour la Russie.", {"kcna"}),
        ("en", "Kim sees off troops", "SEOUL (Reuters) - Kim Jong Un met soldiers bound for Russia.", {"reuters"}),
        ("pl", "Kim żegna żołnierzy", "PJONGJANG (Reuters) - Kim pożegnał żołnierzy.", {"reuters"}),
    ],
)
def test_a_text_says_from_whom_it_has_its_news(language: str, title: str, text: str, keys: set[str]) -> None:
    """In eight languages, by a verb or phrase of passing on; in any, by its dateline."""
    assert {known_as(name) for name in heard_from(title, text, language)} == keys


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "South Korea's defence ministry said that soldiers left for Russia."),
        ("de", "Südkoreas Verteidigungsministerium meldete die Abfahrt der Soldaten."),
        ("en", "Soldiers left. They sang. A band played. Trains whistled. Last year KCNA said that no soldier had left."),
        ("en", ""),
    ],
    ids=["a ministry", "a ministry in German", "far below", "no text"],
)
def test_nobody_else_is_an_outlet(language: str, text: str) -> None:
    """Who speaks is no outlet, and what is told far below is not where the news is from."""
    assert heard_from("Soldiers leave for Russia", text, language) == ()
