### 채팅에 보이는 모든 글, 한국어. 키는 모든 언어에서 같다(테스트가 확인한다).
### 넣는 값 뒤에는 받침에 따라 달라지는 조사(은/는, 이/가, 을/를, 와/과, 으로/로)를 쓰지 않는다. 쌍점이나 괄호로 문장을 짠다.

## 알림

alert-original = [{ $language }]
alert-figures = 수치: { $figures }
alert-earlier = 앞서: { $figures } ({ $day })
alert-earlier-said = 앞서: { $figures } ({ $day }, { $speaker })
alert-elsewhere = { $outlet } 보도: { $figures }
alert-source = { $outlet }, { $moment }
alert-coverage = { $outlets ->
    [one] 다른 보도: { $names }
   *[other] 다른 보도 { $outlets }곳: { $names }
}
alert-coverage-languages = 모두 { $languages }개 언어
alert-more = 외 { $count }
alert-state-media-only = 아직 관영 매체만 보도했습니다.
alert-denied = 부인하는 보도가 있습니다.
alert-late = { $hours }시간 늦게 보냈습니다.
alert-repeated = 중복일 수 있습니다. 첫 전송이 확인되지 않았습니다.
alert-translated = 기계 번역(원문: { $language }), 원문과 대조함
alert-shortened = 기계 요약, 원문과 대조함
alert-undated = 날짜 없음, 처음 확인 { $moment }
alert-one-source = 아직 출처가 한 곳뿐입니다.
alert-independent = 독립 출처 { $count }곳
alert-flash = 🔴
alert-low = ▫️
alert-follow-up = 후속
alert-merged = 이 채팅의 다른 알림과 같은 사건입니다:

## 소식이 바뀌면 답장으로 보내는 글

update-title = 새 내용
update-new = 새 수치: { $figures }
update-before = 이전: { $figures }
update-actor = 새로 나온 발언: { $claim }
update-denial = 부인이 나왔습니다
update-act = { $act ->
    [veto] 거부권 행사: { $by }
    [admission] 공식 인정: { $by }
   *[listing] 새 제재 발표: { $by }
}
update-official = 공식 출처도 확인: { $outlet }
correction-title = 정정
correction-changed = { $outlet } 기사가 바뀌었습니다.
correction-now = 현재: { $figures }
correction-was = 이전: { $figures }
correction-denial-added = 이제 부인하는 내용이 들어 있습니다.
correction-denial-removed = 부인하는 내용이 빠졌습니다.
correction-retraction = 정정하거나 철회한다고 밝혔습니다.
correction-direction = 이제 보낸 쪽과 받은 쪽을 반대로 전합니다.
correction-name = 이제 다른 사람이나 다른 대상을 지목합니다.
correction-unwanted = 알림에서 전한 내용이 더는 없습니다.

## 여러 소식을 한 메시지에

catch-up-title = 모아 보기: 지난 소식이거나 한꺼번에 들어온 소식 { $count }건
catch-up-muted = 알림을 끈 동안 들어온 소식 { $count }건
catch-up-item = { $outlet }, { $day }

## 시각

moment = { $day } { $time } { $zone }

## 수량. `number`가 있으면 숫자 바로 앞뒤에, 없으면 수량 전체에 붙인다.

approx-about = { $amount }
    .number = 약 { $number }
approx-more-than = { $amount } 이상
approx-at-least = { $amount }
    .number = 최소 { $number }
approx-less-than = { $amount } 미만
approx-up-to = { $amount }
    .number = 최대 { $number }
way-dprk-to-russia = 러시아행 { $amount }
way-russia-to-dprk = 북한행 { $amount }
range = { $low }~{ $high }
unit-container = 컨테이너 { $number }개
    .name = 컨테이너
unit-troop = 병력 { $number }명
    .name = 병력
unit-shell = 포탄 { $number }발
    .name = 포탄
unit-round = 탄약 { $number }발
    .name = 탄약
unit-missile = 미사일 { $number }발
    .name = 미사일
unit-rocket = 로켓탄 { $number }발
    .name = 로켓탄
unit-launcher = 발사대 { $number }대
    .name = 발사대
unit-gun = 화포 { $number }문
    .name = 화포
unit-drone = 드론 { $number }대
    .name = 드론
unit-ton = { $number }톤
    .name = 톤
unit-barrel = { $number }배럴
    .name = 배럴
unit-ship = 선박 { $number }척
    .name = 선박
unit-voyage = 운항 { $number }회
    .name = 운항
unit-worker = 노동자 { $number }명
    .name = 노동자
unit-casualty = 사상자 { $number }명
    .name = 사상자
unit-killed = 사망자 { $number }명
    .name = 사망자
unit-wounded = 부상자 { $number }명
    .name = 부상자
unit-prisoner = 포로 { $number }명
    .name = 포로
unit-engineer = 공병부대원 { $number }명
    .name = 공병부대원
unit-railcar = 화차 { $number }량
    .name = 화차
unit-train = 열차 { $number }편
    .name = 열차
unit-officer = 장교 { $number }명
    .name = 장교
unit-general = 장성 { $number }명
    .name = 장성
unit-sapper = 공병 { $number }명
    .name = 공병
unit-adviser = 군사고문 { $number }명
    .name = 군사고문
unit-person = { $number }명
    .name = 인원
unit-bullet = 총탄 { $number }발
    .name = 총탄
unit-tank = 전차 { $number }대
    .name = 전차
unit-vehicle = 차량 { $number }대
    .name = 차량
unit-aircraft = 항공기 { $number }대
    .name = 항공기
unit-brigade = { $number }개 여단
    .name = 여단
unit-company = 기업 { $number }곳
    .name = 기업
unit-artillery_rocket = 방사포탄 { $number }발
    .name = 방사포탄
unit-it_worker = IT 인력 { $number }명
    .name = IT 인력
unit-factory = 공장 { $number }곳
    .name = 공장
unit-entity = 기관·단체 { $number }곳
    .name = 기관·단체
unit-bank = 은행 { $number }곳
    .name = 은행
unit-individual = 개인 { $number }명
    .name = 개인
unit-shipment = 화물 { $number }건
    .name = 화물
unit-dollar = { $number }달러
    .name = 달러
unit-euro = { $number }유로
    .name = 유로
unit-ruble = { $number }루블
    .name = 루블
unit-won = { $number }원
    .name = 원
unit-other = { $number } { $unit }

## 명령

