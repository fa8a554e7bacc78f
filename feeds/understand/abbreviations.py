"""Abbreviations that end in a full stop without ending a sentence: data for `text.sentences`, in all languages at once.

Entries are case-folded and stand without their full stop; a single letter is always taken for an initial and needs no entry.
What is often the last word of a sentence in any language ("mil", "on") must stay out; where it rarely is ("им"), two sentences that stay
one are better than one that is cut in half.
"""

from typing import Final

# Never the end of a sentence, whatever follows: titles, ranks, numbers and units, "that is".
_ENGLISH: Final = """
    mr mrs ms dr prof rev messrs gen lt col maj sgt capt cpt cmdr adm brig gov sen rep reps pres amb st mt ft vs approx dept
    inc corp co e.g i.e u.s u.k u.n d.c p.m a.m cf
    hon pvt pte dep asst spc sec ltd jr al
"""
_GERMAN: Final = """
    bzw ca evtl ggf inkl exkl zzgl mio mrd tsd hrsg vgl bzgl sog geb dipl frhr usw ehem z.b d.h u.a i.d.r o.ä z.t einschl insb insbes
    bspw lfd hr fr med dipl.-ing stv stellv rd bd
"""
_RUSSIAN_UKRAINIAN: Final = """
    тыс млн млрд трлн руб долл коп экз ул стр рис акад ген полк подполк проф гг вв т.е т.к т.н т.д т.п н.э тис грн дол вул обл рр напр
    им зам пом др пр гос тов ок пос мин ген.-лейт англ см
"""
_OTHERS: Final = """
    env ex c.-à-d
    mme mlle éd gén sr sra srta ud uds gral cnel núm dra exmo sigg tys mln mld płk ppłk godz np tzw m.in např tzv mjr nadm bkz örn yrd doç
"""
ANYWHERE: Final = frozenset(f"{_ENGLISH} {_GERMAN} {_RUSSIAN_UKRAINIAN} {_OTHERS}".split())

# No end of a sentence before a figure ("No. 5", "Oct. 3"); anywhere else these are words of their own or do end one.
_BEFORE_NUMBER: Final = """
    no nos nr art abs fig vol pp ch jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr juil déc nº ст
"""
BEFORE_NUMBER: Final = frozenset(_BEFORE_NUMBER.split())

# What follows the number of a day or century where it is written with a full stop: "3. Oktober", "20. Jahrhundert".
_MONTHS: Final = """
    januar jänner februar feber märz april mai juni juli august september oktober november dezember jahrhundert
    jan feb mär apr jun jul aug sep sept okt nov dez
"""
MONTHS: Final = frozenset(_MONTHS.split())

# The word before an ordinal number in German: "die 25. Brigade", "am 3. Parteitag".
_ORDINAL_LEAD: Final = """
    der die das dem den des am im vom zum zur beim ab seit bis ein eine einem einen einer eines jeder jedes
    ihr ihre ihrem ihren sein seine seinem seinen
"""
ORDINAL_LEAD: Final = frozenset(_ORDINAL_LEAD.split())
