"""One widget a file. Views show values and tell what the user asked for; they decide nothing."""
