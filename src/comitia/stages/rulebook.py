"""Every act that the stages know, and every row that follows from acts."""

from types import MappingProxyType
from typing import Final

from comitia.kernel.views import Row
from comitia.stages.apportionment.dividing import DIVIDE_SEATS, UnitPortion
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.composition.figures import Figure
from comitia.stages.composition.floors.keeping import ListDeparture
from comitia.stages.composition.floors.members import STATE_MEMBERS, MemberCount
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.changing import REPORT_CHANGE_OF_POST
from comitia.stages.composition.identity.honours import RECORD_HONOURS, Honour
from comitia.stages.composition.identity.identifying import RECORD_IDENTITIES
from comitia.stages.composition.special.invited import (
    INVITE_DELEGATES,
    InvitedDelegate,
)
from comitia.stages.composition.special.nominees import (
    SEND_NOMINEES,
    CentralNominee,
)
from comitia.stages.composition.targets import (
    DIVIDE_TARGETS,
    Target,
    TargetDivisor,
    TargetLot,
)
from comitia.stages.conference.after.accepting import RECORD_ACCEPTANCE
from comitia.stages.conference.after.announcing import ANNOUNCE_RESULT
from comitia.stages.conference.after.boxes import ACCOUNT_BOXES
from comitia.stages.conference.after.incidents import LOG_INCIDENT
from comitia.stages.conference.after.recounting import REQUEST_RECOUNT
from comitia.stages.conference.after.sealing import DESTROY_PAPERS, SEAL_PAPERS
from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.conference.agenda.requests import (
    RECORD_MEETING,
    REQUEST_MEETING,
    MeetingRequest,
)
from comitia.stages.conference.agenda.taking import TAKE_ITEMS
from comitia.stages.conference.attendance import Delegation, ElectorRoll, Official
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    SeatsLeftOpen,
    SeatsReduced,
    VoidPapers,
)
from comitia.stages.conference.course.adopting import ADOPT_LAYER
from comitia.stages.conference.course.annulling import ANNUL_BALLOT
from comitia.stages.conference.course.closing import CLOSE_BALLOTS
from comitia.stages.conference.course.new_vote import ORDER_NEW_VOTE
from comitia.stages.conference.course.opening import OPEN_BALLOT
from comitia.stages.conference.course.recording import RECORD_COUNT
from comitia.stages.conference.course.reducing import REDUCE_SEATS
from comitia.stages.conference.officials.delegations import FORM_DELEGATIONS
from comitia.stages.conference.officials.electors import CONFIRM_ELECTORS
from comitia.stages.conference.officials.naming import NAME_OFFICIALS
from comitia.stages.conference.records import (
    Acceptance,
    BoxAccount,
    Incident,
    Recount,
    SealedPapers,
)
from comitia.stages.credentials.annulling import APPROVE_ANNULMENT, DECLARE_VOID
from comitia.stages.credentials.bench import DeclaredConflict, ReviewGroup
from comitia.stages.credentials.closing import CLOSE_CREDENTIALS
from comitia.stages.credentials.confirming import CONFIRM_CREDENTIALS
from comitia.stages.credentials.credential import Credential
from comitia.stages.credentials.forming import DECLARE_CONFLICT, FORM_REVIEW_GROUP
from comitia.stages.credentials.replacing import ORDER_REPLACEMENT
from comitia.stages.credentials.reviewing import REVIEW_PROCEDURE
from comitia.stages.deciding import AnyRule
from comitia.stages.due_process.appealing import DECIDE_APPEAL, LODGE_APPEAL
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.due_process.objections import (
    DECIDE_OBJECTION,
    RECORD_OBJECTION,
    Objection,
)
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.due_process.procedure import ProcedureReview, VoidDeclaration
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.due_process.telling import NOTIFY_PERSON, RECORD_ANSWER
from comitia.stages.due_process.tips import Tip
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.due_process.withholding import TELL_IN_FULL, WITHHOLD_REASONS
from comitia.stages.figures import PUBLISH_LIST
from comitia.stages.grants import Grant, Signature
from comitia.stages.meeting.lists import AdoptedList, ProspectiveList
from comitia.stages.nomination.cascade import DIVIDE_NAMES
from comitia.stages.nomination.closing import CLOSE_NOMINATION
from comitia.stages.nomination.downward import SentDown
from comitia.stages.nomination.excusing import EXCUSE_BODY
from comitia.stages.nomination.levels.rows import SentUp, Tally
from comitia.stages.nomination.levels.sending import CORRECT_LIST, SEND_LIST_UP
from comitia.stages.nomination.reopening import REOPEN_NOMINATION
from comitia.stages.nomination.returning import CORRECT_RETURN, SUBMIT_RETURN
from comitia.stages.nomination.returns.account import MobileBox
from comitia.stages.nomination.returns.outreach import LOG_OUTREACH, Outreach
from comitia.stages.nomination.returns.sealed import SUBMIT_SEALED_RETURNS
from comitia.stages.nomination.returns.sheet import KEY_RETURNS, SUBMIT_RETURNS
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.nomination.rounds import BranchReturn, Named, Round
from comitia.stages.notice.showing import CLOSE_NOTICE, OPEN_NOTICE, Notice
from comitia.stages.publication.attending import RECORD_ATTENDANCE, Attendance
from comitia.stages.publication.changes import ListChange
from comitia.stages.publication.elected import PUBLISH_ELECTED
from comitia.stages.publication.publishing import Publication
from comitia.stages.publication.report import CONFIRM_REPORT, ReportConfirmed
from comitia.stages.register.bodies import Body, Person, Unit, UnitSeats
from comitia.stages.register.course.correcting import CORRECT_PERSON
from comitia.stages.register.course.filing import FILE_DOCUMENTS
from comitia.stages.register.course.leaving import RECORD_DEATH, WITHDRAW_PERSON
from comitia.stages.register.course.letters import SEND_REQUEST
from comitia.stages.register.course.postponing import POSTPONE_STEP
from comitia.stages.register.course.published import ElectedList, ListedName
from comitia.stages.register.course.replies import RECORD_REPLY
from comitia.stages.register.course.stopping import (
    ANNUL_ELECTION,
    RESUME_ELECTION,
    SUSPEND_ELECTION,
)
from comitia.stages.register.granting import (
    GRANT_ROLE,
    GRANT_ROLES,
    REVOKE_ROLE,
)
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.opening import OPEN_ELECTION
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.people import CLOSE_REGISTER, REGISTER_PERSONS
from comitia.stages.register.record import CHECKPOINT, ERASE_PERSON
from comitia.stages.register.steps import Election, Progress
from comitia.stages.register.units import REGISTER_BODIES, REGISTER_UNITS
from comitia.stages.register.ways import SubjectList, Way
from comitia.stages.selection.adopting import ADOPT_LIST
from comitia.stages.selection.plenary import ADOPT_PROSPECTIVE, CLOSE_PLENARY
from comitia.stages.vetting.closing import CLOSE_VETTING
from comitia.stages.vetting.course.replacing import REPLACE_NAME, Replacement
from comitia.stages.vetting.course.returning import RETURN_TO_VETTING
from comitia.stages.vetting.course.tips import CLOSE_TIP, LOG_TIP
from comitia.stages.vetting.finding import RECORD_FINDINGS
from comitia.stages.vetting.inquiries.answering import RECORD_OPINIONS
from comitia.stages.vetting.inquiries.sending import SEND_INQUIRIES
from comitia.stages.vetting.subjects.announcing import (
    ANNOUNCE_VETTING,
    VettingNotice,
)
from comitia.stages.vetting.subjects.naming import NAME_SUBJECTS
from comitia.stages.vetting.team.asking_around import (
    RECORD_INTERVIEWS,
    RECORD_VISITS,
    Look,
)
from comitia.stages.vetting.team.forming import FORM_TEAM, TeamMember
from comitia.stages.vetting.team.reporting import RECORD_REPORTS, VettingReport

