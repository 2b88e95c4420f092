"""The rule against the network: where it is in force, where it is not, and what it says of who breaks it."""

from __future__ import annotations

import os
import subprocess
import sys


def run(code, tmp_path):
    """What a process that runs `code` said, in a home of its own."""
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


LIBRARY = """
import urllib.request
def report_home():
    try:
        urllib.request.urlopen("http://192.0.2.1/")
    except OSError:
        return None
"""

TOLD = """
import sys
sys.path.insert(0, {folder!r})
import rating_app.__main__ as program
from rating_app.network import NetworkRefused

def misbehave(options, paths):
    import socket, talkative_library
    try:
        socket.create_connection(("192.0.2.1", 80))
    except NetworkRefused as refused:
        print(refused)
    talkative_library.report_home()
    return 0

program.main = misbehave
sys.argv[1:] = []
program.run()
"""


def test_who_tried_is_in_the_message_and_in_the_log_also_where_a_library_keeps_silent(tmp_path):
    (tmp_path / "talkative_library.py").write_text(LIBRARY)
    said = run(TOLD.format(folder=str(tmp_path)), tmp_path)
    assert said == "Reaction Gauge asks no name server; __main__ (<string>:10) tried to.\n"
    log = (tmp_path / "home" / "log" / "reaction-gauge.log").read_text()
    assert log.count("rating_app.network: Reaction Gauge asks no name server;") == 2
    assert "talkative_library.py" in log


IMPORTED = """
import importlib, pkgutil, socket, sys
import rating_app
for module in pkgutil.walk_packages(rating_app.__path__, "rating_app."):
    importlib.import_module(module.name)
    print(module.name)
socket.socket().close()
"""


def test_import_puts_nothing_in_force(tmp_path):
    imported = run(IMPORTED, tmp_path).split()
    assert {"rating_app.__main__", "rating_app.network", "rating_app.batch.processes"} <= set(imported)


STARTED = """
import sys
import rating_app.__main__ as program
program.main = lambda options, paths: 0
sys.argv[1:] = []
try:
    program.run()
except SystemExit:
    pass
"""

IS_REFUSED = """
import socket
try:
    socket.socket()
except PermissionError as refused:
    print(refused)
"""


def test_rule_is_in_force_in_the_program(tmp_path):
    assert run(STARTED + IS_REFUSED, tmp_path).startswith("Reaction Gauge opens no network connection; __main__ (")
