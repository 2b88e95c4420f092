"""The commands of `rating-trainer`, a file each: its options, and what it does and says."""
