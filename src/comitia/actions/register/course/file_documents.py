"""Files documents by the sheet: of the unit or of a person, each by its digest.

What a document is, is public: it names nobody. Its text stays with the office; whoever
holds a copy can compare its digest with the record.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN, OWN_OR_ABOVE, by
from comitia.stages.grants import Role
from comitia.stages.register.course.filing import FILE_DOCUMENTS

ACT = Act(
    FILE_DOCUMENTS,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, of=OWN), IN_UNITS),
    example={
        "documents": [
            {
                "date": "2026-03-02",
                "kind": "unit-plan",
                "sha256": "5" * 64,
                "what": "plan of the committee for the election",
            }
        ],
        "unit": "valley",
    },
)
