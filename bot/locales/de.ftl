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
alert-translated = Maschinell übersetzt (Original: { $language }), geprüft
alert-shortened = Maschinell gekürzt, geprüft
alert-undated = Ohne Datum; zuerst gesehen am { $moment }
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
update-act = { $act ->
    [veto] Nun Veto durch { $by }
    [admission] Nun bestätigt durch { $by }
   *[listing] Neue Sanktionen durch { $by }
}
update-official = Nun auch von amtlicher Stelle: { $outlet }
correction-title = Korrektur
correction-changed = { $outlet } hat den Bericht geändert.
correction-now = Jetzt: { $figures }
correction-was = Vorher: { $figures }
correction-denial-added = Er meldet jetzt ein Dementi.
correction-denial-removed = Er meldet kein Dementi mehr.
correction-retraction = Er wurde nach eigener Angabe berichtigt oder zurückgezogen.
correction-direction = Er nennt jetzt die umgekehrte Richtung.
correction-name = Er nennt jetzt jemand anderen oder etwas anderes.
correction-unwanted = Er meldet nicht mehr, worum es in der Meldung ging.

## Mehrere Geschichten in einer Nachricht

catch-up-title = { $count ->
    [one] Nachgereicht: eine Geschichte, die älter ist oder mit vielen anderen kam:
   *[other] Nachgereicht: { $count } Geschichten, die älter sind oder alle auf einmal kamen:
}
catch-up-muted = { $count ->
    [one] Während hier Ruhe war, kam eine Geschichte:
   *[other] Während hier Ruhe war, kamen { $count } Geschichten:
}
catch-up-item = { $outlet }, { $day }

## Zeiten

moment = { $day }, { $time } { $zone }

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

## Hinweise an Eigentümer

notice-account-refused = { $network } nimmt das Konto von Rajin nicht mehr an. Dort wird nichts gesendet; Meldungen warten. Trag ein neues Token in die Einstellungen ein und starte Rajin neu.
notice-second-instance = Ein anderes Programm benutzt das Konto von Rajin bei { $network }. Rajin sendet dort nichts mehr, damit niemand etwas doppelt bekommt; Meldungen warten. Beende das andere Programm und starte Rajin neu.

## Befehle

start-welcome = Rajin meldet Waffenlieferungen und Sanktionen zwischen Russland und Nordkorea: eine Meldung je Ereignis, mit Quellen. Stille heißt, dass nichts Neues gefunden wurde.
start-subscribed = { $where ->
    [here] Dieser Chat bekommt jetzt: { $topics }
   *[there] { $chat } bekommt jetzt: { $topics }
}
start-commands = /topics zeigt, was es gibt, /settings, wie gemeldet wird, /help alle Befehle; /stop beendet alle Meldungen.
topics-title = { $where ->
    [here] Themen
   *[there] Themen von { $chat }
}
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = { $where ->
    [here] Wähl eines, oder schreib /subscribe NAME oder /unsubscribe NAME.
   *[there] Wähl eines, oder schreib /subscribe { $name } NAME oder /unsubscribe { $name } NAME.
}
topics-stopped = { $where ->
    [here] Meldungen sind hier abgeschaltet; /start holt sie zurück.
   *[there] Meldungen sind in { $chat } abgeschaltet; /start { $name } holt sie zurück.
}
topics-none = Es gibt noch keine Themen.
subscribed = { $where ->
    [here] Dieser Chat bekommt jetzt { $topic }.
   *[there] { $chat } bekommt jetzt { $topic }.
}
subscribed-already = { $where ->
    [here] Dieser Chat bekommt { $topic } schon.
   *[there] { $chat } bekommt { $topic } schon.
}
unsubscribed = { $where ->
    [here] Dieser Chat bekommt { $topic } nicht mehr.
   *[there] { $chat } bekommt { $topic } nicht mehr.
}
unsubscribed-already = { $where ->
    [here] Dieser Chat bekommt { $topic } gar nicht.
   *[there] { $chat } bekommt { $topic } gar nicht.
}
unsubscribed-nothing-left = { $where ->
    [here] Dieser Chat bekommt jetzt keine Meldungen.
   *[there] { $chat } bekommt jetzt keine Meldungen.
}
topic-unknown = Ein Thema „{ $name }“ gibt es nicht. Es gibt: { $topics }
topic-missing = Welches Thema? Zum Beispiel: { $command } { $example }
stopped = { $where ->
    [here] Keine Meldungen mehr. Die Einstellungen bleiben; /start holt sie zurück.
   *[there] Keine Meldungen mehr in { $chat }. Die Einstellungen bleiben; /start { $name } holt die Meldungen zurück.
}
group-admins-only = In Gruppen dürfen das nur Administratoren.
not-heard = Von einer Person nehme ich höchstens { $count } Nachrichten und Knopfdrücke in der Minute an. Das hier lasse ich aus; versuch es in einer Minute noch einmal.
command-unknown = { $command } kenne ich nicht. /help zeigt, was ich kenne.
command-unknown-near = { $command } kenne ich nicht. Meinst du { $near }? /help zeigt, was ich kenne.
commands-only = Ich verstehe nur Befehle; /help nennt sie.
button-relevant = Relevant
button-irrelevant = Nicht relevant
button-duplicate = Doppelt
button-story = Geschichte { $story }
button-why = Warum?
button-mute = Stumm
button-yes = Ja
button-no = Nein
confirmation-dropped = Das ist verworfen; es wurde nichts geändert.
confirmation-unknown = Hier wartet nichts mehr auf ein Ja. Gib den Befehl noch einmal.
confirmation-several = Hier warten mehrere Fragen auf dich. Sag, welche du meinst:
anonymous-refused = Telegram verbirgt hier, wer du bist, und dieser Befehl muss es wissen. Gib ihn im privaten Chat mit mir.
role-needed = { $role ->
    [owner] Das dürfen nur Eigentümer dieses Bots.
    [admin] Das dürfen nur Admins dieses Bots.
   *[editor] Das dürfen nur Redakteure und Admins dieses Bots.
} /help zeigt, was du darfst.
command-took-too-long = { $command } hat zu lange gedauert und wurde aufgegeben. Versuch es später noch einmal.
help-title = Das verstehe ich hier:
help-more = /help BEFEHL sagt mehr über einen.
help-more-group = Mehr über einen davon: { $command }
help-example = Zum Beispiel: { $example }
help-rights = Und mit deinen Rechten
help-family = { $family }: { $commands }
topics-near = /topics zeigt, welche Themen es gibt und welche dieser Chat bekommt.
help-aliases = Auch: { $names }
help-group = In Gruppen dürfen das nur Administratoren.
help-elsewhere = Bei einem Kanal oder einer Gruppe, die du verwaltest, steht deren Name zuerst: { $example }
help-unknown = { $near ->
    [none] Einen Befehl { $command } kenne ich nicht. /help nennt alle.
   *[other] Einen Befehl { $command } kenne ich nicht. Meinst du { $near }?
}
family-alerts = Meldungen
family-stories = Geschichten
family-chat = Dieser Chat
family-lists = Stichwortlisten und Themen
family-feeds = Feeds
family-people = Leute
family-program = Das Programm

