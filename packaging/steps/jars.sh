# shellcheck shell=bash disable=SC2154
# Sorts the built program into what everybody needs and the trainer's add-on: jars without native libraries, native
# libraries unpacked beside, of this platform only.

natives_of_trainer='libtorch*.so libjnitorch*.so libc10.so libgomp.so libgcc_s.so libgfortran.so libquadmath.so'
natives_of_trainer+=' libopenblas*.so libjniopenblas*.so'

# slim_jar JAR TARGET PATTERN ...: a copy without the entries that match
slim_jar() {
  local jar=$1 target=$2 unpacked pattern
  shift 2
  unpacked=$(mktemp -d "$work/jar.XXXXXX")
  (cd "$unpacked" && "$jdk/bin/jar" --extract --file "$jar")
  for pattern in "$@"; do
    find "$unpacked" -type f -path "$unpacked/$pattern" -delete
  done
  find "$unpacked" -type d -empty -delete
  local manifest=(--no-manifest)
  if [ -f "$unpacked/META-INF/MANIFEST.MF" ]; then
    mv "$unpacked/META-INF/MANIFEST.MF" "$unpacked.mf"
    manifest=(--manifest "$unpacked.mf")
  fi
  # the tool takes entries in the order it is told
  (cd "$unpacked" && find . -type f | sed 's:^\./::' | LC_ALL=C sort >"$unpacked.list" &&
    "$jdk/bin/jar" --create --file "$target" "${manifest[@]}" --date "$(date -u -d "@$moment" +%Y-%m-%dT%H:%M:%SZ)" \
      "@$unpacked.list")
  rm -rf "$unpacked" "$unpacked.mf" "$unpacked.list"
}

# take JAR FOLDER PATTERN: entries that match, without their folders
take() {
  local unpacked
  unpacked=$(mktemp -d "$work/jar.XXXXXX")
  mkdir -p "$2"
  (cd "$unpacked" && "$jdk/bin/jar" --extract --file "$1")
  find "$unpacked" -type f -path "$unpacked/$3" -exec mv -t "$2" {} +
  rm -rf "$unpacked"
}

# sort_jars LIB NATIVE APP TRAINER: APP and TRAINER get jars, a list "classpath" of them, and a folder native
sort_jars() {
  local lib=$1 native=$2 app=$3 trainer=$4 jar name pattern
  mkdir -p "$app/native" "$trainer/native"
  for jar in "$lib"/*.jar; do
    name=${jar##*/}
    case "$name" in
      *-linux-x86_64.jar) ;; # native libraries, unpacked already
      pytorch-*.jar | openblas-*.jar) cp "$jar" "$trainer/$name" ;;
      onnxruntime-*.jar)
        slim_jar "$jar" "$app/$name" 'ai/onnxruntime/native/*'
        take "$jar" "$app/native" 'ai/onnxruntime/native/linux-x64/*.so'
        take "$jar" "$notices/onnxruntime" ThirdPartyNotices.txt
        ;;
      javafx-graphics-*-linux.jar)
        slim_jar "$jar" "$app/$name" '*.so'
        take "$jar" "$app/native" '*.so'
        ;;
      jline-native-*.jar) slim_jar "$jar" "$app/$name" '*/FreeBSD/*' '*/Mac/*' '*/Windows/*' '*/Linux/arm*' '*/Linux/p*' '*/Linux/x86/*' ;;
      *) cp "$jar" "$app/$name" ;;
    esac
  done
  cp "$native"/*.so "$app/native/"
  for pattern in $natives_of_trainer; do
    find "$app/native" -name "$pattern" -exec mv -t "$trainer/native" {} +
  done
  # OpenBLAS by the other name under which libtorch's bindings ask for it, as JavaCPP would make it in its own cache
  ln -s libopenblas.so "$trainer/native/libopenblas_nolapack.so.0"
  chmod 644 "$app"/*.jar "$app/native"/* "$trainer"/*.jar "$trainer/native"/*
  list_jars "$app"
  list_jars "$trainer"
}

# The order is part of what the start-up cache holds for.
list_jars() {
  (cd "$1" && printf '%s\n' *.jar | LC_ALL=C sort) >"$1/classpath"
}
