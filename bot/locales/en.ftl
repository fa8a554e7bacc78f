### Every text that a chat ever sees, in English. Keys are the same in every language (a test says so).
### Alerts are read in five seconds on a phone: short lines, the fact first.

## Alerts

# Before the headline of a telling that is not in the chat's language.
alert-original = [{ $language }]
alert-figures = Figures: { $figures }
alert-earlier = Earlier: { $figures } ({ $day })
alert-earlier-said = Earlier: { $figures } ({ $day }, { $speaker })
alert-elsewhere = { $outlet } says: { $figures }
alert-source = { $outlet }, { $moment }
# Behind the source line once more outlets tell the story.
alert-coverage = { $outlets ->
    [one] Also reported by { $names }
   *[other] Also reported by { $outlets } outlets: { $names }
}
alert-coverage-languages = { $languages ->
    [one] one language
   *[other] { $languages } languages in all
}
alert-more = and { $count } more
alert-state-media-only = So far from state media only.
alert-denied = A denial is reported.
alert-late = Sent { $hours ->
    [one] one hour
   *[other] { $hours } hours
} late.
alert-repeated = Possibly repeated: the network did not confirm the first attempt.
# Below the sentences where a machine worded them; what it wrote was held against what was extracted.
alert-translated = Translated by machine from { $language }, checked
alert-shortened = Shortened by machine, checked
alert-undated = No date given; first seen { $moment }
alert-one-source = One source so far.
alert-independent = { $count ->
    [one] one independent source
   *[other] { $count } independent sources
}
# Before the headline of what may interrupt at once, and of what need not.
alert-flash = 🔴
alert-low = ▫️
alert-follow-up = Follow-up
# In place of an alert whose story a person merged into another one; a headline follows.
alert-merged = The same event as another alert here:

## Changes to a story, sent as replies

update-title = Update
update-new = New: { $figures }
update-before = Before: { $figures }
update-actor = Now also: { $claim }
update-denial = Now denied
update-official = Now from an official source: { $outlet }
correction-title = Correction
correction-changed = { $outlet } has changed its report.
correction-now = Now: { $figures }
correction-was = Was: { $figures }
correction-denial-added = It now reports a denial.
correction-denial-removed = It no longer reports a denial.
correction-retraction = It says that it was corrected or withdrawn.
correction-direction = It now tells the opposite direction.
correction-name = It now names somebody or something else.
correction-unwanted = It no longer tells what the alert was about.

## Several stories in one message

catch-up-title = { $count ->
    [one] Catch-up: one story, which is older or came with many others:
   *[other] Catch-up: { $count } stories, which are older or came all at once:
}
catch-up-item = { $outlet }, { $day }

## Quantities

