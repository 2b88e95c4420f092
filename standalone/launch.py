"""What the stand-alone program runs."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    # A process that rates recordings for another starts here too; it never comes back from this call.
    freeze_support()

    from rating_app.__main__ import run

    run()