help-help = was ich hier verstehe
usage-help = [BEFEHL]
help-start = hier Meldungen bekommen
usage-start = [THEMA]
help-topics = was es gibt und was hier ankommt
help-subscribe = ein Thema bekommen
usage-subscribe = THEMA
help-unsubscribe = ein Thema abbestellen
usage-unsubscribe = THEMA
help-stop = alle Meldungen beenden
more-stop = Die Einstellungen bleiben; /start holt die Meldungen zurück.
help-latest = die neuesten Geschichten
usage-latest = [ANZAHL]
help-story = alles über eine Geschichte
usage-story = NUMMER
more-story = Wer sie meldet, Zahlen, Quellen. Als Antwort auf eine Meldung braucht es keine Nummer.
help-why = warum eine Meldung kam oder nicht
usage-why = NUMMER oder LINK
more-why = Als Antwort auf eine Meldung braucht es keine Nummer. Zum Link eines Artikels sage ich, was aus dem Artikel geworden ist.
help-ledger = wer wann wie viel behauptet hat
usage-ledger = EINHEIT
more-ledger = Zum Beispiel Container, Granaten, Soldaten oder Raketen, in jeder Sprache.
help-verdict = eine Meldung bewerten
usage-verdict = relevant|irrelevant|doppelt NUMMER
more-verdict = Als Antwort auf eine Meldung braucht es keine Nummer. Dein letztes Wort gilt.
help-mute = Ruhe für eine Weile
usage-mute = ZEIT oder Geschichte NUMMER
more-mute = Zum Beispiel: /mute 8h, /mute bis Montag, oder nur zu einer Geschichte: /mute Geschichte 12. Was inzwischen kommt, steht danach in einer Nachricht; von einer stummen Geschichte hörst du nur, wenn sie zurückgezogen wird.
help-unmute = die Ruhe beenden
usage-unmute = [Geschichte NUMMER]
help-language = meine Sprache hier
usage-language = SPRACHE
help-settings = wie hier gemeldet wird
usage-settings = [NAME [WERT]]
more-settings = Sprache, Zeitzone, wie viel gemeldet wird, stille Stunden. Namen: language (Sprache), timezone (Zeitzone), severity (low, routine, flash), languages (der Quellen: „en, ko“ oder alle), silent (22:00-07:00 oder aus), edits (an oder aus).
help-forgetme = alles über diesen Chat löschen

## Wörter, die verstanden werden, wenn jemand sie tippt; die aller Sprachen gelten überall

time-minutes = Min Minute Minuten
time-hours = Std Stunde Stunden
time-days = T Tag Tage Tagen
time-weeks = Woche Wochen
time-until = bis
time-weekdays = mo di mi do fr sa so
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
joined-channel = Ich bin jetzt in { $chat }. Welche Themen sollen dorthin?
latest-title = Das Neueste aus { $topics }
latest-place = { $more ->
    [0] { $outlet }, { $day }
    [one] { $outlet } und ein weiteres Medium, { $day }
   *[other] { $outlet } und { $more } weitere Medien, { $day }
}
latest-hint = /story { $example } zeigt alles über eine.
latest-unclear = „{ $typed }“ ist keine Anzahl zwischen 1 und { $most }. Zum Beispiel: /latest 10
latest-no-topics = Dieser Chat bekommt noch keine Themen; /topics zeigt, was es gibt.
latest-none = Zu den Themen dieses Chats gibt es noch keine Geschichte.
story-missing = Welche Geschichte? Ihre Nummer, etwa { $command } 12, oder schreib { $command } als Antwort auf eine Meldung.
story-number-unclear = „{ $typed }“ ist keine Nummer einer Geschichte. Zum Beispiel: { $command } 12
story-unknown = Eine Geschichte { $number } gibt es nicht. /latest zeigt die neuesten.
story-several = In dieser Nachricht stehen mehrere Geschichten. Welche meinst du: { $numbers }? Zum Beispiel: { $command } 12
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
verdict-unclear = { $typed ->
    [none] Was hältst du davon? Sag /verdict relevant 12, /verdict irrelevant 12 oder /verdict doppelt 12.
   *[other] „{ $typed }“ ist kein Urteil. Sag /verdict relevant 12, /verdict irrelevant 12 oder /verdict doppelt 12.
}
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
ledger-empty = Dazu hat noch niemand etwas behauptet: { $unit }

## Warum es eine Meldung gab oder keine

why-match = Es passt zum Thema { $topic }; { $outlet } schreibt:
why-no-match = Der Text selbst passt zu keinem Thema; er kam über seinen Link dazu.
why-passage = „{ $text }“
why-passage-title = Titel: „{ $text }“
why-founder = Mit diesem Bericht begann Geschichte { $story }.
why-joined = Dieser Bericht gehört zu Geschichte { $story }, die mit { $outlet } begann: { $how }.
rung-same-entry = es ist derselbe Eintrag
rung-same-link = er hat denselben Link
rung-same-text = er hat denselben Text
rung-near-duplicate = er hat fast denselben Text
rung-same-event = er handelt vom selben Ereignis
rung-by-hand = jemand hat ihn von Hand zugeordnet
hand-merge = Jemand hat seine Geschichte mit Geschichte { $story } zusammengelegt.
hand-split = Jemand hat ihn zu einer eigenen Geschichte gemacht: { $story }.
hand-move = Jemand hat ihn in Geschichte { $story } verschoben.
why-told = Das wurde hier am { $moment } gemeldet.
why-told-in-catch-up = Das wurde hier am { $moment } gemeldet, zusammen mit anderen in einer Nachricht.
why-waits-in-catch-up = Das kommt zusammen mit anderen in einer Nachricht. { $how }
why-queued = Das ist an der Reihe und kommt gleich.
why-muted = Das wartet: Hier ist Ruhe bis { $moment }. /unmute beendet sie.
why-again = Das wartet auf einen neuen Versuch, frühestens am { $moment }. Versuche bisher: { $attempts }; der letzte misslang: { $reason }
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
why-before = Das wurde hier nicht gemeldet: Es war schon da, ehe dieser Chat das Thema bekam, oder kam beim ersten Lesen eines Feeds. Zuerst gesehen am { $day }.
why-too-low = Das wurde zurückgehalten: Gemeldet wird hier „{ $least }“, und dies käme erst bei „{ $severity }“. /settings severity ändert das.
why-other-languages = Das wurde zurückgehalten: In diesen Sprachen meldet es noch niemand: { $languages }. /settings languages ändert das.
why-withheld = Das wurde zurückgehalten, wegen der Einstellungen, die dieser Chat damals hatte.
why-round-up = Das wurde gelesen: ein Überblick über mehrere Themen, mit dem keine eigene Geschichte beginnt.
why-rejected = Das wurde am { $moment } gelesen und passte zu keinem Thema.
why-rejected-then = Der Grund war: { $reason }
why-topic-misses = Zu { $topic } passt es nicht: { $what }
why-topic-wants-now = Nach den heutigen Listen würde es zu { $topic } passen; entschieden wurde nach früheren.
why-not-polled = Von { $host } wird hier kein Feed gelesen. Ein Admin kann einen hinzufügen.
why-never-seen = Davon ist nichts bekannt: Es kam nie an, oder vor mehr als einem Monat und passte zu keinem Thema. Diese Feeds von { $host } gibt es:
why-feed-paused = { $feed }: pausiert, wird nicht gelesen.
why-feed-failing = { $feed }: nicht lesbar; zuletzt gelesen: { $since }. Fehler: { $error }
why-feed-never = noch nie
why-feed-new = { $feed }: neu und noch nicht gelesen.
why-feed-read = { $feed }: zuletzt gelesen am { $moment }.
reason-own-error = ein Fehler von Rajin selbst; er steht im Protokoll
reason-nothing-left = es gibt nichts mehr zu zeigen
reason-story-muted = die Geschichte ist hier stumm
reason-retracted = die Geschichte wurde zurückgezogen
reason-message-not-sent = die Nachricht, auf die es antwortet, wurde nicht gesendet
reason-too-late = es ging nicht rechtzeitig hinaus
reason-stopped = Meldungen wurden hier abgeschaltet
reason-put-out = Rajin wurde aus diesem Chat entfernt
reason-program-ended = das Programm endete, während es gesendet wurde
reason-merged = die Geschichte gehört jetzt zu Geschichte { $story }
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

