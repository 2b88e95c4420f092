"""Seccomp: a filter of calls that the kernel refuses to this process, in the kernel's own language (BPF).

A filter is inherited by threads and children, even through `exec`, and can only be made stricter.
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
    """A condition: a call's argument, counted from 0, is among `values`, or is not if `among` is False.

    Only the lower 32 bits are compared. The arguments in question are ints in C, so the kernel ignores the upper half;
    a filter that compared it as well could be deceived by its content.
    """

    argument: int
    values: tuple[int, ...]
    among: bool = True


@dataclass(frozen=True)
class Refusal:
    """A refusal: `call` fails with `error` if all of `where` holds."""

    call: str
    where: tuple[Where, ...] = ()
    error: int = errno.EPERM


def refuse(refusals: Iterable[Refusal]) -> None:
    """Apply all `refusals`, and refuse every call of a 32-bit or x32 program, in all threads of this process and all
    programs that it starts.

    This cannot be undone. Raise RuleMissing if the kernel does not support it.
    """
    program = assemble(refusals, Machine.of_this_process())
    memory = ctypes.create_string_buffer(program, len(program))
    try:
        give_up_privileges()
        # struct sock_fprog. A result other than 0 is the number of a thread to which the filter could not be applied.
        filter_at = struct.pack("@HP", len(program) // _STEP_BYTES, ctypes.addressof(memory))
        refused = call("seccomp", _SET_MODE_FILTER, _ALL_THREADS, filter_at)
    except OSError as error:
        raise RuleMissing("this kernel does not take it ({reason})", reason=error.strerror) from error
    if refused:
        raise RuleMissing("one of its threads has a different rule")


def assemble(refusals: Iterable[Refusal], machine: Machine) -> bytes:
    """Return the filter for `machine`, as the kernel reads it, without calls that have no number there."""
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
"""A step: what to do, how many steps to skip if true and if false, and the value that it is about."""


def _by_call(refusals: Iterable[Refusal]) -> Mapping[str, Sequence[Refusal]]:
    """Return the refusals grouped by call: a block of the filter is reached by only one call's number."""
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
    """Return steps that continue if the condition holds, and otherwise skip the `beyond` steps after them."""
    steps: list[_Step] = [(_LOAD, 0, 0, _ARGUMENTS + _ARGUMENT_BYTES * where.argument)]
    for number, value in enumerate(where.values):
        others = len(where.values) - number - 1
        last = others == 0
        if where.among:
            steps.append((_IF_EQUAL, others, beyond if last else 0, value))
        else:
            steps.append((_IF_EQUAL, others + beyond, 0, value))
    return steps
