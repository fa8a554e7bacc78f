### Wer es sagt, auf Deutsch: Länder und Gremien, ihre Ämter, und was von einem zum anderen geht.
### Die Schlüssel sind die von feeds/understand/names.toml, feeds/understand/claims/speakers.toml und cues.toml.

## Seiten. `of` setzt ein Amt dahinter, `from` ebenso für eine Person, die von dort kommt ("vom Kreml"); $gender ist dessen Geschlecht (m, f, n, pl), $named ist "yes", wo eine Person folgt.

side-south-korea = Südkorea
    .of = Südkoreas { $office }
    .from = von Südkoreas { $office }
    .adjective = südkoreanische
side-dprk = Nordkorea
    .of = Nordkoreas { $office }
    .from = von Nordkoreas { $office }
    .adjective = nordkoreanische
side-russia = Russland
    .of = Russlands { $office }
    .from = von Russlands { $office }
    .adjective = russische
side-ukraine = die Ukraine
    .of = { $gender ->
        [m] der ukrainische { $office }
        [f] die ukrainische { $office }
        [n] das ukrainische { $office }
       *[pl] die ukrainischen { $office }
    }
    .from = { $gender ->
        [f] von der ukrainischen { $office }
        [pl] von den ukrainischen { $office }
       *[other] vom ukrainischen { $office }
    }
    .adjective = ukrainische
    .short = Ukraine
side-usa = die USA
    .of = { $named ->
        [yes] US-{ $office }
       *[no] { $gender ->
            [m] der US-{ $office }
            [f] die US-{ $office }
            [n] das US-{ $office }
           *[pl] die US-{ $office }
        }
    }
    .from = { $gender ->
        [f] von der US-{ $office }
        [pl] von den US-{ $office }
       *[other] vom US-{ $office }
    }
    .adjective = amerikanische
    .short = USA
    .number = many
side-japan = Japan
    .of = Japans { $office }
    .from = von Japans { $office }
    .adjective = japanische
side-uk = Großbritannien
    .of = Großbritanniens { $office }
    .from = von Großbritanniens { $office }
    .adjective = britische
side-eu = die EU
    .of = { $named ->
        [yes] EU-{ $office }
       *[no] { $gender ->
            [m] der EU-{ $office }
            [f] die EU-{ $office }
            [n] das EU-{ $office }
           *[pl] die EU-{ $office }
        }
    }
    .from = { $gender ->
        [f] von der EU-{ $office }
        [pl] von den EU-{ $office }
       *[other] vom EU-{ $office }
    }
    .adjective = europäische
    .short = EU
side-un = die UNO
    .of = { $named ->
        [yes] UN-{ $office }
       *[no] { $gender ->
            [m] der UN-{ $office }
            [f] die UN-{ $office }
            [n] das UN-{ $office }
           *[pl] die UN-{ $office }
        }
    }
    .from = { $gender ->
        [f] von der UN-{ $office }
        [pl] von den UN-{ $office }
       *[other] vom UN-{ $office }
    }
    .adjective = internationale
    .short = UNO
side-msmt = das Sanktions-Beobachterteam MSMT
    .of = { $office } des MSMT
    .from = { $gender ->
        [f] von der { $office } des MSMT
       *[other] vom { $office } des MSMT
    }
    .adjective = internationale
    .short = MSMT
side-nato = die Nato
    .of = { $named ->
        [yes] Nato-{ $office }
       *[no] { $gender ->
            [m] der Nato-{ $office }
            [f] die Nato-{ $office }
            [n] das Nato-{ $office }
           *[pl] die Nato-{ $office }
        }
    }
    .from = { $gender ->
        [f] von der Nato-{ $office }
        [pl] von den Nato-{ $office }
       *[other] vom Nato-{ $office }
    }
    .adjective = westliche
    .short = Nato
side-china = China
    .of = Chinas { $office }
    .from = von Chinas { $office }
    .adjective = chinesische
side-germany = Deutschland
    .of = Deutschlands { $office }
    .from = von Deutschlands { $office }
    .adjective = deutsche
