"""Calls that the kernel refuses to this process: a filter (seccomp), in the kernel's own language (BPF).

A filter is inherited by threads and children, also through `exec`, and can only be narrowed.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rating_app.system.kernel_rules.calls import Machine, RuleMissing, call, give_up_privileges

_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_STEP_BYTES = 8
_NUMBER, _ARCHITECTURE, _ARGUMENTS, _ARGUMENT_BYTES = 0, 4, 16, 8


@dataclass(frozen=True)
class Where:
    """A condition: that a call's argument, counted from 0, is among `values`, or with `among` False that it is not.

    Only the lower 32 bits are looked at. The arguments that are asked for here are ints in C, so that the kernel drops
    the upper half; whoever looks at it as well can be deceived by what stands there.
    """

    argument: int
    values: tuple[int, ...]
    among: bool = True


@dataclass(frozen=True)
class Refusal:
    """That `call` fails with `error`, if all of `where` holds."""

    call: str
    where: tuple[Where, ...] = ()
    error: int = errno.EPERM


def refuse(refusals: Iterable[Refusal]) -> None:
    """From now on all of `refusals`, and every call of a 32-bit or x32 program, in all threads of this process and in
    what it starts. It cannot be undone. RuleMissing where the kernel does not take it.
    """
    program = assemble(refusals, Machine.of_this_process())
    memory = ctypes.create_string_buffer(program, len(program))
    try:
        give_up_privileges()
        # struct sock_fprog. An answer but 0 is the number of a thread that could not be made to follow.
        filter_at = struct.pack("@HP", len(program) // _STEP_BYTES, ctypes.addressof(memory))
        refused = call("seccomp", _SET_MODE_FILTER, _ALL_THREADS, filter_at)
    except OSError as error:
        raise RuleMissing("this kernel does not take it ({reason})", reason=error.strerror) from error
    if refused:
        raise RuleMissing("a thread has another rule")


def assemble(refusals: Iterable[Refusal], machine: Machine) -> bytes:
    """The filter for `machine`, as the kernel reads it. Calls that it has no number for are left out."""
    fail = _FAIL | errno.EPERM
    program = [(_LOAD, 0, 0, _ARCHITECTURE), (_IF_EQUAL, 1, 0, machine.architecture), (_RETURN, 0, 0, fail)]
    program.append((_LOAD, 0, 0, _NUMBER))
    if machine.foreign_from is not None:
        program += [(_IF_AT_LEAST, 0, 1, machine.foreign_from), (_RETURN, 0, 0, fail)]
    for name, those in _by_call(refusals).items():
        if name in machine.numbers:
            block = [step for refusal in those for step in _refusal(refusal)] + [(_RETURN, 0, 0, _ALLOW)]
            program += [(_IF_EQUAL, 0, len(block), machine.numbers[name]), *block]
    program.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in program)


_Step = tuple[int, int, int, int]
"""What to do, how many steps to skip if it is so and if it is not, and the value that it is about."""


def _by_call(refusals: Iterable[Refusal]) -> Mapping[str, Sequence[Refusal]]:
    """A block of the filter is reached by one call's number only, and so all that is said of it stands in one."""
    found: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        found.setdefault(refusal.call, []).append(refusal)
    return found


def _refusal(refusal: Refusal) -> list[_Step]:
    steps: list[_Step] = [(_RETURN, 0, 0, _FAIL | refusal.error)]
    for where in reversed(refusal.where):
        steps = [*_condition(where, len(steps)), *steps]
    return steps


def _condition(where: Where, beyond: int) -> list[_Step]:
    """Go on where the condition holds, and skip the `beyond` steps after it where it does not."""
    steps: list[_Step] = [(_LOAD, 0, 0, _ARGUMENTS + _ARGUMENT_BYTES * where.argument)]
    for number, value in enumerate(where.values):
        others = len(where.values) - number - 1
        last = others == 0
        if where.among:
            steps.append((_IF_EQUAL, others, beyond if last else 0, value))
        else:
            steps.append((_IF_EQUAL, others + beyond, 0, value))
    return steps