_RULES: tuple[AnyRule, ...] = (
    OPEN_ELECTION,
    GRANT_ROLE,
    GRANT_ROLES,
    REVOKE_ROLE,
    REGISTER_UNITS,
    REGISTER_BODIES,
    REGISTER_PERSONS,
    CLOSE_REGISTER,
    CHECKPOINT,
    ERASE_PERSON,
    WITHDRAW_PERSON,
    RECORD_DEATH,
    CORRECT_PERSON,
    POSTPONE_STEP,
    SUSPEND_ELECTION,
    RESUME_ELECTION,
    ANNUL_ELECTION,
    SEND_REQUEST,
    RECORD_REPLY,
    FILE_DOCUMENTS,
    DIVIDE_SEATS,
    DIVIDE_TARGETS,
    STATE_MEMBERS,
    SEND_NOMINEES,
    INVITE_DELEGATES,
    ADOPT_LIST,
    OPEN_NOTICE,
    RECORD_OBJECTION,
    DECIDE_OBJECTION,
    CLOSE_NOTICE,
    ADOPT_LAYER,
    ADOPT_PROSPECTIVE,
    CLOSE_PLENARY,
    CONFIRM_ELECTORS,
    FORM_DELEGATIONS,
    NAME_OFFICIALS,
    TAKE_ITEMS,
    REQUEST_MEETING,
    RECORD_MEETING,
    ACCOUNT_BOXES,
    REQUEST_RECOUNT,
    ANNOUNCE_RESULT,
    RECORD_ACCEPTANCE,
    SEAL_PAPERS,
    DESTROY_PAPERS,
    LOG_INCIDENT,
    OPEN_BALLOT,
    RECORD_COUNT,
    REDUCE_SEATS,
    CLOSE_BALLOTS,
    ANNUL_BALLOT,
    ORDER_NEW_VOTE,
    FORM_REVIEW_GROUP,
    DECLARE_CONFLICT,
    REVIEW_PROCEDURE,
    CONFIRM_CREDENTIALS,
    ORDER_REPLACEMENT,
    DECLARE_VOID,
    APPROVE_ANNULMENT,
    CLOSE_CREDENTIALS,
    DIVIDE_NAMES,
    SUBMIT_RETURN,
    SUBMIT_RETURNS,
    KEY_RETURNS,
    SUBMIT_SEALED_RETURNS,
    LOG_OUTREACH,
    CORRECT_RETURN,
    EXCUSE_BODY,
    SEND_LIST_UP,
    CORRECT_LIST,
    CLOSE_NOMINATION,
    REOPEN_NOMINATION,
    NAME_SUBJECTS,
    ANNOUNCE_VETTING,
    FORM_TEAM,
    RECORD_INTERVIEWS,
    RECORD_VISITS,
    RECORD_REPORTS,
    SEND_INQUIRIES,
    RECORD_OPINIONS,
    RECORD_FINDINGS,
    RECORD_IDENTITIES,
    REPORT_CHANGE_OF_POST,
    RECORD_HONOURS,
    LOG_TIP,
    CLOSE_TIP,
    RETURN_TO_VETTING,
    REPLACE_NAME,
    WITHHOLD_REASONS,
    TELL_IN_FULL,
    CLOSE_VETTING,
    NOTIFY_PERSON,
    RECORD_ANSWER,
    LODGE_APPEAL,
    DECIDE_APPEAL,
    PUBLISH_ELECTED,
    CONFIRM_REPORT,
    PUBLISH_LIST,
    RECORD_ATTENDANCE,
)

