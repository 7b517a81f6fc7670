"""Who somebody is by main work, by evidence; and honours with their level."""
