"""Who may do what, written down a second time, by hand, from the rules of the house.

Nothing here is taken from the source: the matrix compares this table with what the
acts really allow.
"""

from dataclasses import dataclass
from typing import Final

STEPS: Final = (
    "register",
    "apportionment",
    "nomination",
    "vetting",
    "selection",
    "notice",
    "plenary",
    "conference",
    "credentials",
    "publication",
    "completed",
)
STATES: Final = ("running", "suspended", "void", "completed")
ROLES: Final = ("officer", "secretary", "signatory", "scrutineer", "reviewer")

ALL: Final = " ".join(STEPS)
OF_A_UNIT: Final = " ".join(STEPS[2:10])
# Terms of people who were set aside do not stop when their unit goes back a step.
TERMS_RUN: Final = " ".join(STEPS[2:9])
# While a name is proposed and not elected yet.
PROPOSED: Final = "vetting selection notice plenary conference"
NOT_ENDED: Final = "running suspended"


@dataclass(frozen=True, slots=True)
class Line:
    """One act: whose, for which body, at which steps, with how many signatures.

    `about` names the body of the tree that the act concerns, empty for the whole
    organisation; `reach` says whether that body's own people do it, or those of a
    body above as well; `own` names the roles of which only that body's own do it
    in any case. `chain` is the unit whose steps count.
    """

    roles: str
    about: str
    reach: str
    steps: str
    signers: str = "one"
    states: str = "running"
    chain: str = "valley"
    own: str = ""


OWN, OWN_OR_ABOVE, ABOVE = "same", "same above", "above"
SAME_TREE: Final = "same above below sibling"
WHOLE: Final = ""
# The example of each act names this branch, or a person of it.
BRANCH, COMMITTEE, CONFERENCE, REVIEW = "branch-a", "committee", "conference", "review"


def central(
    roles: str, steps: str, signers: str = "one", states: str = "running"
) -> Line:
    return Line(roles, WHOLE, OWN, steps, signers, states, chain="centre")