mute-missing = { $where ->
    [here] Wie lange? Zum Beispiel: /mute 8h, /mute 3 Tage, /mute bis Montag oder /mute Geschichte 12
   *[there] Wie lange? Zum Beispiel: /mute { $name } 8h, /mute { $name } 3 Tage, /mute { $name } bis Montag oder /mute { $name } Geschichte 12
}
mute-unclear = „{ $typed }“ ist keine Zeit, die ich verstehe, oder mehr als ein Jahr hin. Zum Beispiel: /mute 8h, /mute 3 Tage, /mute bis Montag, /mute bis 18:00
muted = { $where ->
    [here] Ruhe bis { $moment }. Was inzwischen kommt, steht danach in einer Nachricht.
   *[there] { $chat }: Ruhe bis { $moment }. Was inzwischen kommt, steht dort danach in einer Nachricht.
}
muted-story = { $where ->
    [here] Nichts mehr zu Geschichte { $story } und dem, was ihr folgt, außer sie wird zurückgezogen.
   *[there] { $chat } bekommt nichts mehr zu Geschichte { $story } und dem, was ihr folgt, außer sie wird zurückgezogen.
}
muted-story-already = { $where ->
    [here] Geschichte { $story } ist hier schon stumm.
   *[there] Geschichte { $story } ist in { $chat } schon stumm.
}
button-unmute = Ruhe beenden
unmuted = { $where ->
    [here] Die Ruhe ist vorbei. Was inzwischen kam, kommt jetzt.
   *[there] Die Ruhe in { $chat } ist vorbei. Was inzwischen kam, kommt jetzt.
}
unmuted-already = { $where ->
    [here] Dieser Chat ist nicht stumm.
   *[there] { $chat } ist nicht stumm.
}
unmuted-story = { $where ->
    [here] Geschichte { $story } wird hier wieder gemeldet.
   *[there] Geschichte { $story } wird in { $chat } wieder gemeldet.
}
unmuted-story-already = { $where ->
    [here] Geschichte { $story } ist hier nicht stumm.
   *[there] Geschichte { $story } ist in { $chat } nicht stumm.
}
settings-title = { $where ->
    [here] Einstellungen
   *[there] Einstellungen von { $chat }
}
settings-hint = { $where ->
    [here] Wähl eine, oder schreib /settings NAME WERT: language, timezone, severity, languages, silent, edits
   *[there] Wähl eine, oder schreib /settings { $name } NAME WERT: language, timezone, severity, languages, silent, edits
}
setting-line = { $label }: { $value }
setting-changed = { $where ->
    [here] Gespeichert. { $label }: { $value }
   *[there] Für { $chat } gespeichert. { $label }: { $value }
}
setting-unknown = { $near ->
    [none] Eine Einstellung „{ $name }“ gibt es nicht. Es gibt: { $names }
   *[other] Eine Einstellung „{ $name }“ gibt es nicht. Meinst du /settings { $near }?
}
setting-language = Sprache
setting-language-unclear = { $typed ->
    [none] Wähl eine, oder schreib zum Beispiel /language de oder /language en.
   *[other] „{ $typed }“ spreche ich nicht. Ich spreche Deutsch, Englisch, Koreanisch und Russisch: /language de, en, ko oder ru
}
setting-timezone = Zeitzone
setting-timezone-value = { $zone } (es ist { $time })
setting-timezone-unclear = { $typed ->
    [none] Wähl eine, oder schreib sie: /settings timezone Asia/Seoul
   *[other] Eine Zeitzone „{ $typed }“ kenne ich nicht. Schreib eine Stadt oder Zone: /settings timezone Berlin oder /settings timezone Asia/Seoul
}
setting-severity = Gemeldet wird
severity-low = alles
severity-routine = alles außer einzelnen Boulevard- und Staatsmedien
severity-flash = nur amtliche Schritte und neue Gesamtzahlen
setting-severity-unclear = { $typed ->
    [none] Wähl eine, oder schreib /settings severity low, routine oder flash. Weniger Wichtiges wartet, bis mehr Quellen es melden.
   *[other] „{ $typed }“ ist keines von low, routine und flash. Zum Beispiel: /settings severity routine
}
setting-languages = Sprachen der Quellen
setting-all = alle
setting-languages-unclear = { $typed ->
    [none] Wähl eine, oder schreib mehrere: /settings languages de, en. Eine Geschichte wird gemeldet, sobald eine Quelle in einer davon sie hat.
   *[other] „{ $typed }“ sind keine Sprachen, die ich kenne. Schreib ihre Kürzel: /settings languages de, en oder /settings languages alle
}
setting-silent = Stille Stunden
setting-silent-unclear = { $typed ->
    [none] Was in diesen Stunden kommt, macht keinen Ton. Wähl eine Zeit, oder schreib /settings silent 22:00-07:00
   *[other] „{ $typed }“ ist kein Zeitraum. Schreib von wann bis wann: /settings silent 22:00-07:00 oder /settings silent aus
}
setting-edits = Nachträge
setting-edits-unclear = { $typed ->
    [none] Ob neue Quellen in der Meldung selbst nachgetragen werden. Wähl ja oder nein, oder schreib /settings edits aus
   *[other] „{ $typed }“ ist weder an noch aus. Zum Beispiel: /settings edits aus
}
setting-on = ja
setting-off = nein
setting-there = In Befehlen für { $chat } steht der Chat zuerst: { $example }
setting-muted = { $where ->
    [here] Stumm bis { $moment }; /unmute beendet das.
   *[there] Stumm bis { $moment }; /unmute { $name } beendet das.
}
forget-private = Dann vergesse ich diesen Chat: seine Themen, Einstellungen und Nachrichten, deine Urteile über Meldungen und jede Rolle, die du hast. Im Änderungsprotokoll steht dann ein zufälliger Name statt deines eigenen.
forget-group = Dann vergesse ich diese Gruppe: ihre Themen, Einstellungen und Nachrichten. Im Änderungsprotokoll steht dann ein zufälliger Name statt ihres eigenen.
forget-there = Dann vergesse ich { $chat }: Themen, Einstellungen und Nachrichten. Im Änderungsprotokoll steht dann ein zufälliger Name statt des eigenen.
forget-final = { $where ->
    [here] Das lässt sich nicht zurücknehmen. Was du hier siehst, bleibt, bis du es löschst. Soll ich?
   *[there] Das lässt sich nicht zurücknehmen. Was in { $chat } steht, bleibt, bis es dort jemand löscht. Soll ich?
}
forgotten = { $where ->
    [here] Es ist vergessen. /start fängt neu an.
   *[there] { $chat } ist vergessen. /start { $name } fängt neu an.
}
elsewhere-refused = Ich finde keinen Chat { $name }, den du verwaltest und in dem ich bin.

