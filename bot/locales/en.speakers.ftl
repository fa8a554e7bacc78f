### Who says it, in English: countries and bodies, their offices, and what goes from one to the other.
### Keys are those of feeds/understand/names.toml (sides), feeds/understand/claims/speakers.toml (offices) and cues.toml (goods).

## Sides: whom a speaker speaks for. `of` puts an office behind it; $named is "yes" where a person follows.

side-south-korea = South Korea
    .of = South Korea's { $office }
    .adjective = South Korean
side-dprk = North Korea
    .of = North Korea's { $office }
    .adjective = North Korean
side-russia = Russia
    .of = Russia's { $office }
    .adjective = Russian
side-ukraine = Ukraine
    .of = Ukraine's { $office }
    .adjective = Ukrainian
side-usa = the United States
    .of = { $named ->
        [yes] US { $office }
       *[no] the US { $office }
    }
    .adjective = US
    .short = the US
side-japan = Japan
    .of = Japan's { $office }
    .adjective = Japanese
side-uk = Britain
    .of = Britain's { $office }
    .adjective = British
side-eu = the EU
    .of = the EU's { $office }
    .adjective = EU
side-un = the UN
    .of = the UN's { $office }
    .adjective = UN
side-msmt = the sanctions monitoring team MSMT
    .of = the { $office } of the MSMT
    .adjective = MSMT
    .short = the MSMT
side-nato = NATO
    .of = NATO's { $office }
    .adjective = NATO
side-china = China
    .of = China's { $office }
    .adjective = Chinese
side-germany = Germany
    .of = Germany's { $office }
    .adjective = German
side-france = France
    .of = France's { $office }
    .adjective = French
side-canada = Canada
    .of = Canada's { $office }
    .adjective = Canadian
side-australia = Australia
    .of = Australia's { $office }
    .adjective = Australian
side-new-zealand = New Zealand
    .of = New Zealand's { $office }
    .adjective = New Zealand

## Offices. `whole` is said whatever the side; `framed` takes the side's adjective instead of its `of`; `alone` where no side is known.
## `kind` is "person" where a person holds it, else "body"; `number` is "many" where several speak.

office-un-envoy = UN ambassador
    .kind = person
office-envoy = ambassador
    .kind = person
office-vice-minister = deputy minister
    .kind = person
office-defence-minister = { $side ->
    [usa] defence secretary
    [uk] defence secretary
   *[other] defence minister
}
    .kind = person
office-foreign-minister = { $side ->
    [usa] secretary of state
    [uk] foreign secretary
   *[other] foreign minister
}
    .kind = person
office-unification-minister = unification minister
    .kind = person
office-natural-resources-minister = natural resources minister
    .kind = person
office-prime-minister = prime minister
    .kind = person
office-cabinet-secretary = chief cabinet secretary
    .kind = person
office-secretary-general = secretary-general
    .kind = person
office-security-adviser = national security adviser
    .kind = person
office-security-council-secretary = security council secretary
    .kind = person
office-national-security-council = National Security Council
    .kind = body
office-intelligence-chief = intelligence chief
    .kind = person
office-military-intelligence = military intelligence
    .kind = body
    .alone = a military intelligence service
office-intelligence = intelligence service
    .kind = body
    .alone = an intelligence service
office-joint-chiefs = joint chiefs of staff
    .kind = body
    .number = many
office-general-staff = general staff
    .kind = body
office-pentagon = Pentagon
    .kind = body
    .whole = the Pentagon
office-state-department = State Department
    .kind = body
    .whole = the US State Department
office-white-house = White House
    .kind = body
    .whole = the White House
office-kremlin = Kremlin
    .kind = body
    .whole = the Kremlin
office-treasury = { $side ->
    [usa] Treasury
    [uk] Treasury
   *[other] finance ministry
}
    .kind = body
office-defence-ministry = defence ministry
    .kind = body
office-foreign-ministry = { $side ->
    [uk] Foreign Office
   *[other] foreign ministry
}
    .kind = body
office-unification-ministry = unification ministry
    .kind = body
office-interior-ministry = interior ministry
    .kind = body
office-justice-ministry = { $side ->
    [usa] Justice Department
   *[other] justice ministry
}
    .kind = body
office-prosecutors = prosecutor's office
    .kind = body
office-finance-minister = { $side ->
    [usa] treasury secretary
   *[other] finance minister
}
    .kind = person
office-panel-of-experts = panel of experts
    .kind = body
    .whole = the UN panel of experts
office-sanctions-monitors = monitoring team
    .kind = body
    .whole = the sanctions monitoring team MSMT
