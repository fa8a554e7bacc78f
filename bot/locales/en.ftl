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
update-act = { $act ->
    [veto] Now vetoed by { $by }
    [admission] Now confirmed by { $by }
   *[listing] New sanctions by { $by }
}
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

## Times

moment = { $day }, { $time } { $zone }

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
start-subscribed = { $where ->
    [here] This chat now gets: { $topics }
   *[there] { $chat } now gets: { $topics }
}
start-commands = /topics shows what there is, /settings how you are told, /help all commands; /stop ends all alerts.
topics-title = { $where ->
    [here] Topics
   *[there] Topics of { $chat }
}
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = { $where ->
    [here] Press one, or write /subscribe NAME or /unsubscribe NAME.
   *[there] Press one, or write /subscribe { $name } NAME or /unsubscribe { $name } NAME.
}
# Below the topics of a chat that has stopped.
topics-stopped = { $where ->
    [here] Alerts are stopped here; /start brings them back.
   *[there] Alerts are stopped in { $chat }; /start { $name } brings them back.
}
topics-none = There are no topics yet.
subscribed = { $where ->
    [here] This chat now gets { $topic }.
   *[there] { $chat } now gets { $topic }.
}
subscribed-already = { $where ->
    [here] This chat already gets { $topic }.
   *[there] { $chat } already gets { $topic }.
}
unsubscribed = { $where ->
    [here] This chat no longer gets { $topic }.
   *[there] { $chat } no longer gets { $topic }.
}
unsubscribed-already = { $where ->
    [here] This chat does not get { $topic }.
   *[there] { $chat } does not get { $topic }.
}
unsubscribed-nothing-left = { $where ->
    [here] This chat gets no alerts now.
   *[there] { $chat } gets no alerts now.
}
topic-unknown = There is no topic “{ $name }”. There are: { $topics }
topic-missing = Which topic? For example: { $command } { $example }
stopped = { $where ->
    [here] No more alerts. Your settings are kept; /start brings them back.
   *[there] No more alerts in { $chat }. Its settings are kept; /start { $name } brings them back.
}
group-admins-only = In groups only administrators may do that.
not-heard = I carry out at most { $count } messages and presses a minute from one person. This one I leave aside; try again in a minute.
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
confirmation-several = Several questions wait for you here. Say which one you mean:
anonymous-refused = Telegram hides who you are here, and this command needs to know. Give it in a private chat with me.
role-needed = { $role ->
    [owner] Only owners of this bot may do that.
    [admin] Only admins of this bot may do that.
   *[editor] Only editors and admins of this bot may do that.
} /help shows what you can do.
command-took-too-long = { $command } took too long and was given up. Try it again later.
help-title = What you can say here:
help-more = /help COMMAND tells more about one.
# Behind the commands that begin with one word.
help-more-group = More about one of them: { $command }
help-example = For example: { $example }
help-rights = And with your rights
help-family = { $family }: { $commands }
topics-near = /topics shows what there is to get, and what this chat gets.
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
help-topics = what there is to get
help-subscribe = get the alerts of a topic
usage-subscribe = TOPIC
help-unsubscribe = get them no more
usage-unsubscribe = TOPIC
help-stop = end all alerts
more-stop = Your settings are kept; /start brings the alerts back.
help-latest = the newest stories
usage-latest = [NUMBER]
help-story = all about one story
usage-story = NUMBER
more-story = Who tells it, figures, sources. As a reply to an alert it needs no number.
help-why = why there was an alert, or none
usage-why = NUMBER or LINK
more-why = As a reply to an alert it needs no number. With the link of an article it says what became of that.
help-ledger = who claimed how much, and when
usage-ledger = UNIT
more-ledger = Such as containers, shells, troops or missiles, in any language.
help-verdict = what you think of an alert
usage-verdict = relevant|irrelevant|duplicate NUMBER
more-verdict = As a reply to an alert it needs no number. Your newest word counts.
help-mute = silence for a while
usage-mute = TIME or story NUMBER
more-mute = For example: /mute 8h, /mute until Monday, or about one story: /mute story 12. What comes meanwhile is told in one message afterwards; of a muted story you hear only if it is withdrawn.
help-unmute = end that silence
usage-unmute = [story NUMBER]
help-language = the language I speak here
usage-language = LANGUAGE
help-settings = how you are told
usage-settings = [NAME [VALUE]]
more-settings = Language, time zone, how much you are told, silent hours. Names: language, timezone, severity (low, routine, flash), languages (of sources: “en, ko” or all), silent (22:00-07:00 or off), edits (on or off).
help-forgetme = erase all about this chat

## Words that are understood when they are typed, parted by spaces; those of all languages count everywhere

