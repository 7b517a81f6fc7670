"""Sends the lists of bodies of one level up, each as its meeting voted on it.

The tally of everything below lies before each body, and is added up again by whoever
checks the record. A name that passes and is not on the list, and one on the list that
does not pass, is said with the ground and the reasons; the reasons are for the person.
A sheet has the lists of many bodies, entered by the office of one above them.
"""

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import OWN_OR_ABOVE, at, by
from comitia.stages.grants import Role
from comitia.stages.nomination.levels.sending import SEND_LIST_UP
from comitia.stages.register.steps import Step

ACT = Act(
    SEND_LIST_UP,
    Policy(by(Role.SECRETARY, of=OWN_OR_ABOVE), at(Step.NOMINATION)),
    example={
        "body": "committee",
        "lists": [
            {
                "body": "committee",
                "departures": [
                    {
                        "ground": "composition",
                        "person": "4" * 32,
                        "reasons": "Two others of the same works are on the list.",
                    }
                ],
                "entitled": 5,
                "names": ["1" * 32],
                "present": 5,
                "valid": 5,
                "votes_for": 4,
            }
        ],
    },
)
