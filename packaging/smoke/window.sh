# shellcheck shell=bash disable=SC2154
# The window on a display that nobody sees: its screen memory is a file.

check_window() {
  local display=$((90 + RANDOM % 900)) code=3 said
  mkdir -p "$work/screen" "$system/tmp/.X11-unix" "$(dirname "$picture")"
  Xvfb ":$display" -screen 0 1280x820x24 -nolisten tcp -fbdir "$work/screen" >"$work/xvfb.log" 2>&1 &
  display_process=$!
  wait_for 10 test -S "/tmp/.X11-unix/X$display" || fail "Xvfb does not start: $(cat "$work/xvfb.log")"
  mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
  as_user understudy avatar export ada --out clara.avatar >/dev/null 2>&1 || fail "no avatar can be exported"
  become_user DISPLAY=":$display" understudy window clara.avatar >"$work/window.log" 2>&1 &
  window_process=$!
  wait_for 60 window_is_there || {
    cat "$work/window.log" >&2
    fail "the window stays blank"
  }
  wait_for 30 test -s "$system$user_home/.local/share/understudy/avatars/clara.avatar" ||
    fail "the window does not take in the avatar file that it was given"
  sleep 3 # what is still being drawn
  said=$("$jdk/bin/java" "$root/packaging/smoke/ScreenPicture.java" "$work/screen/Xvfb_screen0" "$picture") && code=0
  printf '   %s\n' "$said"
  [ "$code" = 0 ] || fail "the window became blank"
  kill "$window_process"
  wait "$window_process" 2>/dev/null || true
  kill "$display_process"
  wait "$display_process" 2>/dev/null || true
  umount "$system/tmp/.X11-unix"
  window_process=''
  display_process=''
}

window_is_there() {
  kill -0 "$window_process" 2>/dev/null || {
    cat "$work/window.log" >&2
    fail "the window ended at once"
  }
  "$jdk/bin/java" "$root/packaging/smoke/ScreenPicture.java" "$work/screen/Xvfb_screen0" "$picture" >/dev/null
}

wait_for() { # wait_for SECONDS COMMAND ...
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.5
  done
}
