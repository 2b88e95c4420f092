"""The filter, interpreted as the kernel would, for every processor; and on this one, asked by native code."""

from __future__ import annotations

import errno
import re
import socket
import struct
from pathlib import Path

import pytest

from rating_app.system.kernel_rules.calls import MACHINES
from rating_app.system.kernel_rules.confinement import refusals_of
from rating_app.system.kernel_rules.seccomp import Refusal, Where, assemble
from rating_app.system.network import REFUSED_BY_KERNEL

I386, ARM = 0x40000003, 0x40000028
ALLOWED = None
each_machine = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


def run(program, architecture, number, *arguments):
    """The error with which `program` refuses a call, None where it lets it pass. An interpreter of classic BPF."""
    data = struct.pack("<iIQ6Q", number, architecture, 0x7FFF_0000_1234, *arguments, *[0] * (6 - len(arguments)))
    steps = list(struct.iter_unpack("<HBBI", program))
    at, accumulator = 0, 0
    while True:
        code, if_so, if_not, value = steps[at]
        at += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, value)
        elif code == 0x15:
            at += if_so if accumulator == value else if_not
        elif code == 0x35:
            at += if_so if accumulator >= value else if_not
        else:
            assert code == 0x06
            assert value == 0x7FFF0000 or value & 0xFFFF0000 == 0x00050000
            return None if value == 0x7FFF0000 else value & 0xFFFF


def ask(machine, program, name, *arguments):
    return run(program, machine.architecture, machine.numbers[name], *arguments)


@each_machine
@pytest.mark.parametrize("call", ["socket", "socketpair"])
def test_sockets_are_within_this_computer(machine, call):
    program = assemble(REFUSED_BY_KERNEL, machine)
    passed = {
        (family, protocol)
        for family in range(64)
        for protocol in range(64)
        if ask(machine, program, call, family, 1, protocol) is ALLOWED
    }
    unix = {(1, protocol) for protocol in range(64)}
    assert passed == unix | {(16, 0), (16, 15)}
    assert ask(machine, program, call, socket.AF_INET, 1, 0) == errno.EPERM


@each_machine
def test_upper_half_of_an_argument_deceives_nobody(machine):
    """The kernel drops it: what looks like no known family is the internet's, and the other way round."""
    program = assemble(REFUSED_BY_KERNEL, machine)
    assert ask(machine, program, "socket", 1 << 32 | socket.AF_INET, 1, 0) == errno.EPERM
    assert ask(machine, program, "socket", 1 << 32 | 1, 1, 0) is ALLOWED
    assert ask(machine, program, "socket", 16, 3, 1 << 32 | 16) == errno.EPERM
    assert ask(machine, program, "socket", 0xFFFF_FFFF, 1, 0) == errno.EPERM


@each_machine
def test_what_makes_sockets_by_itself_is_refused_and_all_else_passes(machine):
    program = assemble(REFUSED_BY_KERNEL, machine)
    errors = {number: run(program, machine.architecture, number, 2, 2, 2) for number in range(600)}
    refused = {name: errors[number] for name, number in machine.numbers.items() if errors[number]}
    assert refused == {
        "socket": errno.EPERM,
        "socketpair": errno.EPERM,
        "request_key": errno.EPERM,
        "io_uring_setup": errno.ENOSYS,
        "io_uring_enter": errno.ENOSYS,
        "io_uring_register": errno.ENOSYS,
    }
    assert len([error for error in errors.values() if error]) == len(refused)


@each_machine
@pytest.mark.parametrize("architecture", [I386, ARM, 0, *(machine.architecture for machine in MACHINES.values())])
def test_every_call_of_another_kind_of_program_is_refused(machine, architecture):
    if architecture == machine.architecture:
        return
    program = assemble(REFUSED_BY_KERNEL, machine)
    assert {run(program, architecture, number) for number in range(600)} == {errno.EPERM}


def test_x32_calls_are_refused():
    machine = MACHINES["x86_64"]
    program = assemble(REFUSED_BY_KERNEL, machine)
    assert {run(program, machine.architecture, 0x40000000 + number) for number in range(600)} == {errno.EPERM}


@each_machine
def test_confined_process_signals_itself_alone(machine):
    program = assemble(refusals_of(4711), machine)
    for call in ("kill", "tgkill"):
        assert ask(machine, program, call, 4711, 9) is ALLOWED
        for other in (0, 1, 4710, 2**32 - 1, 2**32 - 4711):
            assert ask(machine, program, call, other, 9) == errno.EPERM
    assert ask(machine, program, "prlimit64", 0, 7) is ask(machine, program, "prlimit64", 4711, 7) is ALLOWED
    assert ask(machine, program, "prlimit64", 1, 7) == errno.EPERM


@each_machine
def test_confined_process_types_into_no_terminal(machine):
    program = assemble(refusals_of(4711), machine)
    sizes = {request: ask(machine, program, "ioctl", 1, request) for request in (0x5401, 0x5412, 0x541C, 0x5413)}
    assert sizes == {0x5401: ALLOWED, 0x5412: errno.EPERM, 0x541C: errno.EPERM, 0x5413: ALLOWED}
    assert ask(machine, program, "ioctl", 1, 1 << 32 | 0x5412) == errno.EPERM


@each_machine
def test_confined_process_has_no_call_for_others(machine):
    program = assemble(refusals_of(4711), machine)
    for call in ("socket", "socketpair", "execve", "execveat", "ptrace", "pidfd_getfd", "fchmod", "shmat", "truncate"):
        assert ask(machine, program, call, 1, 1, 1) == errno.EPERM


@each_machine
def test_conditions_hold_together_and_each_as_it_says(machine):
    both = Refusal("socket", (Where(0, (3, 4, 5)), Where(1, (6, 7), among=False)), errno.EACCES)
    program = assemble([both, Refusal("socket", (Where(2, (9,)),))], machine)
    for first in range(8):
        for second in range(8):
            for third in (8, 9):
                expected = errno.EACCES if first in (3, 4, 5) and second not in (6, 7) else None
                if expected is None and third == 9:
                    expected = errno.EPERM
                assert ask(machine, program, "socket", first, second, third) == expected


HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


@pytest.mark.parametrize("name", MACHINES)
def test_numbers_are_those_of_the_kernels_headers(name):
    if not HEADERS[name].is_file():
        pytest.skip("the kernel's headers are not here")
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)$", HEADERS[name].read_text(), re.MULTILINE)
    theirs = {call: int(number) for call, number in found}
    assert len(theirs) > 250
    ours = MACHINES[name].numbers
    # Headers can be older than a call.
    newest = max(theirs.values())
    for call, number in ours.items():
        assert theirs.get(call) == number or (call not in theirs and number > newest)
    if name == "aarch64":
        assert set(theirs).isdisjoint(set(MACHINES["x86_64"].numbers) - set(ours))