office-security-council = Security Council
    .kind = body
    .whole = the UN Security Council
office-coordinating-council = coordination headquarters for prisoners of war
    .kind = body
office-presidential-office = presidential office
    .kind = body
office-president = president
    .kind = person
office-leader = leader
    .kind = person
office-parliament-committee = { $side ->
    [usa] Congress
   *[other] parliament
}
    .kind = body
    .framed = { $side ->
        [usa] the US Congress
       *[other] the { $adjective } parliament
    }
    .alone = a parliament
office-member-of-parliament = member of parliament
    .kind = person
    .framed = { $named ->
        [yes] { $side ->
            [usa] US lawmaker
           *[other] { $adjective } member of parliament
        }
       *[no] { $side ->
            [usa] a member of the US Congress
           *[other] a member of the { $adjective } parliament
        }
    }
    .alone = a member of parliament
office-coast-guard = coast guard
    .kind = body
office-military = military
    .kind = body
    .framed = the { $adjective } military
office-commission = commission
    .kind = body
    .framed = { $side ->
        [eu] the European Commission
       *[other] the { $adjective } commission
    }
office-sister = sister of Kim Jong Un
    .kind = person
    .whole = Kim Jong Un's sister
office-government = government
    .kind = body
    .framed = the { $adjective } government
office-minister = minister
    .kind = person
    .framed = { $adjective } minister
    .alone = a minister
office-ministry = ministry
    .kind = body
    .framed = { $adjective } ministry
    .alone = a ministry
office-spokesperson = spokesperson
    .kind = person
    .alone = a spokesperson
office-former-official = former official
    .kind = person
    .framed = { $named ->
        [yes] former { $adjective } official
       *[no] a former { $adjective } official
    }
    .alone = a former official
office-adviser = adviser
    .kind = person
    .framed = { $side ->
        [eu] { $named ->
            [yes] EU adviser
           *[no] an EU adviser
        }
        [un] { $named ->
            [yes] UN adviser
           *[no] a UN adviser
        }
        [nato] { $named ->
            [yes] NATO adviser
           *[no] a NATO adviser
        }
        [msmt] { $named ->
            [yes] MSMT adviser
           *[no] an MSMT adviser
        }
        [australia] { $named ->
            [yes] Australian government adviser
           *[no] an Australian government adviser
        }
       *[other] { $named ->
            [yes] { $adjective } government adviser
           *[no] a { $adjective } government adviser
        }
    }
    .alone = an adviser
office-official = { $named ->
    [yes] official
   *[no] officials
}
    .kind = person
    .number = many
    .framed = { $named ->
        [yes] { $adjective } official
       *[no] { $adjective } officials
    }
    .alone = officials

## Whoever is named in letters that the reader does not read, by what they are.

unnamed-research-group = a research group
unnamed-analyst = an analyst
unnamed-brigade = a military unit
unnamed-governor = a regional governor

speaker-office = the { $office }
speaker-holder = { $office } { $person }
speaker-of-body = { $person } of { $office }
speaker-of-side = { $person } ({ $side })

## What went, where, and since when

goods-munitions = munitions
goods-weapons = weapons
goods-food = food
goods-aid = aid
goods-oil = oil

claim-goods = { $unit ->
    [ship] { $amount } with { $goods }
    [voyage] { $amount } with { $goods }
    [dollar] { $amount } worth of { $goods }
   *[other] { $amount } of { $goods }
}
claim-dprk-to-russia = { $what }, North Korea to Russia
claim-russia-to-dprk = { $what }, Russia to North Korea
claim-since = { $what }, since { $since }
claim-planned = planned: { $what }
claim-capacity = capacity: { $what }
claim-enough = { $what }, enough for { $capacity }
claim-through = { $what } ({ $outlet })
claim-says = { $number ->
    [many] { $what }, say { $speaker }
   *[one] { $what }, says { $speaker }
}
claim-denied = { $number ->
    [many] { $what }: denied by { $speaker }
   *[one] { $what }: denied by { $speaker }
}
claim-denied-by-nobody = { $what }: denied
claim-denied-alone = Denied by { $speaker }
claim-unconfirmed = { $figure ->
    [no] { $known ->
        [no] Not confirmed
       *[yes] Not confirmed by { $speaker }
    }
   *[yes] { $known ->
        [no] { $what }: not confirmed
       *[yes] { $what }: not confirmed by { $speaker }
    }
}
claim-of-several = { $speaker }:
claim-item = • { $what }
designation = Listed by { $by }: { $listed }
designation-programme = { $what } ({ $programme })
designation-count = { $count ->
    [one] one name
   *[other] { $count } names
}
