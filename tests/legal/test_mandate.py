from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.mandate import held, legal_owners

FUNCTIONS = ["register", "run", "pay"]
GRANTS = st.lists(st.tuples(st.sampled_from([*FUNCTIONS, "other"]), st.sampled_from("xyz")))


def test_two_laws_may_name_the_same_owner():
    owners = legal_owners([("run", "it"), ("run", "it"), ("run", "citizens")], FUNCTIONS)
    assert owners == {"register": (), "run": ("it", "citizens"), "pay": ()}
    assert [held(owners[function]) for function in FUNCTIONS] == ["vacuum", "overlap", "vacuum"]
    assert held(["it"]) == "one"


@given(GRANTS)
def test_every_function_is_held_once_twice_or_not_at_all(grants):
    owners = legal_owners(grants, FUNCTIONS)
    assert list(owners) == FUNCTIONS
    for function, named in owners.items():
        assert set(named) == {body for each, body in grants if each == function}
        assert (held(named) == "vacuum") == (not named)
