"""Nobody signs a finding about a person with whom he declared a conflict."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.vetting.sheet import Sheet
from comitia.stages.vetting.team.keys import TEAM


def conflicts_of_signers(facts: Sheet, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of signers about whom a sheet should not be their word.

    Charter key: ``vetting.team``.
    """
    held = rules.get(TEAM)
    persons = tuple(dict.fromkeys(row.person for row in facts.rows))
    for signed in facts.signed if held else ():
        declared = facts.declared.get(signed.account, ())
        about = tuple(one for one in persons if one in declared)
        if held is not None and about:
            yield Finding.of(
                "vetting.signer_conflict",
                key=TEAM,
                clause=held.provenance.clause,
                post=signed.post,
                about=about,
            )
