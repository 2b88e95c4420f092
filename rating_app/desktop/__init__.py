"""The decisions behind the window: this room builds it, acts on its signals, and runs the pipeline in a thread."""