approx-about = about { $amount }
approx-more-than = more than { $amount }
approx-at-least = at least { $amount }
approx-less-than = less than { $amount }
approx-up-to = up to { $amount }
way-dprk-to-russia = { $amount } to Russia
way-russia-to-dprk = { $amount } to North Korea
range = { $low } to { $high }
unit-container = { $n ->
    [one] { $number } container
   *[other] { $number } containers
}
unit-troop = { $n ->
    [one] { $number } soldier
   *[other] { $number } troops
}
unit-shell = { $n ->
    [one] { $number } shell
   *[other] { $number } shells
}
unit-round = { $n ->
    [one] { $number } round
   *[other] { $number } rounds
}
unit-missile = { $n ->
    [one] { $number } missile
   *[other] { $number } missiles
}
unit-rocket = { $n ->
    [one] { $number } rocket
   *[other] { $number } rockets
}
unit-launcher = { $n ->
    [one] { $number } launcher
   *[other] { $number } launchers
}
unit-gun = { $n ->
    [one] { $number } gun
   *[other] { $number } guns
}
unit-drone = { $n ->
    [one] { $number } drone
   *[other] { $number } drones
}
unit-ton = { $n ->
    [one] { $number } ton
   *[other] { $number } tons
}
unit-barrel = { $n ->
    [one] { $number } barrel
   *[other] { $number } barrels
}
unit-ship = { $n ->
    [one] { $number } ship
   *[other] { $number } ships
}
unit-voyage = { $n ->
    [one] { $number } voyage
   *[other] { $number } voyages
}
unit-worker = { $n ->
    [one] { $number } worker
   *[other] { $number } workers
}
unit-casualty = { $n ->
    [one] { $number } casualty
   *[other] { $number } casualties
}
unit-killed = { $number } killed
unit-wounded = { $number } wounded
unit-prisoner = { $n ->
    [one] { $number } prisoner
   *[other] { $number } prisoners
}
unit-engineer = { $n ->
    [one] { $number } military engineer
   *[other] { $number } military engineers
}
unit-railcar = { $n ->
    [one] { $number } railcar
   *[other] { $number } railcars
}
unit-train = { $n ->
    [one] { $number } train
   *[other] { $number } trains
}
unit-officer = { $n ->
    [one] { $number } officer
   *[other] { $number } officers
}
unit-general = { $n ->
    [one] { $number } general
   *[other] { $number } generals
}
unit-sapper = { $n ->
    [one] { $number } sapper
   *[other] { $number } sappers
}
unit-adviser = { $n ->
    [one] { $number } adviser
   *[other] { $number } advisers
}
unit-person = { $n ->
    [one] { $number } person
   *[other] { $number } people
}
unit-bullet = { $n ->
    [one] { $number } bullet
   *[other] { $number } bullets
}
unit-tank = { $n ->
    [one] { $number } tank
   *[other] { $number } tanks
}
unit-vehicle = { $n ->
    [one] { $number } vehicle
   *[other] { $number } vehicles
}
unit-aircraft = { $number } aircraft
unit-brigade = { $n ->
    [one] { $number } brigade
   *[other] { $number } brigades
}
unit-company = { $n ->
    [one] { $number } company
   *[other] { $number } companies
}
unit-artillery_rocket = { $n ->
    [one] { $number } artillery rocket
   *[other] { $number } artillery rockets
}
unit-it_worker = { $n ->
    [one] { $number } IT worker
   *[other] { $number } IT workers
}
unit-factory = { $n ->
    [one] { $number } factory
   *[other] { $number } factories
}
unit-entity = { $n ->
    [one] { $number } organisation
   *[other] { $number } organisations
}
unit-bank = { $n ->
    [one] { $number } bank
   *[other] { $number } banks
}
unit-individual = { $n ->
    [one] { $number } person
   *[other] { $number } people
}
unit-shipment = { $n ->
    [one] { $number } shipment
   *[other] { $number } shipments
}
unit-dollar = ${ $number }
unit-euro = €{ $number }
unit-ruble = { $n ->
    [one] { $number } rouble
   *[other] { $number } roubles
}
unit-won = { $number } won
unit-other = { $number } { $unit }

## Notices to owners

notice-account-refused = { $network } no longer accepts Rajin’s account. Nothing is sent there; alerts wait. Put a new token into the settings and restart Rajin.
notice-second-instance = Another program is using Rajin’s account on { $network }. Rajin sends nothing there now, so that nobody is told twice; alerts wait. End the other program, then restart Rajin.

## Commands

start-welcome = Rajin tells you about arms transfers and sanctions between Russia and North Korea: one alert per event, with its sources. Silence means that it has found nothing new.
start-subscribed = This chat now gets: { $topics }
start-commands = /topics shows what there is, /stop ends all alerts.
topics-title = Topics
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = /subscribe NAME or /unsubscribe NAME
# Below the topics of a chat that has stopped.
topics-stopped = Alerts are stopped here; /start brings them back.
topics-none = There are no topics yet.
subscribed = This chat now gets { $topic }.
subscribed-already = This chat already gets { $topic }.
unsubscribed = This chat no longer gets { $topic }.
unsubscribed-already = This chat does not get { $topic }.
unsubscribed-nothing-left = This chat gets no alerts now.
topic-unknown = There is no topic “{ $name }”. There are: { $topics }
topic-missing = Which topic? For example: { $command } { $example }
stopped = No more alerts. Your settings are kept; /start brings them back.
group-admins-only = In groups only administrators may do that.
command-unknown = I do not know { $command }. I know /start, /help, /topics, /subscribe, /unsubscribe and /stop.
# To what is no command, in private.
commands-only = I understand commands only; /help names them.
button-yes = Yes
button-no = No
confirmation-dropped = That is dropped; nothing was changed.
confirmation-unknown = Nothing waits for a yes here any more. Give the command again.
anonymous-refused = Telegram hides who you are here, and this command needs to know. Give it in a private chat with me.
role-needed = That needs somebody who is at least { $role ->
    [owner] owner
    [admin] admin
   *[editor] editor
} of this bot.
command-took-too-long = { $command } took too long and was given up. Try it again later.
