"""What a count brought a name, in a word."""

from comitia.stages.conference.ballots import BallotName
from comitia.web.pages.voice import Voice


def came_of(row: BallotName, say: Voice) -> str:
    """Return what the count brought a name, in a word; nothing where it is nothing."""
    if row.listed:
        return say("web.ballots.listed")
    if row.elected:
        return say("web.ballots.elected")
    return say("web.ballots.tied") if row.tied else ""
