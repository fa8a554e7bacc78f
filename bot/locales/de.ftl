### Alle Texte, die ein Chat je sieht, auf Deutsch. Die Schlüssel sind in jeder Sprache dieselben (ein Test prüft das).

## Meldungen

alert-original = [{ $language }]
alert-figures = Zahlen: { $figures }
alert-earlier = Zuvor: { $figures } ({ $day })
alert-earlier-said = Zuvor: { $figures } ({ $day }, { $speaker })
alert-elsewhere = { $outlet } meldet: { $figures }
alert-source = { $outlet }, { $moment }
alert-coverage = { $outlets ->
    [one] Auch bei { $names }
   *[other] Auch bei { $outlets } Medien: { $names }
}
alert-coverage-languages = { $languages ->
    [one] eine Sprache
   *[other] insgesamt { $languages } Sprachen
}
alert-more = und { $count } weitere
alert-state-media-only = Bisher nur aus Staatsmedien.
alert-denied = Es gibt ein Dementi.
alert-late = { $hours ->
    [one] Eine Stunde
   *[other] { $hours } Stunden
} verspätet zugestellt.
alert-repeated = Möglicherweise doppelt: Das Netz hat den ersten Versuch nicht bestätigt.
alert-translated = Maschinell aus dem { $language }en übersetzt, geprüft
alert-shortened = Maschinell gekürzt, geprüft
alert-undated = Ohne Datum; zuerst gesehen { $moment }
alert-one-source = Bisher nur eine Quelle.
alert-independent = { $count ->
    [one] eine unabhängige Quelle
   *[other] { $count } unabhängige Quellen
}
alert-flash = 🔴
alert-low = ▫️
alert-follow-up = Fortsetzung
alert-merged = Dasselbe Ereignis wie in einer anderen Meldung hier:

## Änderungen an einer Geschichte, als Antwort gesendet

update-title = Neues dazu
update-new = Neu: { $figures }
update-before = Bisher: { $figures }
update-actor = Nun auch: { $claim }
update-denial = Nun dementiert
update-official = Nun auch von amtlicher Stelle: { $outlet }
correction-title = Korrektur
correction-changed = { $outlet } hat den Bericht geändert.
correction-now = Jetzt: { $figures }
correction-was = Vorher: { $figures }
correction-denial-added = Er meldet jetzt ein Dementi.
correction-denial-removed = Er meldet kein Dementi mehr.
correction-retraction = Er nennt sich selbst berichtigt oder zurückgezogen.
correction-direction = Er nennt jetzt die umgekehrte Richtung.
correction-name = Er nennt jetzt jemand anderen oder etwas anderes.
correction-unwanted = Er meldet nicht mehr, worum es in der Meldung ging.

## Mehrere Geschichten in einer Nachricht

catch-up-title = { $count ->
    [one] Nachtrag: eine Geschichte, die älter ist oder mit vielen anderen kam:
   *[other] Nachtrag: { $count } Geschichten, die älter sind oder alle auf einmal kamen:
}
catch-up-muted = { $count ->
    [one] Während hier Ruhe war, kam eine Geschichte:
   *[other] Während hier Ruhe war, kamen { $count } Geschichten:
}
catch-up-item = { $outlet }, { $day }

## Mengen

