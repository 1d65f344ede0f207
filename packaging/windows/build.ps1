<#
.SYNOPSIS
Makes an application image and an installer (.msi) for Windows (x86-64).

.DESCRIPTION
UNTESTED: nobody has run this recipe yet. It needs a JDK 25 in JAVA_HOME, Maven, npm, and the WiX Toolset for the
installer. The program is started by jpackage's own launcher: the heap is limited for all commands alike, as for the
window; MALLOC_ARENA_MAX is glibc's and means nothing here.

.EXAMPLE
powershell packaging\windows\build.ps1 -Out packages
#>
param([string]$Out = "packaging\target\packages")
$ErrorActionPreference = "Stop"
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
if (-not $env:JAVA_HOME -or -not (Test-Path "$env:JAVA_HOME\bin\jpackage.exe")) {
  throw "JAVA_HOME names no JDK 25 with jpackage; set it to one (adoptium.net)"
}
$version = ([xml](Get-Content "$root\pom.xml")).project.version
$plain = $version -replace "-.*", ""
Push-Location $root
try {
  & mvn -B -ntp -q -Ppackages -DskipTests "-Dspotless.check.skip" package
  if ($LASTEXITCODE) { throw "the build failed; see above" }
} finally { Pop-Location }

$work = Join-Path ([IO.Path]::GetTempPath()) ("understudy-packaging-" + [guid]::NewGuid())
New-Item -ItemType Directory $work, "$work\app", $Out -Force | Out-Null
try {
  # libtorch and its OpenBLAS belong to the trainer, and are not part of this image
  Get-ChildItem "$root\app\target\program\lib\*.jar" |
    Where-Object Name -NotMatch "^(pytorch|openblas)-" | Copy-Item -Destination "$work\app"
  # as in packaging/steps/runtime.sh
  $modules = "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.xml," +
    "jdk.httpserver,jdk.incubator.vector,jdk.management,jdk.unsupported"
  & "$env:JAVA_HOME\bin\jlink.exe" --add-modules $modules --strip-debug --no-header-files --no-man-pages `
    --compress zip-6 --output "$work\runtime"
  if ($LASTEXITCODE) { throw "jlink failed" }
  # the association of avatar files
  $association = "$work\avatar.properties"
  Set-Content $association "extension=avatar`nmime-type=application/x-understudy-avatar`ndescription=Understudy avatar"
  $main = (Get-ChildItem "$work\app\understudy-app-*.jar").Name
  $common = @("--name", "Understudy", "--app-version", $plain, "--runtime-image", "$work\runtime",
    "--input", "$work\app", "--main-jar", $main, "--main-class", "org.understudy.app.Understudy",
    "--java-options", "-Xmx1g", "--java-options", "-XX:+UseParallelGC",
    "--java-options", "-XX:Tier4BackEdgeThreshold=400000",
    "--java-options", "--add-modules=jdk.incubator.vector",
    "--java-options", "--enable-native-access=ALL-UNNAMED",
    "--java-options", "--sun-misc-unsafe-memory-access=allow",
    "--java-options", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
    "--java-options", "-Dorg.bytedeco.javacpp.maxBytes=0")
  foreach ($type in "app-image", "msi") {
    $more = if ($type -eq "msi") {
      @("--win-menu", "--win-shortcut", "--win-per-user-install", "--file-associations", $association,
        "--license-file", "$root\LICENSE")
    } else { @() }
    & "$env:JAVA_HOME\bin\jpackage.exe" --type $type --dest $Out @common @more
    if ($LASTEXITCODE) { throw "jpackage --type $type failed" }
  }
} finally { Remove-Item -Recurse -Force $work }
