"""The commands of `rating-trainer`, one file each: its options, its work and its output."""