approx-about = rund { $amount }
approx-more-than = mehr als { $amount }
approx-at-least = mindestens { $amount }
approx-less-than = weniger als { $amount }
approx-up-to = bis zu { $amount }
way-dprk-to-russia = { $amount } nach Russland
way-russia-to-dprk = { $amount } nach Nordkorea
range = { $low } bis { $high }
unit-container = { $number } Container
unit-troop = { $n ->
    [one] { $number } Soldat
   *[other] { $number } Soldaten
}
unit-shell = { $n ->
    [one] { $number } Granate
   *[other] { $number } Granaten
}
unit-round = { $number } Schuss
unit-missile = { $n ->
    [one] { $number } Rakete
   *[other] { $number } Raketen
}
unit-rocket = { $n ->
    [one] { $number } Rakete
   *[other] { $number } Raketen
}
unit-launcher = { $number } Werfer
unit-gun = { $n ->
    [one] { $number } Geschütz
   *[other] { $number } Geschütze
}
unit-drone = { $n ->
    [one] { $number } Drohne
   *[other] { $number } Drohnen
}
unit-ton = { $n ->
    [one] { $number } Tonne
   *[other] { $number } Tonnen
}
unit-barrel = { $number } Barrel
unit-ship = { $n ->
    [one] { $number } Schiff
   *[other] { $number } Schiffe
}
unit-voyage = { $n ->
    [one] { $number } Fahrt
   *[other] { $number } Fahrten
}
unit-worker = { $number } Arbeiter
unit-casualty = { $n ->
    [one] { $number } Toter oder Verletzter
   *[other] { $number } Tote und Verletzte
}
unit-killed = { $n ->
    [one] { $number } Toter
   *[other] { $number } Tote
}
unit-wounded = { $n ->
    [one] { $number } Verletzter
   *[other] { $number } Verletzte
}
unit-prisoner = { $n ->
    [one] { $number } Gefangener
   *[other] { $number } Gefangene
}
unit-engineer = { $n ->
    [one] { $number } Pionier
   *[other] { $number } Pioniere
}
unit-railcar = { $n ->
    [one] { $number } Waggon
   *[other] { $number } Waggons
}
unit-train = { $n ->
    [one] { $number } Zug
   *[other] { $number } Züge
}
unit-officer = { $n ->
    [one] { $number } Offizier
   *[other] { $number } Offiziere
}
unit-general = { $n ->
    [one] { $number } General
   *[other] { $number } Generäle
}
unit-sapper = { $n ->
    [one] { $number } Pionier
   *[other] { $number } Pioniere
}
unit-adviser = { $number } Berater
unit-person = { $n ->
    [one] { $number } Person
   *[other] { $number } Personen
}
unit-bullet = { $n ->
    [one] { $number } Patrone
   *[other] { $number } Patronen
}
unit-tank = { $number } Panzer
unit-vehicle = { $n ->
    [one] { $number } Fahrzeug
   *[other] { $number } Fahrzeuge
}
unit-aircraft = { $n ->
    [one] { $number } Flugzeug
   *[other] { $number } Flugzeuge
}
unit-brigade = { $n ->
    [one] { $number } Brigade
   *[other] { $number } Brigaden
}
unit-company = { $n ->
    [one] { $number } Firma
   *[other] { $number } Firmen
}
unit-artillery_rocket = { $n ->
    [one] { $number } Artillerierakete
   *[other] { $number } Artillerieraketen
}
unit-it_worker = { $n ->
    [one] { $number } IT-Fachkraft
   *[other] { $number } IT-Fachkräfte
}
unit-factory = { $n ->
    [one] { $number } Fabrik
   *[other] { $number } Fabriken
}
unit-entity = { $n ->
    [one] { $number } Organisation
   *[other] { $number } Organisationen
}
unit-bank = { $n ->
    [one] { $number } Bank
   *[other] { $number } Banken
}
unit-individual = { $n ->
    [one] { $number } Person
   *[other] { $number } Personen
}
unit-shipment = { $n ->
    [one] { $number } Lieferung
   *[other] { $number } Lieferungen
}
unit-dollar = { $number } Dollar
unit-euro = { $number } Euro
unit-ruble = { $number } Rubel
unit-won = { $number } Won
unit-other = { $number } { $unit }

## Befehle