## Befehle für Admins

arguments-missing = Da fehlt noch etwas. Schreib { $command } { $usage }, zum Beispiel: { $example }
arguments-superfluous = „{ $extra }“ hinter { $command }{ $taken } verstehe ich nicht. Nichts ist geschehen. Schreib { $example }
elsewhere-first = Ein Kanal oder eine Gruppe steht zuerst: { $command } { $name } … Nichts ist geschehen.
topics-days = „{ $option }“ gehört nicht in eine Anfrage, sondern zu { $command }. Nichts wurde geändert.
arguments-too-many = Ein Befehl fasst höchstens { $most } Wörter und Wendungen, dieser hat mehr. Nichts wurde geändert; verteil sie auf mehrere Befehle.
quote-unclosed = Das Anführungszeichen { $mark } wird nie geschlossen. Nichts wurde geändert. Schließ es oder lass es weg. Es steht hier: { $place }
subcommand-unknown = { $command } kennt kein „{ $word }“. Es gibt: { $known }
try-again = Inzwischen hat sich etwas geändert. Gib { $command } noch einmal.
days-unknown = „{ $text }“ ist keine Zahl von Tagen zwischen { $least } und { $most }.
count-unknown = „{ $text }“ ist keine Zahl zwischen { $least } und { $most }.
button-tell = Melden
button-undo = Rückgängig

backtest-nothing = Aus dieser Zeit ist kein Artikel gespeichert, also gibt es nichts zum Ausprobieren.
backtest-looked = { $n ->
    [one] Ausprobiert an einem Artikel seit dem { $day }.
   *[other] Ausprobiert an { $articles } Artikeln seit dem { $day }.
}
backtest-counts = Es kämen { $more } hinzu, { $fewer } fielen weg.
backtest-counts-none = Es käme nichts hinzu, und nichts fiele weg.
backtest-share = Was du nennst, steht in { $percent } % aller Artikel.
backtest-alerts-more = Das { $n ->
    [one] ist etwa eine Meldung
   *[other] sind etwa { $number } Meldungen
} mehr am Tag.
backtest-alerts-fewer = Das { $n ->
    [one] ist etwa eine Meldung
   *[other] sind etwa { $number } Meldungen
} weniger am Tag.
backtest-alerts-same = Die Zahl der Meldungen am Tag bleibt etwa gleich.
backtest-days = Nach Tagen: { $days }
backtest-day-more = { $day } +{ $count }
backtest-day-fewer = { $day } −{ $count }
backtest-examples-more = Hinzu käme zum Beispiel:
backtest-examples-fewer = Wegfallen würde zum Beispiel:
offer-fresh = { $count ->
    [one] Ein Artikel der letzten zwei Tage würde jetzt passen. Gemeldet wurde er niemandem.
   *[other] { $count } Artikel der letzten zwei Tage würden jetzt passen. Gemeldet wurden sie niemandem.
}
recheck-nothing = Aus den letzten zwei Tagen ist nichts nachzumelden.
recheck-told = { $articles ->
    [one] Ein Artikel wurde
   *[other] { $articles } Artikel wurden
} aufgenommen: { $stories ->
    [0] keine neue Geschichte
    [one] eine neue Geschichte
   *[other] { $stories } neue Geschichten
}, { $alerts ->
    [0] niemand muss etwas erfahren.
    [one] eine Meldung geht hinaus.
   *[other] { $alerts } Meldungen gehen hinaus.
}

## Stichwortlisten

