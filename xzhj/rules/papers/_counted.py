"""What a paper says of a vote, held against the results of the count: ballots, votes, how many and who were elected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from xzhj.model import Case, Claim, Finding, Paper, Result, Source
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_at, words_of
from xzhj.rules.papers._stated import PART
from xzhj.rules.papers._votes import in_paragraphs, in_tables

REPORTS = re.compile(r"选举结果|计票|报告单|得票|当选|通报|总结|快报|统计表|主持词|记录|纪实|批复|宣布")
TELLS = re.compile(r"选举结果|计票|报告单|得票|当选")  # of nothing else but the vote
OTHER_VOTE = re.compile(
    r"推荐票|推荐得票|民主推荐|民主测评|测评|民意|举手|上[一]?届|往届|上次|每[位名人张]|各领|初步人选|联名|监票人.{0,6}表决"
)
OTHER_SESSION = re.compile(r"开幕|预备会|第一次全体会议(?:应到|实到)|主席团|代表团|闭幕|列席|报到|支部|小组")
SAID = {
    "expected": "应到", "present": "实到", "issued": "发出选票", "returned": "收回选票", "valid": "有效票", "invalid": "无效票",
    "for": "赞成", "against": "不赞成", "abstain": "弃权",
}  # fmt: skip
NUMBERS = ("expected", "present", "issued", "returned", "valid", "invalid")
CONTESTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("出席县党代会代表", r"(?:出席|参加)[^，。；、]{0,14}代表(?!大会应|大会实)|[县市区旗](?:第[^，。；]{1,5}次)?(?:党代会|党代表大会|党员代表大会|代表大会)代表"),
        ("纪委副书记", r"(?:纪委|纪律检查委员会)(?:书记、)?副书记"),
        ("纪委书记", r"(?:纪委|纪律检查委员会)书记"),
        ("党委副书记", r"(?:党委|(?<!检查)委员会)(?:书记、)?副书记"),
        ("党委书记", r"(?:党委|(?<!检查)委员会)书记"),
        ("纪委委员", r"纪委委员|(?:纪律检查委员会|纪委)(?:委员)?(?:选举|选票|委员|$)|纪律检查委员会委员"),
        ("党委委员", r"党委委员|(?:党委|届委员会|(?<!检查)委员会)(?:委员)?(?:选举|选票|委员(?!会)|$)"),
    )
)  # fmt: skip
NEAR = 6  # paragraphs from a heading to what it heads


def counted(paper: Paper, case: Case) -> Iterator[Finding]:
    """Every number and name of a vote that no result of its contest, in any of its rounds, has."""
    results = tuple(r for r in case.results if r.system in ("party_congress", "party_plenary") and r.counts)
    if not results or not REPORTS.search(paper.title) or PART.search(paper.title) or not of_the_party(paper.title):
        return
    yield from _ballots(paper, results)
    yield from _votes(paper, results)
    yield from _won(paper, results)


NAMED = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff·\s\u3000]{1,12}?)(?:同志)?(?:（[^）]*）)?(?:获|得)?(?:得)?(?:赞成)?票?$"
)


@lru_cache(maxsize=512)
def told(paper: Paper) -> dict[tuple[str, str, str], tuple[int, Source]]:
    """What a paper reports of a vote, where it is clear of which and it is said once: (contest, whose, what) → number, place."""
    if not TELLS.search(paper.title) or PART.search(paper.title) or not of_the_party(paper.title):
        return {}
    found: dict[tuple[str, str, str], list[tuple[int, Source]]] = defaultdict(list)
    for claim in (*paper.said("number"), *paper.said("cell")):
        what = SAID.get(claim.about, "")
        if not what or claim.hedge or not isinstance(claim.value, int) or OTHER_VOTE.search(_sentence(paper, claim)):
            continue
        contests = next((n for place in _places(paper, claim) if (n := _named(place))), set())
        whose = _who_of(paper, claim) if claim.about in ("for", "against", "abstain") else ""
        alone = claim.about in ("issued", "returned", "valid", "invalid")
        if len(contests) == 1 and (whose or alone):
            found[min(contests), whose, what].append((claim.value, claim.at))
    return {key: said[0] for key, said in found.items() if len({v for v, _ in said}) == 1}


def _who_of(paper: Paper, claim: Claim) -> str:
    """Whose votes a number is: the row's label, the words before it (丁一得赞成票)."""
    if claim.kind == "cell":
        return _plain(claim.subject)
    match = NAMED.search(re.split(r"[，、；。：]", paper.paragraphs[claim.index].text[: claim.start])[-1])
    name = _plain(match[1]) if match else ""
    return name.removesuffix("得").removesuffix("获") if 2 <= len(name) <= 5 else ""