start-welcome = Rajin meldet Waffenlieferungen und Sanktionen zwischen Russland und Nordkorea: eine Meldung je Ereignis, mit Quellen. Stille heißt, dass nichts Neues gefunden wurde.
start-subscribed = Dieser Chat bekommt jetzt: { $topics }
start-commands = /topics zeigt, was es gibt, /settings, wie gemeldet wird, /help alle Befehle; /stop beendet alle Meldungen.
topics-title = Themen
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = Drück eines, oder schreib /subscribe NAME oder /unsubscribe NAME.
topics-stopped = Meldungen sind hier abgeschaltet; /start holt sie zurück.
topics-none = Es gibt noch keine Themen.
subscribed = Dieser Chat bekommt jetzt { $topic }.
subscribed-already = Dieser Chat bekommt { $topic } schon.
unsubscribed = Dieser Chat bekommt { $topic } nicht mehr.
unsubscribed-already = Dieser Chat bekommt { $topic } gar nicht.
unsubscribed-nothing-left = Dieser Chat bekommt jetzt keine Meldungen.
topic-unknown = Ein Thema „{ $name }“ gibt es nicht. Es gibt: { $topics }
topic-missing = Welches Thema? Zum Beispiel: { $command } { $example }
stopped = Keine Meldungen mehr. Die Einstellungen bleiben; /start holt sie zurück.
group-admins-only = In Gruppen dürfen das nur Administratoren.
command-unknown = { $command } kenne ich nicht. /help zeigt, was ich kenne.
command-unknown-near = { $command } kenne ich nicht. Meinst du { $near }? /help zeigt, was ich kenne.
commands-only = Ich verstehe nur Befehle; /help nennt sie.
button-relevant = Relevant
button-irrelevant = Nicht relevant
button-duplicate = Doppelt
button-story = Geschichte { $story }
button-why = Warum?
button-mute = Ruhe dazu
button-yes = Ja
button-no = Nein
confirmation-dropped = Das ist verworfen; es wurde nichts geändert.
confirmation-unknown = Hier wartet nichts mehr auf ein Ja. Gib den Befehl noch einmal.
anonymous-refused = Telegram verbirgt hier, wer du bist, und dieser Befehl muss es wissen. Gib ihn im privaten Chat mit mir.
role-needed = Dafür muss man bei diesem Bot mindestens { $role ->
    [owner] Eigentümer
    [admin] Admin
   *[editor] Redakteur
} sein.
command-took-too-long = { $command } hat zu lange gedauert und wurde aufgegeben. Versuch es später noch einmal.
help-title = Das verstehe ich hier:
help-more = /help BEFEHL sagt mehr über einen.
help-aliases = Auch: { $names }
help-group = In Gruppen dürfen das nur Administratoren.
help-elsewhere = Für einen Kanal oder eine Gruppe, die du verwaltest, nenne sie zuerst: { $example }
help-unknown = { $near ->
    [none] Einen Befehl { $command } kenne ich nicht. /help nennt alle.
   *[other] Einen Befehl { $command } kenne ich nicht. Meinst du { $near }?
}
family-alerts = Meldungen
family-stories = Geschichten
family-chat = Dieser Chat
family-lists = Wortlisten und Themen
family-feeds = Quellen
family-people = Leute
family-program = Das Programm

