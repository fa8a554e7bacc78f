### 누가 말하는지, 한국어: 나라와 기구, 직책, 그리고 무엇이 어디에서 어디로 갔는지.
### 키는 feeds/understand/names.toml, feeds/understand/claims/speakers.toml, cues.toml의 것이다.

## 편. `of`는 뒤에 직책을 붙인다. 이름은 조사 없이 이어 쓴다: “신원식 한국 국방부 장관”.

side-south-korea = 한국
    .of = 한국 { $office }
    .adjective = 한국
side-dprk = 북한
    .of = 북한 { $office }
    .adjective = 북한
side-russia = 러시아
    .of = 러시아 { $office }
    .adjective = 러시아
side-ukraine = 우크라이나
    .of = 우크라이나 { $office }
    .adjective = 우크라이나
side-usa = 미국
    .of = 미국 { $office }
    .adjective = 미국
side-japan = 일본
    .of = 일본 { $office }
    .adjective = 일본
side-uk = 영국
    .of = 영국 { $office }
    .adjective = 영국
side-eu = 유럽연합
    .of = 유럽연합 { $office }
    .adjective = 유럽연합
    .short = EU
side-un = 유엔
    .of = 유엔 { $office }
    .adjective = 유엔
side-msmt = 다국적제재모니터링팀
    .of = MSMT { $office }
    .adjective = 다국적제재모니터링팀
    .short = MSMT
side-nato = 나토
    .of = 나토 { $office }
    .adjective = 나토
side-china = 중국
    .of = 중국 { $office }
    .adjective = 중국
side-germany = 독일
    .of = 독일 { $office }
    .adjective = 독일
side-france = 프랑스
    .of = 프랑스 { $office }
    .adjective = 프랑스
side-canada = 캐나다
    .of = 캐나다 { $office }
    .adjective = 캐나다
side-australia = 호주
    .of = 호주 { $office }
    .adjective = 호주
side-new-zealand = 뉴질랜드
    .of = 뉴질랜드 { $office }
    .adjective = 뉴질랜드

## 직책. `whole`은 어느 편이든 그대로, `framed`는 편의 `of` 대신, `alone`은 편을 모를 때 쓴다.
## `kind`는 사람이 맡는 자리면 "person", 기관이면 "body". 나라마다 부르는 이름이 다르면 $side로 고른다.

office-un-envoy = 주유엔 대사
    .kind = person
    .framed = 주유엔 { $adjective }대사
office-envoy = 대사
    .kind = person
office-vice-minister = { $side ->
    [dprk] 부상
    [china] 부부장
   *[other] 차관
}
    .kind = person
office-defence-minister = { $side ->
    [south-korea] 국방부 장관
    [dprk] 국방상
    [japan] 방위상
    [china] 국방부장
   *[other] 국방장관
}
    .kind = person
office-foreign-minister = { $side ->
    [south-korea] 외교부 장관
    [dprk] 외무상
    [japan] 외무상
    [usa] 국무장관
    [china] 외교부장
   *[other] 외무장관
}
    .kind = person
office-unification-minister = 통일부 장관
    .kind = person
office-natural-resources-minister = 천연자원부 장관
    .kind = person
office-prime-minister = { $side ->
    [dprk] 내각총리
   *[other] 총리
}
    .kind = person
office-cabinet-secretary = 관방장관
    .kind = person
office-secretary-general = 사무총장
    .kind = person
office-security-adviser = { $side ->
    [south-korea] 국가안보실장
    [japan] 국가안전보장국장
   *[other] 국가안보보좌관
}
    .kind = person
office-security-council-secretary = { $side ->
    [ukraine] 국가안보국방위원회 서기
   *[other] 국가안보회의 서기
}
    .kind = person
office-national-security-council = { $side ->
    [south-korea] 국가안전보장회의
    [japan] 국가안전보장회의
    [ukraine] 국가안보국방위원회
   *[other] 국가안보회의
}
    .kind = body
office-intelligence-chief = { $side ->
    [south-korea] 국가정보원장
   *[other] 정보기관장
}
    .kind = person
office-military-intelligence = { $side ->
    [ukraine] 국방부 정보총국
   *[other] 군 정보당국
}
    .kind = body
office-intelligence = 정보당국
    .kind = body
office-joint-chiefs = 합동참모본부
    .kind = body
office-general-staff = 총참모부
    .kind = body
office-pentagon = 펜타곤
    .kind = body
    .whole = 미국 국방부
office-state-department = 국무부
    .kind = body
    .whole = 미국 국무부
office-white-house = 백악관
    .kind = body
    .whole = 백악관
office-kremlin = 크렘린궁
    .kind = body
    .whole = 크렘린궁
office-treasury = { $side ->
    [japan] 재무성
    [china] 재정부
   *[other] 재무부
}
    .kind = body
office-defence-ministry = { $side ->
    [dprk] 국방성
    [japan] 방위성
   *[other] 국방부
}
    .kind = body
