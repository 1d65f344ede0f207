# shellcheck shell=bash disable=SC2034
# How Java is started for Understudy: sourced by the launcher of the sources (understudy) and by that of the installed
# program (packaging/linux/launcher), so that both start it alike. Bash; sets nothing but the names below.

# Trackers take tens of megabytes from the C library, on another thread in each call. Given back, they stay in that
# thread's arena, of which there are eight for each processor: after some calls that was 760 MB, with two arenas 350.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

main_class=org.understudy.app.Understudy

# What Java is given for every command.
java_options=(
  -XX:+UseParallelGC -Xlog:aot=off -Xlog:cds=off
  # The optimising compiler may wait with loops that are still running until they have gone round ten times as often as
  # by default: nearly all are entered anew with each frame, for which their method is compiled as a whole soon after.
  -XX:Tier4BackEdgeThreshold=400000
  --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0
)

# memory_for COMMAND SUBCOMMAND: the option that limits the heap, in $memory.
memory_for() {
  memory=-Xmx640m
  case "${1:-} ${2:-}" in
    " " | "window "* | "app "*) memory=-Xmx1g ;; # a window, a gallery and a call at once
    "avatar bake" | "avatar fit" | model* | studio*) memory=-XX:MaxRAMPercentage=60 ;; # training keeps its pictures in memory
  esac
}
