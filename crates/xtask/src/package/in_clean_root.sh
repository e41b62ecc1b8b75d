# Runs inside a root that has nothing but Debian's base. What the window needs beside the
# package, a screen and a session bus, comes after the program has shown that it loads.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root
mount -t proc proc /proc
mkdir -p /dev/shm && mount -t tmpfs tmpfs /dev/shm
apt-get -q update
apt-get -q -y --no-install-recommends install /tmp/partner-desk.deb
if ldd /usr/bin/partner-desk | grep 'not found'; then
  echo 'The package does not name everything that the program needs.' >&2
  exit 1
fi
partner-desk --version
partner-desk --help >/dev/null
apt-get -q -y --no-install-recommends install xvfb xauth dbus desktop-file-utils
desktop-file-validate /usr/share/applications/*.desktop

rm -rf /tmp/ready /tmp/data
export PARTNER_DESK_READY_FILE=/tmp/ready WEBKIT_DISABLE_DMABUF_RENDERER=1
dbus-run-session -- xvfb-run -a partner-desk --data-dir /tmp/data >/tmp/said 2>&1 &
window=$!
waited=0
while [ ! -s /tmp/ready ]; do
  if [ $waited -ge 60 ] || ! kill -0 $window 2>/dev/null; then
    echo 'The window did not come. The program said:' >&2
    cat /tmp/said >&2
    exit 1
  fi
  sleep 1
  waited=$((waited + 1))
done
echo "The first page was painted after $(cat /tmp/ready) ms."