keyword-list-title = Stichwortlisten
keyword-list-item = { $list }: { $n ->
    [one] ein Stichwort
   *[other] { $count } Stichwörter
}
keyword-list-hint = /keyword show LISTE zeigt eine, /keyword add LISTE STICHWORT ergänzt sie.
keyword-show-title = { $list }: { $n ->
    [one] ein Stichwort
   *[other] { $count } Stichwörter
}
keyword-show-forms = ⁺ wird in allen Formen gefunden.
keyword-show-hint = /keyword show { $list } STICHWORT zeigt ein Stichwort, /keyword export { $list } gibt die ganze Liste als Datei.
keyword-any-language = jede Sprache
keyword-literal = Wird gefunden, wie es da steht.
keyword-forms = { $term } wird auch gefunden als: { $forms }
keyword-no-list = Eine Liste „{ $list }“ gibt es nicht. Es gibt: { $lists }
keyword-list-new = Eine Liste { $list } gibt es noch nicht; es gibt { $lists }. Soll { $list } neu angelegt werden?
keyword-unused = Noch fragt kein Thema nach @{ $list }; mit /topic edit kommt die Liste in eines hinein.
keyword-nearly-all = Das steht fast überall. Trotzdem zu { $list } hinzufügen?
keyword-common = So kurz oder so gewöhnlich, dass es fast überall steht: { $terms }. Trotzdem zu { $list } hinzufügen?
keyword-emptied = Dann ist { $list } leer. Trotzdem entfernen?
keyword-added = Neu in { $list }: { $terms }
keyword-changed = Geändert in { $list }: { $terms }
keyword-same = Schon in { $list }: { $terms }
keyword-removed = Entfernt aus { $list }: { $terms }
keyword-not-there = Nicht in { $list }: { $terms }
keyword-near = Meinst du: { $terms }
keyword-too-many = Eine Liste fasst höchstens { $most } Stichwörter, { $list } hätte dann mehr.
keyword-too-many-words = Ein Befehl fasst höchstens { $most } Wörter und Wendungen, dieser hat mehr. Nichts wurde geändert. Verteil sie auf mehrere Befehle, oder schick alle in einer Datei: /keyword import nimmt sie, /keyword export gibt dir eine zum Anfangen.
keyword-import-what = Schick die Datei mit dem Begleittext /keyword import, oder antworte damit auf die Datei. /keyword export gibt dir eine zum Anfangen.
keyword-import-same = Die Datei ändert nichts: Es ist schon alles so.
keyword-import-title = Die Listen dieser Datei werden genau so, wie sie dort stehen. Andere Listen bleiben. Weiter?
keyword-import-list = { $list }: { $added } neu, { $gone } entfernt, { $changed } geändert
keyword-import-new-list = { $list } (neu): { $added } Stichwörter
keyword-import-common = So kurz oder so gewöhnlich, dass es fast überall steht: { $terms }
keyword-import-nearly-all = Was die Datei hinzufügt, steht fast überall.
keyword-imported = Erledigt.
keyword-import-undo = Das alles zurücknehmen: { $command }
keyword-exported = Listen: { $lists }. Ändere die Datei, schick sie zurück und schreib /keyword import dazu.
list-name = „{ $list }“ geht nicht als Name einer Liste: erst ein Buchstabe von a bis z, dann höchstens 39 aus a bis z, Ziffern, „-“ und „_“.
language-mark-unknown = „{ $tag }“ ist keine Sprache. Schreib lang=ko, lang=de und so weiter.
forms-need-language = Für alle Formen brauche ich die Sprache: Füg zum Beispiel lang=ru an.
file-too-long = Die Datei ist zu lang. Gelesen werden höchstens { $most } Bytes.
file-no-yaml = Die Datei lässt sich nicht als YAML lesen.
file-no-yaml-line = Die Datei lässt sich nicht als YAML lesen; in Zeile { $line } stimmt etwas nicht.
file-aliases = In Zeile { $line } steht ein Anker oder Verweis (& oder *). Schreib den Wert aus oder setz ihn in Anführungszeichen.
file-name-twice = „{ $name }“ steht in Zeile { $first } und noch einmal in Zeile { $line }. Nichts wurde geändert. Mach aus beiden eins.
file-term-twice = „{ $term }“ steht zweimal in { $list }, mit verschiedenen Sprachen, Ausnahmen oder Formen. Nichts wurde geändert. Mach aus beiden eins.
file-no-lists = In der Datei stehen keine Listen oder mehr als { $most }. /keyword export zeigt, wie sie aussehen muss.
file-shape = Die Datei ist anders aufgebaut, als ich sie lesen kann, und zwar bei: { $place }. /keyword export zeigt, wie sie aussehen muss.
log-nothing = Noch wurde nichts geändert.
log-item = #{ $number } { $moment }, { $who }: { $what }
log-undone = (zurückgenommen)
log-hint = Eine Änderung zurücknehmen: { $command }
undo-nothing = Es gibt nichts zurückzunehmen.
undo-unknown = Eine Änderung „{ $text }“ gibt es hier nicht. Die Nummern stehen im Protokoll (log).
undo-before = Änderung #{ $number } wurde schon zurückgenommen.
undo-list-gone = Änderung #{ $number } lässt sich nicht zurücknehmen: Ihre Liste { $list } gibt es nicht mehr.
undo-list-needed = Änderung #{ $number } lässt sich nicht zurücknehmen: Die Liste { $list }, die sie angelegt hat, enthält Stichwörter oder wird von einem Thema gebraucht.
undo-query = Änderung #{ $number } lässt sich nicht zurücknehmen: Die Anfrage wäre dann nicht mehr gültig. { $problem }
undo-overtaken = Änderung #{ $number } lässt sich nicht allein zurücknehmen: #{ $later } von { $who } hat seither dasselbe geändert. Nimm erst das zurück: { $command }
undo-subscribed = Änderung #{ $number } hat das Thema { $topic } angelegt, das inzwischen { $chats ->
    [one] ein Chat bekommt
   *[other] { $chats } Chats bekommen
}. /topic remove { $topic } entfernt es und fragt vorher.
undo-empties = Dann bleibt nichts übrig in: { $lists }
undo-common = So kurz oder so gewöhnlich, dass es fast überall steht: { $terms }
undo-nearly-all = Was damit zurückkommt, steht fast überall.
undo-question = { $numbers } trotzdem zurücknehmen?
undo-kept = Bleibt, wie es seither geändert wurde: { $terms }
undo-kept-item = { $term } (#{ $number } von { $who })
undone = Zurückgenommen: #{ $number } { $what }
undone-same = Es ist schon alles wie vor #{ $number }: { $what }

## Was an einer Anfrage oder einem Stichwort nicht stimmt

query-malformed = { $problem } Es geht um die Stelle hinter ▸: { $place }
query-cannot-stand = „{ $text }“ kann dort nicht stehen.
query-quote-open = Ein Anführungszeichen wird nie geschlossen.
query-list-name = „@{ $name }“ ist keine Liste: Ein Name beginnt mit einem Buchstaben und hat a bis z, Ziffern, „-“ und „_“.
query-field-unknown = Ein „{ $name }:“ gibt es nicht. Es gibt { $known }; Text mit einem „:“ darin braucht Anführungszeichen.
query-number = { $word } braucht eine Zahl von 1 bis { $most }, wie in { $example }.
query-function-unknown = Eine Funktion „{ $name }“ gibt es nicht. Es gibt sentence(a, b), near/5(a, b) und atleast/2(a, b, c).
query-too-long = Eine Anfrage hat höchstens { $most } Zeichen, diese hat { $length }.
query-empty = Die Anfrage ist leer.
query-no-language = „{ $value }“ ist keine Sprache. Schreib zum Beispiel lang:ko.
query-no-tier = Eine Art „{ $value }“ von Quelle gibt es nicht. Es gibt: { $tiers }.
query-two-arguments = { $function } braucht zwei Angaben mit einem Komma dazwischen.
query-asks-too-much = { $function } verlangt mehr als die { $count }, die dort stehen.
query-argument-missing = Bei { $function } fehlt eine Angabe: ein Stichwort oder eine @liste.
query-only-or = In sentence, near und atleast darf nur OR zwischen Stichwörtern stehen.
query-part-unknown = Einen Teil ${ $name } gibt es davor nicht. Er wird am Anfang festgelegt: ${ $name } = (…)
query-part-twice = ${ $name } ist zweimal festgelegt.
query-part-brackets = Wofür ${ $name } steht, gehört in Klammern: ${ $name } = (…)
query-part-unused = ${ $name } wird nirgends verwendet.
query-part-late = ${ $name } wird zu spät festgelegt: Das gehört vor die Anfrage.
query-too-large = Mit ausgeschriebenen Teilen hat die Anfrage mehr als { $most } Zeichen und Wörter.
query-too-deep = Mehr als { $most } Klammern stehen ineinander.
query-never-closed = Die „(“ an Stelle { $at } wird nie geschlossen.
query-ends-early = Die Anfrage endet zu früh.
query-comma = Ein Komma trennt nur Angaben; eine Zahl wie "7,000" braucht Anführungszeichen.
query-close = Diese „)“ schließt nichts, oder es steht nichts davor.
query-no-list = Eine Liste @{ $name } gibt es nicht. Vielleicht: { $offered }.
query-wants-all = Dazu würden auch Artikel passen, in denen gar nichts gefunden wird: NOT, outlet:, lang: und tier: brauchen ein Stichwort neben sich.
query-dash-first = „{ $text }“ beginnt mit einem Strich. Eine Anfrage schließt etwas mit NOT aus: „Schiff NOT Tourismus“.
term-exception = „{ $exception }“ enthält „{ $term }“ nicht, ist also keine Ausnahme davon.
term-form-star = Eine Form besteht aus Wörtern ohne „*“.
term-too-long = Ein Stichwort hat höchstens { $most } Zeichen, dieses hat { $length }.
term-no-letter = Ein Stichwort braucht einen Buchstaben oder eine Ziffer.
term-dash-first = „{ $text }“ ist eine Ausnahme, aber davor steht kein Stichwort. Schreib erst das Stichwort, dann das, worin es nicht gesucht wird: „Waffe* -Waffeleisen“.
term-star-inside = „*“ darf ein Wort beenden oder das Stichwort beginnen, nicht darin stehen.
term-star-first = Nur das erste Wort eines Stichworts darf mit „*“ beginnen.
term-too-common = „{ $text }“ stünde fast überall: Schreib mindestens { $least } Buchstaben.
term-quote = Ein Anführungszeichen ist übrig.
term-behind-exception = Hinter einer Ausnahme können nur weitere Ausnahmen stehen.
forms-star = Ein Wort mit „*“ dahinter hat schon jede Endung.
forms-language = Für „{ $language }“ kenne ich keine Formen. Ich kenne: { $known }.
forms-too-many = Das hat mehr als { $most } Formen. Nimm weniger Wörter, die sich ändern.

## Themen, für Admins

topics-there = Ein Thema { $name } gibt es schon; /topic edit ändert es.
topics-name = „{ $name }“ geht nicht als Name eines Themas: 1 bis 40 Buchstaben, Ziffern, „-“ und „_“.
topics-nearly-all = Zu { $topic } würde fast alles passen. Trotzdem speichern?
topics-added = Das Thema { $topic } gibt es jetzt.
topics-set = Das Thema { $topic } ist geändert; neue Artikel werden ab jetzt danach beurteilt.
topics-small-operator = „{ $word }“ wird als Wort gesucht; der Operator heißt { $operator }.
topics-test-whole = Alles, was { $topic } jetzt findet, als wäre es neu:
topics-subscribe-hint = Noch bekommt es niemand: /subscribe { $topic }
topics-remove-title = { $topic } entfernen? { $chats ->
    [0] Kein Chat bekommt es.
    [one] Ein Chat bekommt es.
   *[other] { $chats } Chats bekommen es.
}
topics-removed = Das Thema { $topic } ist weg, mit seinen Abos. „Rückgängig“ holt beides zurück.
topics-subscribers = { $chats ->
    [0] Kein Chat bekommt es.
    [one] Ein Chat bekommt es.
   *[other] { $chats } Chats bekommen es.
}

## Feeds

feed-there = { $url } ist schon dabei.
feed-added = { $title } ({ $tier }) ist dabei: jetzt { $count ->
    [one] ein Eintrag.
   *[other] { $count } Einträge.
}
feed-baseline = Was jetzt darin steht, wird gespeichert, aber nicht gemeldet; Meldungen beginnen mit dem, was danach kommt.
feed-tested = { $title }: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}
feed-newest = Der neueste ist vom { $moment }.
feed-refused = { $url } darf nicht abgerufen werden: Das ist keine öffentliche Adresse oder gar keine Webadresse.
feed-gone = { $url }: Der Server sagt, dass es das für immer nicht mehr gibt.
feed-status = { $url }: Der Server antwortet mit Fehler { $status }.
feed-unreachable = { $url } ist gerade nicht erreichbar.
feed-too-heavy = { $url } zu lesen ist zu aufwendig.
feed-unreadable = { $url } ist kein Feed, den ich lesen kann.
feed-tier = Eine Art „{ $word }“ von Quelle gibt es nicht. Es gibt: { $tiers }
feed-unknown = Einen Feed „{ $text }“ gibt es nicht. /feed list zeigt Nummern und Namen.
feed-none = Es gibt noch keine Feeds; /feed add URL fügt einen hinzu.
feed-none-such = Zu „{ $word }“ passt kein Feed.
feed-none-failing = Kein Feed hat Fehler.
feed-none-paused = Kein Feed ist pausiert.
feed-list-title = { $count ->
    [one] Ein Feed
   *[other] { $count } Feeds
}
feed-list-hint = /feed pause, resume oder remove NUMMER. /feed list failing zeigt, was nicht geht.
feed-item = #{ $number } { $title } ({ $tier })
feed-item-paused = pausiert
feed-item-failing = { $count ->
    [one] einmal fehlgeschlagen
   *[other] { $count }-mal nacheinander fehlgeschlagen
}
feed-item-new = noch nicht gelesen
feed-item-read = gelesen { $moment }
feed-pause-done = { $title } pausiert jetzt.
feed-resume-done = { $title } wird wieder abgerufen. Was bis jetzt darin steht, wird gespeichert, nicht gemeldet.
feed-remove-question = { $title } ({ $url }) entfernen? Gebracht hat er { $count ->
    [one] einen Eintrag, der bleibt.
   *[other] { $count } Einträge, die bleiben.
}
feed-remove-done = { $title } ist entfernt.
feed-import-what = Schick eine OPML-Datei mit dem Begleittext /feed import, oder antworte damit auf die Datei.
feed-import-unreadable = Die Datei lässt sich nicht als OPML lesen. Sie darf höchstens { $most } Feeds haben und keine DTD.
feed-import-refused = Nichts wurde hinzugefügt: { $url } darf nicht abgerufen werden.
feed-imported = { $added ->
    [0] Kein Feed kam hinzu
    [one] Ein Feed kam hinzu
   *[other] { $added } Feeds kamen hinzu
}, { $known ->
    [one] einen gab
   *[other] { $known } gab
} es schon.
feed-exported = { $count ->
    [one] Ein Feed
   *[other] { $count } Feeds
}