side-france = Frankreich
    .of = Frankreichs { $office }
    .from = von Frankreichs { $office }
    .adjective = französische
side-canada = Kanada
    .of = Kanadas { $office }
    .from = von Kanadas { $office }
    .adjective = kanadische
side-australia = Australien
    .of = Australiens { $office }
    .from = von Australiens { $office }
    .adjective = australische
side-new-zealand = Neuseeland
    .of = Neuseelands { $office }
    .from = von Neuseelands { $office }
    .adjective = neuseeländische

## Ämter. `whole` gilt für jede Seite; `framed` nimmt das Adjektiv der Seite statt ihres `of`, das gilt, wo `framed` leer ist; `alone`, wo keine Seite bekannt ist.
## `kind` ist "person", wo ein Mensch das Amt hat, sonst "body"; `number` ist "many", wo mehrere sprechen; `gender` das Geschlecht.
## $feminine ist "yes", wo die Person eine Frau ist.

office-un-envoy = { $feminine ->
    [yes] UN-Botschafterin
   *[no] UN-Botschafter
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $side ->
        [un] { $feminine ->
            [yes] die UN-Botschafterin
           *[no] der UN-Botschafter
        }
       *[other] { $feminine ->
            [yes] die { $adjective } UN-Botschafterin
           *[no] der { $adjective } UN-Botschafter
        }
    }
