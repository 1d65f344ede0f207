# shellcheck shell=bash disable=SC2154
# The application image: a folder that runs wherever it lies.

# jpackage lays the image out. Its own native launcher goes again: it can neither choose the memory by command nor set
# MALLOC_ARENA_MAX, and a second way to start the program with other options would only puzzle. The launcher script
# shares its options with that of the sources.
make_image() { # make_image IMAGE APP RUNTIME
  local image=$1 app=$2 runtime=$3 laid=$work/laid
  mkdir "$laid"
  "$jdk/bin/jpackage" --type app-image --name understudy --app-version "${version%%-*}" --dest "$laid" \
    --runtime-image "$runtime" --input "$app" --main-jar "$(cd "$app" && ls understudy-app-*.jar)" \
    --main-class org.understudy.app.Understudy
  laid=$laid/understudy
  rm -rf "$laid/bin" "$laid/lib/libapplauncher.so" "$laid/lib/app/understudy.cfg" "$laid/lib/app/.jpackage.xml" \
    "$laid/lib/understudy.png"
  mv "$laid/lib/app/native" "$laid/lib/native"
  install -m 755 "$root/packaging/linux/launcher" "$laid/understudy"
  install -m 644 "$root/launcher-options.sh" "$laid/launcher-options.sh"
  mkdir -p "$laid/legal"
  install -m 644 "$root/LICENSE" "$root/NOTICE" "$laid/legal/"
  cp -r "$notices"/. "$laid/legal/"
  mv "$laid" "$image"
}

# What desktops, man and shells want, under share as Debian lays it out.
make_share() { # make_share IMAGE
  local share=$1/share size
  "$1/understudy" manual "$share" >/dev/null 2>"$work/manual.log" || {
    cat "$work/manual.log" >&2
    fail "the manual cannot be written"
  }
  install -D -m 644 "$root/packaging/linux/understudy.desktop" "$share/applications/understudy.desktop"
  install -D -m 644 "$root/packaging/linux/understudy.mime.xml" "$share/mime/packages/understudy.xml"
  install -D -m 644 "$root/packaging/linux/understudy.svg" "$share/icons/hicolor/scalable/apps/understudy.svg"
  for size in 48 128 256; do
    install -D -m 644 "$root/packaging/linux/understudy-$size.png" "$share/icons/hicolor/${size}x$size/apps/understudy.png"
  done
}

# Readable for all, writable for the owner, one moment: the start-up cache compares the times of jars.
even_out() { # even_out FOLDER
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch --no-dereference -d "@$moment" {} +
}