start-welcome = Rajin은 러시아와 북한 간 무기 이전과 제재 소식을 알려 드립니다. 사건 하나에 알림 하나를 출처와 함께 보냅니다. 알림이 없으면 새 소식이 없다는 뜻입니다.
start-subscribed = { $where ->
    [here] 이제 이 채팅에서 받는 주제: { $topics }
   *[there] 이제 { $chat }에서 받는 주제: { $topics }
}
start-commands = /topics 받을 수 있는 주제, /settings 알림 방식, /help 모든 명령, /stop 모든 알림 끄기
topics-title = { $where ->
    [here] 주제
   *[there] { $chat }의 주제
}
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = { $where ->
    [here] 주제를 누르거나 /subscribe 주제, /unsubscribe 주제 형식으로 쓰세요.
   *[there] 주제를 누르거나 /subscribe { $name } 주제, /unsubscribe { $name } 주제 형식으로 쓰세요.
}
topics-stopped = { $where ->
    [here] 이 채팅의 알림은 꺼져 있습니다. /start로 다시 켭니다.
   *[there] { $chat }의 알림은 꺼져 있습니다. 다시 켜려면: /start { $name }
}
topics-none = 아직 주제가 없습니다.
subscribed = { $where ->
    [here] 이제 이 채팅에서 받습니다: { $topic }
   *[there] 이제 { $chat }에서 받습니다: { $topic }
}
subscribed-already = { $where ->
    [here] 이미 받고 있습니다: { $topic }
   *[there] { $chat }에서 이미 받고 있습니다: { $topic }
}
unsubscribed = { $where ->
    [here] 이제 이 채팅에서 받지 않습니다: { $topic }
   *[there] 이제 { $chat }에서 받지 않습니다: { $topic }
}
unsubscribed-already = { $where ->
    [here] 받고 있지 않은 주제입니다: { $topic }
   *[there] { $chat }에서 받고 있지 않은 주제입니다: { $topic }
}
unsubscribed-nothing-left = { $where ->
    [here] 이제 이 채팅은 아무 알림도 받지 않습니다.
   *[there] 이제 { $chat }에는 아무 알림도 보내지 않습니다.
}
topic-unknown = 그런 주제는 없습니다: “{ $name }”. 있는 주제: { $topics }
topic-missing = 어느 주제입니까? 예: { $command } { $example }
stopped = { $where ->
    [here] 이제 알림을 보내지 않습니다. 설정은 그대로 두었습니다. /start로 다시 켭니다.
   *[there] 이제 { $chat }에 알림을 보내지 않습니다. 설정은 그대로 두었습니다. 다시 켜려면: /start { $name }
}
group-admins-only = 그룹에서는 관리자만 할 수 있습니다.
not-heard = 한 사람의 메시지와 버튼은 1분에 { $count }번까지만 처리합니다. 이번 것은 처리하지 않았습니다. 1분 뒤에 다시 보내 주세요.
command-unknown = 모르는 명령입니다: { $command }. /help에서 명령을 볼 수 있습니다.
command-unknown-near = 모르는 명령입니다: { $command }. 혹시 { $near } 말씀입니까? /help에서 명령을 볼 수 있습니다.
commands-only = 명령만 알아듣습니다. 명령은 /help에 있습니다.
button-relevant = 관련 있음
button-irrelevant = 관련 없음
button-duplicate = 중복
button-story = 소식 { $story }
button-why = 이유
button-mute = 소식 끄기
button-yes = 예
button-no = 아니요
confirmation-dropped = 취소했습니다. 바뀐 것은 없습니다.
confirmation-unknown = 확인을 기다리는 명령이 없습니다. 명령을 다시 보내 주세요.
confirmation-several = 답을 기다리는 질문이 여러 개입니다. 어느 것인지 알려 주세요:
anonymous-refused = 여기서는 텔레그램이 보낸 사람을 숨겨 이 명령을 쓸 수 없습니다. 저와의 개인 채팅에서 보내 주세요.
role-needed = { $role ->
    [owner] 이 봇의 소유자만 할 수 있습니다.
    [admin] 이 봇의 관리자만 할 수 있습니다.
   *[editor] 이 봇의 편집자와 관리자만 할 수 있습니다.
} 쓸 수 있는 명령: /help
command-took-too-long = 너무 오래 걸려 중단했습니다: { $command }. 나중에 다시 시도해 주세요.
help-title = 쓸 수 있는 명령:
help-more = /help 명령을 쓰면 자세히 알려 드립니다. 예: /help mute
help-more-group = 자세히 보려면: { $command }
help-example = 예: { $example }
help-rights = 내 권한으로 더 할 수 있는 것
help-family = { $family }: { $commands }
topics-near = 받을 수 있는 주제와 이 채팅이 받는 주제는 /topics 명령으로 봅니다.
help-aliases = 다른 이름: { $names }
help-group = 그룹에서는 관리자만 할 수 있습니다.
help-elsewhere = 관리하는 채널이나 그룹에 적용하려면 명령 바로 뒤에 그 이름을 쓰세요: { $example }
help-unknown = { $near ->
    [none] 모르는 명령입니다: { $command }. 모든 명령은 /help에 있습니다.
   *[other] 모르는 명령입니다: { $command }. 혹시 { $near } 말씀입니까?
}
family-alerts = 알림
family-stories = 소식
family-chat = 이 채팅
family-lists = 키워드 목록과 주제
family-feeds = 피드
family-people = 사람
family-program = 프로그램

help-help = 쓸 수 있는 명령
usage-help = [명령]
help-start = 여기서 알림 받기 시작
usage-start = [주제]
help-topics = 있는 주제와 받는 주제
help-subscribe = 주제 하나의 알림 받기
usage-subscribe = 주제
help-unsubscribe = 주제 하나의 알림 그만 받기
usage-unsubscribe = 주제
help-stop = 모든 알림 끄기
more-stop = 설정은 그대로 남고, /start 명령으로 알림을 다시 켤 수 있습니다.
help-latest = 받는 주제의 최신 소식
usage-latest = [개수]
help-story = 소식 하나 자세히 보기
usage-story = 번호
more-story = 누가 전했는지, 수치, 출처를 봅니다. 알림에 답장으로 쓰면 번호가 필요 없습니다.
help-why = 알림이 온 이유나 오지 않은 이유
usage-why = 번호 또는 링크
more-why = 알림에 답장으로 쓰면 번호가 필요 없습니다. 기사 링크를 쓰면 그 기사가 어떻게 처리됐는지 알려 드립니다.
help-ledger = 누가 언제 얼마라고 주장했는지
usage-ledger = 단위
more-ledger = 예: 컨테이너, 포탄, 병력, 미사일. 어느 언어로 써도 됩니다.
help-verdict = 알림 평가하기
usage-verdict = 관련|무관|중복 번호
more-verdict = 알림에 답장으로 쓰면 번호가 필요 없습니다. 마지막 평가만 남습니다.
help-mute = 한동안 알림 끄기
usage-mute = 시간 또는 소식 번호
more-mute = 예: /mute 8시간, /mute 월요일까지. 소식 하나만 끄려면: /mute 소식 12. 그동안 들어온 소식은 나중에 한 메시지로 보냅니다. 꺼 둔 소식은 철회될 때만 알려 드립니다.
help-unmute = 알림 다시 켜기
usage-unmute = [소식 번호]
help-language = 여기서 쓸 언어
usage-language = 언어
help-settings = 알림을 받는 방식
usage-settings = [이름 [값]]
more-settings = 언어, 시간대, 알림 범위, 무음 시간을 정합니다. 이름: language(언어), timezone(시간대), severity(low, routine, flash), languages(출처 언어: “en, ko” 또는 모두), silent(22:00-07:00 또는 끄기), edits(켜기 또는 끄기).
help-forgetme = 이 채팅에 관한 모든 것 지우기

## 사람이 입력하면 알아듣는 말, 빈칸으로 나눈다. 모든 언어의 말이 어디서나 통한다.

time-minutes = 분
time-hours = 시간
time-days = 일
time-weeks = 주 주일
time-until = 까지
time-weekdays = 월 화 수 목 금 토 일
time-tomorrow = 내일
words-story = 소식
words-all = 모두 모든 전체
words-on = 켜기 켬 예
words-off = 끄기 끔 없음 아니요
words-severity-low = 모두 전체
words-severity-routine = 보통 일반
words-severity-flash = 긴급 속보
verdict-words-relevant = 관련 관련있음
verdict-words-irrelevant = 무관 관련없음
verdict-words-duplicate = 중복

## 소식에 관한 답

