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
unit-casualty = { $number } Opfer
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
start-subscribed = Dieser Chat bekommt jetzt: { $topics }
start-commands = /topics zeigt, was es gibt, /stop beendet alle Meldungen.
topics-title = Themen
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = /subscribe NAME oder /unsubscribe NAME
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
command-unknown = { $command } kenne ich nicht. Ich kenne /start, /help, /topics, /subscribe, /unsubscribe und /stop.
commands-only = Ich verstehe nur Befehle; /help nennt sie.
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