time-minutes = m min mins minute minutes
time-hours = h hr hrs hour hours
time-days = d day days
time-weeks = w week weeks
time-until = until till til
# The days of the week, Monday first, as they are typed behind that.
time-weekdays = mon tue wed thu fri sat sun
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
verdict-unclear = { $typed ->
    [none] What do you think of it? Say /verdict relevant 12, /verdict irrelevant 12 or /verdict duplicate 12.
   *[other] “{ $typed }” is no verdict. Say /verdict relevant 12, /verdict irrelevant 12 or /verdict duplicate 12.
}
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
why-rejected-then = The reason was: { $reason }
why-topic-misses = { $topic } misses: { $what }
why-topic-wants-now = { $topic } would want it by the lists of today; it was judged by earlier ones.
why-not-polled = No feed of { $host } is read here. An admin can add one.
why-never-seen = Nothing is known of it: it was never seen, or more than a month ago and no topic wanted it. These feeds of { $host } are there:
why-feed-paused = { $feed }: paused, it is not read.
why-feed-failing = { $feed }: it cannot be read; the last time it could: { $since }. Error: { $error }
why-feed-never = never
why-feed-new = { $feed }: it is new and was not read yet.
why-feed-read = { $feed }: last read on { $moment }.
reason-own-error = an error of Rajin’s own; it is in its log
reason-nothing-left = nothing is left to show
reason-story-muted = its story is muted here
reason-retracted = its story was retracted
reason-message-not-sent = the message that it answers was not sent
reason-too-late = it was not sent in time
reason-stopped = alerts were stopped here
reason-put-out = Rajin was put out of this chat
reason-program-ended = the program ended while it was being sent
reason-merged = its story is now part of story { $story }
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