topic-arms-and-sanctions = 러시아와 북한 간 무기, 병력, 노동자, 기술, 제재
topic-sanctions = 두 나라와 관련된 제재: 지정, 회피, 거부권, 보고서
topic-troops = 러시아에 파견된 북한 군인·공병·노동자, 그 사상자와 포로
button-subscribe = { $topic } 받기
button-unsubscribe = { $topic } 그만 받기
joined-channel = { $chat }에 들어왔습니다. 어떤 주제를 보낼까요?
latest-title = 최신 소식: { $topics }
latest-place = { $more ->
    [0] { $outlet }, { $day }
   *[other] { $outlet } 외 { $more }곳, { $day }
}
latest-hint = /story { $example }처럼 쓰면 자세히 알려 드립니다.
latest-unclear = 소식의 개수가 아닙니다: “{ $typed }”. 1에서 { $most }까지 쓸 수 있습니다: /latest 10
latest-no-topics = 이 채팅은 아직 받는 주제가 없습니다. /topics에서 주제를 볼 수 있습니다.
latest-none = 이 채팅의 주제에 아직 소식이 없습니다.
story-missing = 어느 소식입니까? { $command } 12처럼 번호를 쓰거나, 알림에 답장으로 { $command }만 쓰세요.
story-number-unclear = 소식 번호가 아닙니다: “{ $typed }”. 예: { $command } 12
story-unknown = { $number }번 소식은 없습니다. /latest에서 최신 소식을 볼 수 있습니다.
story-several = 그 메시지에는 소식이 여럿 있습니다({ $numbers }). 어느 것입니까? 예: { $command } 12
story-merged = { $story }번 소식은 { $into }번 소식에 합쳐졌습니다.
story-title = 소식 { $story }, 처음 확인 { $day }
story-tellings = 보도 { $count }건
story-telling = { $outlet } ({ $tier }, { $day }):
story-follows = { $story }번 소식의 후속입니다.
story-followed = 후속: { $story }번 소식
story-topics = 주제: { $topics }
tier-official-list = 공식 명단
tier-government = 정부
tier-wire = 통신사
tier-independent = 독립 매체
tier-think-tank = 연구기관
tier-state-media = 관영 매체
tier-tabloid = 대중지
tier-aggregator = 뉴스 모음
verdict-relevant = 기록했습니다. { $story }번 소식: 관련 있음
verdict-irrelevant = 기록했습니다. { $story }번 소식: 관련 없음
verdict-duplicate = 기록했습니다. { $story }번 소식: 중복
verdict-unclear = { $typed ->
    [none] 이 알림을 어떻게 보십니까? /verdict 관련 12, /verdict 무관 12, /verdict 중복 12 가운데 하나를 쓰세요.
   *[other] 평가가 아닙니다: “{ $typed }”. /verdict 관련 12, /verdict 무관 12, /verdict 중복 12 가운데 하나를 쓰세요.
}
ledger-title = 주장된 수량: { $unit }
ledger-planned = 계획 또는 예상
ledger-capacity = 운반·수용·생산 가능 규모
ledger-denied = 부인
ledger-claimed = 주장
ledger-published = { $day } (보도일)
ledger-told = 보도 { $count }건
ledger-stories = 소식 { $numbers }
ledger-nobody = 주장한 쪽 미상
ledger-earlier = 그 밖에 이전 주장 { $count }건
ledger-missing = 무엇의 수량을 볼까요? 예: /ledger 컨테이너, /ledger 포탄, /ledger 병력
ledger-unknown = 집계하지 않는 단위입니다: “{ $typed }”. 예: /ledger 컨테이너, /ledger 포탄, /ledger 병력
ledger-empty = 아직 아무 주장도 없습니다: { $unit }

## 알림이 온 이유, 오지 않은 이유

why-match = 주제 { $topic }에 맞습니다. { $outlet } 기사:
why-no-match = 기사 본문은 어느 주제에도 맞지 않습니다. 같은 링크여서 들어왔습니다.
why-passage = “{ $text }”
why-passage-title = 제목: “{ $text }”
why-founder = 이 기사로 { $story }번 소식이 시작됐습니다.
why-joined = 이 기사는 { $story }번 소식에 들어갔습니다(첫 보도: { $outlet }). 이유: { $how }
rung-same-entry = 같은 글
rung-same-link = 같은 링크
rung-same-text = 같은 내용
rung-near-duplicate = 거의 같은 내용
rung-same-event = 같은 사건
rung-by-hand = 사람이 넣음
hand-merge = 사람이 이 소식을 { $story }번 소식에 합쳤습니다.
hand-split = 사람이 이 기사를 따로 떼어 { $story }번 소식으로 만들었습니다.
hand-move = 사람이 이 기사를 { $story }번 소식으로 옮겼습니다.
why-told = 이 채팅에 알린 시각: { $moment }
why-told-in-catch-up = 이 채팅에 다른 소식과 함께 알린 시각: { $moment }
why-waits-in-catch-up = 다른 소식과 한 메시지로 묶어 보냅니다. { $how }
why-queued = 차례를 기다리고 있으며 곧 보냅니다.
why-muted = 기다리는 중입니다. { $moment }까지 알림이 꺼져 있습니다. /unmute로 켭니다.
why-again = 다시 보내려고 기다립니다. 이르면 { $moment }. 지금까지 { $attempts }번 시도했고 마지막 시도는 실패했습니다: { $reason }
why-sending = 지금 보내고 있습니다.
why-ambiguous = 도착했을 수도 있지만 확인되지 않았습니다. 관리자를 기다립니다. 이유: { $reason }
why-dead = 전달하지 못했습니다. 네트워크가 거부했습니다. 이유: { $reason }
why-gone = 전달하지 못했습니다. 이 채팅에 연결할 수 없었습니다. 이유: { $reason }
why-expired = 너무 늦어 보내지 않았습니다. 이유: { $reason }
why-cancelled = 보내기 전에 취소했습니다. 이유: { $reason }
why-story-muted = { $story }번 소식은 이 채팅에서 꺼져 있습니다. /unmute 소식 { $story }
why-no-topics = 이 채팅에 알리지 않았습니다. 받는 주제가 없습니다. /topics에서 주제를 볼 수 있습니다.
why-other-topics = 이 채팅에 알리지 않았습니다. 이 채팅이 받지 않는 주제입니다: { $topics }
why-stopped = 이 채팅에 알리지 않았습니다. 알림이 꺼져 있습니다. /start로 다시 켭니다.
why-before = 이 채팅에 알리지 않았습니다. 이 주제를 받기 전에 이미 있었거나 피드를 처음 읽을 때 들어왔습니다. 처음 확인: { $day }
why-too-low = 보류했습니다. 이 소식을 받을 수 있는 알림 범위: “{ $severity }”, 이 채팅의 알림 범위: “{ $least }”. /settings severity에서 바꿀 수 있습니다.
why-other-languages = 보류했습니다. 이 언어로 된 보도가 아직 없습니다: { $languages }. /settings languages에서 바꿀 수 있습니다.
why-withheld = 당시 이 채팅의 설정 때문에 보류했습니다.
why-round-up = 읽었습니다. 여러 사안을 모은 글이라 새 소식으로 만들지 않았습니다.
why-rejected = { $moment }에 읽었지만 맞는 주제가 없었습니다.
why-rejected-then = 당시 이유: { $reason }
why-topic-misses = 주제 { $topic }의 조건에서 모자란 것: { $what }
why-topic-wants-now = 현재 목록대로라면 주제 { $topic }에 맞습니다. 판정은 이전 목록으로 했습니다.
why-not-polled = { $host }의 피드는 읽지 않습니다. 관리자가 추가할 수 있습니다.
why-never-seen = 알려진 것이 없습니다. 들어온 적이 없거나, 들어온 지 한 달이 넘었고 맞는 주제가 없었습니다. { $host }의 피드:
why-feed-paused = { $feed }: 멈춤, 읽지 않습니다.
why-feed-failing = { $feed }: 읽지 못하고 있습니다. 마지막으로 읽은 시각: { $since }. 오류: { $error }
why-feed-never = 없음
why-feed-new = { $feed }: 새 피드, 아직 읽지 않았습니다.
why-feed-read = { $feed }: 마지막으로 읽은 시각 { $moment }
reason-own-error = Rajin 자체의 오류, 기록에 남아 있음
reason-nothing-left = 더 보여 줄 것이 없음
reason-story-muted = 이 채팅에서 끈 소식
reason-retracted = 소식이 철회됨
reason-message-not-sent = 앞선 메시지가 전송되지 않음
reason-too-late = 제때 보내지 못함
reason-stopped = 이 채팅의 알림이 꺼짐
reason-put-out = 이 채팅에서 Rajin이 내보내짐
reason-program-ended = 보내는 도중 프로그램이 종료됨
reason-merged = { $story }번 소식에 합쳐짐
lack-absent = { $names } 없음
lack-none-of = 다음 가운데 아무것도 없음: { $names }
lack-one-of = { $names } 가운데 하나
lack-origin = 출처가 다름(필요: { $names })
lack-sentence = 한 문장에 함께 나오지 않음: { $names } / { $other }
lack-near = 단어 { $needed }개 안에 함께 나오지 않음: { $names } / { $other }
lack-too-few = { $names }: { $needed }번 가운데 { $found }번뿐
lack-some = 조건 { $needed }개 가운데 { $found }개 충족({ $what })
lack-present = 제외어 있음: { $names }
lack-present-nothing = 제외할 것이 들어 있음
lack-in-field = { $field } { $what }
field-title = 제목:
field-lead = 첫 문장들:
field-text = 본문:

## 채팅에 알리는 방식

