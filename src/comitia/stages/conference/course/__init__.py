"""The acts of the conference: a ballot opened, counted, annulled; seats given up."""