help-help = was ich hier verstehe
usage-help = [BEFEHL]
help-start = hier Meldungen bekommen
usage-start = [THEMA]
help-topics = was es gibt und was dieser Chat bekommt
help-subscribe = die Meldungen eines Themas bekommen
usage-subscribe = THEMA
help-unsubscribe = sie nicht mehr bekommen
usage-unsubscribe = THEMA
help-stop = alle Meldungen beenden; die Einstellungen bleiben
help-latest = die neuesten Geschichten deiner Themen
usage-latest = [ANZAHL]
help-story = alles über eine Geschichte: wer sie meldet, Zahlen, Quellen
usage-story = NUMMER
more-story = Als Antwort auf eine Meldung braucht es keine Nummer.
help-why = warum es eine Meldung gab oder warum keine
usage-why = NUMMER oder LINK
more-why = Als Antwort auf eine Meldung braucht es keine Nummer. Mit dem Link eines Artikels sagt es, was aus dem geworden ist.
help-ledger = wer wann wie viel behauptet hat
usage-ledger = EINHEIT
more-ledger = Zum Beispiel Container, Granaten, Soldaten oder Raketen, in jeder Sprache.
help-verdict = sagen, was du von einer Meldung hältst
usage-verdict = relevant|irrelevant|doppelt NUMMER
more-verdict = Als Antwort auf eine Meldung braucht es keine Nummer. Dein letztes Wort gilt.
help-mute = Ruhe für eine Weile oder vor einer Geschichte
usage-mute = ZEIT oder Geschichte NUMMER
more-mute = Zum Beispiel: /mute 8h, /mute bis Montag, /mute Geschichte 12. Was inzwischen kommt, steht danach in einer Nachricht; von einer stummen Geschichte hörst du nur, wenn sie zurückgenommen wird.
help-unmute = diese Ruhe beenden
usage-unmute = [Geschichte NUMMER]
help-language = die Sprache, in der ich hier spreche
usage-language = SPRACHE
help-settings = Sprache, Zeitzone, wie viel gemeldet wird, stille Stunden
usage-settings = [NAME [WERT]]
more-settings = Namen: language (Sprache), timezone (Zeitzone), severity (low, routine, flash), languages (der Quellen: „en, ko“ oder alle), silent (22:00-07:00 oder aus), edits (an oder aus).
help-forgetme = alles über diesen Chat löschen

## Wörter, die verstanden werden, wenn jemand sie tippt; die aller Sprachen gelten überall

time-minutes = Min Minute Minuten
time-hours = Std Stunde Stunden
time-days = T Tag Tage Tagen
time-weeks = Woche Wochen
time-until = bis
time-tomorrow = morgen
words-story = Geschichte
words-all = alle jede
words-on = an ein ja
words-off = aus nein keine
words-severity-low = alles niedrig
words-severity-routine = normal üblich
words-severity-flash = wichtig eilig
verdict-words-relevant = relevant wichtig
verdict-words-irrelevant = unwichtig irrelevant
verdict-words-duplicate = doppelt

## Antworten über Geschichten

