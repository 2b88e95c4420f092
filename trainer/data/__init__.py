"""Photographs, what is known of them (labels, votes, teachers' opinions), and how they are split and prepared."""
