"""What everything that leaves a rehearsal says to people of itself."""

from typing import Final

INVENTED: Final = "DEMONSTRATION – invented persons / 演示数据 虚构人员"
