# shellcheck shell=bash disable=SC2154
# What all steps of a package use: messages with times, and the one way to fail.

fail() {
  printf 'packaging: %s\n' "$1" >&2
  exit 1
}

wrong_use() {
  printf 'packaging: %s\n' "$1" >&2
  exit 2
}

# step TITLE COMMAND ...: says what is done, does it, says how long it took
step() {
  local title=$1 began=$SECONDS
  shift
  printf '== %s\n' "$title"
  "$@"
  printf '   %d s\n' $((SECONDS - began))
}

need() { # need COMMAND PACKAGE
  command -v "$1" >/dev/null || fail "$1 is missing. Debian: apt-get install $2"
}

size_of() { # of a file or folder, for people
  du -sh --apparent-size "$1" | cut -f 1
}

# one moment for every file, in seconds since 1970: the pom's, so that the same sources give the same packages
build_moment() {
  local stamp
  if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
    printf '%s' "$SOURCE_DATE_EPOCH"
    return
  fi
  stamp=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>.*:\1:p' "$root/pom.xml")
  date -u -d "$stamp" +%s
}

product_version() {
  sed -n '/<version>/{s:.*<version>\(.*\)</version>.*:\1:p;q}' "$root/pom.xml"
}