topic-arms-and-sanctions = Waffen, Truppen, Arbeiter, Technik und Sanktionen zwischen Russland und Nordkorea
topic-sanctions = Sanktionen, die beide Länder betreffen: neue Listungen, Umgehung, Vetos, Berichte
topic-troops = Nordkoreanische Soldaten, Pioniere und Arbeiter in Russland, ihre Verluste und Gefangenen
button-subscribe = { $topic } bekommen
button-unsubscribe = { $topic } abbestellen
subscribed-elsewhere = { $chat } bekommt jetzt { $topic }.
joined-channel = Ich bin jetzt in { $chat }. Welche Themen soll er bekommen?
latest-title = Das Neueste aus { $topics }
latest-place = { $more ->
    [0] { $outlet }, { $day }
    [one] { $outlet } und ein weiteres, { $day }
   *[other] { $outlet } und { $more } weitere, { $day }
}
latest-hint = /story { $example } sagt alles über eine.
latest-unclear = „{ $typed }“ ist keine Anzahl. Von 1 bis { $most }: /latest 10
latest-no-topics = Dieser Chat bekommt noch keine Themen; /topics zeigt, was es gibt.
latest-none = Zu den Themen dieses Chats gibt es noch keine Geschichte.
story-missing = Welche Geschichte? Ihre Nummer, etwa { $command } 12, oder schreib { $command } als Antwort auf eine Meldung.
story-number-unclear = „{ $typed }“ ist keine Nummer einer Geschichte. Zum Beispiel: { $command } 12
story-unknown = Eine Geschichte { $number } gibt es nicht. /latest zeigt die neuesten.
story-several = Diese Nachricht erzählt mehrere Geschichten. Welche: { $numbers }? Zum Beispiel: { $command } 12
story-merged = Geschichte { $story } gehört jetzt zu Geschichte { $into }.
story-title = Geschichte { $story }, zuerst gesehen am { $day }
story-tellings = { $count ->
    [one] Ein Bericht
   *[other] { $count } Berichte
}
story-telling = { $outlet } ({ $tier }, { $day }):
story-follows = Sie setzt Geschichte { $story } fort.
story-followed = Geschichte { $story } setzt sie fort.
story-topics = Themen: { $topics }
tier-official-list = amtliche Liste
tier-government = Regierung
tier-wire = Nachrichtenagentur
tier-independent = unabhängig
tier-think-tank = Institut
tier-state-media = Staatsmedium
tier-tabloid = Boulevard
tier-aggregator = Sammelseite
verdict-relevant = Notiert: Geschichte { $story } ist relevant.
verdict-irrelevant = Notiert: Geschichte { $story } ist nicht relevant.
verdict-duplicate = Notiert: Geschichte { $story } kam schon einmal.
verdict-unclear = „{ $typed }“ ist kein Urteil. Sag /verdict relevant 12, /verdict irrelevant 12 oder /verdict doppelt 12.
ledger-title = Behauptet: { $unit }
ledger-planned = Geplant oder erwartet
ledger-capacity = Was befördert, gefasst oder hergestellt werden könnte
ledger-denied = Dementiert
ledger-claimed = Behauptet
ledger-published = { $day } (veröffentlicht)
ledger-told = { $count ->
    [one] einmal gemeldet
   *[other] { $count }-mal gemeldet
}
ledger-stories = { $count ->
    [one] Geschichte { $numbers }
   *[other] Geschichten { $numbers }
}
ledger-nobody = niemand genannt
ledger-earlier = { $count ->
    [one] und eine frühere Angabe
   *[other] und { $count } frühere Angaben
}
ledger-missing = Was soll gezählt werden? Zum Beispiel: /ledger Container, /ledger Granaten, /ledger Soldaten
ledger-unknown = „{ $typed }“ zähle ich nicht. Zum Beispiel: /ledger Container, /ledger Granaten, /ledger Soldaten
ledger-empty = Zu { $unit } hat noch niemand etwas behauptet.

## Warum es eine Meldung gab oder keine

