# shellcheck shell=bash disable=SC2154
# What is checked of the installed program, in the order of the script.

# Everything but an empty /opt, which belongs to nobody, what any installation of packages changes, and the user's own
# data.
files_of_system() {
  (cd "$system" && find . -xdev \( -path ./opt -empty -o -path ./proc -o -path ./home -o -path ./tmp -o -path ./root -o -path ./var/log \
    -o -path ./var/cache -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./usr/share/mime \
    -o -path ./usr/share/applications/mimeinfo.cache -o -name icon-theme.cache \) -prune -o -print | LC_ALL=C sort)
}

install_dependencies() {
  inside apt-get update -qq
  inside apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    fail "the dependencies of the package cannot be installed"
  }
  files_of_system >"$work/before"
}

install_package() {
  cp "$deb" "$system/tmp/understudy.deb"
  inside dpkg --install /tmp/understudy.deb >"$work/dpkg.log" 2>&1 || {
    cat "$work/dpkg.log" >&2
    fail "dpkg does not install the package with what it depends on"
  }
  rm "$system/tmp/understudy.deb"
  printf '   %s installed\n' "$(du -sh "$system/opt/understudy" | cut -f 1)"
}

# The program's own libraries lie there without their version and are loaded one after the other.
check_libraries() {
  local missing
  missing=$(inside bash -c '
    cd /opt/understudy
    for library in lib/native/*.so lib/runtime/lib/*.so lib/runtime/lib/server/*.so; do
      LD_LIBRARY_PATH=lib/native:lib/runtime/lib:lib/runtime/lib/server ldd "$library" | sed -n "s/^\s*\(\S*\) => not found/\1/p"
    done | sort -u | while read -r name; do [ -e "lib/native/${name%%.so*}.so" ] || echo "$name"; done')
  [ -z "$missing" ] || fail "the package does not depend on what has $(printf '%s' "$missing" | tr '\n' ' ')"
}

check_version() {
  local said
  said=$(as_user understudy --version 2>/dev/null)
  printf '   %s\n' "${said//$'\n'/, }"
  [[ $said == "understudy $version"* ]] || fail "understudy --version does not say $version"
}

check_cache() {
  as_user UNDERSTUDY_JAVA_OPTS=-XX:AOTMode=on understudy --version >/dev/null 2>&1 ||
    fail "Java does not accept the start-up cache where the package installs it"
}

check_manual() {
  local pages
  pages=$(find "$system/usr/share/man/man1" -name 'understudy*.1.gz' | wc -l)
  [ "$pages" -gt 20 ] || fail "the package has $pages manual pages, expected one for each command"
  as_user bash -c '. /usr/share/bash-completion/completions/understudy && complete -p understudy >/dev/null' ||
    fail "the completion for bash is damaged"
  printf '   %d pages\n' "$pages"
}

check_doctor() {
  as_user understudy doctor >"$work/doctor" 2>"$work/err" || {
    cat "$work/doctor" "$work/err" >&2
    fail "the doctor finds something missing"
  }
  sed 's/^/   /' "$work/doctor"
}

# A video in which the program's own tracker sees a face nearly everywhere was drawn, encoded and can be decoded.
check_drive() {
  local frames faces
  as_user understudy drive --out avatar.mp4 >"$work/drive" 2>&1 || {
    tail -n 20 "$work/drive" >&2
    fail "understudy drive failed"
  }
  as_user understudy track --video avatar.mp4 --out seen.jsonl >"$work/track" 2>&1 || {
    tail -n 20 "$work/track" >&2
    fail "the video of understudy drive cannot be tracked"
  }
  frames=$(wc -l <"$system$user_home/seen.jsonl")
  faces=$(grep -c '"face":true' "$system$user_home/seen.jsonl")
  printf '   %s bytes, %d frames, a face in %d\n' "$(stat -c %s "$system$user_home/avatar.mp4")" "$frames" "$faces"
  [ "$frames" -ge 100 ] && [ $((10 * faces)) -ge $((9 * frames)) ] || fail "the video does not show the avatar"
}

check_without_trainer() {
  local code=0
  as_user understudy train --data d --out o >"$work/train" 2>&1 || code=$?
  [ "$code" = 1 ] && grep -q understudy-trainer "$work/train" && ! grep -q '^\s*at ' "$work/train" || {
    cat "$work/train" >&2
    fail "understudy train does not say that the add-on is missing (exit code $code)"
  }
}

# With the add-on the same command gets as far as its data, and libtorch calculates.
check_trainer() {
  local code=0 app=/opt/understudy/lib/app said
  cp "$trainer_deb" "$system/tmp/trainer.deb"
  inside dpkg --install /tmp/trainer.deb >/dev/null
  rm "$system/tmp/trainer.deb"
  as_user understudy train --data d --out o >"$work/train" 2>&1 || code=$?
  [ "$code" != 0 ] && ! grep -q understudy-trainer "$work/train" || {
    cat "$work/train" >&2
    fail "understudy train does not see the add-on"
  }
  check_cache
  "$jdk/bin/javac" -d "$system$user_home/sum" -cp "$system$app/*:$system$app/trainer/*" \
    "$root/packaging/smoke/LibtorchSum.java"
  said=$(as_user /opt/understudy/lib/runtime/bin/java -Djava.library.path="$app/trainer/native:$app/../native" \
    -Dorg.bytedeco.javacpp.findLibraries=false -cp "$app/*:$app/trainer/*:$user_home/sum" LibtorchSum 2>"$work/err") &&
    [ "${said##*$'\n'}" = 27.0 ] || {
    head -n 5 "$work/err" >&2
    fail "libtorch of the add-on does not load or calculate"
  }
  rm -r "$system$user_home/sum"
  inside dpkg --purge understudy-trainer >/dev/null
  [ ! -e "$system/opt/understudy/lib/app/trainer" ] || fail "the trainer's add-on leaves /opt/understudy/lib/app/trainer behind"
}

check_purge() {
  inside dpkg --purge understudy >/dev/null 2>"$work/err" || {
    cat "$work/err" >&2
    fail "the package cannot be removed"
  }
  files_of_system >"$work/after"
  diff "$work/before" "$work/after" >"$work/left" || {
    head -n 20 "$work/left" >&2
    fail "the package leaves files behind, or takes others with it (above: > left, < gone)"
  }
  local temporary
  temporary=$(find "$system/tmp" -mindepth 1 -maxdepth 1 ! -name .X11-unix ! -name 'hsperfdata_*' -printf '%f ')
  [ -z "$temporary" ] || fail "the program leaves temporary files: $temporary"
  printf '   data of the user, kept: %s\n' "$(cd "$system$user_home" && find . -type f ! -name '.bash*' ! -name .profile -printf '%P ')"
}
