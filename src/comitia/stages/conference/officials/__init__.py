"""The people of a conference: its electors, their delegations, those who serve it."""
