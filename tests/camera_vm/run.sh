#!/bin/sh
# Tries the program before cameras of the kernel's own drivers, in a virtual machine:
#   sh tests/camera_vm/run.sh [JOB...]        all jobs of guest/jobs, if none is named
# Prints each assertion, then the table of all jobs so far, and ends with 1 where one failed. README.md beside this file
# says what it needs and leaves.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
checkout=${here%/*/*}
work=${CAMERA_VM:-$checkout/build/camera_vm}

say() {
    echo "camera_vm: $*" >&2
}

lacking=
for tool in qemu-system-x86_64:qemu-system-x86 debootstrap:debootstrap mke2fs:e2fsprogs git:git python3:python3; do
    command -v "${tool%:*}" >/dev/null || lacking="$lacking ${tool#*:}"
done
[ -z "$lacking" ] || { say "lacking; install them as root: apt-get install --no-install-recommends$lacking"; exit 2; }
if [ $# -eq 0 ]; then
    for job in "$here"/guest/jobs/[a-z]*.py; do
        set -- "$@" "$(basename "$job" .py)"
    done
fi
for job in "$@"; do
    [ -e "$here/guest/jobs/$job.py" ] || { say "there is no job $job"; exit 2; }
done

sh "$here/build.sh" "$work"

# Emulated, a processor takes some thirty times as long.
case ${ACCEL:=tcg,thread=multi} in tcg*) pace="patience=${PATIENCE:-8} slowness=${SLOWNESS:-6}" ;; *) pace= ;; esac
mkdir -p "$work/results"
failed=
for job in "$@"; do
    say "$job"
    result=$work/results/$job.jsonl
    console=$work/results/$job.log
    # The machine reads the code from a second disk, and writes nothing to the first that stays.
    commit=$(git -C "$checkout" log -1 --format=%h -- assets rating_app)
    [ -z "$(git -C "$checkout" status --porcelain rating_app assets)" ] || commit="$commit, with changes"
    tar -cf "$work/code.tar" --exclude=__pycache__ --mode=a+rX -C "$checkout" assets rating_app tests/camera_vm
    code=0
    timeout "${LIMIT:-3600}" qemu-system-x86_64 -accel "$ACCEL" -cpu max -smp 2 -m 3072 \
        -nodefaults -no-user-config -display none -no-reboot -net none -device virtio-rng-pci \
        -serial "file:$console" -serial "file:$result" \
        -kernel "$work/vmlinuz" -initrd "$work/initrd.img" \
        -append "console=ttyS0 root=/dev/vda rw init=/opt/start quiet loglevel=3 mitigations=off panic=-1 \
job=$job $pace" \
        -drive "file=$work/disk.img,if=virtio,format=raw,snapshot=on" \
        -drive "file=$work/code.tar,if=virtio,format=raw,readonly=on" || code=$?
    [ $code -ne 124 ] || say "$job took longer than ${LIMIT:-3600} s"
    python3 "$here/table.py" judge "$result" "$commit" || failed="$failed $job"
done
python3 "$here/table.py" show "$work/results" >"$work/table.md"
say "the table is in $work/table.md; to put it into docs/cameras.md: python3 tests/camera_vm/table.py put $work/results"
[ -z "$failed" ] || { say "failed:$failed"; exit 1; }
