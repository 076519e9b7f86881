"""Plurals of English terms."""

from __future__ import annotations

import pytest

from generator.language.plurals import plurals


@pytest.mark.parametrize(
    ("term", "several"),
    [
        ("Ambassador", ("Ambassadors",)),
        ("Deputy Director", ("Deputy Directors",)),
        (
            "Chairman of the People’s Committee",
            ("Chairman of the People’s Committees", "Chairmen of the People’s Committee"),
        ),
        ("Consul General", ("Consul Generals", "Consuls General")),
        ("friendly city", ("friendly cities",)),
        ("Party Congress", ("Party Congresses",)),
        ("salesperson", ("salespeople",)),
        ("HCMC", ()),
        ("ambassadors", ()),
        ("13", ()),
        ("", ()),
    ],
)
def test_plurals(term: str, several: tuple[str, ...]) -> None:
    assert plurals(term) == several
