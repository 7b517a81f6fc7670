"""All the sections that a charter may have, in the order of the process."""

from typing import Final

from comitia.charter.section import Sections
from comitia.stages.apportionment.section import SECTION as APPORTIONMENT
from comitia.stages.composition.section import SECTION as COMPOSITION
from comitia.stages.conference.section import SECTION as CONFERENCE
from comitia.stages.credentials.section import SECTION as CREDENTIALS
from comitia.stages.nomination.section import SECTION as NOMINATION
from comitia.stages.notice.section import SECTION as NOTICE
from comitia.stages.publication.section import SECTION as PUBLICATION
from comitia.stages.register.section import SECTION as REGISTER
from comitia.stages.selection.section import SECTION as SELECTION
from comitia.stages.vetting.section import SECTION as VETTING

SECTIONS: Final = Sections(
    (
        REGISTER,
        APPORTIONMENT,
        COMPOSITION,
        NOMINATION,
        VETTING,
        SELECTION,
        NOTICE,
        CONFERENCE,
        CREDENTIALS,
        PUBLICATION,
    )
)
