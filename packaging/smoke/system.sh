# shellcheck shell=bash disable=SC2154
# The empty system: made, entered, cleaned up.

user=tester
user_home=/home/$user

# The mirror that this machine uses itself.
mirror() {
  local code=$1
  {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed -n "s/^deb \(\[[^]]*\] \)\?\([^ ]*\) $code .*/\2/p"
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v code="$code" '
      /^URIs:/ { uri = $2 }
      /^Suites:/ { for (i = 2; i <= NF; i++) if ($i == code) print uri }'
  } | head -n 1
}

# Both set "from", what debootstrap is told.
this_distribution() {
  local code uri
  code=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  uri=$(mirror "$code")
  [ -n "$uri" ] || fail "no mirror for \"$code\" in the sources of apt under /etc/apt"
  from=("$code" "$system" "$uri")
}

# From the mirror that debootstrap knows, by the script that all releases of the distribution share: an older debootstrap
# does not know the newer ones by name.
other_distribution() { # other_distribution NAME CODE
  local script components=main
  case "$1" in
    debian) script=sid ;;
    ubuntu) script=gutsy components=main,universe ;;
  esac
  from=(${keyring:+"--keyring=$keyring"} "--components=$components" "$2" "$system" '' "/usr/share/debootstrap/scripts/$script")
}

make_system() {
  local from=()
  if [ -z "$other" ]; then
    this_distribution
  else
    other_distribution "${other%%:*}" "${other#*:}"
  fi
  debootstrap --variant=minbase "${from[@]}" >"$work/debootstrap.log" 2>&1 || {
    tail -n 20 "$work/debootstrap.log" >&2
    fail "debootstrap failed; its last lines are above"
  }
  mount -t proc proc "$system/proc"
  cp /etc/resolv.conf "$system/etc/resolv.conf"
  local settings
  settings=$(apt-config dump 2>/dev/null | grep -i '^Acquire::.*::proxy' || true)
  [ -z "$settings" ] || printf '%s\n' "$settings" >"$system/etc/apt/apt.conf.d/90proxy"
  inside useradd --create-home "$user"
}

inside() { # a command as root
  env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} chroot "$system" "$@"
}

# In place of this shell, as somebody who may do little; more variables as NAME=VALUE in front. All the way to Java it
# stays one process, which can be ended.
become_user() {
  exec chroot --userspec="$user:$user" "$system" /usr/bin/env -i HOME="$user_home" PATH=/usr/bin:/bin LANG=C.UTF-8 \
    bash -c 'cd; exec env "$@"' bash "$@"
}

as_user() {
  (become_user "$@")
}

clean_up() {
  local process
  for process in ${window_process:-} ${display_process:-}; do
    kill "$process" 2>/dev/null || true
  done
  umount "$system/tmp/.X11-unix" 2>/dev/null || true
  umount "$system/proc" 2>/dev/null || umount -l "$system/proc" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
