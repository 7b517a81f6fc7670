"""What a return says beside the names: by which way members took part, and who did not.

A charter lists channels, groups and reasons; the sums of a return then have to agree.
Returns come one by one, by the sheet, or, from a unit that stays closed, as totals.
"""