office-envoy = { $feminine ->
    [yes] Botschafterin
   *[no] Botschafter
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-vice-minister = { $feminine ->
    [yes] Vizeministerin
   *[no] Vizeminister
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-defence-minister = { $feminine ->
    [yes] Verteidigungsministerin
   *[no] Verteidigungsminister
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-foreign-minister = { $feminine ->
    [yes] Außenministerin
   *[no] Außenminister
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-unification-minister = Vereinigungsminister
    .kind = person
    .gender = m
office-natural-resources-minister = Ressourcenminister
    .kind = person
    .gender = m
office-prime-minister = { $side ->
    [uk] { $feminine ->
        [yes] Premierministerin
       *[no] Premierminister
    }
    [france] { $feminine ->
        [yes] Premierministerin
       *[no] Premierminister
    }
    [canada] { $feminine ->
        [yes] Premierministerin
       *[no] Premierminister
    }
    [australia] { $feminine ->
        [yes] Premierministerin
       *[no] Premierminister
    }
    [new-zealand] { $feminine ->
        [yes] Premierministerin
       *[no] Premierminister
    }
   *[other] { $feminine ->
        [yes] Ministerpräsidentin
       *[no] Ministerpräsident
    }
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-cabinet-secretary = Kabinettssekretär
    .kind = person
    .gender = m
office-secretary-general = Generalsekretär
    .kind = person
    .gender = m
office-security-adviser = Sicherheitsberater
    .kind = person
    .gender = m
office-security-council-secretary = Sicherheitsratssekretär
    .kind = person
    .gender = m
office-national-security-council = Sicherheitsrat
    .kind = body
    .gender = m
    .framed = { $side ->
        [usa] der Nationale Sicherheitsrat der USA
        [ukraine] der Nationale Sicherheits- und Verteidigungsrat der Ukraine
       *[other] der { $adjective } Nationale Sicherheitsrat
    }
    .from = { $side ->
        [usa] vom Nationalen Sicherheitsrat der USA
        [ukraine] vom Nationalen Sicherheits- und Verteidigungsrat der Ukraine
       *[other] vom { $adjective }n Nationalen Sicherheitsrat
    }
office-intelligence-chief = Geheimdienstchef
    .kind = person
    .gender = m
office-military-intelligence = Militärgeheimdienst
    .kind = body
    .gender = m
    .alone = ein Militärgeheimdienst
office-intelligence = Geheimdienst
    .kind = body
    .gender = m
    .alone = ein Geheimdienst
office-joint-chiefs = Generalstab
    .kind = body
    .gender = m
office-general-staff = Generalstab
    .kind = body
    .gender = m
office-pentagon = Pentagon
    .kind = body
    .gender = n
    .whole = das Pentagon
    .from = vom Pentagon
office-state-department = US-Außenministerium
    .kind = body
    .gender = n
    .whole = das US-Außenministerium
    .from = vom US-Außenministerium
office-white-house = Weißes Haus
    .kind = body
    .gender = n
    .whole = das Weiße Haus
    .from = vom Weißen Haus
office-kremlin = Kreml
    .kind = body
    .gender = m
    .whole = der Kreml
    .from = vom Kreml
office-treasury = Finanzministerium
    .kind = body
    .gender = n
office-defence-ministry = Verteidigungsministerium
    .kind = body
    .gender = n
office-foreign-ministry = Außenministerium
    .kind = body
    .gender = n
office-unification-ministry = Vereinigungsministerium
    .kind = body
    .gender = n
office-interior-ministry = Innenministerium
    .kind = body
    .gender = n
office-justice-ministry = Justizministerium
    .kind = body
    .gender = n
office-prosecutors = Staatsanwaltschaft
    .kind = body
    .gender = f
office-finance-minister = { $feminine ->
    [yes] Finanzministerin
   *[no] Finanzminister
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-panel-of-experts = Expertengremium
    .kind = body
    .gender = n
    .whole = das Expertengremium der UNO
    .from = vom Expertengremium der UNO
office-sanctions-monitors = Beobachterteam
    .kind = body
    .gender = n
    .whole = das Sanktions-Beobachterteam MSMT
    .from = vom Sanktions-Beobachterteam MSMT
office-security-council = Sicherheitsrat
    .kind = body
    .gender = m
    .whole = der UN-Sicherheitsrat
    .from = vom UN-Sicherheitsrat
office-coordinating-council = Koordinierungsstab für Kriegsgefangene
    .kind = body
    .gender = m
office-presidential-office = Präsidialamt
    .kind = body
    .gender = n
office-president = { $feminine ->
    [yes] Präsidentin
   *[no] Präsident
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
office-leader = Machthaber
    .kind = person
    .gender = m
    .framed = { $side ->
        [dprk] Nordkoreas Machthaber
       *[other] { $feminine ->
            [yes] die { $adjective } Staatschefin
           *[no] der { $adjective } Staatschef
        }
    }
office-parliament-committee = Parlament
    .kind = body
    .gender = n
    .framed = { $side ->
        [usa] der US-Kongress
        [eu] das EU-Parlament
       *[other] das { $adjective } Parlament
    }
    .alone = ein Parlament
    .from = { $side ->
        [usa] vom US-Kongress
        [eu] vom EU-Parlament
       *[other] vom { $adjective }n Parlament
    }
office-member-of-parliament = { $feminine ->
    [yes] Abgeordnete
   *[no] Abgeordneter
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $named ->
        [yes] { $side ->
            [usa] US-Kongressmitglied
            [eu] { $feminine ->
                [yes] EU-Abgeordnete
               *[no] EU-Abgeordneter
            }
           *[other] { $feminine ->
                [yes] die { $adjective } Abgeordnete
               *[no] der { $adjective } Abgeordnete
            }
        }
       *[no] { $side ->
            [usa] ein Mitglied des US-Kongresses
            [eu] ein Mitglied des EU-Parlaments
           *[other] ein { $adjective }s Parlamentsmitglied
        }
    }
    .alone = ein Parlamentsmitglied
office-coast-guard = Küstenwache
    .kind = body
    .gender = f
office-military = Militär
    .kind = body
    .gender = n
    .framed = { $side ->
        [usa] das US-Militär
        [nato] das Nato-Militär
       *[other] das { $adjective } Militär
    }
    .from = { $side ->
        [usa] vom US-Militär
        [nato] vom Nato-Militär
       *[other] vom { $adjective }n Militär
    }
office-commission = Kommission
    .kind = body
    .gender = f
    .framed = { $side ->
        [eu] die EU-Kommission
       *[other] die { $adjective } Kommission
    }
    .from = { $side ->
        [eu] von der EU-Kommission
       *[other] von der { $adjective }n Kommission
    }
office-sister = Schwester
    .kind = person
    .gender = f
    .whole = Kim Jong Uns Schwester
office-government = Regierung
    .kind = body
    .gender = f
    .framed = { $side ->
        [usa] die US-Regierung
       *[other] die { $adjective } Regierung
    }
    .from = { $side ->
        [usa] von der US-Regierung
       *[other] von der { $adjective }n Regierung
    }
office-minister = { $feminine ->
    [yes] Ministerin
   *[no] Minister
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $side ->
        [usa] {""}
       *[other] { $feminine ->
            [yes] die { $adjective } Ministerin
           *[no] der { $adjective } Minister
        }
    }
    .alone = { $feminine ->
        [yes] Ministerin
       *[no] ein Minister
    }
office-ministry = Ministerium
    .kind = body
    .gender = n
    .framed = ein { $adjective }s Ministerium
    .alone = ein Ministerium
    .from = vom { $adjective }n Ministerium
office-spokesperson = { $feminine ->
    [yes] Sprecherin
   *[no] Sprecher
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $side ->
        [usa] {""}
        [eu] {""}
        [un] {""}
        [nato] {""}
       *[other] { $feminine ->
            [yes] die { $adjective } Sprecherin
           *[no] der { $adjective } Sprecher
        }
    }
    .alone = { $feminine ->
        [yes] Sprecherin
       *[no] ein Sprecher
    }
office-former-official = { $feminine ->
    [yes] frühere Regierungsvertreterin
   *[no] früherer Regierungsvertreter
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $side ->
        [eu] { $feminine ->
            [yes] die frühere EU-Vertreterin
           *[no] { $named ->
                [yes] der frühere EU-Vertreter
               *[no] ein früherer EU-Vertreter
            }
        }
        [un] { $feminine ->
            [yes] die frühere UN-Vertreterin
           *[no] { $named ->
                [yes] der frühere UN-Vertreter
               *[no] ein früherer UN-Vertreter
            }
        }
        [nato] { $feminine ->
            [yes] die frühere Nato-Vertreterin
           *[no] { $named ->
                [yes] der frühere Nato-Vertreter
               *[no] ein früherer Nato-Vertreter
            }
        }
        [msmt] { $feminine ->
            [yes] die frühere MSMT-Vertreterin
           *[no] { $named ->
                [yes] der frühere MSMT-Vertreter
               *[no] ein früherer MSMT-Vertreter
            }
        }
       *[other] { $feminine ->
            [yes] die frühere { $adjective } Regierungsvertreterin
           *[no] { $named ->
                [yes] der frühere { $adjective } Regierungsvertreter
               *[no] ein früherer { $adjective }r Regierungsvertreter
            }
        }
    }
    .alone = { $feminine ->
        [yes] eine frühere Regierungsvertreterin
       *[no] ein früherer Regierungsvertreter
    }
office-adviser = { $feminine ->
    [yes] Beraterin
   *[no] Berater
}
    .kind = person
    .gender = { $feminine ->
        [yes] f
       *[no] m
    }
    .framed = { $side ->
        [eu] { $feminine ->
            [yes] die EU-Beraterin
           *[no] { $named ->
                [yes] der EU-Berater
               *[no] ein EU-Berater
            }
        }
        [un] { $feminine ->
            [yes] die UN-Beraterin
           *[no] { $named ->
                [yes] der UN-Berater
               *[no] ein UN-Berater
            }
        }
        [nato] { $feminine ->
            [yes] die Nato-Beraterin
           *[no] { $named ->
                [yes] der Nato-Berater
               *[no] ein Nato-Berater
            }
        }
        [msmt] { $feminine ->
            [yes] die MSMT-Beraterin
           *[no] { $named ->
                [yes] der MSMT-Berater
               *[no] ein MSMT-Berater
            }
        }
       *[other] { $feminine ->
            [yes] die { $adjective } Regierungsberaterin
           *[no] { $named ->
                [yes] der { $adjective } Regierungsberater
               *[no] ein { $adjective }r Regierungsberater
            }
        }
    }
    .alone = { $feminine ->
        [yes] eine Beraterin
       *[no] ein Berater
    }
office-official = { $feminine ->
    [yes] Regierungsvertreterin
   *[no] Regierungsvertreter
}
    .kind = person
    .gender = pl
    .number = many
    .framed = { $side ->
        [usa] { $feminine ->
            [yes] US-Regierungsvertreterin
           *[no] US-Regierungsvertreter
        }
        [eu] { $feminine ->
            [yes] EU-Vertreterin
           *[no] EU-Vertreter
        }
        [un] { $feminine ->
            [yes] UN-Vertreterin
           *[no] UN-Vertreter
        }
        [nato] { $feminine ->
            [yes] Nato-Vertreterin
           *[no] Nato-Vertreter
        }
        [msmt] { $feminine ->
            [yes] MSMT-Vertreterin
           *[no] MSMT-Vertreter
        }
       *[other] { $named ->
            [yes] { $feminine ->
                [yes] die { $adjective } Regierungsvertreterin
               *[no] der { $adjective } Regierungsvertreter
            }
           *[no] { $adjective } Regierungsvertreter
        }
    }
    .alone = Regierungsvertreter

## Wer in Buchstaben genannt ist, die der Leser nicht liest, nach dem, was er ist.

unnamed-research-group = eine Forschungsgruppe
unnamed-analyst = ein Experte
unnamed-brigade = ein Truppenteil
unnamed-governor = ein Gouverneur

speaker-office = { $gender ->
    [m] der { $office }
    [f] die { $office }
    [n] das { $office }
   *[pl] die { $office }
}
    .from = { $gender ->
        [f] von der { $office }
        [pl] von den { $office }
       *[other] vom { $office }
    }
speaker-holder = { $office } { $person }
speaker-of-body = { $person } { $office }
speaker-of-side = { $person } ({ $side })

## Was ging, wohin, und seit wann

goods-munitions = Munition
goods-weapons = Waffen
goods-food = { $unit ->
    [ship] Lebensmitteln
    [voyage] Lebensmitteln
    [train] Lebensmitteln
   *[other] Lebensmittel
}
goods-aid = { $unit ->
    [ship] Hilfsgütern
    [voyage] Hilfsgütern
    [train] Hilfsgütern
   *[other] Hilfsgüter
}
goods-oil = Öl

claim-goods = { $unit ->
    [ship] { $amount } mit { $goods }
    [voyage] { $amount } mit { $goods }
    [train] { $amount } mit { $goods }
    [dollar] { $goods } für { $amount }
   *[other] { $amount } { $goods }
}
claim-dprk-to-russia = { $what } aus Nordkorea nach Russland
claim-russia-to-dprk = { $what } aus Russland nach Nordkorea
claim-since = { $what }, seit { $since }
claim-planned = geplant: { $what }
claim-capacity = möglich: { $what }
claim-enough = { $what }, genug für { $capacity }
claim-through = { $what } ({ $outlet })
claim-says = { $number ->
    [many] { $what }, sagen { $speaker }
   *[one] { $what }, sagt { $speaker }
}
claim-denied = { $number ->
    [many] { $what }: Das bestreiten { $speaker }
   *[one] { $what }: Das bestreitet { $speaker }
}
claim-denied-by-nobody = { $what }: dementiert
claim-denied-alone = Dementi: { $speaker }
claim-unconfirmed = { $figure ->
    [no] { $known ->
        [no] Nicht bestätigt
       *[yes] Keine Bestätigung: { $speaker }
    }
   *[yes] { $known ->
        [no] { $what }: nicht bestätigt
       *[yes] { $what }: keine Bestätigung ({ $speaker })
    }
}
claim-of-several = { $speaker }:
claim-item = • { $what }
designation = Auf der Sanktionsliste ({ $by }): { $listed }
designation-programme = { $what } ({ $programme })
designation-count = { $count ->
    [one] ein Name
   *[other] { $count } Namen
}
