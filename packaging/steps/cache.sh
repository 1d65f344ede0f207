# shellcheck shell=bash disable=SC2154
# The start-up cache of the image (JDK 25's ahead-of-time cache), made by its own Java on its own jars. It holds wherever
# the image lies, as long as jars and runtime keep their times, sizes and order.

make_cache() { # make_cache IMAGE
  local trial=$work/trial
  mkdir "$trial"
  if ! UNDERSTUDY_JAVA_OPTS="-XX:AOTCacheOutput=$trial/start.aot" "$1/understudy" trial "$trial" \
    >"$work/trial.log" 2>&1 </dev/null; then
    tail -n 20 "$work/trial.log" >&2
    fail "the trial run for the start-up cache failed; its last lines are above"
  fi
  mv "$trial/start.aot" "$1/lib/start.aot"
  chmod 644 "$1/lib/start.aot"
  touch -d "@$moment" "$1/lib/start.aot"
  rm -rf "$trial"
  check_cache "$1"
}

# Fails if Java would go without the cache.
check_cache() { # check_cache IMAGE
  UNDERSTUDY_JAVA_OPTS="-XX:AOTMode=on -Xlog:aot=error" "$1/understudy" --version >"$work/check.log" 2>&1 || {
    cat "$work/check.log" >&2
    fail "Java does not accept the start-up cache of $1"
  }
}