why-match = Das Thema { $topic } will es; { $outlet } schreibt:
why-no-match = Der Text selbst passt zu keinem Thema; er kam über seinen Link dazu.
why-passage = „{ $text }“
why-passage-title = Titel: „{ $text }“
why-founder = Mit diesem Bericht begann Geschichte { $story }.
why-joined = Dieser Bericht gehört zu Geschichte { $story }, die mit { $outlet } begann: { $how }.
rung-same-entry = es ist derselbe Eintrag
rung-same-link = er hat denselben Link
rung-same-text = er hat denselben Text
rung-near-duplicate = er hat fast denselben Text
rung-same-event = er erzählt dasselbe Ereignis
rung-by-hand = jemand hat ihn dorthin gelegt
hand-merge = Jemand hat seine Geschichte mit Geschichte { $story } zusammengelegt.
hand-split = Jemand hat ihn zu einer eigenen Geschichte gemacht: { $story }.
hand-move = Jemand hat ihn in Geschichte { $story } gelegt.
why-told = Das wurde hier am { $moment } gemeldet.
why-told-in-catch-up = Das wurde hier am { $moment } gemeldet, in einer Nachricht mit anderen.
why-waits-in-catch-up = Das kommt in einer Nachricht mit anderen. { $how }
why-queued = Das ist an der Reihe und kommt gleich.
why-muted = Das wartet: Hier ist Ruhe bis { $moment }. /unmute beendet sie.
why-again = Das wartet auf einen neuen Versuch, frühestens { $moment }. Versuche bisher: { $attempts }; der letzte misslang: { $reason }
why-sending = Das wird gerade gesendet.
why-ambiguous = Das ist hier vielleicht angekommen: Niemand hat es bestätigt. Es wartet auf einen Admin. Grund: { $reason }
why-dead = Das ließ sich hier nicht zustellen: Das Netz hat es abgelehnt. Grund: { $reason }
why-gone = Das ließ sich nicht zustellen: Dieser Chat war nicht erreichbar. Grund: { $reason }
why-expired = Das kam zu spät und wurde nicht mehr gesendet. Grund: { $reason }
why-cancelled = Das wurde zurückgezogen, ehe es gesendet war. Grund: { $reason }
why-story-muted = Geschichte { $story } ist hier stumm. /unmute Geschichte { $story } beendet das.
why-no-topics = Das wurde hier nicht gemeldet: Dieser Chat bekommt keine Themen. /topics zeigt, was es gibt.
why-other-topics = Das wurde hier nicht gemeldet: Es gehört zu { $topics }, und das bekommt dieser Chat nicht.
why-stopped = Das wurde hier nicht gemeldet: Meldungen sind abgeschaltet. /start holt sie zurück.
why-before = Das wurde hier nicht gemeldet: Es war schon da, ehe dieser Chat das Thema wollte, oder kam beim ersten Lesen einer Quelle. Zuerst gesehen am { $day }.
why-too-low = Das wurde zurückgehalten: Gemeldet wird hier „{ $least }“, und dies zählt zu „{ $severity }“. /settings severity ändert das.
why-other-languages = Das wurde zurückgehalten: In diesen Sprachen meldet es noch niemand: { $languages }. /settings languages ändert das.
why-withheld = Das wurde zurückgehalten, wegen der Einstellungen, die dieser Chat damals hatte.
why-round-up = Das wurde gelesen: ein Überblick über mehrere Themen, mit dem keine eigene Geschichte beginnt.
why-rejected = Das wurde am { $moment } gelesen, und kein Thema wollte es.
why-rejected-then = Der Text ist nicht mehr da. Der Grund war: { $reason }
why-topic-misses = Für { $topic } fehlt: { $what }
why-topic-wants-now = { $topic } würde es nach den heutigen Listen wollen; entschieden wurde nach früheren.
why-not-polled = Von { $host } wird hier keine Quelle gelesen. Ein Admin kann eine hinzufügen.
why-never-seen = Das kam nie an. Von { $host } werden gelesen:
why-feed-paused = { $feed }: angehalten, wird nicht gelesen.
why-feed-failing = { $feed }: nicht lesbar; zuletzt gelesen: { $since }. Fehler: { $error }
why-feed-never = noch nie
why-feed-new = { $feed }: neu und noch nicht gelesen.
why-feed-read = { $feed }: zuletzt gelesen am { $moment }; dieser Link war nicht dabei.
lack-absent = nichts aus { $names }
lack-none-of = nichts von { $names }
lack-one-of = etwas von { $names }
lack-origin = es ist nicht { $names }
lack-sentence = { $names } und { $other } stehen nie in einem Satz
lack-near = { $names } und { $other } stehen nie innerhalb von { $needed } Wörtern
lack-too-few = { $names } nur { $found } von { $needed } Mal
lack-some = { $found } von { $needed } Bedingungen treffen zu ({ $what })
lack-present = es enthält { $names }, und das ist ausgeschlossen
lack-present-nothing = es enthält, was ausgeschlossen ist
lack-in-field = { $what } { $field }
field-title = im Titel
field-lead = in den ersten Sätzen
field-text = im Text

## Wie einem Chat gemeldet wird

