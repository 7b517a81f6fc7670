"""What pages tell of vetting: how many, and until when; never about whom."""
