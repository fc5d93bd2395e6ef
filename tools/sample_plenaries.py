"""The ballots of the two first plenary meetings of the sample township: one csv a post, a row a ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.sample_books import text_file
from tools.sample_people import Member
from tools.sample_town import Town


def posts(stands: Mapping[str, Sequence[Member]], town: Town) -> dict[str, tuple[int, list[str]]]:
    """Each post: how many vote, and who stands, in the order of the reply."""
    team, monitors = stands["党委委员"], stands["纪委委员"]
    voters, few = town.committee[0], town.discipline[0]
    return {
        "党委书记": (voters, [team[0].name]),
        "党委副书记": (voters, [team[1].name, team[2].name]),
        "纪委书记": (few, [team[3].name]),
        "纪委副书记": (few, [monitors[1].name]),
    }


def write_plenary_ballots(folder: Path, stands: Mapping[str, Sequence[Member]], town: Town) -> None:
    """Everybody is voted for by all but one, who abstains on the last name."""
    for post, (voters, names) in posts(stands, town).items():
        lines = ["票号," + ",".join(names)]
        for number in range(1, voters + 1):
            marks = ["○"] * len(names)
            if number == voters and len(names) > 1:
                marks[-1] = ""
            lines.append(f"{number}," + ",".join(marks))
        text_file(folder / "选票" / f"{post}.csv", "\r\n".join(lines) + "\r\n", "utf-8-sig")