mute-missing = { $where ->
    [here] 얼마 동안 끌까요? 예: /mute 8시간, /mute 3일, /mute 월요일까지, /mute 소식 12
   *[there] 얼마 동안 끌까요? 예: /mute { $name } 8시간, /mute { $name } 3일, /mute { $name } 월요일까지, /mute { $name } 소식 12
}
mute-unclear = 알아들을 수 없는 시간이거나 1년이 넘습니다: “{ $typed }”. 예: /mute 8시간, /mute 3일, /mute 월요일까지, /mute 18:00까지
muted = { $where ->
    [here] { $moment }까지 알림을 껐습니다. 그동안 들어온 소식은 나중에 한 메시지로 보냅니다.
   *[there] { $chat }의 알림을 { $moment }까지 껐습니다. 그동안 들어온 소식은 나중에 그곳에 한 메시지로 보냅니다.
}
muted-story = { $where ->
    [here] { $story }번 소식과 그 후속 소식을 껐습니다. 철회될 때만 알려 드립니다.
   *[there] { $chat }에서 { $story }번 소식과 그 후속 소식을 껐습니다. 철회될 때만 알립니다.
}
muted-story-already = { $where ->
    [here] { $story }번 소식은 이미 꺼져 있습니다.
   *[there] { $story }번 소식은 { $chat }에서 이미 꺼져 있습니다.
}
button-unmute = 알림 다시 켜기
unmuted = { $where ->
    [here] 알림을 다시 켰습니다. 그동안 들어온 소식을 지금 보냅니다.
   *[there] { $chat }의 알림을 다시 켰습니다. 그동안 들어온 소식을 지금 보냅니다.
}
unmuted-already = { $where ->
    [here] 이 채팅의 알림은 꺼져 있지 않습니다.
   *[there] { $chat }의 알림은 꺼져 있지 않습니다.
}
unmuted-story = { $where ->
    [here] { $story }번 소식을 다시 알립니다.
   *[there] { $story }번 소식을 { $chat }에 다시 알립니다.
}
unmuted-story-already = { $where ->
    [here] { $story }번 소식은 꺼져 있지 않습니다.
   *[there] { $story }번 소식은 { $chat }에서 꺼져 있지 않습니다.
}
settings-title = { $where ->
    [here] 설정
   *[there] { $chat }의 설정
}
settings-hint = { $where ->
    [here] 하나를 누르거나 /settings 이름 값 형식으로 쓰세요. 이름: language, timezone, severity, languages, silent, edits
   *[there] 하나를 누르거나 /settings { $name } 이름 값 형식으로 쓰세요. 이름: language, timezone, severity, languages, silent, edits
}
setting-line = { $label }: { $value }
setting-changed = { $where ->
    [here] 저장했습니다. { $label }: { $value }
   *[there] { $chat }의 설정을 저장했습니다. { $label }: { $value }
}
setting-unknown = { $near ->
    [none] 그런 설정은 없습니다: “{ $name }”. 있는 설정: { $names }
   *[other] 그런 설정은 없습니다: “{ $name }”. 혹시 /settings { $near } 말씀입니까?
}
setting-language = 언어
setting-language-unclear = { $typed ->
    [none] 하나를 누르거나 /language ko, /language en처럼 쓰세요.
   *[other] 지원하지 않는 언어입니다: “{ $typed }”. /language ko, /language en, /language de, /language ru 가운데 하나를 쓰세요.
}
setting-timezone = 시간대
setting-timezone-value = { $zone } (지금 { $time })
setting-timezone-unclear = { $typed ->
    [none] 하나를 누르거나 직접 쓰세요: /settings timezone Asia/Seoul
   *[other] 모르는 시간대입니다: “{ $typed }”. 도시나 시간대를 영어로 쓰세요: /settings timezone Seoul 또는 /settings timezone Europe/Berlin
}
setting-severity = 알림 범위
severity-low = 모두
severity-routine = 대중지·관영 매체 단독 보도만 빼고 모두
severity-flash = 공식 조치와 새 누적 수치만
setting-severity-unclear = { $typed ->
    [none] 하나를 누르거나 /settings severity 뒤에 low, routine, flash 가운데 하나를 쓰세요. 그보다 낮은 소식은 다른 출처가 확인할 때까지 보류합니다.
   *[other] low, routine, flash 가운데 하나가 아닙니다: “{ $typed }”. 예: /settings severity routine
}
setting-languages = 출처 언어
setting-all = 모두
setting-languages-unclear = { $typed ->
    [none] 하나를 누르거나 여럿을 쓰세요: /settings languages ko, en. 그중 한 언어의 출처가 전하면 알립니다.
   *[other] 모르는 언어입니다: “{ $typed }”. 약어로 쓰세요: /settings languages ko, en 또는 /settings languages 모두
}
setting-silent = 무음 시간
setting-silent-unclear = { $typed ->
    [none] 이 시간에는 소리 없이 알립니다. 하나를 누르거나 /settings silent 22:00-07:00처럼 쓰세요.
   *[other] 시간이 아닙니다: “{ $typed }”. 언제부터 언제까지인지 쓰세요: /settings silent 22:00-07:00 또는 /settings silent 끄기
}
setting-edits = 알림 보충
setting-edits-unclear = { $typed ->
    [none] 새 출처를 이미 보낸 알림에 덧붙일지 정합니다. 하나를 누르거나 직접 쓰세요: /settings edits 끄기
   *[other] 켜기도 끄기도 아닙니다: “{ $typed }”. 예: /settings edits 끄기
}
setting-on = 켬
setting-off = 끔
setting-there = { $chat }에 관한 명령에는 채팅 이름을 먼저 쓰세요: { $example }
setting-muted = { $where ->
    [here] { $moment }까지 꺼짐. /unmute로 켭니다.
   *[there] { $moment }까지 꺼짐. 다시 켜려면: /unmute { $name }
}
forget-private = 이 채팅에 관한 것을 모두 지웁니다: 받는 주제, 설정, 메시지, 알림 평가, 권한. 변경 기록에는 이름 대신 임의의 이름이 남습니다.
forget-group = 이 그룹에 관한 것을 모두 지웁니다: 받는 주제, 설정, 메시지. 변경 기록에는 그룹 이름 대신 임의의 이름이 남습니다.
forget-there = { $chat }에 관한 것을 모두 지웁니다: 받는 주제, 설정, 메시지. 변경 기록에는 이름 대신 임의의 이름이 남습니다.
forget-final = { $where ->
    [here] 되돌릴 수 없습니다. 지금 보이는 메시지는 직접 지울 때까지 남습니다. 지울까요?
   *[there] 되돌릴 수 없습니다. { $chat }의 메시지는 그곳에서 직접 지울 때까지 남습니다. 지울까요?
}
forgotten = { $where ->
    [here] 모두 지웠습니다. /start로 새로 시작할 수 있습니다.
   *[there] { $chat }에 관한 것을 모두 지웠습니다. 새로 시작하려면: /start { $name }
}
elsewhere-refused = 보내신 분이 관리하고 제가 들어 있는 채팅 가운데 그런 채팅은 없습니다: { $name }

## 관리자 명령

arguments-missing = 빠진 것이 있습니다. { $command } { $usage } 형식으로 쓰세요. 예: { $example }
arguments-superfluous = { $command }{ $taken } 뒤의 말을 알아들을 수 없습니다 (“{ $extra }”). 아무것도 하지 않았습니다. { $example } 형식으로 쓰세요.
elsewhere-first = 채널이나 그룹은 맨 앞에 씁니다: { $command } { $name } … 아무것도 하지 않았습니다.
topics-days = 검색식에 쓸 수 없는 말입니다: “{ $option }”. { $command } 명령에서 쓰세요. 바뀐 것은 없습니다.
arguments-too-many = 명령 하나에는 단어나 구를 { $most }개까지 쓸 수 있는데 그보다 많습니다. 바뀐 것은 없습니다. 여러 번에 나눠 쓰세요.
quote-unclosed = { $mark } 따옴표가 닫히지 않았습니다. 바뀐 것은 없습니다. 따옴표를 닫거나 빼세요. 위치: { $place }
subcommand-unknown = { $command } 명령에 없는 말입니다: “{ $word }”. 쓸 수 있는 것: { $known }
try-again = 그사이 무언가 바뀌었습니다. { $command } 명령을 다시 보내 주세요.
days-unknown = 일수가 아닙니다: “{ $text }”. { $least }에서 { $most }까지 쓸 수 있습니다.
count-unknown = 쓸 수 없는 수입니다: “{ $text }”. { $least }에서 { $most }까지 쓸 수 있습니다.
button-tell = 알리기
button-undo = 되돌리기

