"""Every YAML case of every rule."""

import pytest

from tests.rule_cases import case_of, rule_cases
from xzhj import law, rules


def brief(finding, wanted):
    """A finding as a case states it: its code, its level and first place when the case states them."""
    parts = [finding.code]
    if any(word in ("error", "warning", "note") for word in wanted.split()):
        parts.append(finding.level)
    if len(wanted.split()) > len(parts):
        parts += [s.place for s in finding.at[:1]]
    return " ".join(parts)


@pytest.mark.parametrize(("name", "node"), rule_cases(), ids=[name for name, _ in rule_cases()])
def test_rule(name, node, tmp_path):
    code = name.split(":")[0].upper()
    case = case_of(node)
    if "pack" in node:
        import dataclasses

        import yaml

        file = tmp_path / "示范.yaml"
        file.write_text(yaml.safe_dump(node["pack"], allow_unicode=True, sort_keys=False), "utf-8")
        case = dataclasses.replace(case, packs=(law.read_pack(file),))
    checked = rules.run(case, only=[code])
    assert not checked.crashed
    found = [f for f in checked.findings if f.code in (code, "R000") and not f.waived]
    expect = node["expect"]
    assert [brief(f, w) for f, w in zip(found, [*expect, *[""] * len(found)], strict=False)] == expect, [
        f"{f.code} {f.level} {f.text} {[str(s) for s in f.at]}" for f in found
    ]
    if "not_due" in node:
        assert checked.not_due == node["not_due"]
    for words in node.get("says", ()):
        assert any(words in f.text for f in found), [f.text for f in found]
