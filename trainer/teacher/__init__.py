"""Pretrained networks that the shipped network learns from, and that are not part of it: FaceRes and MediaPipe's
landmarks and blendshapes.
"""