## Personen

role-unknown = „{ $word }“ ist keine Rolle, die man vergeben kann. Es gibt admin und editor.
person-unknown = „{ $text }“ ist keine Kennung. Nenn die Nummer oder vollständige Kennung im Netz, wie telegram:1234 oder matrix:@ann:example.org; Namen kann sich jeder geben.
admin-added = { $person } ist jetzt { $role ->
    [admin] Admin
   *[editor] Redakteur
}.
admin-same = { $person } ist schon { $role ->
    [admin] Admin
   *[editor] Redakteur
}.
admin-removed = { $person } ist nicht mehr { $role ->
    [admin] Admin
   *[editor] Redakteur
}.
admin-unknown = { $person } ist weder Admin noch Redakteur.
admin-owner = { $person } ist Eigentümer; das ändern nur die Einstellungen des Programms.
admin-last = Dann könnte niemand mehr Rechte vergeben. Mach erst jemand anderen zum Admin.
admin-none = Es gibt noch keine Eigentümer, Admins oder Redakteure.
admin-list-title = Wer was darf
admin-item-owner = { $person }: Eigentümer
admin-item = { $person }: { $role ->
    [admin] Admin
   *[editor] Redakteur
} seit dem { $day }, ernannt von { $who }
invite-private = Wer den Code liest, kann ihn benutzen: Frag im privaten Chat mit mir danach.
invite-made = Wer das hier als Erster schickt, wird { $role ->
    [admin] Admin
   *[editor] Redakteur
}. Es geht nur einmal und { $hours } Stunden lang:
invite-hint = Gib es nur einer Person weiter.
redeem-unknown = Der Code ist falsch, schon benutzt oder zu alt. Bitte um einen neuen.
redeem-already = So viel darfst du schon ({ $role ->
    [owner] Eigentümer
    [admin] Admin
   *[editor] Redakteur
}), der Code wurde nicht verbraucht.
redeemed = Du bist jetzt { $role ->
    [admin] Admin
   *[editor] Redakteur
}.
redeemed-hint = /help zeigt, was du tun kannst.
redeemed-group = Das gilt überall, nicht nur in dieser Gruppe. /help zeigt, was du tun kannst.

## Geschichten von Hand

