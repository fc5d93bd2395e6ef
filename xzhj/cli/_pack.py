"""The evidence pack: what was counted, by which values of law, with which result; and its recount."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xzhj import law as laws
from xzhj.cli._contest import Told, contest_of
from xzhj.cli._options import Refused
from xzhj.cli._tally import pick, sets_of
from xzhj.model import Ballots, Bound, Case, Result
from xzhj.readers.ballots import BallotFile
from xzhj.tally import Marks
from xzhj.tally.ballot import name_key, names_in
from xzhj.tally.marks import AGAINST, FOR, tidy
from xzhj.tally.recount import Recount
from xzhj.tally.voting import Voting

SCHEMA = "xzhj.evidence/1"
MOST = 600 << 20
VOID = frozenset({"无效", "无效票", "废票", "作废", "废", "否", "×", "X", "x", "N", "n", "0"})
WHEN = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a recount found: its steps, and where it differs from the pack."""

    steps: tuple[str, ...]
    wrong: tuple[str, ...]


def packed(
    paths: Sequence[Path],
    files: Sequence[BallotFile],
    case: Case,
    said: Told,
    marks: Marks,
    results: Sequence[Result],
    result_json: str,
) -> bytes:
    """The zip: inputs, ballots as typed, values of law, result, digests. The same input gives the same bytes."""
    contests = []
    for (key, ballots), result in zip(pick(sets_of(files), said).items(), results, strict=True):
        contest = contest_of(key, ballots, said, case)
        voting = Voting(contest, laws.on(contest.system, contest.day or case.day, case.packs))
        names = {FOR: "for", AGAINST: "against"}
        contests.append(
            {
                "contest": result.contest,
                "facts": {
                    "names": [name_key(c.name) for c in result.candidates],
                    "seats": result.seats,
                    "counts": dict(voting.bases),
                    "majority_key": voting.majority_key,
                    "by_most": voting.by_most,
                    "marks": {m: names.get(v, "abstain") for m, v in marks.added.items()},
                },
                "law": {
                    k: p.value.text if isinstance(p.value, Bound) else str(p.value) for k, p in voting.params.items()
                },
                "cites": {k: str(p.cite) for k, p in voting.params.items()},
                "ballots": [b for part in ballots for b in typed(part)],
                "sums": any(b.shape == "summary" for b in ballots),
            }
        )
    members: dict[str, bytes] = {f"票表/{i + 1}-{p.name}": p.read_bytes() for i, p in enumerate(paths)}
    members["计票.json"] = dump({"schema": SCHEMA, "contests": contests})
    members["结果.json"] = result_json.encode()
    members["清单.json"] = dump(
        {"schema": SCHEMA, "sha256": {n: hashlib.sha256(d).hexdigest() for n, d in members.items()}}
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, data)
    return out.getvalue()


def dump(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def typed(ballots: Ballots) -> list[dict[str, Any]]:
    """Each ballot as typed, one by one: marks by candidate, names written in, whether the tellers called it void."""
    width = len(ballots.columns)
    found = []
    for cells, n in ballots.marks.items():
        node = {
            "marks": {name_key(c): m for c, m in zip(ballots.columns, cells, strict=False)},
            "wrote": [name for cell in cells[width : width + ballots.writes] for name in names_in(cell)],
            "void": ballots.validity and tidy(cells[-1]) in VOID,
        }
        found += [node] * n
    return found


def verify(data: bytes) -> Verified:
    """Check the digests and count again. Raises Refused for what is no pack of ours."""
    members = opened(data)
    steps: list[str] = []
    wrong: list[str] = []
    try:
        listed: Mapping[str, str] = json.loads(members["清单.json"])["sha256"]
        counted = json.loads(members["计票.json"])["contests"]
        results = {r["contest"]: r for r in json.loads(members["结果.json"])["contests"]}
        for name in sorted({*listed, *members} - {"清单.json"}):
            digest = hashlib.sha256(members.get(name, b"")).hexdigest()
            if name not in members or listed.get(name) != digest:
                wrong.append(f"{name} 与清单上的摘要不符，或不在清单上")
        steps.append(f"核对摘要：{len(listed)} 个文件，{len(wrong)} 个不符")
        for node in counted:
            again(node, results[node["contest"]], steps, wrong)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Refused("证据包的内容不完整，不能复算") from error
    return Verified(tuple(f"第{i}步 {s}" for i, s in enumerate(steps, 1)), tuple(wrong))


def opened(data: bytes) -> dict[str, bytes]:
    """The members of the zip, within a limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(i.file_size for i in book.infolist()) > MOST:
                raise Refused("证据包太大，没有打开")
            return {i.filename: book.read(i) for i in book.infolist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise Refused("这不是 xzhj ballots pack 生成的证据包，或文件已损坏") from error


def again(node: Mapping[str, Any], result: Mapping[str, Any], steps: list[str], wrong: list[str]) -> None:
    """Recount one contest and compare."""
    name = node["contest"]
    if node["sums"] and not node["ballots"]:
        steps.append(f"{name}：只有汇总数，没有逐张的票，不能复算")
        return
    if any(base not in node["facts"]["counts"] for base in ("present", "returned")) or node["facts"]["seats"] is None:
        steps.append(f"{name}：缺到会或选票数，只核对得票")
        count = Recount(node["facts"], node["law"], node["ballots"]).run(decide=False)
    else:
        count = Recount(node["facts"], node["law"], node["ballots"]).run()
    steps += [f"{name}：{s.partition('. ')[2]}" for s in count.steps]
    for person in result["candidates"]:
        mine = count.votes.get(person["name"], [0, 0, 0])
        if [person["for"], person["against"], person["abstain"]] != mine:
            wrong.append(
                f"{name}：{person['name']} 复算 {mine}，结果写 {person['for']}、{person['against']}、{person['abstain']}"
            )
    stated = sorted([*result["elected"], *result["nominated"]])
    decided = result["outcome"] in ("complete", "tie", "shortfall", "void", "no-quorum")
    if decided and stated != sorted(count.elected):
        wrong.append(
            f"{name}：复算选上的是 {'、'.join(sorted(count.elected)) or '无人'}，结果写 {'、'.join(stated) or '无人'}"
        )
    if not decided and stated:
        wrong.append(f"{name}：结论是不认定，却写了当选人")
