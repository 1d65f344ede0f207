# shellcheck shell=bash disable=SC2154
# The Java that the packages bring: only the modules that the program uses.

# Found with jdeps jar by jar, and by running every command; java.sql (a pickle writer that is never called) is not
# among them.
#   java.desktop        pictures (ImageIO), and JavaFX asks for its beans
#   java.management     memory and options of the process; jdk.management: memory of the machine
#   java.logging, java.naming, java.xml   JavaFX, ONNX Runtime, Logback
#   java.net.http       doctor camera reads back what jdk.httpserver sends to browsers
#   jdk.unsupported     JavaCPP, protobuf
runtime_modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.xml
runtime_modules+=,jdk.httpserver,jdk.incubator.vector,jdk.management,jdk.unsupported

make_runtime() { # make_runtime FOLDER
  "$jdk/bin/jlink" --add-modules "$runtime_modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$1" 2>&1 | { grep -v 'Using incubator modules' || true; }
  rm -f "$1/bin/keytool"
  [ -x "$1/bin/java" ] || fail "jlink made no runtime; its JDK is $jdk"
}
