"""Around the count: boxes, recounts, announcement, acceptance, and papers kept."""