story-number-unknown = Eine Geschichte „{ $text }“ gibt es nicht. Die Nummern stehen in /latest.
article-unknown = Ein Artikel { $article } steht in keiner Geschichte.
merge-question = Geschichte { $other } in Geschichte { $story } aufgehen lassen? Meldungen in Chats werden geändert, neu gemeldet wird nichts.
merge-same = Das ist schon eine Geschichte: { $story }
merged = Geschichte { $other } gehört jetzt zu Geschichte { $story }, die nun { $count } Artikel hat.
split-question = { $count ->
    [one] Einen Artikel aus Geschichte { $story } zu einer eigenen machen? Neu gemeldet wird nichts.
   *[other] { $count } Artikel aus Geschichte { $story } zu einer eigenen machen? Neu gemeldet wird nichts.
}
split-question-tell = { $count ->
    [one] Einen Artikel aus Geschichte { $story } zu einer eigenen machen und sie melden?
   *[other] { $count } Artikel aus Geschichte { $story } zu einer eigenen machen und sie melden?
}
split-impossible = Das lässt sich nicht aus Geschichte { $story } lösen: Alle genannten Artikel müssen darin stehen, und einer muss bleiben.
split-done = Aus Geschichte { $story } wurde Geschichte { $new } gelöst.
split-told = { $count ->
    [0] Kein Chat erfährt davon.
    [one] Ein Chat erfährt davon.
   *[other] { $count } Chats erfahren davon.
}
move-question = Artikel { $article } aus Geschichte { $origin } in Geschichte { $story } verschieben?
move-impossible = Artikel { $article } kann nicht in Geschichte { $story }: Er steht schon dort, oder seine eigene Geschichte hat sonst keinen.
moved = Artikel { $article } aus Geschichte { $origin } gehört jetzt zu Geschichte { $story }.
retract-question = Geschichte { $story } zurückziehen? Wo sie gemeldet wurde, wird die Meldung durchgestrichen und beantwortet.
retract-no-reason = Ein Grund fehlt. Leser wollen einen: /retract { $story } WARUM
retract-too-long = Ein Grund hat höchstens { $most } Zeichen, dieser hat { $length }. Nichts wurde geändert; sag es kürzer.
retract-before = Geschichte { $story } wurde schon zurückgezogen.
retracted = Geschichte { $story } ist zurückgezogen: { $edited ->
    [one] eine Meldung geändert
   *[other] { $edited } Meldungen geändert
}, { $answered ->
    [one] ein Chat benachrichtigt
   *[other] { $answered } Chats benachrichtigt
}, { $dropped ->
    [one] eine noch nicht gesendete Nachricht verworfen
   *[other] { $dropped } noch nicht gesendete Nachrichten verworfen
}.
retracted-untold = Geschichte { $story } ist zurückgezogen. Sie war noch niemandem gemeldet.
retracted-copies = { $count ->
    [one] In diesem Chat kann eine zweite Kopie stehen, die ich nicht ändern kann: { $chats }
   *[other] In diesen { $count } Chats kann eine zweite Kopie stehen, die ich nicht ändern kann: { $chats }
}
retraction-edit = Zurückgezogen
retraction-reply = Zurückgezogen: Bitte betrachte diese Meldung als hinfällig.
retraction-reason = Grund: { $reason }

## Das Programm

stats-title = Zahlen
stats-day = Letzte 24 Stunden: { $articles_n ->
    [one] ein Artikel
   *[other] { $articles } Artikel
}, { $wanted } passend, { $stories_n ->
    [one] eine neue Geschichte
   *[other] { $stories } neue Geschichten
}, { $alerts_n ->
    [one] eine Meldung
   *[other] { $alerts } Meldungen
}
stats-week = Letzte 7 Tage: { $articles_n ->
    [one] ein Artikel
   *[other] { $articles } Artikel
}, { $wanted } passend, { $stories_n ->
    [one] eine neue Geschichte
   *[other] { $stories } neue Geschichten
}, { $alerts_n ->
    [one] eine Meldung
   *[other] { $alerts } Meldungen
}
stats-chats = Chats, die Meldungen bekommen: { $active } von { $all }
stats-topic = { $topic }: { $n ->
    [one] ein Chat
   *[other] { $count } Chats
}
health-never = nie
health-feeds = Feeds in Ordnung: { $ok } von { $polled }; pausiert: { $paused }
health-feed = #{ $number } { $title }: { $count ->
    [one] einmal fehlgeschlagen
   *[other] { $count }-mal nacheinander fehlgeschlagen
}
health-read = Zuletzt gelesen: { $moment }
health-sent = Letzte Nachricht gesendet: { $moment }
health-waiting = Wartend: { $count }, davon fällig: { $due }
health-trouble = Nicht gesendet: { $dead } aufgegeben, { $ambiguous } ungewiss
health-oldest = Die älteste ist seit dem { $moment } fällig.
health-more = /feed list failing zeigt alle.
outbox-title = Wartend: { $count }, davon fällig: { $due }, unterwegs: { $sending }
outbox-fine = Nichts ist fehlgeschlagen.
outbox-none-dead = Nichts wurde aufgegeben; es gibt nichts erneut zu senden.
outbox-trouble = Aufgegeben: { $dead }, ungewiss: { $ambiguous }
outbox-item-dead = ⚠ { $id } an { $chat } ({ $kind }): aufgegeben nach { $attempts ->
    [one] einem Versuch
   *[other] { $attempts } Versuchen
}
outbox-item-ambiguous = ? { $id } an { $chat } ({ $kind }): vielleicht angekommen
outbox-item-story = (Geschichte { $story })
delivery-answer = Antwort
delivery-alert = Meldung
delivery-catch-up = Sammelmeldung
delivery-update = Neues
delivery-correction = Korrektur
delivery-retraction = Zurückziehung
delivery-digest = Übersicht
delivery-coverage = Liste der Quellen
delivery-notice = Hinweis
outbox-hint = /outbox retry { $id } schickt eine noch einmal, /outbox retry all alles, was aufgegeben wurde.
outbox-unknown = Zu „{ $text }“ passt keine ungesendete Nachricht, oder mehr als eine; /outbox zeigt sie.
outbox-impossible = Das kann nicht noch einmal gesendet werden; /outbox zeigt, was geht.
outbox-again = { $count ->
    [one] Eine Nachricht geht noch einmal hinaus.
   *[other] { $count } Nachrichten gehen noch einmal hinaus.
}
announce-title = Von denen, die diesen Bot betreiben
announce-too-long = Höchstens { $most } Zeichen; das sind { $length }.
announce-question = { $count ->
    [0] Kein Chat bekäme das:
    [one] Das an einen Chat schicken?
   *[other] Das an { $count } Chats schicken?
}
announced = { $count ->
    [one] Es geht an einen Chat.
   *[other] Es geht an { $count } Chats.
}
audit-item = #{ $number } { $moment }, { $who } in { $place }: { $what }
audit-nothing = nichts
# Was im Protokoll der Änderungen steht: was geschah, und woran.
record-keywords-add = Stichwörter hinzugefügt
record-keywords-remove = Stichwörter entfernt
record-keywords-prune = Formen entfernt
record-keywords-import = Liste eingelesen
record-keywords-create = Liste angelegt
record-topics-set = Thema geändert
record-topics-remove = Thema entfernt
record-feeds-add = Feed hinzugefügt
record-feeds-remove = Feed entfernt
record-feeds-pause = Feed pausiert
record-feeds-resume = Feed wieder abgerufen
record-feeds-refused = Adresse abgelehnt
record-stories-merge = Geschichten zusammengelegt
record-stories-split = Geschichte geteilt
record-stories-move = Artikel verschoben
record-retract = Geschichte zurückgezogen
record-recheck-tell = nachträglich gemeldet
record-admin-add = Rechte gegeben
record-admin-remove = Rechte entzogen
record-invite = Code erstellt
record-subscribe = Thema abonniert
record-unsubscribe = Thema abbestellt
record-mute = Chat stumm
record-mute-story = Geschichte stumm
record-unmute-story = Geschichte nicht mehr stumm
record-chat-state = Zustand eines Chats
record-chat-settings = Einstellungen eines Chats
record-chat-moved = Chat umgezogen
record-forget = Chat vergessen
record-announce = Mitteilung an alle
record-outbox-retry = noch einmal gesendet
record-undo = zurückgenommen: Änderung #{ $number }
record-story = Geschichte { $story } in { $chat }
record-value-active = bekommt Meldungen
record-value-stopped = abgeschaltet
record-value-unreachable = nicht erreichbar
record-value-forgotten = vergessen
record-value-paused = pausiert
record-value-admin = Admin
record-value-editor = Redakteur