mute-missing = { $where ->
    [here] For how long? For example: /mute 8h, /mute 3d, /mute until Monday, or /mute story 12
   *[there] For how long? For example: /mute { $name } 8h, /mute { $name } 3d, /mute { $name } until Monday, or /mute { $name } story 12
}
mute-unclear = “{ $typed }” is no time that I understand, or more than a year away. For example: /mute 8h, /mute 3d, /mute until Monday, /mute until 18:00
muted = { $where ->
    [here] Silence until { $moment }. What comes meanwhile is told in one message afterwards.
   *[there] { $chat }: silence until { $moment }. What comes meanwhile is told there in one message afterwards.
}
muted-story = { $where ->
    [here] No more about story { $story } and what follows it, unless it is withdrawn.
   *[there] { $chat } hears no more about story { $story } and what follows it, unless it is withdrawn.
}
muted-story-already = { $where ->
    [here] Story { $story } is muted here already.
   *[there] Story { $story } is muted in { $chat } already.
}
button-unmute = End the silence
unmuted = { $where ->
    [here] The silence is over. What came meanwhile comes now.
   *[there] The silence in { $chat } is over. What came meanwhile comes now.
}
unmuted-already = { $where ->
    [here] This chat is not muted.
   *[there] { $chat } is not muted.
}
unmuted-story = { $where ->
    [here] Story { $story } is told here again.
   *[there] Story { $story } is told in { $chat } again.
}
unmuted-story-already = { $where ->
    [here] Story { $story } is not muted here.
   *[there] Story { $story } is not muted in { $chat }.
}
settings-title = { $where ->
    [here] Settings
   *[there] Settings of { $chat }
}
settings-hint = { $where ->
    [here] Press one, or write /settings NAME VALUE: language, timezone, severity, languages, silent, edits
   *[there] Press one, or write /settings { $name } NAME VALUE: language, timezone, severity, languages, silent, edits
}
setting-line = { $label }: { $value }
setting-changed = { $where ->
    [here] Saved. { $label }: { $value }
   *[there] Saved for { $chat }. { $label }: { $value }
}
setting-unknown = { $near ->
    [none] There is no setting “{ $name }”. There are: { $names }
   *[other] There is no setting “{ $name }”. Did you mean /settings { $near }?
}
setting-language = Language
setting-language-unclear = { $typed ->
    [none] Press one, or write for example /language en or /language ko.
   *[other] I do not speak “{ $typed }”. I speak English, German, Korean and Russian: /language en, de, ko or ru
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
setting-edits = Edits
setting-edits-unclear = { $typed ->
    [none] Whether new sources are added to an alert in its place. Press one, or write /settings edits off
   *[other] “{ $typed }” is neither on nor off. For example: /settings edits off
}
setting-on = yes
setting-off = no
setting-there = What you write about { $chat } names it first: { $example }
setting-muted = { $where ->
    [here] Muted until { $moment }; /unmute ends that.
   *[there] Muted until { $moment }; /unmute { $name } ends that.
}
forget-private = I then forget this chat: its topics, settings, messages, what you thought of alerts, and any role that you have. The record of changes keeps a random name in the place of yours.
forget-group = I then forget this group: its topics, settings and messages. The record of changes keeps a random name in its place.
forget-there = I then forget { $chat }: its topics, settings and messages. The record of changes keeps a random name in its place.
forget-final = { $where ->
    [here] That cannot be undone. What you see here stays until you delete it. Shall I?
   *[there] That cannot be undone. What stands in { $chat } stays until somebody deletes it there. Shall I?
}
forgotten = { $where ->
    [here] It is forgotten. /start begins anew.
   *[there] { $chat } is forgotten. /start { $name } begins anew.
}
elsewhere-refused = I find no chat { $name } that you administer and I am in.

## Commands of admins

arguments-missing = That needs more. Type { $command } { $usage }, for example: { $example }
arguments-superfluous = I do not understand “{ $extra }” behind { $command }{ $taken }. Nothing was done. Type { $example }
elsewhere-first = A channel or group stands first: { $command } { $name } … Nothing was done.
topics-days = “{ $option }” is no part of a query; { $command } takes it. Nothing was changed.
arguments-too-many = One command takes at most { $most } words and phrases, and this has more. Nothing was changed; give them in several commands.
quote-unclosed = The quotation mark { $mark } is never closed. Nothing was changed. Close it, or leave it out. It is here: { $place }
subcommand-unknown = { $command } has no “{ $word }”. There are: { $known }
try-again = Something changed meanwhile. Give { $command } once more.
days-unknown = “{ $text }” is no number of days from { $least } to { $most }.
count-unknown = “{ $text }” is no number from { $least } to { $most }.
button-tell = Tell them
button-undo = Undo

# What a test of a list or topic shows.
backtest-nothing = No articles are stored from that time, so there is nothing to test with.
backtest-looked = { $n ->
    [one] Tested on one article since { $day }.
   *[other] Tested on { $articles } articles since { $day }.
}
backtest-counts = It would add { $more } and lose { $fewer }.
backtest-counts-none = It would add nothing and lose nothing.
backtest-share = What you name is found in { $percent } % of all articles.
backtest-alerts-more = That is about { $n ->
    [one] { $number } more alert
   *[other] { $number } more alerts
} a day.
backtest-alerts-fewer = That is about { $n ->
    [one] { $number } fewer alert
   *[other] { $number } fewer alerts
} a day.
backtest-alerts-same = The number of alerts a day stays about the same.
backtest-days = By day: { $days }
backtest-day-more = { $day } +{ $count }
backtest-day-fewer = { $day } −{ $count }
backtest-examples-more = Would be added, for example:
backtest-examples-fewer = Would be lost, for example:
offer-fresh = { $count ->
    [one] One article of the last two days would match now. Nobody was told of it.
   *[other] { $count } articles of the last two days would match now. Nobody was told of them.
}
recheck-nothing = No article of the last two days waits to be told.
recheck-told = { $articles ->
    [one] One article was
   *[other] { $articles } articles were
} taken in: { $stories ->
    [0] no new story
    [one] one new story
   *[other] { $stories } new stories
}, { $alerts ->
    [0] nobody needs to be told.
    [one] one alert goes out.
   *[other] { $alerts } alerts go out.
}

## Keyword lists

keyword-list-title = Keyword lists
keyword-list-item = { $list }: { $n ->
    [one] one term
   *[other] { $count } terms
}
keyword-list-hint = /keyword show LIST shows one, /keyword add LIST TERM adds to it.
keyword-show-title = { $list }: { $n ->
    [one] one term
   *[other] { $count } terms
}
keyword-show-forms = ⁺ is found in all its forms.
keyword-show-hint = /keyword show { $list } TERM shows one term, /keyword export { $list } gives the whole list as a file.
keyword-any-language = any language
keyword-literal = Found as it is written.
keyword-forms = { $term } is also found as: { $forms }
keyword-no-list = There is no list “{ $list }”. There are: { $lists }
keyword-list-new = There is no list { $list } yet; there are { $lists }. Make { $list } new?
keyword-unused = No topic asks for @{ $list } yet; /topic edit puts it into one.
keyword-nearly-all = That is found nearly everywhere. Add it to { $list } all the same?
keyword-common = So short or so common that it is found nearly everywhere: { $terms }. Add it to { $list } all the same?
keyword-emptied = That leaves nothing in { $list }. Remove it all the same?
keyword-added = Added to { $list }: { $terms }
keyword-changed = Changed in { $list }: { $terms }
keyword-same = Already in { $list }: { $terms }
keyword-removed = Removed from { $list }: { $terms }
keyword-not-there = Not in { $list }: { $terms }
keyword-near = Did you mean: { $terms }
keyword-too-many = A list has at most { $most } terms, and { $list } would have more.
keyword-too-many-words = One command takes at most { $most } words and phrases, and this has more. Nothing was changed. Give them in several commands, or all of them in a file: /keyword import takes one, /keyword export gives you one to start from.
keyword-import-what = Send the file with /keyword import as its caption, or answer the file with that. /keyword export gives you one to start from.
keyword-import-same = The file changes nothing: all is so already.
keyword-import-title = The lists of this file become just what it says. Other lists stay. Go on?
keyword-import-list = { $list }: { $added } added, { $gone } removed, { $changed } changed
keyword-import-new-list = { $list } (new): { $added } added
keyword-import-common = So short or so common that it is found nearly everywhere: { $terms }
keyword-import-nearly-all = What the file adds is found nearly everywhere.
keyword-imported = Done.
keyword-import-undo = To take all of this back: { $command }
keyword-exported = Lists: { $lists }. Change the file and send it back with /keyword import.
list-name = “{ $list }” cannot be the name of a list: a letter from a to z first, then at most 39 of a to z, digits, “-” and “_”.
language-mark-unknown = “{ $tag }” is no language. Write lang=ko, lang=de and the like.
forms-need-language = For all forms I need the language: add lang=ru, for example.
file-too-long = The file is too long. At most { $most } bytes are read.
file-no-yaml = The file cannot be read as YAML.
file-no-yaml-line = The file cannot be read as YAML; line { $line } is where it goes wrong.
file-aliases = Line { $line } has an anchor or alias (& or *). Write the value out, or put it into quotes.
file-name-twice = “{ $name }” stands in line { $first } and again in line { $line }. Nothing was changed. Put both into one.
file-term-twice = “{ $term }” stands twice in { $list }, with different languages, exceptions or forms. Nothing was changed. Put both into one.
file-no-lists = The file holds no lists, or more than { $most }. /keyword export shows how it must look.
file-shape = The file has another shape than I can read, at: { $place }. /keyword export shows how it must look.
log-nothing = Nothing was changed yet.
log-item = #{ $number } { $moment }, { $who }: { $what }
log-undone = (taken back)
log-hint = To take a change back: { $command }
undo-nothing = There is nothing to take back.
undo-unknown = There is no change “{ $text }” here. The log shows the numbers.
undo-before = Change #{ $number } was taken back before.
undo-list-gone = Change #{ $number } cannot be taken back: its list { $list } is not there any more.
undo-list-needed = Change #{ $number } cannot be taken back: the list { $list } that it made holds terms, or a topic asks for it.
undo-query = Change #{ $number } cannot be taken back: the query would not work any more. { $problem }
undo-overtaken = Change #{ $number } cannot be taken back by itself: #{ $later } by { $who } has changed the same since. { $command } takes that back first.
undo-subscribed = Change #{ $number } made the topic { $topic }, which { $chats ->
    [one] one chat gets
   *[other] { $chats } chats get
} by now. /topic remove { $topic } takes it away, and asks first.
undo-empties = That leaves nothing in: { $lists }
undo-common = So short or so common that it is found nearly everywhere: { $terms }
undo-nearly-all = What comes back by that is found nearly everywhere.
undo-question = Take back { $numbers } all the same?
undo-kept = Left as it was changed since: { $terms }
undo-kept-item = { $term } (#{ $number } by { $who })
undone = Taken back: #{ $number } { $what }
undone-same = All is as it was before #{ $number } already: { $what }

## What is wrong with a query or term

query-malformed = { $problem } It is here, behind ▸: { $place }
query-cannot-stand = “{ $text }” cannot stand there.
query-quote-open = A quotation begins and is never closed.
query-list-name = “@{ $name }” is no list: a name begins with a letter and has a to z, digits, “-” and “_”.
query-field-unknown = There is no “{ $name }:”. There is { $known }; text with a “:” in it needs quotes.
query-number = { $word } needs a number from 1 to { $most }, as in { $example }.
query-function-unknown = There is no function “{ $name }”. There are sentence(a, b), near/5(a, b) and atleast/2(a, b, c).
query-too-long = A query has at most { $most } characters, this one has { $length }.
query-empty = The query is empty.
query-no-language = “{ $value }” is no language. Write lang:ko, for example.
query-no-tier = There is no tier “{ $value }”. There are: { $tiers }.
query-two-arguments = { $function } takes two arguments with a comma between them.
query-asks-too-much = { $function } asks for more than the { $count } it is given.
query-argument-missing = { $function } lacks an argument: a term or an @list.
query-only-or = Inside sentence, near and atleast only OR may join terms.
query-part-unknown = There is no part ${ $name } before this. Define it at the beginning: ${ $name } = (…)
query-part-twice = ${ $name } is defined twice.
query-part-brackets = What ${ $name } stands for needs brackets: ${ $name } = (…)
query-part-unused = Nothing uses ${ $name }.
query-part-late = ${ $name } is defined too late: definitions stand before the query.
query-too-large = With its parts written out, this query has more than { $most } signs and terms.
query-too-deep = More than { $most } parentheses stand inside one another.
query-never-closed = The “(” of character { $at } is never closed.
query-ends-early = The query ends too early.
query-comma = A comma only parts arguments; a number such as "7,000" needs quotes.
query-close = This “)” closes nothing, or nothing stands before it.
query-no-list = There is no list @{ $name }. Perhaps: { $offered }.
query-wants-all = This also wants articles in which nothing is found: NOT, outlet:, lang: and tier: need a term beside them.
query-dash-first = “{ $text }” begins with a dash. A query leaves something out with NOT: “vessel NOT tourism”.
term-exception = “{ $exception }” does not contain “{ $term }”, so it is no exception to it.
term-form-star = A form is words without “*”.
term-too-long = A term has at most { $most } characters, this one has { $length }.
term-no-letter = A term needs a letter or a digit.
term-dash-first = “{ $text }” is an exception, and no term stands before it. Write the term first, then what it is not looked for in: “gun* -gunboat”.
term-star-inside = “*” may end a word or begin the term, not stand inside.
term-star-first = Only the first word of a term may begin with “*”.
term-too-common = “{ $text }” would be found nearly everywhere: write at least { $least } letters.
term-quote = A quotation mark is left over.
term-behind-exception = Behind an exception only more exceptions can stand.
forms-star = A word with “*” behind it has every ending already.
forms-language = I know no forms in “{ $language }”. I know: { $known }.
forms-too-many = That has more than { $most } forms. Take fewer words that change.

## Topics, for admins

topics-there = There is a topic { $name } already; /topic edit changes it.
topics-name = “{ $name }” cannot be the name of a topic: 1 to 40 letters, digits, “-” and “_”.
topics-nearly-all = { $topic } would want nearly everything. Save it all the same?
topics-added = Topic { $topic } is there now.
topics-set = Topic { $topic } is changed; new articles are judged by it from now on.
topics-small-operator = “{ $word }” is looked for as a word; the operator is { $operator }.
topics-test-whole = All that { $topic } finds now, as if it were new:
topics-subscribe-hint = Nobody gets it yet: /subscribe { $topic }
topics-remove-title = Remove { $topic }? { $chats ->
    [0] No chat gets it.
    [one] One chat gets it.
   *[other] { $chats } chats get it.
}
topics-removed = Topic { $topic } is gone, with its subscriptions. Undo brings both back.
topics-subscribers = { $chats ->
    [0] No chat gets it.
    [one] One chat gets it.
   *[other] { $chats } chats get it.
}

## Feeds

feed-there = { $url } is there already.
feed-added = Added { $title } ({ $tier }): { $count ->
    [one] one entry
   *[other] { $count } entries
} now.
feed-baseline = What it holds now is stored, not told; alerts begin with what comes next.
feed-tested = { $title }: { $count ->
    [one] one entry
   *[other] { $count } entries
}
feed-newest = The newest is of { $moment }.
feed-refused = { $url } must not be fetched: it is no public address, or not a web address at all.
feed-gone = { $url }: its server says that it is gone for good.
feed-status = { $url }: the server answers with error { $status }.
feed-unreachable = { $url } cannot be reached now.
feed-too-heavy = { $url } takes too much to read.
feed-unreadable = { $url } is no feed that can be read.
feed-tier = There is no tier “{ $word }”. There are: { $tiers }
feed-unknown = There is no feed “{ $text }”. /feed list shows numbers and names.
feed-none = There are no feeds yet; /feed add URL adds one.
feed-none-such = No feed fits “{ $word }”.
feed-none-failing = No feed fails.
feed-none-paused = No feed is paused.
feed-list-title = { $count ->
    [one] One feed
   *[other] { $count } feeds
}
feed-list-hint = /feed pause, resume or remove NUMBER. /feed list failing shows what does not work.
feed-item = #{ $number } { $title } ({ $tier })
feed-item-paused = paused
feed-item-failing = { $count ->
    [one] failed once
   *[other] failed { $count } times in a row
}
feed-item-new = not read yet
feed-item-read = read { $moment }
feed-pause-done = { $title } is paused.
feed-resume-done = { $title } is polled again. What it holds by now is stored, not told.
feed-remove-question = Remove { $title } ({ $url })? It has brought { $count ->
    [one] one entry, which stays.
   *[other] { $count } entries, which stay.
}
feed-remove-done = { $title } is removed.
feed-import-what = Send an OPML file with /feed import as its caption, or answer the file with that.
feed-import-unreadable = The file cannot be read as OPML. It may have at most { $most } feeds, and no DTD.
feed-import-refused = Nothing was added: { $url } must not be fetched.
feed-imported = { $added ->
    [0] No feed was added
    [one] One feed was added
   *[other] { $added } feeds were added
}, { $known ->
    [one] one was
   *[other] { $known } were
} there already.
feed-exported = { $count ->
    [one] One feed
   *[other] { $count } feeds
}

## People

role-unknown = “{ $word }” is no role that can be given. There are admin and editor.
person-unknown = “{ $text }” is no id. Give the number or full id that the network uses, such as telegram:1234 or matrix:@ann:example.org; names can be taken by anybody.
admin-added = { $person } is { $role ->
    [admin] an admin
   *[editor] an editor
} now.
admin-same = { $person } is { $role ->
    [admin] an admin
   *[editor] an editor
} already.
admin-removed = { $person } is no longer { $role ->
    [admin] an admin
   *[editor] an editor
}.
admin-unknown = { $person } is neither admin nor editor.
admin-owner = { $person } is an owner; only the settings of the program change that.
admin-last = That would leave nobody who can give rights. Make somebody else an admin first.
admin-none = There are no owners, admins or editors yet.
admin-list-title = Who may do what
admin-item-owner = { $person }: owner
admin-item = { $person }: { $role ->
    [admin] admin
   *[editor] editor
} since { $day }, by { $who }
invite-private = Whoever reads the code can use it: ask for it in a private chat with me.
invite-made = This makes the first who sends it { $role ->
    [admin] an admin
   *[editor] an editor
}. It works once, for { $hours } hours:
invite-hint = Pass it on to one person only.
redeem-unknown = That code is wrong, used or too old. Ask for a new one.
redeem-already = You may do as much already ({ $role ->
    [owner] owner
    [admin] admin
   *[editor] editor
}), so the code was not used.
redeemed = You are { $role ->
    [admin] an admin
   *[editor] an editor
} now.
redeemed-hint = /help shows what you can do.
redeemed-group = It holds everywhere, not in this group only. /help shows what you can do.

## Stories by hand

story-number-unknown = There is no story “{ $text }”. Its number stands in /latest.
article-unknown = There is no article { $article } in any story.
merge-question = Put story { $other } into story { $story }? Alerts in chats are edited, nobody is told anew.
merge-same = That is one story already: { $story }
merged = Story { $other } is part of story { $story } now, which has { $count ->
    [one] one article
   *[other] { $count } articles
}.
split-question = { $count ->
    [one] Make one article of story { $story } a story of its own? Nobody is told anew.
   *[other] Make { $count } articles of story { $story } a story of their own? Nobody is told anew.
}
split-question-tell = { $count ->
    [one] Make one article of story { $story } a story of its own, and tell it?
   *[other] Make { $count } articles of story { $story } a story of their own, and tell it?
}
split-impossible = That cannot be split off story { $story }: all named articles must be in it, and one must stay.
split-done = Story { $new } was made out of story { $story }.
split-told = { $count ->
    [0] No chat is told of it.
    [one] One chat is told of it.
   *[other] { $count } chats are told of it.
}
move-question = Move article { $article } from story { $origin } to story { $story }?
move-impossible = Article { $article } cannot go to story { $story }: it is there, or its own story has nothing else.
moved = Article { $article } of story { $origin } belongs to story { $story } now.
retract-question = Take story { $story } back? Wherever it was told, the alert is struck out and answered.
retract-no-reason = No reason is given. Readers want one: /retract { $story } WHY
retract-too-long = A reason has at most { $most } characters, and this one has { $length }. Nothing was changed; say it in fewer words.
retract-before = Story { $story } was taken back before.
retracted = Story { $story } is taken back: { $edited ->
    [one] one alert edited
   *[other] { $edited } alerts edited
}, { $answered ->
    [one] one chat answered
   *[other] { $answered } chats answered
}, { $dropped ->
    [one] one message dropped that had not left
   *[other] { $dropped } messages dropped that had not left
}.
retracted-untold = Story { $story } is taken back. Nobody had been told of it.
retracted-copies = { $count ->
    [one] In this chat a second copy may stand that I cannot edit: { $chats }
   *[other] In these { $count } chats a second copy may stand that I cannot edit: { $chats }
}
retraction-edit = Retracted
retraction-reply = Retraction: please disregard this alert.
retraction-reason = Why: { $reason }

## The program

stats-title = Figures
stats-day = Last 24 hours: { $articles_n ->
    [one] one article
   *[other] { $articles } articles
}, { $wanted } wanted, { $stories_n ->
    [one] one new story
   *[other] { $stories } new stories
}, { $alerts_n ->
    [one] one alert
   *[other] { $alerts } alerts
}
stats-week = Last 7 days: { $articles_n ->
    [one] one article
   *[other] { $articles } articles
}, { $wanted } wanted, { $stories_n ->
    [one] one new story
   *[other] { $stories } new stories
}, { $alerts_n ->
    [one] one alert
   *[other] { $alerts } alerts
}
stats-chats = Chats that get alerts: { $active } of { $all }
stats-topic = { $topic }: { $n ->
    [one] one chat
   *[other] { $count } chats
}
health-never = never
health-feeds = Feeds that work: { $ok } of { $polled }; paused: { $paused }
health-feed = #{ $number } { $title }: { $count ->
    [one] failed once
   *[other] failed { $count } times in a row
}
health-read = Last read: { $moment }
health-sent = Last message sent: { $moment }
health-waiting = Waiting: { $count }, due now: { $due }
health-trouble = Not sent: { $dead } given up, { $ambiguous } uncertain
health-oldest = The oldest has been due since { $moment }.
health-more = /feed list failing shows all.
outbox-title = Waiting: { $count }, due now: { $due }, under way: { $sending }
outbox-fine = Nothing has failed.
outbox-none-dead = Nothing was given up; there is nothing to send again.
outbox-trouble = Given up: { $dead }, uncertain: { $ambiguous }
outbox-item-dead = ⚠ { $id } to { $chat } ({ $kind }): given up after { $attempts ->
    [one] one try
   *[other] { $attempts } tries
}
outbox-item-ambiguous = ? { $id } to { $chat } ({ $kind }): may have arrived
outbox-item-story = (story { $story })
delivery-answer = answer
delivery-alert = alert
delivery-catch-up = catch-up
delivery-update = update
delivery-correction = correction
delivery-retraction = retraction
delivery-digest = digest
delivery-coverage = list of sources
delivery-notice = notice
outbox-hint = /outbox retry { $id } sends one again, /outbox retry all everything that was given up.
outbox-unknown = “{ $text }” names none, or more than one, of what was not sent; /outbox shows them.
outbox-impossible = That is not to be sent again any more; /outbox shows what is.
outbox-again = { $count ->
    [one] One message goes out again.
   *[other] { $count } messages go out again.
}
announce-title = From those who run this bot
announce-too-long = At most { $most } characters; this has { $length }.
announce-question = { $count ->
    [0] No chat would get this:
    [one] Send this to one chat?
   *[other] Send this to { $count } chats?
}
announced = { $count ->
    [one] It goes to one chat.
   *[other] It goes to { $count } chats.
}
audit-item = #{ $number } { $moment }, { $who } in { $place }: { $what }
audit-nothing = nothing
# What stands in the record of changes: what was done, to what.
record-keywords-add = terms added
record-keywords-remove = terms removed
record-keywords-prune = forms removed
record-keywords-import = list imported
record-keywords-create = list made
record-topics-set = topic changed
record-topics-remove = topic removed
record-feeds-add = feed added
record-feeds-remove = feed removed
record-feeds-pause = feed paused
record-feeds-resume = feed resumed
record-feeds-refused = address refused
record-stories-merge = stories merged
record-stories-split = story parted
record-stories-move = article moved
record-retract = story retracted
record-recheck-tell = told after all
record-admin-add = rights given
record-admin-remove = rights taken
record-invite = code made
record-subscribe = topic subscribed
record-unsubscribe = topic unsubscribed
record-mute = chat muted
record-mute-story = story muted
record-unmute-story = story unmuted
record-chat-state = state of a chat
record-chat-settings = settings of a chat
record-chat-moved = chat moved
record-forget = chat forgotten
record-announce = announcement
record-outbox-retry = sent again
record-undo = taken back: change #{ $number }
record-story = story { $story } in { $chat }
record-value-active = gets alerts
record-value-stopped = stopped
record-value-unreachable = cannot be reached
record-value-forgotten = forgotten
record-value-paused = paused
record-value-admin = admin
record-value-editor = editor

