"""What the pipeline costs, as ratios taken side by side in one run."""
