# shellcheck shell=bash disable=SC2154
# Packs trees into .tar.gz and .deb, the same bytes for the same tree. Written beside, then renamed.

pack_tar() { # pack_tar PARENT NAME TARGET
  tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C "$1" -cf - "$2" | gzip -n -6 >"$3.part"
  mv "$3.part" "$3"
}

# Made of a staged tree by dpkg-deb, not by jpackage: the layout above is ready already, and jpackage would add a menu
# script of its own, take its own guess at the dependencies and put no man page or completion where Debian wants them.
pack_deb() { # pack_deb TREE CONTROL TARGET
  local tree=$1 size
  size=$(du -sk --apparent-size "$tree" | cut -f 1)
  mkdir -p "$tree/DEBIAN"
  sed -e "s/@VERSION@/$deb_version/g" -e "s/@SIZE@/$size/" "$2" >"$tree/DEBIAN/control"
  (cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' md5sum) \
    >"$tree/DEBIAN/md5sums"
  chmod 644 "$tree/DEBIAN"/*
  even_out "$tree"
  SOURCE_DATE_EPOCH=$moment dpkg-deb --root-owner-group -Zzstd -z10 --build "$tree" "$3.part" >/dev/null
  mv "$3.part" "$3"
}

# The image under /opt, its share folder where Debian looks for it.
stage_deb() { # stage_deb IMAGE TREE
  local image=$1 tree=$2
  mkdir -p "$tree/opt" "$tree/usr/bin" "$tree/usr/share/doc/understudy"
  cp -a "$image" "$tree/opt/understudy"
  cp -a "$image/share/." "$tree/usr/share/"
  rm -rf "$tree/opt/understudy/share"
  find "$tree/usr/share/man" -name '*.1' -exec gzip -n9 {} +
  ln -s /opt/understudy/understudy "$tree/usr/bin/understudy"
  copyright "$tree/usr/share/doc/understudy/copyright"
}

copyright() { # copyright FILE
  mkdir -p "$(dirname "$1")"
  {
    printf 'Understudy is licensed under the Apache License, Version 2.0; see\n'
    printf '/usr/share/common-licenses/Apache-2.0. What it brings, and its terms:\n\n'
    sed -n '4,$p' "$root/NOTICE"
    printf '\nBill of materials and licences of all jars: /opt/understudy/legal\n'
  } >"$1"
}

# The add-on: a folder beside the program's jars.
stage_trainer_deb() { # stage_trainer_deb TRAINER TREE
  mkdir -p "$2/opt/understudy/lib/app"
  cp -a "$1" "$2/opt/understudy/lib/app/trainer"
  copyright "$2/usr/share/doc/understudy-trainer/copyright"
}