RULEBOOK: Final = MappingProxyType({rule.act: rule for rule in _RULES})

ROWS: Final[tuple[type[Row], ...]] = (
    Election,
    Progress,
    Unit,
    Body,
    Person,
    Grant,
    Signature,
    Letter,
    Filed,
    AdoptedLayer,
    UnitSeats,
    SeatDivision,
    UnitPortion,
    Target,
    TargetDivisor,
    TargetLot,
    MemberCount,
    ListDeparture,
    CentralNominee,
    InvitedDelegate,
    Way,
    SubjectList,
    AdoptedList,
    ProspectiveList,
    Notice,
    Objection,
    AgendaItem,
    ElectorRoll,
    Delegation,
    Official,
    BoxAccount,
    Recount,
    Acceptance,
    SealedPapers,
    Incident,
    MeetingRequest,
    Ballot,
    BallotAccount,
    VoidPapers,
    BallotName,
    SeatsReduced,
    SeatsLeftOpen,
    NamesAsked,
    Round,
    BranchReturn,
    MobileBox,
    Outreach,
    Named,
    VettingNotice,
    TeamMember,
    Look,
    VettingReport,
    Opinion,
    SentUp,
    Tally,
    SentDown,
    GateFinding,
    Identity,
    Honour,
    Tip,
    Replacement,
    Withholding,
    Remedy,
    ReviewGroup,
    DeclaredConflict,
    ProcedureReview,
    VoidDeclaration,
    Credential,
    Figure,
    ElectedList,
    ListedName,
    ListChange,
    ReportConfirmed,
    Publication,
    Attendance,
)