TABLE: Final = {
    "open_election": central("", ""),
    "grant_role": Line(
        "officer", BRANCH, OWN_OR_ABOVE, ALL, states=NOT_ENDED, chain="centre"
    ),
    "grant_roles": central("officer", ALL, states=NOT_ENDED),
    "revoke_role": central("officer", ALL, states=NOT_ENDED),
    "register_units": central("officer", "register"),
    "register_bodies": central("officer", "register"),
    "register_persons": central("officer", "register"),
    "close_register": central("officer", "register"),
    "divide_seats": central("officer", "apportionment"),
    "divide_targets": central("officer", "nomination"),
    "send_nominees": Line("officer", WHOLE, OWN, "nomination vetting"),
    "invite_delegates": central("officer", OF_A_UNIT),
    "checkpoint": central("officer", ALL, states=" ".join(STATES)),
    "erase_person": central("officer", ALL, "two", states=" ".join(STATES)),
    "divide_names": Line("secretary", COMMITTEE, OWN, "nomination"),
    "submit_return": Line("secretary", BRANCH, OWN, "nomination"),
    "submit_returns": Line("secretary", COMMITTEE, OWN, "nomination"),
    "key_returns": Line("secretary", COMMITTEE, OWN, "nomination", "two"),
    "submit_sealed_returns": Line("secretary", COMMITTEE, OWN, "nomination", "two"),
    "log_outreach": Line("secretary", COMMITTEE, OWN, "nomination"),
    "correct_return": Line("secretary", BRANCH, OWN_OR_ABOVE, "nomination", "two"),
    "excuse_body": Line("secretary", BRANCH, ABOVE, "nomination"),
    "send_list_up": Line("secretary", COMMITTEE, OWN_OR_ABOVE, "nomination"),
    "correct_list": Line("secretary", COMMITTEE, OWN_OR_ABOVE, "nomination", "two"),
    "close_nomination": Line("secretary", COMMITTEE, OWN, "nomination"),
    "reopen_nomination": Line(
        "officer secretary",
        COMMITTEE,
        OWN_OR_ABOVE,
        "nomination vetting selection notice plenary conference",
        "two",
        own="secretary",
    ),
    "name_subjects": Line("secretary", COMMITTEE, OWN, "vetting"),
    "announce_vetting": Line("secretary", COMMITTEE, OWN, "vetting"),
    "form_team": Line("secretary", COMMITTEE, OWN, "vetting"),
    "record_interviews": Line("secretary", COMMITTEE, OWN, "vetting"),
    "record_visits": Line("secretary", COMMITTEE, OWN, "vetting"),
    "record_reports": Line("secretary", COMMITTEE, OWN, "vetting"),
    "send_inquiries": Line(
        "secretary", COMMITTEE, OWN, "vetting selection notice plenary conference"
    ),
    "record_opinions": Line(
        "secretary", COMMITTEE, OWN, "vetting selection notice plenary conference"
    ),
    "record_findings": Line("signatory", COMMITTEE, OWN, "vetting", "posts"),
    "record_identities": Line("secretary signatory", COMMITTEE, OWN, PROPOSED, "two"),
    "state_members": Line(
        "officer secretary",
        COMMITTEE,
        OWN_OR_ABOVE,
        "nomination vetting selection",
        own="secretary",
    ),
    "report_change_of_post": Line("secretary", COMMITTEE, OWN, PROPOSED),
    "record_honours": Line("secretary signatory", COMMITTEE, OWN, PROPOSED, "two"),
    "log_tip": Line("reviewer", REVIEW, OWN, OF_A_UNIT, states=NOT_ENDED),
    "close_tip": Line("reviewer", REVIEW, OWN, OF_A_UNIT, "two"),
    "return_to_vetting": Line("signatory", COMMITTEE, OWN, PROPOSED, "two"),
    "replace_name": Line("signatory", COMMITTEE, OWN, PROPOSED, "two"),
    "withhold_reasons": Line(
        "signatory reviewer", COMMITTEE, SAME_TREE, TERMS_RUN, "two", own="signatory"
    ),
    "tell_in_full": Line("secretary", COMMITTEE, OWN, TERMS_RUN, states=NOT_ENDED),
    "notify_person": Line("secretary", COMMITTEE, OWN, TERMS_RUN, states=NOT_ENDED),
    "record_answer": Line("secretary", COMMITTEE, OWN, TERMS_RUN, states=NOT_ENDED),
    "lodge_appeal": Line(
        "secretary reviewer", COMMITTEE, SAME_TREE, TERMS_RUN, states=NOT_ENDED
    ),
    "decide_appeal": Line("reviewer", REVIEW, OWN, TERMS_RUN, "two"),
    "close_vetting": Line("secretary", COMMITTEE, OWN, "vetting"),
    "adopt_list": Line("secretary", COMMITTEE, OWN, "selection"),
    "open_notice": Line("secretary", COMMITTEE, OWN, "notice"),
    "record_objection": Line(
        "secretary", COMMITTEE, OWN, "notice credentials", states=NOT_ENDED
    ),
    "decide_objection": Line(
        "signatory", COMMITTEE, OWN, "notice credentials", "two", NOT_ENDED
    ),
    "close_notice": Line("secretary", COMMITTEE, OWN, "notice"),
    "adopt_layer": Line(
        "secretary",
        COMMITTEE,
        OWN,
        "nomination vetting selection notice plenary conference",
    ),
    "confirm_electors": Line("secretary", CONFERENCE, OWN, "conference"),
    "form_delegations": Line("secretary", CONFERENCE, OWN, "conference"),
    "name_officials": Line("secretary", CONFERENCE, OWN, "conference"),
    "account_boxes": Line("scrutineer", CONFERENCE, OWN, "conference", "two"),
    "request_recount": Line("secretary scrutineer", CONFERENCE, OWN, "conference"),
    "announce_result": Line("secretary", CONFERENCE, OWN, "conference"),
    "record_acceptance": Line("secretary", CONFERENCE, OWN, "conference"),
    "seal_papers": Line("scrutineer", CONFERENCE, OWN, "conference", "two"),
    "destroy_papers": Line(
        "officer secretary scrutineer",
        CONFERENCE,
        OWN_OR_ABOVE,
        "publication completed",
        "two",
        "running completed",
        own="secretary scrutineer",
    ),
    "log_incident": Line("secretary scrutineer", CONFERENCE, OWN, "conference"),
    "take_items": Line("secretary", CONFERENCE, OWN, "conference"),
    "request_meeting": Line("secretary scrutineer", CONFERENCE, OWN, "conference"),
    "record_meeting": Line("secretary", CONFERENCE, OWN, "conference"),
    # A charter without a plenary has the committee for the body concerned.
    "adopt_prospective": Line("secretary", COMMITTEE, OWN, "plenary"),
    "close_plenary": Line("secretary", COMMITTEE, OWN, "plenary"),
    "open_ballot": Line("secretary", CONFERENCE, OWN, "conference"),
    "record_count": Line("scrutineer", CONFERENCE, OWN, "conference", "two"),
    "reduce_seats": Line("secretary scrutineer", CONFERENCE, OWN, "conference", "two"),
    "close_ballots": Line("secretary", CONFERENCE, OWN, "conference"),
    "annul_ballot": Line("reviewer", REVIEW, OWN, "conference credentials", "two"),
    "order_new_vote": Line("reviewer", REVIEW, OWN, "credentials publication", "two"),
    "declare_void": Line("reviewer", REVIEW, OWN, "credentials publication", "two"),
    "approve_annulment": Line("officer", WHOLE, OWN, "credentials publication", "two"),
    "form_review_group": Line("secretary", COMMITTEE, OWN, "conference credentials"),
    "declare_conflict": Line("secretary signatory", COMMITTEE, OWN, "credentials"),
    "review_procedure": Line(
        "secretary signatory", COMMITTEE, OWN, "credentials", "two"
    ),
    "order_replacement": Line("secretary", COMMITTEE, OWN, "credentials"),
    "confirm_credentials": Line(
        "secretary signatory", COMMITTEE, OWN, "credentials", "two"
    ),
    "close_credentials": Line("secretary", COMMITTEE, OWN, "credentials"),
    "publish_elected": central("officer", OF_A_UNIT),
    "confirm_report": central("officer", OF_A_UNIT, "two"),
    "publish_list": central("officer", OF_A_UNIT),
    "record_attendance": central("officer", "completed", states="completed"),
    "withdraw_person": Line(
        "officer secretary", BRANCH, OWN_OR_ABOVE, OF_A_UNIT, states=NOT_ENDED
    ),
    "record_death": Line(
        "officer secretary", BRANCH, OWN_OR_ABOVE, OF_A_UNIT, states=NOT_ENDED
    ),
    "correct_person": Line(
        "officer secretary",
        BRANCH,
        OWN_OR_ABOVE,
        ALL.removeprefix("register "),
        "two",
        "running suspended completed",
    ),
    "postpone_step": Line("officer", WHOLE, OWN, OF_A_UNIT, states=NOT_ENDED),
    "suspend_election": central("officer", ALL, "two"),
    "resume_election": central("officer", ALL, "two", "suspended"),
    "annul_election": central("officer", ALL, "two", "running suspended completed"),
    "send_request": Line(
        "officer secretary", COMMITTEE, OWN_OR_ABOVE, OF_A_UNIT, own="secretary"
    ),
    "file_documents": Line(
        "officer secretary", COMMITTEE, OWN_OR_ABOVE, OF_A_UNIT, own="secretary"
    ),
    "record_reply": Line("officer", WHOLE, OWN, OF_A_UNIT, states=NOT_ENDED),
}
