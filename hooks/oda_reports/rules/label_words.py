"""What languages put beside a number that is a label or an ordinal: page 44, n° 14, 20. század."""

from __future__ import annotations

_FRENCH = (
    "pages?|pp?|tableaux?|annexes?|chapitres?|articles?|figures?|phases?|volumes?|tomes?|notes?"
    "|étapes?|paragraphes?|sections?|lignes?|objectif|ODD"
)
_GERMAN = (
    "Seiten?|S|Tabellen?|Anhang|Kapitel|Artikel|Abbildung|Band|Abschnitt|Absatz|Zeile|Nr|SDG|ISO"
)
_SPANISH = (
    "páginas?|tablas?|cuadros?|anexos?|capítulos?|artículos?|fases?|párrafos?|figuras?|ODS|COP|no"
)
_ITALIAN = "pagin[ae]|tabell[ae]|allegat[oi]|capitol[oi]|articol[oi]"
_PORTUGUESE = "tabelas?|quadros?|artigos?"
_DUTCH = "bijlagen?|hoofdstuk|tabel(?:len)?|bladzijde|artikel(?:en)?"
_POLISH = "stron[ay]|str|rozdział|załącznik|artykuł"
_RUSSIAN = (
    "страниц[аыеу]|стр|таблиц[аыеу]|приложени[еяю]|глав[аыеу]|стать[яиею]|раздел[еа]?|пункт[еа]?"
    "|ЦУР"
)
_WORDS = "|".join((_FRENCH, _GERMAN, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH, _POLISH, _RUSSIAN))

LABEL = (
    rf"\b(?i:{_WORDS})\.?[\s\u00a0\u202f]?[0-9]+(?:[.–-][0-9]+)*"
    r"|(?:\b[Nn]\.?[°º]|№)[\s\u00a0\u202f]?[0-9]+"
    r"|[0-9]+\s?(?:ページ|頁|页|쪽|世紀|世纪|세기)|付?[表図图표]\s?[0-9]+"
)
"""A label with its number."""

_WITH_DOT = (
    *("bs", "cs", "da", "de", "et", "eu", "fi", "hr", "hu", "is", "lt", "lv", "nb", "nn", "no"),
    *("pl", "sk", "sl", "sr", "tr"),
)
_ENDINGS = "ères?|ère|er|re|nde?|ième|ème|es?|o|a|:a|:e"
_SMALL = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķļłńņňőœŕřśşšţťūůűųźżž\u0430-\u044f"


def ordinals(language: str) -> str:
    """Which of several something is, by the letters or the dot behind a number."""
    found = rf"[0-9]{{1,4}}(?:\.?[ºª]|(?:{_ENDINGS})\b)"
    if language.partition("-")[0] in _WITH_DOT:
        found += rf"|[0-9]{{1,3}}\.(?=[\s\u00a0]+(?-i:[{_SMALL}]))"
    return found
