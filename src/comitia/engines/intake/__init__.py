"""What a sheet would change in the register, worked out before anything is done."""
