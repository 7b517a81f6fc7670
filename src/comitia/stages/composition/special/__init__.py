"""People of a special kind: sent by the centre to a unit, or invited to sit."""