## Wozu Befehle für Admins da sind, was hinter ihnen steht, und ein Beispiel

help-keyword = die Listen der Wörter, nach denen gesucht wird
help-keyword-add = eine Liste um Stichwörter ergänzen
usage-keyword-add = LISTE STICHWORT … [lang=ko] [forms]
more-keyword-add = Mehrere Stichwörter auf einmal; Anführungszeichen halten Wörter zusammen. Was mit - beginnt, ist eine Ausnahme vom Stichwort davor: Waffe* -Waffeleisen. title:NK zählt nur in Titeln, Wort* nimmt jede Endung. lang=ko nennt die Sprache von allen; mit einer Sprache fügt forms alle Formen jedes Wortes hinzu.
example-keyword-add = arms Koksan "M1989-Geschütz"
help-keyword-remove = Stichwörter aus einer Liste nehmen
usage-keyword-remove = LISTE STICHWORT …
more-keyword-remove = Das Wort genügt; seine Ausnahmen braucht es nicht.
example-keyword-remove = arms Koksan-Kanone
help-keyword-list = die Listen zeigen
help-keyword-show = eine Liste oder ein Stichwort darin zeigen
usage-keyword-show = LISTE [STICHWORT]
example-keyword-show = arms Rakete
help-keyword-test = zeigen, was eine Änderung bringt und kostet
usage-keyword-test = [add | remove] LISTE STICHWORT … [days=14]
more-keyword-test = Ändert nichts. Beurteilt die gespeicherten Artikel der letzten Tage mit und ohne die Stichwörter; remove prüft, was ohne sie fehlte.
example-keyword-test = arms Panzerhaubitze days=7
help-keyword-log = die letzten Änderungen an Listen zeigen
usage-keyword-log = [LISTE] [ZAHL]
help-keyword-undo = eine Änderung an einer Liste zurücknehmen
usage-keyword-undo = [NUMMER …]
more-keyword-undo = Ohne Nummer die letzte Änderung; die Nummern stehen in /keyword log. Was seither geändert wurde, bleibt.
help-keyword-import = Listen aus einer YAML-Datei übernehmen
more-keyword-import = Die Listen in der Datei werden genau so, wie sie dort stehen, andere bleiben. Zeigt vorher, was sich ändert, und fragt.
help-keyword-export = Listen als YAML-Datei ausgeben
usage-keyword-export = [LISTE …]
help-topic = Themen: was Chats bekommen können
help-topic-add = ein Thema anlegen
usage-topic-add = NAME ANFRAGE
more-topic-add = @liste steht für alle Stichwörter einer Liste; AND, OR, NOT und Klammern verbinden; Anführungszeichen halten Wörter zusammen.
example-topic-add = schiffe @dprk AND @russia AND (Schiff OR Hafen)
help-topic-edit = einem Thema eine andere Anfrage geben
usage-topic-edit = NAME ANFRAGE
example-topic-edit = schiffe @dprk AND @russia AND Schiff
help-topic-show = die Anfrage eines Themas zeigen
usage-topic-show = THEMA
example-topic-show = schiffe
help-topic-remove = ein Thema entfernen
usage-topic-remove = THEMA
example-topic-remove = schiffe
help-topic-test = zeigen, was eine Anfrage fände
usage-topic-test = NAME [ANFRAGE] [days=14]
example-topic-test = schiffe @dprk AND @russia AND Schiff days=7
help-topic-log = die letzten Änderungen an Themen zeigen
usage-topic-log = [THEMA] [ZAHL]
help-topic-undo = eine Änderung an einem Thema zurücknehmen
usage-topic-undo = [NUMMER …]
more-topic-undo = Ohne Nummer die letzte Änderung; die Nummern stehen in /topic log. Spätere Änderungen desselben Themas müssen zuerst zurückgenommen werden.
help-recheck = zeigen, was aus den letzten zwei Tagen jetzt passt; mit tell wird es gemeldet
usage-recheck = [tell]
help-feed = die Feeds, die gelesen werden
help-feed-add = einen Feed hinzufügen
usage-feed-add = URL [tier=wire] [lang=ko] [title="…"]
more-feed-add = Hinzu kommt nur, was sich lesen lässt; was jetzt darin steht, wird gespeichert und nicht gemeldet. Arten von Quellen für tier: official_list, government, wire, independent, think_tank, state_media, tabloid, aggregator.
example-feed-add = https://example.org/rss tier=wire
help-feed-list = die Feeds zeigen
usage-feed-list = [failing | paused | WORT]
help-feed-test = einen Feed ansehen, ohne ihn hinzuzufügen
usage-feed-test = URL
example-feed-test = https://example.org/rss
help-feed-pause = einen Feed nicht mehr abrufen
usage-feed-pause = NUMMER
example-feed-pause = 12
help-feed-resume = einen Feed wieder abrufen
usage-feed-resume = NUMMER
example-feed-resume = 12
help-feed-remove = einen Feed entfernen
usage-feed-remove = NUMMER
example-feed-remove = 12
help-feed-import = die Feeds einer OPML-Datei übernehmen
help-feed-export = die Feeds als OPML-Datei ausgeben
help-stories = Geschichten von Hand zusammenlegen oder trennen
help-stories-merge = zwei Geschichten zu einer machen
usage-stories-merge = GESCHICHTE GESCHICHTE
example-stories-merge = 17 23
help-stories-split = aus Artikeln eine eigene Geschichte machen
usage-stories-split = GESCHICHTE ARTIKEL … [tell]
example-stories-split = 17 204 205
help-stories-move = einen Artikel in eine andere Geschichte verschieben
usage-stories-move = ARTIKEL GESCHICHTE
example-stories-move = 204 23
help-retract = eine Geschichte zurückziehen, wo immer sie gemeldet wurde
usage-retract = GESCHICHTE [WARUM]
example-retract = 17 Das Ministerium hat es dementiert
help-admin = wer was darf
help-admin-add = jemanden zum Admin oder Redakteur machen
usage-admin-add = KENNUNG [admin | editor]
example-admin-add = telegram:1234 editor
help-admin-remove = jemandem die Rechte nehmen
usage-admin-remove = KENNUNG
example-admin-remove = telegram:1234
help-admin-list = zeigen, wer was darf
help-invite = einen Code machen, der Rechte gibt
usage-invite = [admin | editor]
help-redeem = einen Code für Rechte einlösen
usage-redeem = CODE
example-redeem = 0123456789abcdef0123
help-stats = Zahlen zeigen
help-health = zeigen, was geht und was nicht
help-outbox = zeigen, was wartet und was nicht gesendet werden konnte
help-outbox-retry = noch einmal schicken, was nicht gesendet werden konnte
usage-outbox-retry = KENNUNG … oder all
example-outbox-retry = all
help-announce = an alle Chats schreiben
usage-announce = TEXT
example-announce = Heute Abend pausieren die Meldungen eine Stunde.
help-audit = zeigen, wer was geändert hat
usage-audit = [ZAHL]