def _ballots(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    for counts in (*in_paragraphs(paper, NUMBERS), *in_tables(paper, NUMBERS)):
        said = {k: v for k in NUMBERS if (v := counts.value(k)) is not None}
        claims = [c for k in said if (c := counts.one(k)) is not None]
        sentence = _sentence(paper, claims[0]) if claims else ""
        if not said or OTHER_VOTE.search(sentence) or not of_the_party(sentence):
            continue
        scope = _scope(paper, claims[0], results, len(said) > 2)
        if not said.keys() - {"expected", "present"}:
            if OTHER_SESSION.search(sentence) or not (
                TELLS.search(paper.title) or re.search("选举时|投票时", sentence)
            ):
                continue
            scope = [r for r in scope or results if r.counts.get("expected") == said.get("expected")]
        right = _closest(said, [_numbers(r) for r in scope])
        if right is None or not (wrong := [k for k in said if k in right and said[k] != right[k]]):
            continue
        result = next(r for r in scope if _numbers(r) == right)
        told = "、".join(f"{SAID[k]}写的是 {said[k]}，计票结果是 {right[k]}" for k in wrong)
        at = tuple(c.at for k in wrong if (c := counts.one(k)) is not None)
        shown = next(c for k in wrong if (c := counts.one(k)) is not None)
        yield Finding(f"{result.contest}{_round(result)}：{told}：{words_of(paper, shown)}", (*at, *result.at[:1]))


def _numbers(result: Result) -> dict[str, int]:
    return {**result.counts, "valid": result.valid, "invalid": result.invalid}


def _closest(said: Mapping[str, int], known: Sequence[dict[str, int]]) -> dict[str, int] | None:
    """The known numbers that differ in the fewest of those said."""
    return min(known, key=lambda k: sum(said[n] != k.get(n, said[n]) for n in said), default=None)


def _votes(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    """A person's votes; told once a person and place."""
    for name, claims in _by_person(paper, results):
        said = {c.about: c.value for c in claims if isinstance(c.value, int)}
        scope = [r for r in _scope(paper, claims[0], results, True) if name in _people(r)] or [
            r for r in results if name in _people(r)
        ]
        if claims[0].kind == "cell":
            table = paper.paragraphs[claims[0].index].look.get("table")
            scope = [r for r in scope if r.contest in _of_table(paper, table, results)] or scope
        known = [_people(r)[name] for r in scope]
        right = _closest(said, known)
        if right is None or not (wrong := [k for k in said if k in right and said[k] != right[k]]):
            continue
        result = next(r for r in scope if _people(r)[name] == right)
        told = "、".join(f"{SAID[k]}写的是 {said[k]} 票，计票结果是 {right[k]} 票" for k in wrong)
        at = tuple(c.at for c in claims if c.about in wrong)
        yield Finding(f"{result.contest}{_round(result)}，{name}：{told}", (*at, *result.at[:1]))


def _by_person(paper: Paper, results: tuple[Result, ...]) -> Iterator[tuple[str, list[Claim]]]:
    known = {n for r in results for n in _people(r)}
    rows: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    last = ""
    for claim in (*paper.said("cell", "for", "against", "abstain"), *paper.said("number", "for", "against", "abstain")):
        if claim.hedge:
            continue
        if claim.kind == "cell":
            look = paper.paragraphs[claim.index].look
            name = next((n for n in map(_plain, (claim.subject, claim.unit)) if n in known), "")
            key: tuple[object, ...] = (name, look.get("table"))
        else:
            sentence = _sentence(paper, claim)
            if OTHER_VOTE.search(sentence) or not of_the_party(sentence):
                continue
            before = paper.paragraphs[claim.index].text[: claim.start]
            found = [(m.end(), n) for n in known for m in re.finditer(_spaced(n), before)]
            name = max(found)[1] if found and len(before) - max(found)[0] <= 24 else ""
            if claim.about != "for" and name != last:
                name = ""
            key, last = (name, claim.index, claim.sentence), name
        if name:
            rows[key].append(claim)
    for key, claims in rows.items():
        if len({c.about for c in claims}) == len(claims):
            yield str(key[0]), claims


def _spaced(name: str) -> str:
    return r"[\s\u3000]*".join(map(re.escape, name))


def _plain(text: str) -> str:
    return re.sub(r"[（(].*?[)）]|\s|同志$", "", text)


@lru_cache(maxsize=64)
def _people(result: Result) -> dict[str, dict[str, int]]:
    found = {c.name: {"for": c.votes_for, "against": c.against, "abstain": c.abstain} for c in result.candidates}
    return {**{w.name: {"for": w.votes_for} for w in result.write_ins}, **found}


def _of_table(paper: Paper, table: object, results: tuple[Result, ...]) -> set[str]:
    """The contests whose candidates most of a table's rows are."""
    names = {_plain(c.subject) for c in paper.said("cell") if paper.paragraphs[c.index].look.get("table") == table}
    most = max((len(names & _people(r).keys()) for r in results), default=0)
    return {r.contest for r in results if most and len(names & _people(r).keys()) == most}


def _won(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    for claim in paper.said("number", "seats", "count", "delegates", "posts"):
        text = paper.paragraphs[claim.index].text
        if not isinstance(claim.value, int) or claim.unit not in ("名", "人", "位"):
            continue
        if not re.search(r"当选[^，。；：\d不须]{0,16}$", text[: claim.start]) or OTHER_VOTE.search(
            _sentence(paper, claim)
        ):
            continue
        scope = _scope(paper, claim, results, False)
        right = {len(r.elected) for r in scope} | {
            len({n for r in scope if r.contest == name for n in r.elected}) for name in {r.contest for r in scope}
        }
        if scope and claim.value not in right and 0 not in right:
            yield Finding(
                f"{scope[0].contest}：当选写的是 {claim.value} 名，计票结果是 {len(scope[0].elected)} 名：{words_of(paper, claim)}",
                (claim.at, *scope[0].at[:1]),
            )
    yield from _who(paper, results)


def _who(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    """A list of those elected that names one who was not, and leaves out one who was."""
    stood = [frozenset(_people(r)) for r in results]
    for claim in paper.said("names"):
        listed = tuple(_plain(str(n)) for n in claim.value) if isinstance(claim.value, tuple) else ()
        names = frozenset(listed)
        if not (TELLS.search(paper.title) or "当选" in claim.about) or "候选" in claim.about or len(names) < 2:
            continue
        best = max(results, key=lambda r: (len(names & set(r.elected)), r.contest in claim.about), default=None)
        if best is None or not best.elected or names in stood or len(names & set(best.elected)) * 5 < len(names) * 3:
            continue
        won = {n for r in results if r.contest == best.contest for n in r.elected}
        strange = [n for n in listed if n in _people(best) and n not in won]
        if strange:
            gone = "、".join(n for n in best.elected if n not in names)
            more = f"，少了{gone}" if gone else ""
            yield Finding(
                f"{best.contest}的当选名单里有{'、'.join(strange)}，计票结果没有当选{more}", (claim.at, *best.at[:1])
            )


def _scope(paper: Paper, claim: Claim, results: tuple[Result, ...], alone: bool) -> list[Result]:
    """The results of the contests named nearest above; all of them where none is named and `alone` lets it be so."""
    for place in _places(paper, claim):
        named = _named(place)
        if found := [r for r in results if r.contest in named]:
            return found
    return list(results) if alone and TELLS.search(paper.title) else []


def _places(paper: Paper, claim: Claim) -> Iterator[str]:
    """Where the contest of a number may be named, nearest first: its sentence, its paragraph, the headings above, the title."""
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    yield text[low:high]
    yield text[:low]
    for index in range(claim.index - 1, max(-1, claim.index - NEAR), -1):
        if paper.paragraphs[claim.index].part == "table" or _heading(paper.paragraphs[index].text):
            yield paper.paragraphs[index].text
    yield paper.title


def _heading(text: str) -> bool:
    return len(text.strip()) <= 40 and not re.search(r"[。；]\s*\S", text)


def _named(text: str) -> set[str]:
    plain = re.sub(r"\s+", "", text)
    return {name for name, pattern in CONTESTS if pattern.search(plain)}


def _sentence(paper: Paper, claim: Claim) -> str:
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    return text[low:high]


def _round(result: Result) -> str:
    stage = "预选" if result.stage == "preselect" else ""
    return f"{stage}第{result.round}轮" if result.round > 1 else stage
