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
catch-up-muted = { $count ->
    [one] While this chat was muted there was one story:
   *[other] While this chat was muted there were { $count } stories:
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

## Commands

start-welcome = Rajin tells you about arms transfers and sanctions between Russia and North Korea: one alert per event, with its sources. Silence means that it has found nothing new.
start-subscribed = This chat now gets: { $topics }
start-commands = /topics shows what there is, /settings how you are told, /help all commands; /stop ends all alerts.
topics-title = Topics
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = Press one, or write /subscribe NAME or /unsubscribe NAME.
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
command-unknown = I do not know { $command }. /help shows what I know.
command-unknown-near = I do not know { $command }. Did you mean { $near }? /help shows what I know.
# To what is no command, in private.
commands-only = I understand commands only; /help names them.
# Below an alert; short, three stand in a row on a phone.
button-relevant = Relevant
button-irrelevant = Not relevant
button-duplicate = Duplicate
button-story = Story { $story }
button-why = Why?
button-mute = Mute it
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
help-title = What you can say here:
help-more = /help COMMAND tells more about one.
help-aliases = Also: { $names }
help-group = In groups only administrators may do that.
help-elsewhere = For a channel or group that you administer, name it first: { $example }
# `near` is "/help mute", or nothing.
help-unknown = { $near ->
    [none] I know no command { $command }. /help names all.
   *[other] I know no command { $command }. Did you mean { $near }?
}
family-alerts = Alerts
family-stories = Stories
family-chat = This chat
family-lists = Keyword lists and topics
family-feeds = Feeds
family-people = People
family-program = The program

# One line each, behind the command; `usage-…` is what stands behind its name, `more-…` what /help COMMAND adds.
help-help = what you can say here
usage-help = [COMMAND]
help-start = begin to get alerts here
usage-start = [TOPIC]
help-topics = what there is to get, and what this chat gets
help-subscribe = get the alerts of a topic
usage-subscribe = TOPIC
help-unsubscribe = get them no more
usage-unsubscribe = TOPIC
help-stop = end all alerts; your settings are kept
help-latest = the newest stories of your topics
usage-latest = [NUMBER]
help-story = all that is known of a story: who tells it, figures, sources
usage-story = NUMBER
more-story = As a reply to an alert it needs no number.
help-why = why there was an alert, or why there was none
usage-why = NUMBER or LINK
more-why = As a reply to an alert it needs no number. With the link of an article it says what became of that.
help-ledger = who claimed how much, and when
usage-ledger = UNIT
more-ledger = Such as containers, shells, troops or missiles, in any language.
help-verdict = say what you think of an alert
usage-verdict = relevant|irrelevant|duplicate NUMBER
more-verdict = As a reply to an alert it needs no number. Your newest word counts.
help-mute = silence for a while, or about one story
usage-mute = TIME or story NUMBER
more-mute = For example: /mute 8h, /mute until Monday, /mute story 12. What comes meanwhile is told in one message afterwards; of a muted story you hear only if it is withdrawn.
help-unmute = end that silence
usage-unmute = [story NUMBER]
help-language = the language in which I speak here
usage-language = LANGUAGE
help-settings = language, time zone, how much you are told, silent hours
usage-settings = [NAME [VALUE]]
more-settings = Names: language, timezone, severity (low, routine, flash), languages (of sources: “en, ko” or all), silent (22:00-07:00 or off), edits (on or off).
help-forgetme = erase everything about this chat

## Words that are understood when they are typed, parted by spaces; those of all languages count everywhere

time-minutes = m min mins minute minutes
time-hours = h hr hrs hour hours
time-days = d day days
time-weeks = w week weeks
time-until = until till til
time-tomorrow = tomorrow
words-story = story
words-all = all any
words-on = on yes
words-off = off no none
words-severity-low = low everything
words-severity-routine = routine normal
words-severity-flash = flash important
verdict-words-relevant = relevant
verdict-words-irrelevant = irrelevant
verdict-words-duplicate = duplicate double

## Answers about stories

topic-arms-and-sanctions = Arms, troops, workers, technology and sanctions between Russia and North Korea
topic-sanctions = Sanctions that concern both countries: designations, evasion, vetoes, reports
topic-troops = North Korean soldiers, sappers and workers sent to Russia, their losses and captivity
button-subscribe = Get { $topic }
button-unsubscribe = Drop { $topic }
subscribed-elsewhere = { $chat } now gets { $topic }.
joined-channel = I am in { $chat }. Which topics shall it get?
latest-title = Newest of { $topics }
latest-place = { $more ->
    [0] { $outlet }, { $day }
    [one] { $outlet } and one more, { $day }
   *[other] { $outlet } and { $more } more, { $day }
}
latest-hint = /story { $example } tells all about one.
latest-unclear = “{ $typed }” is no number of stories. From 1 to { $most }: /latest 10
latest-no-topics = This chat gets no topics yet; /topics shows what there is.
latest-none = There is no story of this chat's topics yet.
story-missing = Which story? Its number, such as { $command } 12, or write { $command } as a reply to an alert.
story-number-unclear = “{ $typed }” is no number of a story. For example: { $command } 12
story-unknown = There is no story { $number }. /latest shows the newest.
story-several = That message tells several stories. Which one: { $numbers }? For example: { $command } 12
story-merged = Story { $story } is now part of story { $into }.
story-title = Story { $story }, first seen { $day }
story-tellings = { $count ->
    [one] One report
   *[other] { $count } reports
}
story-telling = { $outlet } ({ $tier }, { $day }):
story-follows = It continues story { $story }.
story-followed = Story { $story } continues it.
story-topics = Topics: { $topics }
tier-official-list = official list
tier-government = government
tier-wire = news agency
tier-independent = independent
tier-think-tank = institute
tier-state-media = state media
tier-tabloid = tabloid
tier-aggregator = aggregator
verdict-relevant = Noted: story { $story } is relevant.
verdict-irrelevant = Noted: story { $story } is not relevant.
verdict-duplicate = Noted: story { $story } was told before.
verdict-unclear = “{ $typed }” is no verdict. Say /verdict relevant 12, /verdict irrelevant 12 or /verdict duplicate 12.
ledger-title = Claimed { $unit }
ledger-planned = Planned or expected
ledger-capacity = What could be carried, held or made
ledger-denied = Denied
ledger-claimed = Claimed
ledger-published = { $day } (published)
ledger-told = { $count ->
    [one] told once
   *[other] told { $count } times
}
ledger-stories = { $count ->
    [one] story { $numbers }
   *[other] stories { $numbers }
}
ledger-nobody = nobody named
ledger-earlier = { $count ->
    [one] and one earlier
   *[other] and { $count } earlier
}
ledger-missing = What is to be counted? For example: /ledger containers, /ledger shells, /ledger troops
ledger-unknown = I count nothing called “{ $typed }”. For example: /ledger containers, /ledger shells, /ledger troops
ledger-empty = Nobody has claimed { $unit } yet.

## Why there was an alert, or none

why-match = Topic { $topic } wants it; { $outlet } says:
why-no-match = Its own text matches no topic; it came in by its link.
why-passage = “{ $text }”
why-passage-title = Title: “{ $text }”
why-founder = This report opened story { $story }.
why-joined = This report joined story { $story }, which { $outlet } opened: { $how }.
rung-same-entry = it is the same entry
rung-same-link = it has the same link
rung-same-text = it has the same text
rung-near-duplicate = nearly the same text
rung-same-event = it tells the same event
rung-by-hand = somebody put it there
hand-merge = Somebody merged its story into story { $story }.
hand-split = Somebody made it a story of its own, { $story }.
hand-move = Somebody moved it into story { $story }.
why-told = It was told here on { $moment }.
why-told-in-catch-up = It was told here on { $moment }, in a message with others.
why-waits-in-catch-up = It will come in a message with others. { $how }
why-queued = It waits for its turn and will come shortly.
why-muted = It waits: this chat is muted until { $moment }. /unmute ends that.
why-again = It waits for another try, at { $moment } at the earliest. Tries so far: { $attempts }; the last one failed: { $reason }
why-sending = It is being sent just now.
why-ambiguous = It may have arrived here: nobody confirmed it. It waits for an admin. Reason: { $reason }
why-dead = It could not be delivered here: the network refused it. Reason: { $reason }
why-gone = It could not be delivered: this chat could not be reached. Reason: { $reason }
why-expired = It came too late to be sent and was dropped. Reason: { $reason }
why-cancelled = It was withdrawn before it was sent. Reason: { $reason }
why-story-muted = Story { $story } is muted here. /unmute story { $story } ends that.
why-no-topics = It was not told here: this chat gets no topics. /topics shows what there is.
why-other-topics = It was not told here: it belongs to { $topics }, which this chat does not get.
why-stopped = It was not told here: alerts are stopped. /start brings them back.
why-before = It was not told here: it was there before this chat asked for its topic, or came with a feed's first reading. Seen first on { $day }.
why-too-low = It was kept back: its severity is “{ $severity }”, and this chat wants “{ $least }”. /settings severity changes that.
why-other-languages = It was kept back: no report in { $languages } tells it yet. /settings languages changes that.
why-withheld = It was kept back by settings that this chat had then.
why-round-up = It was read: a round-up of several matters, which opens no story of its own.
why-rejected = It was read on { $moment }, and no topic wanted it.
why-rejected-then = Its text is no longer kept. The reason was: { $reason }
why-topic-misses = { $topic } misses: { $what }
why-topic-wants-now = { $topic } would want it by the lists of today; it was judged by earlier ones.
why-not-polled = No feed of { $host } is read here. An admin can add one.
why-never-seen = It was never seen. These feeds of { $host } are read:
why-feed-paused = { $feed }: paused, it is not read.
why-feed-failing = { $feed }: it cannot be read; the last time it could: { $since }. Error: { $error }
why-feed-never = never
why-feed-new = { $feed }: it is new and was not read yet.
why-feed-read = { $feed }: last read on { $moment }; this link was not in it.
lack-absent = nothing of { $names }
lack-none-of = none of { $names }
lack-one-of = one of { $names }
lack-origin = it is not { $names }
lack-sentence = { $names } and { $other } never in one sentence
lack-near = { $names } and { $other } never within { $needed } words
lack-too-few = { $names } only { $found } of { $needed } times
lack-some = { $found } of { $needed } conditions hold ({ $what })
lack-present = it has { $names }, which is excluded
lack-present-nothing = it has what is excluded
lack-in-field = { $what } { $field }
field-title = in the title
field-lead = in the first sentences
field-text = in the text

## How a chat is told

mute-missing = For how long? For example: /mute 8h, /mute 3d, /mute until Monday, or /mute story 12
mute-unclear = “{ $typed }” is no time that I understand, or more than a year away. For example: /mute 8h, /mute 3d, /mute until Monday, /mute until 18:00
muted = Silence until { $moment }. What comes meanwhile is told in one message afterwards.
muted-story = No more about story { $story }, unless it is withdrawn.
muted-story-already = Story { $story } is muted here already.
button-unmute = End the silence
unmuted = The silence is over. What came meanwhile comes now.
unmuted-already = This chat is not muted.
unmuted-story = Story { $story } is told here again.
unmuted-story-already = Story { $story } is not muted here.
settings-title = Settings
settings-hint = Press one, or write /settings NAME VALUE: language, timezone, severity, languages, silent, edits
setting-line = { $label }: { $value }
setting-changed = Saved. { $label }: { $value }
setting-unknown = { $near ->
    [none] There is no setting “{ $name }”. There are: { $names }
   *[other] There is no setting “{ $name }”. Did you mean /settings { $near }?
}
setting-language = Language
setting-language-unclear = { $typed ->
    [none] Press one, or write /language en or /language de.
   *[other] I do not speak “{ $typed }”. I speak English and German: /language en or /language de
}
setting-timezone = Time zone
setting-timezone-value = { $zone } (it is { $time })
setting-timezone-unclear = { $typed ->
    [none] Press one, or write it: /settings timezone Asia/Seoul
   *[other] I know no time zone “{ $typed }”. Write a city or a zone: /settings timezone Seoul or /settings timezone Europe/Berlin
}
setting-severity = What is told
severity-low = everything
severity-routine = all but single tabloids and state media
severity-flash = only official acts and new totals
setting-severity-unclear = { $typed ->
    [none] Press one, or write /settings severity low, routine or flash. What is less waits until more sources confirm it.
   *[other] “{ $typed }” is none of low, routine and flash. For example: /settings severity routine
}
setting-languages = Languages of sources
setting-all = all
setting-languages-unclear = { $typed ->
    [none] Press one, or write several: /settings languages en, ko. A story is told once a source in one of them has it.
   *[other] “{ $typed }” are no languages that I know. Write their short names: /settings languages en, ko or /settings languages all
}
setting-silent = Silent hours
setting-silent-unclear = { $typed ->
    [none] What comes in these hours makes no sound. Press one, or write /settings silent 22:00-07:00
   *[other] “{ $typed }” are no hours. Write from when to when: /settings silent 22:00-07:00, or /settings silent off
}
setting-edits = Alerts are kept up to date
setting-edits-unclear = { $typed ->
    [none] Whether new sources are added to an alert in its place. Press one, or write /settings edits off
   *[other] “{ $typed }” is neither on nor off. For example: /settings edits off
}
setting-on = yes
setting-off = no
setting-muted = Muted until { $moment }; /unmute ends that.
forget-private = I then forget this chat: its topics, settings, messages, what you thought of alerts, and any role that you have. The record of changes keeps a random name in the place of yours.
forget-group = I then forget this group: its topics, settings and messages. The record of changes keeps a random name in its place.
forget-final = That cannot be undone. What you see here stays until you delete it. Shall I?
forgotten = It is forgotten. /start begins anew.
elsewhere-refused = I find no chat { $name } that you administer and I am in.
