#!/bin/sh
# Builds the disk of the virtual machine, WORK/disk.img, with WORK/vmlinuz and WORK/initrd.img beside it:
#   sh tests/camera_vm/build.sh WORK [MIRROR]
# Debian 12, its kernel's camera drivers, and what this checkout needs to run. MIRROR is the one of this computer's apt,
# if none is named. What WORK has already is left alone; a disk is made anew where what the program is built from, or this
# script, has changed. Needs root, and the network of this computer; the machine itself has none.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
checkout=${here%/*/*}
work=${1:?where to build}
root=$work/root
disk=$work/disk.img

say() {
    echo "camera_vm: $*" >&2
}

# What is built in, but for the code itself, which each start brings along.
wanted=$(cat "$here/build.sh" "$checkout/run.sh" "$checkout/pyproject.toml" "$checkout/constraints.txt" | cksum)
[ ! -e "$disk" ] || [ "$(cat "$work/stamp" 2>/dev/null)" != "$wanted" ] || exit 0

# In namespaces of its own, so that mounts and processes end with this script, however it ends.
if [ "${CAMERA_VM_ALONE-}" != yes ]; then
    [ "$(id -u)" -eq 0 ] || { say "debootstrap and mount need root"; exit 2; }
    CAMERA_VM_ALONE=yes exec unshare --mount --pid --fork --kill-child --mount-proc sh "$0" "$@"
fi

# shellcheck disable=SC2016  # apt fills it in
mirror=${2:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)}
[ -n "$mirror" ] || { say "apt has no mirror of Debian here; name one"; exit 2; }
mkdir -p "$work"
rm -f "$disk" "$work/stamp"

if [ ! -e "$root/.complete" ]; then
    say "Debian, some minutes"
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase --include=ca-certificates,kmod,procps,python3,python3-venv,udev \
        bookworm "$root" "$mirror" >"$work/debootstrap.log" || { tail "$work/debootstrap.log" >&2; exit 1; }
    touch "$root/.complete"
fi

# How pip is set up here holds in there too.
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ ! -e /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/pip.conf"
cp "${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}" "$root/root/certificates.crt"
mkdir -p "$work/pip-cache" "$root/root/pip-cache" "$root/opt/reaction-gauge"
{
    export -p | grep -E '^export (PIP_[A-Z_]+|[a-z]+_proxy)=' || :
    echo "export PIP_CERT=/root/certificates.crt PIP_CACHE_DIR=/root/pip-cache DEBIAN_FRONTEND=noninteractive"
} >"$root/root/settings"

mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount --bind "$work/pip-cache" "$root/root/pip-cache"

inside() {
    env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        chroot "$root" sh -c ". /root/settings; cd /root; $1"
}

# Services stay off, pages that nobody reads stay away, and the first disk holds only what finds the second: emulated, a
# large one takes minutes to unpack.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
printf 'path-exclude=/usr/share/%s/*\n' doc locale man >"$root/etc/dpkg/dpkg.cfg.d/no-pages"
mkdir -p "$root/etc/initramfs-tools/conf.d"
printf 'MODULES=list\nCOMPRESS=gzip\n' >"$root/etc/initramfs-tools/conf.d/small"

say "kernel, drivers and tools"
inside 'apt-get update -q && apt-get install -qy --no-install-recommends initramfs-tools' >"$work/packages.log" 2>&1 ||
    { tail "$work/packages.log" >&2; exit 1; }
printf 'virtio_pci\nvirtio_blk\next4\n' >"$root/etc/initramfs-tools/modules"
inside 'apt-get install -qy --no-install-recommends ffmpeg linux-image-amd64 linux-headers-amd64 v4l-utils \
    v4l2loopback-dkms' >>"$work/packages.log" 2>&1 || { tail "$work/packages.log" >&2; exit 1; }
kernel=$(basename "$(find "$root/lib/modules" -mindepth 1 -maxdepth 1 -name '*-amd64' | sort -V | tail -n 1)")
# Its own hook builds for the kernel that runs, which is this computer's.
inside "dkms autoinstall -k $kernel && update-initramfs -u -k $kernel" >>"$work/packages.log" 2>&1 ||
    { tail "$work/packages.log" >&2; exit 1; }

say "the program"
git -C "$checkout" archive HEAD | tar -x -C "$root/opt/reaction-gauge"
inside 'sh /opt/reaction-gauge/run.sh --set-up-only' >"$work/program.log" 2>&1 ||
    { tail "$work/program.log" >&2; exit 1; }
inside 'id viewer >/dev/null 2>&1 || useradd -m -s /bin/sh viewer'

# The first process: the code as it is at each start, from the second disk, in the place of what was set up with.
cat >"$root/opt/start" <<'START'
#!/bin/sh
cd /opt/reaction-gauge && rm -rf assets rating_app tests && tar -xf /dev/vdb && exec sh tests/camera_vm/guest/init
START
chmod +x "$root/opt/start"

say "the disk"
umount -l "$root/root/pip-cache" "$root/dev" "$root/sys" "$root/proc"
rm -rf "$root"/var/cache/apt/archives/*.deb
cp "$root/boot/vmlinuz-$kernel" "$work/vmlinuz"
cp "$root/boot/initrd.img-$kernel" "$work/initrd.img"
mke2fs -q -t ext4 -L camera-vm -d "$root" "$disk" "$(($(du -sm "$root" | cut -f1) * 12 / 10 + 400))M"
echo "$wanted" >"$work/stamp"
