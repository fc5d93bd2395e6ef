"""What a paper says of the votes and the election of persons, held against the results of the count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from xzhj.model import Claim, Finding, Paper, Result
from xzhj.rules.papers._contests import OTHER_VOTE, TELLS, scope_of
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_of, words_of
from xzhj.rules.papers._told import SAID, bare_name

KINDS = ("for", "against", "abstain")
NEAR = 24  # characters from a name to its votes
Key = tuple[str, *tuple[object, ...]]  # the name, and the table or sentence


def votes(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    """A person's votes; told once a person and place."""
    for name, claims in _by_person(paper, results):
        said = {c.about: c.value for c in claims if isinstance(c.value, int)}
        scope = [r for r in scope_of(paper, claims[0], results, True) if name in _people(r)] or [
            r for r in results if name in _people(r)
        ]
        if claims[0].kind == "cell":
            table = paper.paragraphs[claims[0].index].look.get("table")
            scope = [r for r in scope if r.contest in _of_table(paper, table, results)] or scope
        known = [_people(r)[name] for r in scope]
        right = closest(said, known)
        if right is None or not (wrong := [k for k in said if k in right and said[k] != right[k]]):
            continue
        result = next(r for r in scope if _people(r)[name] == right)
        told = "、".join(f"{SAID[k]}写的是 {said[k]} 票，计票结果是 {right[k]} 票" for k in wrong)
        at = tuple(c.at for c in claims if c.about in wrong)
        yield Finding(f"{result.contest}{round_of(result)}，{name}：{told}", (*at, *result.at[:1]))


def _by_person(paper: Paper, results: tuple[Result, ...]) -> Iterator[tuple[str, list[Claim]]]:
    """The votes of a person as one table or one sentence gives them; none where it gives one kind twice."""
    known = {n for r in results for n in _people(r)}
    rows: dict[Key, list[Claim]] = defaultdict(list)
    for key, claim in (*_in_cells(paper, known), *_in_sentences(paper, known)):
        rows[key].append(claim)
    for key, claims in rows.items():
        if len({c.about for c in claims}) == len(claims):
            yield key[0], claims


def _in_cells(paper: Paper, known: Set[str]) -> Iterator[tuple[Key, Claim]]:
    for claim in paper.said("cell", *KINDS):
        name = next((n for n in map(bare_name, (claim.subject, claim.unit)) if n in known), "")
        if name and not claim.hedge:
            yield (name, paper.paragraphs[claim.index].look.get("table")), claim


def _in_sentences(paper: Paper, known: Set[str]) -> Iterator[tuple[Key, Claim]]:
    """赵大海得赞成票70票、不赞成票3票: what is against belongs to the one whose votes for were told just before."""
    last = ""
    for claim in paper.said("number", *KINDS):
        sentence = sentence_of(paper, claim)[0]
        if claim.hedge or OTHER_VOTE.search(sentence) or not of_the_party(sentence):
            continue
        before = paper.paragraphs[claim.index].text[: claim.start]
        end, name = max(((m.end(), n) for n in known for m in re.finditer(_spaced(n), before)), default=(0, ""))
        near = len(before) - end <= NEAR
        last = name if near and (claim.about == "for" or name == last) else ""
        if last:
            yield (last, claim.index, claim.sentence), claim


def _spaced(name: str) -> str:
    return r"[\s\u3000]*".join(map(re.escape, name))


@lru_cache(maxsize=64)
def _people(result: Result) -> dict[str, dict[str, int]]:
    found = {c.name: {"for": c.votes_for, "against": c.against, "abstain": c.abstain} for c in result.candidates}
    return {**{w.name: {"for": w.votes_for} for w in result.write_ins}, **found}


def _of_table(paper: Paper, table: object, results: tuple[Result, ...]) -> set[str]:
    """The contests whose candidates most of a table's rows are; all of them where it lists those of others too."""
    names = {bare_name(c.subject) for c in paper.said("cell") if paper.paragraphs[c.index].look.get("table") == table}
    most = max((len(names & _people(r).keys()) for r in results), default=0)
    known = {n for r in results for n in _people(r)}
    if not any(names & known <= _people(r).keys() for r in results):
        return {r.contest for r in results}
    return {r.contest for r in results if most and len(names & _people(r).keys()) == most}


def elected(paper: Paper, results: tuple[Result, ...]) -> Iterator[Finding]:
    for claim in paper.said("number", "seats", "count", "delegates", "posts"):
        text = paper.paragraphs[claim.index].text
        if not isinstance(claim.value, int) or claim.unit not in ("名", "人", "位"):
            continue
        if not re.search(r"当选[^，。；：\d不须]{0,16}$", text[: claim.start]) or OTHER_VOTE.search(
            sentence_of(paper, claim)[0]
        ):
            continue
        scope = scope_of(paper, claim, results, False)
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
        listed = tuple(bare_name(str(n)) for n in claim.value) if isinstance(claim.value, tuple) else ()
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


def closest(said: Mapping[str, int], known: Sequence[dict[str, int]]) -> dict[str, int] | None:
    """The known numbers that differ in the fewest of those said."""
    return min(known, key=lambda k: sum(said[n] != k.get(n, said[n]) for n in said), default=None)


def round_of(result: Result) -> str:
    stage = "预选" if result.stage == "preselect" else ""
    return f"{stage}第{result.round}轮" if result.round > 1 else stage