mute-missing = Wie lange? Zum Beispiel: /mute 8h, /mute 3 Tage, /mute bis Montag oder /mute Geschichte 12
mute-unclear = „{ $typed }“ ist keine Zeit, die ich verstehe, oder mehr als ein Jahr hin. Zum Beispiel: /mute 8h, /mute 3 Tage, /mute bis Montag, /mute bis 18:00
muted = Ruhe bis { $moment }. Was inzwischen kommt, steht danach in einer Nachricht.
muted-story = Nichts mehr zu Geschichte { $story }, außer sie wird zurückgenommen.
muted-story-already = Geschichte { $story } ist hier schon stumm.
button-unmute = Ruhe beenden
unmuted = Die Ruhe ist vorbei. Was inzwischen kam, kommt jetzt.
unmuted-already = Dieser Chat ist nicht stumm.
unmuted-story = Geschichte { $story } wird hier wieder gemeldet.
unmuted-story-already = Geschichte { $story } ist hier nicht stumm.
settings-title = Einstellungen
settings-hint = Drück eine, oder schreib /settings NAME WERT: language, timezone, severity, languages, silent, edits
setting-line = { $label }: { $value }
setting-changed = Gespeichert. { $label }: { $value }
setting-unknown = { $near ->
    [none] Eine Einstellung „{ $name }“ gibt es nicht. Es gibt: { $names }
   *[other] Eine Einstellung „{ $name }“ gibt es nicht. Meinst du /settings { $near }?
}
setting-language = Sprache
setting-language-unclear = { $typed ->
    [none] Drück eine, oder schreib /language de oder /language en.
   *[other] „{ $typed }“ spreche ich nicht. Ich spreche Deutsch und Englisch: /language de oder /language en
}
setting-timezone = Zeitzone
setting-timezone-value = { $zone } (es ist { $time })
setting-timezone-unclear = { $typed ->
    [none] Drück eine, oder schreib sie: /settings timezone Asia/Seoul
   *[other] Eine Zeitzone „{ $typed }“ kenne ich nicht. Schreib eine Stadt oder Zone: /settings timezone Berlin oder /settings timezone Asia/Seoul
}
setting-severity = Gemeldet wird
severity-low = alles
severity-routine = alles außer einzelnen Boulevard- und Staatsmedien
severity-flash = nur amtliche Schritte und neue Gesamtzahlen
setting-severity-unclear = { $typed ->
    [none] Drück eines, oder schreib /settings severity low, routine oder flash. Was weniger ist, wartet, bis mehr Quellen es melden.
   *[other] „{ $typed }“ ist keines von low, routine und flash. Zum Beispiel: /settings severity routine
}
setting-languages = Sprachen der Quellen
setting-all = alle
setting-languages-unclear = { $typed ->
    [none] Drück eine, oder schreib mehrere: /settings languages de, en. Eine Geschichte wird gemeldet, sobald eine Quelle in einer davon sie hat.
   *[other] „{ $typed }“ sind keine Sprachen, die ich kenne. Schreib ihre Kürzel: /settings languages de, en oder /settings languages alle
}
setting-silent = Stille Stunden
setting-silent-unclear = { $typed ->
    [none] Was in diesen Stunden kommt, macht keinen Ton. Drück eine, oder schreib /settings silent 22:00-07:00
   *[other] „{ $typed }“ sind keine Stunden. Schreib von wann bis wann: /settings silent 22:00-07:00 oder /settings silent aus
}
setting-edits = Meldungen werden ergänzt
setting-edits-unclear = { $typed ->
    [none] Ob neue Quellen in der Meldung selbst nachgetragen werden. Drück eines, oder schreib /settings edits aus
   *[other] „{ $typed }“ ist weder an noch aus. Zum Beispiel: /settings edits aus
}
setting-on = ja
setting-off = nein
setting-muted = Stumm bis { $moment }; /unmute beendet das.
forget-private = Dann vergesse ich diesen Chat: seine Themen, Einstellungen und Nachrichten, was du von Meldungen hältst, und jede Rolle, die du hast. Im Verzeichnis der Änderungen steht statt deiner ein zufälliger Name.
forget-group = Dann vergesse ich diese Gruppe: ihre Themen, Einstellungen und Nachrichten. Im Verzeichnis der Änderungen steht statt ihrer ein zufälliger Name.
forget-final = Das lässt sich nicht zurücknehmen. Was du hier siehst, bleibt, bis du es löschst. Soll ich?
forgotten = Es ist vergessen. /start fängt neu an.
elsewhere-refused = Ich finde keinen Chat { $name }, den du verwaltest und in dem ich bin.
