"""One property of a clean paper spoiled: exactly its rule speaks; nearly spoiled: silence."""

import pytest

from tests.audit.layout.faults import FAULTS, NEAR
from tests.audit.layout.heard import changed, codes, findings

BASES = ("ours", "clerk")


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f[0]}-{f[1]}" for f in FAULTS])
def test_a_fault_is_one_finding_of_its_rule(base, fault):
    code, _, *changes = fault
    data = changed(base, changes)
    assert {f.code for f in findings(data)} == {code}, codes(data)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("near", NEAR, ids=[f"{n[0]}-{n[1]}" for n in NEAR])
def test_what_is_nearly_a_fault_is_silent(base, near):
    _, _, *changes = near
    assert codes(changed(base, changes)) == []