# 목록이나 주제를 시험하면 보이는 것.
backtest-nothing = 그 기간에 저장된 기사가 없어 시험할 수 없습니다.
backtest-looked = { $day } 이후 기사 { $articles }건으로 시험했습니다.
backtest-counts = 기사 { $more }건이 늘고 { $fewer }건이 빠집니다.
backtest-counts-none = 늘거나 빠지는 기사가 없습니다.
backtest-share = 입력하신 조건은 전체 기사의 { $percent }%에서 나옵니다.
backtest-alerts-more = 알림이 하루 약 { $number }건 늘어납니다.
backtest-alerts-fewer = 알림이 하루 약 { $number }건 줄어듭니다.
backtest-alerts-same = 하루 알림 수는 거의 그대로입니다.
backtest-days = 날짜별: { $days }
backtest-day-more = { $day } +{ $count }
backtest-day-fewer = { $day } −{ $count }
backtest-examples-more = 늘어나는 기사의 예:
backtest-examples-fewer = 빠지는 기사의 예:
offer-fresh = 지난 이틀의 기사 { $count }건이 새 조건에 맞습니다. 아직 아무에게도 알리지 않았습니다.
recheck-nothing = 지난 이틀의 기사 가운데 알릴 것이 없습니다.
recheck-told = 기사 { $articles }건을 반영했습니다. 새 소식 { $stories }건, 보낼 알림 { $alerts }건.

## 키워드 목록