## What commands of admins are for, what stands behind their names, and an example

help-keyword = the lists of words that are looked for
help-keyword-add = add terms to a list
usage-keyword-add = LIST TERM … [lang=ko] [forms]
more-keyword-add = Several terms at once; quotes hold words together. What begins with - is an exception of the term before it: gun* -gunboat. title:NK counts in titles only, word* takes any ending. lang=ko marks the language of all of them; with a language, forms adds all forms of each word.
example-keyword-add = arms Koksan "M1989 gun"
help-keyword-remove = take terms out of a list
usage-keyword-remove = LIST TERM …
more-keyword-remove = The words say which term; its exceptions need not be given.
example-keyword-remove = arms Koksan
help-keyword-list = show the lists
help-keyword-show = show a list, or one term of it
usage-keyword-show = LIST [TERM]
example-keyword-show = arms
help-keyword-test = show what a change would add and lose
usage-keyword-test = [add | remove] LIST TERM … [days=14]
more-keyword-test = Changes nothing. It judges the stored articles of the last days with and without the terms; remove tests taking them out.
example-keyword-test = arms Koksan days=7
help-keyword-log = show the last changes of lists
usage-keyword-log = [LIST] [NUMBER]
help-keyword-undo = take a change of a list back
usage-keyword-undo = [NUMBER …]
more-keyword-undo = Without a number the last change; /keyword log has the numbers. What was changed since stays.
help-keyword-import = take lists out of a YAML file
more-keyword-import = The lists in the file become just what it says, other lists stay. It shows what would change, and asks.
help-keyword-export = give lists as a YAML file
usage-keyword-export = [LIST …]
help-topic = topics: what chats can get
help-topic-add = make a topic
usage-topic-add = NAME QUERY
more-topic-add = @list stands for all terms of a list; AND, OR, NOT and brackets join; quotes hold words together.
example-topic-add = ships @dprk AND @russia AND (vessel OR port)
help-topic-edit = give a topic another query
usage-topic-edit = NAME QUERY
example-topic-edit = ships @dprk AND @russia AND vessel
help-topic-show = show a topic’s query
usage-topic-show = NAME
example-topic-show = arms-and-sanctions
help-topic-remove = remove a topic
usage-topic-remove = NAME
example-topic-remove = ships
help-topic-test = show what a query would find
usage-topic-test = NAME [QUERY] [days=14]
example-topic-test = ships @dprk AND @russia AND vessel days=7
help-topic-log = show the last changes of topics
usage-topic-log = [NAME] [NUMBER]
help-topic-undo = take a change of a topic back
usage-topic-undo = [NUMBER …]
more-topic-undo = Without a number the last change; /topic log has the numbers. Later changes of the same topic have to be taken back first.
help-recheck = show what matches by now of the last two days; with tell, send it
usage-recheck = [tell]
help-feed = the feeds that are read
help-feed-add = add a feed
usage-feed-add = URL [tier=wire] [lang=ko] [title="…"]
more-feed-add = Only what can be read is added; what it holds now is stored and not told. Kinds of source for tier: official_list, government, wire, independent, think_tank, state_media, tabloid, aggregator.
example-feed-add = https://example.org/rss tier=wire
help-feed-list = show the feeds
usage-feed-list = [failing | paused | WORD]
help-feed-test = look at a feed without adding it
usage-feed-test = URL
example-feed-test = https://example.org/rss
help-feed-pause = stop polling a feed
usage-feed-pause = NUMBER
example-feed-pause = 12
help-feed-resume = poll a feed again
usage-feed-resume = NUMBER
example-feed-resume = 12
help-feed-remove = remove a feed
usage-feed-remove = NUMBER
example-feed-remove = 12
help-feed-import = add the feeds of an OPML file
help-feed-export = give the feeds as an OPML file
help-stories = put stories together, or apart, by hand
help-stories-merge = make two stories one
usage-stories-merge = STORY STORY
example-stories-merge = 17 23
help-stories-split = make articles of a story a new one
usage-stories-split = STORY ARTICLE … [tell]
example-stories-split = 17 204 205
help-stories-move = put an article into another story
usage-stories-move = ARTICLE STORY
example-stories-move = 204 23
help-retract = take a story back wherever it was told
usage-retract = STORY [WHY]
example-retract = 17 The ministry has denied it
help-admin = who may do what
help-admin-add = make somebody an admin or editor
usage-admin-add = ID [admin | editor]
example-admin-add = telegram:1234 editor
help-admin-remove = take rights away
usage-admin-remove = ID
example-admin-remove = telegram:1234
help-admin-list = show who may do what
help-invite = make a code that gives rights
usage-invite = [admin | editor]
help-redeem = use a code that gives rights
usage-redeem = CODE
example-redeem = 0123456789abcdef0123
help-stats = show figures
help-health = show what works and what does not
help-outbox = show what waits and what could not be sent
help-outbox-retry = send again what could not be sent
usage-outbox-retry = ID … or all
example-outbox-retry = all
help-announce = write to all chats
usage-announce = TEXT
example-announce = Alerts pause tonight for an hour.
help-audit = show who changed what
usage-audit = [NUMBER]
