"""Photographs and what is known about them (labels, votes, teachers' opinions), how they are split and how prepared."""