office-foreign-ministry = { $side ->
    [dprk] 외무성
    [japan] 외무성
    [south-korea] 외교부
    [china] 외교부
   *[other] 외무부
}
    .kind = body
office-unification-ministry = 통일부
    .kind = body
office-interior-ministry = { $side ->
    [south-korea] 치안당국
   *[other] 내무부
}
    .kind = body
office-justice-ministry = { $side ->
    [japan] 법무성
   *[other] 법무부
}
    .kind = body
office-prosecutors = 검찰
    .kind = body
office-finance-minister = { $side ->
    [japan] 재무상
    [china] 재정부장
   *[other] 재무장관
}
    .kind = person
office-panel-of-experts = 전문가패널
    .kind = body
    .whole = 유엔 전문가패널
office-sanctions-monitors = 제재 감시팀
    .kind = body
    .whole = 다국적제재모니터링팀(MSMT)
office-security-council = 안전보장이사회
    .kind = body
    .whole = 유엔 안전보장이사회
office-coordinating-council = 전쟁포로처우조정본부
    .kind = body
office-presidential-office = 대통령실
    .kind = body
office-president = { $side ->
    [china] 국가주석
   *[other] 대통령
}
    .kind = person
office-leader = { $side ->
    [dprk] 국무위원장
   *[other] 지도자
}
    .kind = person
office-parliament-committee = { $side ->
    [south-korea] 국회
    [japan] 국회
    [dprk] 최고인민회의
   *[other] 의회
}
    .kind = body
office-member-of-parliament = { $side ->
    [south-korea] 국회의원
   *[other] 의원
}
    .kind = person
office-coast-guard = { $side ->
    [south-korea] 해양경찰청
    [japan] 해상보안청
   *[other] 해안경비대
}
    .kind = body
office-military = 군
    .kind = body
    .framed = { $side ->
        [usa] 미군
        [japan] 자위대
       *[other] { $adjective }군
    }
    .alone = 군 당국
office-commission = 위원회
    .kind = body
    .framed = { $side ->
        [eu] EU 집행위원회
       *[other] { $adjective } 위원회
    }
office-sister = 여동생
    .kind = person
    .whole = { $named ->
        [yes] 북한 국무위원장 여동생
       *[no] 김정은 여동생
    }
office-government = 정부
    .kind = body
office-minister = { $side ->
    [dprk] 상
    [japan] 각료
    [china] 부장
   *[other] 장관
}
    .kind = person
office-ministry = 정부 부처
    .kind = body
office-spokesperson = 대변인
    .kind = person
office-former-official = 전직 당국자
    .kind = person
    .framed = { $named ->
        [yes] 전 { $adjective } 당국자
       *[no] { $adjective } 전직 당국자
    }
office-adviser = 보좌관
    .kind = person
    .framed = { $side ->
        [eu] 유럽연합 보좌관
        [un] 유엔 보좌관
        [nato] 나토 보좌관
        [msmt] 다국적제재모니터링팀 보좌관
       *[other] { $adjective } 정부 보좌관
    }
office-official = 당국자
    .kind = person

## 읽는 이가 읽지 못하는 글자로 된 이름은 직책으로 밝힌다.

unnamed-research-group = 연구기관
unnamed-analyst = 전문가
unnamed-brigade = 군부대
unnamed-governor = 주지사

speaker-office = { $office }
speaker-holder = { $person } { $office }
speaker-of-body = { $office } { $person }
speaker-of-side = { $person }({ $side })

## 무엇이, 어디로, 언제부터

goods-munitions = 탄약
goods-weapons = 무기
goods-food = 식량
goods-aid = 구호품
goods-oil = 유류

claim-goods = { $unit ->
    [ship] { $goods } 실은 { $amount }
    [voyage] { $goods } { $amount }
    [dollar] { $amount } 상당의 { $goods }
   *[other] { $goods } { $amount }
}
claim-dprk-to-russia = 북한→러시아 { $what }
claim-russia-to-dprk = 러시아→북한 { $what }
claim-since = { $since } 이후 { $what }
claim-planned = [계획] { $what }
claim-capacity = [가능 규모] { $what }
claim-enough = { $what }({ $capacity } 분량)
claim-through = { $what }({ $outlet })
claim-says = { $speaker }: { $what }
claim-denied = { $speaker }: [부인] { $what }
claim-denied-by-nobody = [부인] { $what }
claim-denied-alone = { $speaker }: 부인함
claim-unconfirmed = { $figure ->
    [no] { $known ->
        [no] 확인되지 않음
       *[yes] { $speaker }: 확인하지 않음
    }
   *[yes] { $known ->
        [no] [미확인] { $what }
       *[yes] { $speaker }: [미확인] { $what }
    }
}
claim-of-several = { $speaker }:
claim-item = • { $what }
designation = { $by } 제재 지정: { $listed }
designation-programme = { $what }({ $programme })
designation-count = 명단 { $count }건
