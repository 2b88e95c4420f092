"""Pretrained knowledge that the shipped network learns from and that is not in it: FaceRes, blendshapes, landmarks."""