keyword-list-title = 키워드 목록
keyword-list-item = { $list }: 키워드 { $count }개
keyword-list-hint = /keyword show 목록: 목록 보기. /keyword add 목록 키워드: 키워드 추가.
keyword-show-title = { $list }: 키워드 { $count }개
keyword-show-forms = ⁺ 표시는 모든 활용형을 찾습니다.
keyword-show-hint = /keyword show { $list } 키워드: 키워드 하나 보기. /keyword export { $list }: 목록 전체를 파일로 받기.
keyword-any-language = 모든 언어
keyword-literal = 쓰인 그대로 찾습니다.
keyword-forms = { $term }의 활용형도 찾습니다: { $forms }
keyword-no-list = 그런 목록은 없습니다: “{ $list }”. 있는 목록: { $lists }
keyword-list-new = 아직 없는 목록입니다: { $list }. 있는 목록: { $lists }. 새로 만들까요?
keyword-unused = 아직 어느 주제도 @{ $list } 목록을 쓰지 않습니다. /topic edit 명령으로 주제에 넣으세요.
keyword-nearly-all = 거의 모든 기사에 나오는 말입니다. 그래도 { $list } 목록에 추가할까요?
keyword-common = 너무 짧거나 흔해서 거의 모든 기사에 나오는 말입니다: { $terms }. 그래도 { $list } 목록에 추가할까요?
keyword-emptied = { $list } 목록이 비게 됩니다. 그래도 뺄까요?
keyword-added = { $list } 목록에 추가함: { $terms }
keyword-changed = { $list } 목록에서 바꿈: { $terms }
keyword-same = { $list } 목록에 이미 있음: { $terms }
keyword-removed = { $list } 목록에서 뺌: { $terms }
keyword-not-there = { $list } 목록에 없음: { $terms }
keyword-near = 혹시 이것을 찾으십니까: { $terms }
keyword-too-many = 한 목록에는 키워드를 { $most }개까지 둘 수 있는데, { $list } 목록이 그보다 많아집니다.
keyword-too-many-words = 명령 하나에는 단어나 구를 { $most }개까지 쓸 수 있는데 그보다 많습니다. 바뀐 것은 없습니다. 여러 번에 나눠 쓰거나 /keyword import 명령으로 파일 하나에 담아 보내세요. 시작할 파일은 /keyword export에서 받을 수 있습니다.
keyword-import-what = 설명에 /keyword import라고 써서 파일을 보내거나, 보낸 파일에 답장으로 쓰세요. 처음이라면 /keyword export에서 받은 파일로 시작하세요.
keyword-import-same = 파일에 바뀐 것이 없습니다. 이미 모두 같습니다.
keyword-import-title = 이 파일의 목록은 파일 내용 그대로 바뀝니다. 다른 목록은 그대로 둡니다. 계속할까요?
keyword-import-list = { $list }: { $added }개 추가, { $gone }개 뺌, { $changed }개 바꿈
keyword-import-new-list = { $list }(새 목록): { $added }개 추가
keyword-import-common = 너무 짧거나 흔해서 거의 모든 기사에 나오는 말: { $terms }
keyword-import-nearly-all = 파일로 추가되는 키워드가 거의 모든 기사에 나옵니다.
keyword-imported = 마쳤습니다.
keyword-import-undo = 모두 되돌리려면: { $command }
keyword-exported = 목록: { $lists }. 파일을 고친 뒤 /keyword import 명령으로 다시 보내세요.
list-name = 목록 이름으로 쓸 수 없습니다: “{ $list }”. 첫 글자는 a~z, 그 뒤는 a~z, 숫자, “-”, “_”로 39자까지입니다.
language-mark-unknown = 언어가 아닙니다: “{ $tag }”. lang=ko, lang=de처럼 쓰세요.
forms-need-language = 모든 활용형을 찾으려면 언어가 필요합니다. 예: lang=ru.
file-too-long = 파일이 너무 깁니다. { $most }바이트까지 읽습니다.
file-no-yaml = YAML로 읽을 수 없는 파일입니다.
file-no-yaml-line = YAML로 읽을 수 없는 파일입니다. { $line }행에 오류가 있습니다.
file-aliases = { $line }행에 앵커나 별칭(& 또는 *)이 있습니다. 값을 그대로 쓰거나 따옴표로 묶으세요.
file-name-twice = 같은 이름이 { $first }행과 { $line }행에 두 번 있습니다: “{ $name }”. 바뀐 것은 없습니다. 하나로 합치세요.
file-term-twice = { $list } 목록에 같은 키워드가 언어, 예외, 활용형이 다르게 두 번 있습니다: “{ $term }”. 바뀐 것은 없습니다. 하나로 합치세요.
file-no-lists = 파일에 목록이 없거나 { $most }개가 넘습니다. /keyword export에서 형식을 볼 수 있습니다.
file-shape = 읽을 수 있는 형식이 아닙니다. 위치: { $place }. /keyword export에서 형식을 볼 수 있습니다.
log-nothing = 아직 바뀐 것이 없습니다.
log-item = #{ $number } { $moment }, { $who }: { $what }
log-undone = (되돌림)
log-hint = 되돌리려면: { $command }
undo-nothing = 되돌릴 것이 없습니다.
undo-unknown = 여기에 없는 변경입니다: “{ $text }”. 번호는 변경 기록에 있습니다.
undo-before = 변경 #{ $number }번은 이미 되돌렸습니다.
undo-list-gone = 변경 #{ $number }번은 되돌릴 수 없습니다. { $list } 목록이 더는 없습니다.
undo-list-needed = 변경 #{ $number }번은 되돌릴 수 없습니다. 그때 만든 { $list } 목록에 키워드가 있거나, 그 목록을 쓰는 주제가 있습니다.
undo-query = 변경 #{ $number }번은 되돌릴 수 없습니다. 되돌리면 검색식을 쓸 수 없게 됩니다. { $problem }
undo-overtaken = 변경 #{ $number }번만 되돌릴 수는 없습니다. 그 뒤 { $who } 님이 #{ $later }번에서 같은 것을 바꿨습니다. 먼저 되돌리려면: { $command }
undo-subscribed = 변경 #{ $number }번에서 만든 { $topic } 주제를 이제 채팅 { $chats }개가 받고 있습니다. 없애려면 /topic remove { $topic } 명령을 쓰세요. 없애기 전에 묻습니다.
undo-empties = 비게 되는 목록: { $lists }
undo-common = 너무 짧거나 흔해서 거의 모든 기사에 나오는 말입니다: { $terms }
undo-nearly-all = 되돌리면 거의 모든 기사가 해당됩니다.
undo-question = 그래도 되돌릴까요? { $numbers }
undo-kept = 그 뒤에 바뀌어 그대로 둔 것: { $terms }
undo-kept-item = { $term }(#{ $number }, { $who })
undone = 되돌렸습니다: #{ $number } { $what }
undone-same = 이미 변경 #{ $number } 이전과 같습니다: { $what }

## 검색식이나 키워드의 잘못

query-malformed = { $problem } 잘못된 곳(▸ 뒤): { $place }
query-cannot-stand = 이 자리에 쓸 수 없습니다: “{ $text }”.
query-quote-open = 따옴표가 닫히지 않았습니다.
query-list-name = 목록이 아닙니다: “@{ $name }”. 이름은 글자로 시작하고 a~z, 숫자, “-”, “_”만 씁니다.
query-field-unknown = 그런 항목은 없습니다: “{ $name }:”. 있는 항목: { $known }. 글에 “:”이 있으면 따옴표로 묶으세요.
query-number = { $word } 뒤에는 1에서 { $most }까지의 수가 필요합니다. 예: { $example }.
query-function-unknown = 그런 함수는 없습니다: “{ $name }”. 있는 함수: sentence(a, b), near/5(a, b), atleast/2(a, b, c).
query-too-long = 검색식은 { $most }자까지인데 { $length }자입니다.
query-empty = 검색식이 비었습니다.
query-no-language = 언어가 아닙니다: “{ $value }”. lang:ko처럼 쓰세요.
query-no-tier = 그런 등급은 없습니다: “{ $value }”. 있는 등급: { $tiers }.
query-two-arguments = { $function }에는 쉼표로 나눈 인수 두 개가 필요합니다.
query-asks-too-much = { $function } 조건이 인수의 수({ $count }개)보다 많은 것을 요구합니다.
query-argument-missing = { $function }에 인수가 모자랍니다. 키워드나 @목록을 쓰세요.
query-only-or = sentence, near, atleast 안에서는 OR만 쓸 수 있습니다.
query-part-unknown = 앞에 ${ $name } 부분이 없습니다. 맨 앞에서 이렇게 정합니다: ${ $name } = (…)
query-part-twice = ${ $name } 부분을 두 번 정했습니다.
query-part-brackets = ${ $name } 부분의 내용은 괄호 안에 씁니다: ${ $name } = (…)
query-part-unused = ${ $name } 부분을 쓰는 곳이 없습니다.
query-part-late = ${ $name } 부분을 너무 늦게 정했습니다. 검색식보다 앞에 와야 합니다.
query-too-large = 부분을 모두 풀어 쓰면 기호와 검색어가 { $most }개를 넘습니다.
query-too-deep = 괄호가 { $most }겹을 넘습니다.
query-never-closed = { $at }번째 글자의 “(” 괄호가 닫히지 않았습니다.
query-ends-early = 검색식이 너무 일찍 끝납니다.
query-comma = 쉼표는 인수를 나눌 때만 씁니다. “7,000” 같은 수는 따옴표로 묶으세요.
query-close = 이 “)” 괄호는 짝이 없거나 앞이 비었습니다.
query-no-list = 목록이 없습니다: @{ $name }. 혹시: { $offered }.
query-wants-all = 아무것도 찾지 못한 기사까지 맞게 됩니다. NOT, outlet:, lang:, tier: 조건은 키워드와 함께 쓰세요.
query-dash-first = “-”로 시작하는 말은 쓸 수 없습니다: “{ $text }”. 제외할 때는 NOT을 씁니다. 예: “선박 NOT 관광”.
term-exception = 예외 “{ $exception }” 안에 키워드 “{ $term }”의 글자가 없어 예외가 될 수 없습니다.
term-form-star = 활용형에는 “*”를 쓸 수 없습니다.
term-too-long = 키워드는 { $most }자까지인데 { $length }자입니다.
term-no-letter = 키워드에는 글자나 숫자가 있어야 합니다.
term-dash-first = 예외만 있고 그 앞에 키워드가 없습니다: “{ $text }”. 키워드를 먼저 쓰고 제외할 말을 뒤에 쓰세요. 예: “무기 -무기한”.
term-star-inside = “*”는 단어 끝이나 키워드 맨 앞에만 올 수 있습니다.
term-star-first = 키워드의 첫 단어만 “*”로 시작할 수 있습니다.
term-too-common = 거의 모든 기사에 나오는 말입니다: “{ $text }”. { $least }자 이상 쓰세요.
term-quote = 따옴표의 짝이 맞지 않습니다.
term-behind-exception = 예외 뒤에는 다른 예외만 올 수 있습니다.
forms-star = “*”가 붙은 단어는 이미 모든 어미를 찾습니다.
forms-language = 활용형을 찾을 수 없는 언어입니다: “{ $language }”. 찾을 수 있는 언어: { $known }.
forms-too-many = 활용형이 { $most }개가 넘습니다. 활용하는 단어를 줄이세요.

## 관리자를 위한 주제

topics-there = 이미 있는 주제입니다: { $name }. /topic edit 명령으로 바꿉니다.
topics-name = 주제 이름으로 쓸 수 없습니다: “{ $name }”. 글자, 숫자, “-”, “_”로 1~40자입니다.
topics-nearly-all = { $topic } 주제가 거의 모든 기사를 받게 됩니다. 그래도 저장할까요?
topics-added = 주제를 만들었습니다: { $topic }
topics-set = 주제를 바꿨습니다: { $topic }. 앞으로 새 기사는 바뀐 검색식으로 판정합니다.
topics-small-operator = “{ $word }”: 키워드로 찾습니다. 연산자는 { $operator }입니다.
topics-test-whole = { $topic } 주제로 지금 찾을 수 있는 것 모두(새 주제라고 볼 때):
topics-subscribe-hint = 아직 아무도 받지 않습니다: /subscribe { $topic }
topics-remove-title = 이 주제를 지울까요: { $topic }? 받는 채팅: { $chats }곳
topics-removed = 주제와 그 구독을 지웠습니다: { $topic }. 되돌리기를 누르면 모두 복원됩니다.
topics-subscribers = 받는 채팅: { $chats }곳

## 피드

feed-there = 이미 있는 피드입니다: { $url }
feed-added = 추가했습니다: { $title }({ $tier }), 지금 글 { $count }건
feed-baseline = 지금 들어 있는 글은 저장만 하고 알리지 않습니다. 다음 글부터 알립니다.
feed-tested = { $title }: 글 { $count }건
feed-newest = 최신 글: { $moment }
feed-refused = 읽어서는 안 되는 주소입니다: { $url }. 공개 주소가 아니거나 웹 주소가 아닙니다.
feed-gone = { $url }: 완전히 없어진 주소라고 서버가 답합니다.
feed-status = { $url }: 서버가 오류 { $status } 응답을 보냈습니다.
feed-unreachable = 지금 연결할 수 없습니다: { $url }
feed-too-heavy = 읽기에 너무 큽니다: { $url }
feed-unreadable = 읽을 수 있는 피드가 아닙니다: { $url }
feed-tier = 그런 등급은 없습니다: “{ $word }”. 있는 등급: { $tiers }
feed-unknown = 그런 피드는 없습니다: “{ $text }”. 번호와 이름은 /feed list에 있습니다.
feed-none = 아직 피드가 없습니다. /feed add 주소로 추가합니다.
feed-none-such = 해당하는 피드가 없습니다: “{ $word }”
feed-none-failing = 읽지 못하는 피드가 없습니다.
feed-none-paused = 멈춘 피드가 없습니다.
feed-list-title = 피드 { $count }개
feed-list-hint = /feed pause, resume, remove 뒤에 번호를 쓰세요. /feed list failing 명령은 읽지 못하는 피드를 보여 줍니다.
feed-item = #{ $number } { $title } ({ $tier })
feed-item-paused = 멈춤
feed-item-failing = { $count }번 연속 실패
feed-item-new = 아직 읽지 않음
feed-item-read = { $moment } 읽음
feed-pause-done = 멈췄습니다: { $title }
feed-resume-done = 다시 읽습니다: { $title }. 지금까지 쌓인 글은 저장만 하고 알리지 않습니다.
feed-remove-question = 이 피드를 지울까요: { $title } ({ $url })? 여기서 들어온 글 { $count }건은 남습니다.
feed-remove-done = 지웠습니다: { $title }
feed-import-what = 설명에 /feed import라고 써서 OPML 파일을 보내거나, 보낸 파일에 답장으로 쓰세요.
feed-import-unreadable = OPML로 읽을 수 없는 파일입니다. 피드는 { $most }개까지이고 DTD가 없어야 합니다.
feed-import-refused = 아무것도 추가하지 않았습니다. 읽어서는 안 되는 주소가 있습니다: { $url }
feed-imported = 피드 { $added }개를 추가했습니다. { $known }개는 이미 있었습니다.
feed-exported = 피드 { $count }개

## 사람

role-unknown = 줄 수 있는 권한이 아닙니다: “{ $word }”. admin과 editor가 있습니다.
person-unknown = 아이디가 아닙니다: “{ $text }”. telegram:1234 또는 matrix:@ann:example.org처럼 네트워크가 쓰는 번호나 전체 아이디를 쓰세요. 이름은 누구나 도용할 수 있습니다.
admin-added = { $person }: 이제 { $role ->
    [admin] 관리자
   *[editor] 편집자
}입니다.
admin-same = { $person }: 이미 { $role ->
    [admin] 관리자
   *[editor] 편집자
}입니다.
admin-removed = { $person }: 이제 { $role ->
    [admin] 관리자
   *[editor] 편집자
} 권한이 없습니다.
admin-unknown = 관리자도 편집자도 아닙니다: { $person }
admin-owner = 소유자입니다: { $person }. 프로그램 설정에서만 바꿀 수 있습니다.
admin-last = 그러면 권한을 줄 사람이 아무도 남지 않습니다. 먼저 다른 사람을 관리자로 만드세요.
admin-none = 아직 소유자도 관리자도 편집자도 없습니다.
admin-list-title = 권한 목록
admin-item-owner = { $person }: 소유자
admin-item = { $person }: { $role ->
    [admin] 관리자
   *[editor] 편집자
}, { $day }부터, 부여한 사람 { $who }
invite-private = 코드를 본 사람은 누구나 쓸 수 있습니다. 저와의 개인 채팅에서 요청하세요.
invite-made = 이 코드를 맨 먼저 보내는 사람이 { $role ->
    [admin] 관리자
   *[editor] 편집자
} 권한을 얻습니다. { $hours }시간 동안 한 번만 쓸 수 있습니다:
invite-hint = 한 사람에게만 전하세요.
redeem-unknown = 틀렸거나 이미 썼거나 기한이 지난 코드입니다. 새 코드를 요청하세요.
redeem-already = 이미 그 이상의 권한이 있습니다({ $role ->
    [owner] 소유자
    [admin] 관리자
   *[editor] 편집자
}). 코드는 쓰지 않은 것으로 남습니다.
redeemed = 이제 { $role ->
    [admin] 관리자
   *[editor] 편집자
}입니다.
redeemed-hint = 할 수 있는 일은 /help에 있습니다.
redeemed-group = 이 권한은 이 그룹뿐 아니라 어디서나 유효합니다. 할 수 있는 일은 /help에 있습니다.

## 소식을 손으로 고치기

story-number-unknown = 그런 소식은 없습니다: “{ $text }”. 번호는 /latest에 있습니다.
article-unknown = 어느 소식에도 없는 기사입니다: { $article }
merge-question = { $other }번 소식을 { $story }번 소식에 합칠까요? 채팅의 알림을 고치고 새로 알리지는 않습니다.
merge-same = 이미 한 소식입니다: { $story }
merged = { $other }번 소식을 { $story }번 소식에 합쳤습니다. 이제 기사 { $count }건입니다.
split-question = { $story }번 소식의 기사 { $count }건을 따로 떼어 새 소식으로 만들까요? 새로 알리지는 않습니다.
split-question-tell = { $story }번 소식의 기사 { $count }건을 따로 떼어 새 소식으로 만들고 알릴까요?
split-impossible = { $story }번 소식에서 뗄 수 없습니다. 지정한 기사가 모두 그 안에 있어야 하고, 한 건은 남아야 합니다.
split-done = { $story }번 소식에서 { $new }번 소식을 만들었습니다.
split-told = 알리는 채팅: { $count }곳
move-question = 기사 { $article }번을 { $origin }번 소식에서 { $story }번 소식으로 옮길까요?
move-impossible = 기사 { $article }번은 { $story }번 소식으로 옮길 수 없습니다. 이미 거기 있거나, 원래 소식에 다른 기사가 없습니다.
moved = { $origin }번 소식의 기사 { $article }번을 { $story }번 소식으로 옮겼습니다.
retract-question = { $story }번 소식을 철회할까요? 알린 채팅마다 알림에 취소선을 긋고 답장을 보냅니다.
retract-no-reason = 이유가 없습니다. 독자에게 이유를 알려 주세요: /retract { $story } 이유
retract-too-long = 이유는 { $most }자까지 쓸 수 있는데 { $length }자입니다. 바뀐 것은 없습니다. 더 짧게 써 주세요.
retract-before = { $story }번 소식은 이미 철회했습니다.
retracted = { $story }번 소식을 철회했습니다. 고친 알림 { $edited }건, 답장한 채팅 { $answered }곳, 보내기 전에 취소한 메시지 { $dropped }건.
retracted-untold = { $story }번 소식을 철회했습니다. 아직 알린 채팅은 없습니다.
retracted-copies = 고칠 수 없는 두 번째 메시지가 남아 있을 수 있는 채팅 { $count }곳: { $chats }
retraction-edit = 철회
retraction-reply = 철회합니다. 이 알림은 무시해 주세요.
retraction-reason = 이유: { $reason }

## 프로그램

stats-title = 통계
stats-day = 지난 24시간: 기사 { $articles }건, 주제에 맞는 기사 { $wanted }건, 새 소식 { $stories }건, 알림 { $alerts }건
stats-week = 지난 7일: 기사 { $articles }건, 주제에 맞는 기사 { $wanted }건, 새 소식 { $stories }건, 알림 { $alerts }건
stats-chats = 채팅: 알림 받음 { $active }곳, 전체 { $all }곳
stats-topic = { $topic }: 채팅 { $count }곳
health-never = 없음
health-feeds = 피드: { $polled }개 가운데 { $ok }개 정상, 멈춤 { $paused }개
health-feed = #{ $number } { $title }: { $count }번 연속 실패
health-read = 마지막으로 읽은 시각: { $moment }
health-sent = 마지막으로 보낸 시각: { $moment }
health-waiting = 대기: { $count }건, 지금 보낼 것: { $due }건
health-trouble = 보내지 못함: 포기 { $dead }건, 불확실 { $ambiguous }건
health-oldest = 가장 오래 밀린 것은 { $moment }부터입니다.
health-more = 전체는 /feed list failing 명령으로 봅니다.
outbox-title = 대기: { $count }건, 지금 보낼 것: { $due }건, 보내는 중: { $sending }건
outbox-fine = 실패한 것이 없습니다.
outbox-none-dead = 포기한 메시지가 없어 다시 보낼 것이 없습니다.
outbox-trouble = 포기: { $dead }건, 불확실: { $ambiguous }건
outbox-item-dead = ⚠ { $id } → { $chat } ({ $kind }): { $attempts }번 시도 후 포기
outbox-item-ambiguous = ? { $id } → { $chat } ({ $kind }): 도착했을 수 있음
outbox-item-story = (소식 { $story })
delivery-answer = 답변
delivery-alert = 알림
delivery-catch-up = 모아 보기
delivery-update = 새 내용
delivery-correction = 정정
delivery-retraction = 철회
delivery-digest = 요약
delivery-coverage = 출처 목록
delivery-notice = 공지
outbox-hint = /outbox retry { $id }: 하나만 다시 보내기. /outbox retry all: 포기한 것 모두 다시 보내기.
outbox-unknown = 보내지 못한 메시지 가운데 해당하는 것이 없거나 여럿입니다: “{ $text }”. /outbox에서 볼 수 있습니다.
outbox-impossible = 이제는 다시 보낼 수 없습니다. 보낼 수 있는 것은 /outbox에 있습니다.
outbox-again = 메시지 { $count }건을 다시 보냅니다.
announce-title = 봇 운영자 공지
announce-too-long = { $most }자까지 쓸 수 있는데 { $length }자입니다.
announce-question = 채팅 { $count }곳에 보낼까요?
announced = 채팅 { $count }곳에 보냅니다.
audit-item = #{ $number } { $moment }, { $who }, { $place }: { $what }
audit-nothing = 없음
# 변경 기록에 나오는 말: 무엇을 했는지, 무엇에 했는지.
record-keywords-add = 키워드 추가
record-keywords-remove = 키워드 뺌
record-keywords-prune = 활용형 뺌
record-keywords-import = 목록 파일 반영
record-keywords-create = 목록 만듦
record-topics-set = 주제 바꿈
record-topics-remove = 주제 없앰
record-feeds-add = 피드 추가
record-feeds-remove = 피드 삭제
record-feeds-pause = 피드 멈춤
record-feeds-resume = 피드 다시 읽음
record-feeds-refused = 주소 거부
record-stories-merge = 소식 합침
record-stories-split = 소식 나눔
record-stories-move = 기사 옮김
record-retract = 소식 철회
record-recheck-tell = 뒤늦게 알림
record-admin-add = 권한 부여
record-admin-remove = 권한 회수
record-invite = 코드 만듦
record-subscribe = 주제 받기
record-unsubscribe = 주제 그만 받기
record-mute = 채팅 알림 끔
record-mute-story = 소식 알림 끔
record-unmute-story = 소식 알림 켬
record-chat-state = 채팅 상태
record-chat-settings = 채팅 설정
record-chat-moved = 채팅 이동
record-forget = 채팅 기록 지움
record-announce = 전체 공지
record-outbox-retry = 다시 보냄
record-undo = 되돌림: 변경 #{ $number }번
record-story = { $chat }의 { $story }번 소식
record-value-active = 알림 받음
record-value-stopped = 알림 꺼짐
record-value-unreachable = 연락 안 됨
record-value-forgotten = 지워짐
record-value-paused = 멈춤
record-value-admin = 관리자
record-value-editor = 편집자

## 관리자 명령의 쓰임, 이름 뒤에 오는 것, 그리고 예

help-keyword = 찾을 키워드 목록
help-keyword-add = 목록에 키워드 추가
usage-keyword-add = 목록 키워드 … [lang=ko] [forms]
more-keyword-add = 여러 키워드를 한 번에 쓸 수 있고, 여러 낱말은 따옴표로 묶습니다. -로 시작하면 바로 앞 키워드의 예외입니다: 무기 -무기한. title:NK는 제목에서만, 단어*는 어떤 어미든 찾습니다. lang=ru처럼 쓰면 모든 키워드의 언어를 정하고, 언어와 함께 forms를 쓰면 모든 활용형을 더합니다.
example-keyword-add = arms 곡산 "M1989 자주포"
help-keyword-remove = 목록에서 키워드 빼기
usage-keyword-remove = 목록 키워드 …
more-keyword-remove = 키워드만 쓰면 됩니다. 예외는 쓰지 않아도 됩니다.
example-keyword-remove = arms 곡산
help-keyword-list = 목록 보기
help-keyword-show = 목록이나 키워드 하나 보기
usage-keyword-show = 목록 [키워드]
example-keyword-show = arms
help-keyword-test = 바꾸면 어떤 기사가 늘고 빠지는지 보기
usage-keyword-test = [add | remove] 목록 키워드 … [days=14]
more-keyword-test = 아무것도 바꾸지 않습니다. 저장된 최근 기사를 키워드가 있을 때와 없을 때로 견줍니다. remove를 쓰면 뺐을 때를 봅니다.
example-keyword-test = arms 곡산 days=7
help-keyword-log = 목록의 최근 변경 보기
usage-keyword-log = [목록] [개수]
help-keyword-undo = 목록의 변경 되돌리기
usage-keyword-undo = [번호 …]
more-keyword-undo = 번호가 없으면 마지막 변경을 되돌립니다. 번호는 /keyword log에 있습니다. 그 뒤에 바뀐 것은 그대로 둡니다.
help-keyword-import = YAML 파일에서 목록 가져오기
more-keyword-import = 파일의 목록은 파일 내용 그대로 바뀌고 다른 목록은 그대로입니다. 무엇이 바뀌는지 먼저 보여 주고 묻습니다.
help-keyword-export = 목록을 YAML 파일로 내보내기
usage-keyword-export = [목록 …]
help-topic = 채팅이 받을 수 있는 주제
help-topic-add = 주제 만들기
usage-topic-add = 이름 검색식
more-topic-add = @목록은 그 목록의 모든 키워드입니다. AND, OR, NOT, 괄호로 잇고, 여러 낱말은 따옴표로 묶습니다.
example-topic-add = ships @dprk AND @russia AND (선박 OR 항구)
help-topic-edit = 주제의 검색식 바꾸기
usage-topic-edit = 이름 검색식
example-topic-edit = ships @dprk AND @russia AND 선박
help-topic-show = 주제의 검색식 보기
usage-topic-show = 이름
example-topic-show = arms-and-sanctions
help-topic-remove = 주제 지우기
usage-topic-remove = 이름
example-topic-remove = ships
help-topic-test = 검색식으로 무엇을 찾는지 보기
usage-topic-test = 이름 [검색식] [days=14]
example-topic-test = ships @dprk AND @russia AND 선박 days=7
help-topic-log = 주제의 최근 변경 보기
usage-topic-log = [이름] [개수]
help-topic-undo = 주제의 변경 되돌리기
usage-topic-undo = [번호 …]
more-topic-undo = 번호가 없으면 마지막 변경을 되돌립니다. 번호는 /topic log에 있습니다. 같은 주제의 나중 변경을 먼저 되돌려야 합니다.
help-recheck = 지난 이틀 기사 가운데 이제 주제에 맞는 것 보기, tell을 붙이면 알리기
usage-recheck = [tell]
help-feed = 읽는 피드
help-feed-add = 피드 추가
usage-feed-add = 주소 [tier=wire] [lang=ko] [title="…"]
more-feed-add = 읽을 수 있는 것만 추가합니다. 지금 들어 있는 글은 저장만 하고 알리지 않습니다. tier에 쓸 출처 등급: official_list, government, wire, independent, think_tank, state_media, tabloid, aggregator.
example-feed-add = https://example.org/rss tier=wire
help-feed-list = 피드 보기
usage-feed-list = [failing | paused | 검색어]
help-feed-test = 추가하지 않고 피드 살펴보기
usage-feed-test = 주소
example-feed-test = https://example.org/rss
help-feed-pause = 피드 멈추기
usage-feed-pause = 번호
example-feed-pause = 12
help-feed-resume = 피드 다시 읽기
usage-feed-resume = 번호
example-feed-resume = 12
help-feed-remove = 피드 지우기
usage-feed-remove = 번호
example-feed-remove = 12
help-feed-import = OPML 파일의 피드 추가
help-feed-export = 피드를 OPML 파일로 내보내기
help-stories = 소식을 직접 합치거나 나누기
help-stories-merge = 두 소식을 하나로 합치기
usage-stories-merge = 소식 소식
example-stories-merge = 17 23
help-stories-split = 소식의 기사를 떼어 새 소식 만들기
usage-stories-split = 소식 기사 … [tell]
example-stories-split = 17 204 205
help-stories-move = 기사를 다른 소식으로 옮기기
usage-stories-move = 기사 소식
example-stories-move = 204 23
help-retract = 알린 소식을 모든 곳에서 철회하기
usage-retract = 소식 [이유]
example-retract = 17 국방부가 부인함
help-admin = 권한 관리
help-admin-add = 관리자나 편집자로 만들기
usage-admin-add = 아이디 [admin | editor]
example-admin-add = telegram:1234 editor
help-admin-remove = 권한 회수
usage-admin-remove = 아이디
example-admin-remove = telegram:1234
help-admin-list = 권한 목록 보기
help-invite = 권한을 주는 코드 만들기
usage-invite = [admin | editor]
help-redeem = 권한을 주는 코드 쓰기
usage-redeem = 코드
example-redeem = 0123456789abcdef0123
help-stats = 통계 보기
help-health = 작동 상태 보기
help-outbox = 대기 중이거나 보내지 못한 메시지 보기
help-outbox-retry = 보내지 못한 메시지 다시 보내기
usage-outbox-retry = 아이디 … 또는 all
example-outbox-retry = all
help-announce = 모든 채팅에 공지 보내기
usage-announce = 글
example-announce = 오늘 밤 한 시간 동안 알림을 쉽니다.
help-audit = 누가 무엇을 바꿨는지 보기
usage-audit = [개수]

## 소유자에게 보내는 통지

notice-account-refused = { $network }에서 Rajin의 계정을 더는 받아 주지 않습니다. 그곳으로는 아무것도 보내지 않으며 알림은 기다립니다. 설정에 새 토큰을 넣고 Rajin을 다시 시작하세요.
notice-second-instance = 다른 프로그램이 { $network }에서 Rajin의 계정을 쓰고 있습니다. 두 번 알리지 않도록 그곳으로는 아무것도 보내지 않으며 알림은 기다립니다. 다른 프로그램을 끝낸 뒤 Rajin을 다시 시작하세요.
