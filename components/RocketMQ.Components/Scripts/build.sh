#!/usr/bin/env bash
# build.sh VERSION: builds the binary archive of RocketMQ from its source release, on the machine that runs the deployment.
# Once for each content: the result lies in the cache under the source's checksum and this recipe's version; a second call finds it there.
# set: source PATH (zip) · sha512 (of it) · version · cache DIR · mirror URL (optional: where Maven fetches everything) · jdk HOME (optional) · timeout (s)
# Beside the archive lies NAME.java: the oldest Java that it runs on. What a JDK 9 or newer compiles calls methods that Java 8 does not have
# (ByteBuffer.flip with a type of its own), whatever -source and -target say, and --release would hide the internals that RocketMQ uses.
# Needs mvn, a JDK (javac), unzip, flock; not root.
STEP_NAME=build
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
# Here a person's own tools are meant (a JDK of sdkman, for example), not those of a server.
[[ -z $CALLER_PATH ]] || export PATH=$CALLER_PATH

# Count up when the commands below change what is built.
RECIPE=2

find_tools() {
  local name
  for name in unzip flock sha512sum timeout; do
    type -P "$name" >/dev/null || fail "looking for the program $name on this machine" "it is not in $PATH" "install it (Debian, Ubuntu: apt-get install unzip util-linux coreutils)"
  done
  type -P mvn >/dev/null || fail "looking for Maven on this machine" "there is no 'mvn' in $PATH" "install Maven 3.6 or later (Debian, Ubuntu: apt-get install maven; RHEL family: dnf install maven), or give a finished archive ('archive' instead of 'build')"
  [[ -z ${SET[jdk]-} ]] || export JAVA_HOME=${SET[jdk]}
  JAVAC=$(type -P javac) || JAVAC=''
  [[ -z ${JAVA_HOME:-} ]] || { JAVAC=$JAVA_HOME/bin/javac; [[ -x $JAVAC ]] || JAVAC=''; }
  [[ -n $JAVAC ]] || fail "looking for a JDK on this machine" "there is no 'javac' in ${JAVA_HOME:-$PATH}${JAVA_HOME:+ (JAVA_HOME)}" "install a JDK, a JRE is not enough (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless), or let JAVA_HOME be one"
  JDK=$("$JAVAC" -version 2>&1 </dev/null | sed -n 's/^javac \(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)
  [[ $JDK =~ ^([89]|[1-9][0-9]+)$ ]] || fail "asking $JAVAC for its version" "it is ${JDK:-not told}" "use a JDK 8 to 21"
}

verify_source() {
  local got
  [[ -f $SOURCE && -r $SOURCE ]] || fail "reading the source release $SOURCE" "it is not there" "correct 'build.source' of the release in the configuration"
  got=$(sha512sum <"$SOURCE"); got=${got%% *}
  [[ $got == "$SHA512" ]] || fail "verifying the checksum of $SOURCE" "its SHA-512 is $got, expected $SHA512" "if the file is the right one, correct 'build.sha512' of the release in the configuration; else replace the file"
}

# finished: true when the result lies there, whole.
finished() { [[ -f $RESULT && -f $RESULT.sha512 && -f $RESULT.java ]] && (cd -- "${RESULT%/*}" && sha512sum --quiet --check -- "${RESULT##*/}.sha512" >/dev/null 2>&1); }

write_settings() { # FILE
  local url=$MIRROR
  url=${url//&/'&amp;'}; url=${url//</'&lt;'}; url=${url//>/'&gt;'}
  printf '<settings><mirrors><mirror><id>mirror</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>\n' "$url" >"$1"
}

# explain LOG: why Maven failed, and what to do, two lines.
explain() {
  local log=$1
  if grep -qE 'Unknown host|Could not transfer artifact|Connection (refused|timed out)|Network is unreachable|Connect to .* failed|UnknownHostException|status code: 5' "$log"; then
    printf '%s\n%s\n' "Maven could not fetch what it needs${MIRROR:+ from the mirror}: $(grep -oE '(Unknown host|Connection refused|Connection timed out|Network is unreachable|Could not transfer artifact) ?[^ ]*( \([^)]*\))?' "$log" | head -n 1)" \
      "check the network of this machine, or give a Maven mirror ('build.mavenMirror')"
  elif grep -qE 'Could not find artifact|was not found in' "$log"; then
    printf '%s\n%s\n' "$(grep -oE 'Could not find artifact [^ ]+|[^ ]+ was not found in' "$log" | head -n 1)${MIRROR:+ (asked the mirror)}" "let the mirror ('build.mavenMirror') hold it, or leave the mirror out"
  elif grep -q 'No space left on device' "$log"; then
    printf '%s\n%s\n' "no space left below $CACHE" "free 1 GiB there, or choose another cache folder"
  elif grep -qE 'Source option .* is no longer supported|invalid target release' "$log"; then
    printf '%s\n%s\n' "JDK $JDK refuses the language level of the sources" "use a JDK 8, 11 or 17 (JAVA_HOME)"
  else
    printf '%s\n%s\n' "$(grep -m 1 '^\[ERROR\]' "$log" || echo "Maven ended with an error")" "read the whole log: $log"
  fi
}

build() {
  local top options=(-B -Prelease-all -DskipTests "-Dmaven.repo.local=$CACHE/maven-repository") status made why
  rm -rf -- "$WORK"
  mkdir -p -- "$WORK/source" || fail "making $WORK" "mkdir failed" "choose a cache folder that you may write"
  unzip -q "$SOURCE" -d "$WORK/source" </dev/null 2>"$STEP_DIR/unzip" || fail "unpacking $SOURCE" "$(tail -n 2 "$STEP_DIR/unzip")" "look at free space below $CACHE; its checksum is the one asked for"
  for top in "$WORK"/source/*; do break; done
  [[ -f $top/pom.xml ]] || fail "looking for the sources in $SOURCE" "its top folder has no pom.xml" "give the source release of RocketMQ (rocketmq-all-$VERSION-source-release.zip)"
  if [[ -n $MIRROR ]]; then
    (umask 077 && write_settings "$WORK/settings.xml")
    options+=(-s "$WORK/settings.xml")
  fi
  # Four modules of 4.x ask for language level 6, which JDK 12 and later refuse.
  ((JDK < 12)) || options+=(-Dmaven.compiler.source=8 -Dmaven.compiler.target=8)
  # The checkers of 5.x do not run on a JDK this new, and check nothing of what is built.
  [[ $VERSION != 5.* ]] || ((JDK < 12)) || options+=(-Dspotbugs.skip -Dcheckstyle.skip)
  note "building RocketMQ $VERSION from source with JDK $JDK: some minutes"
  (cd -- "$top" && exec timeout "$LIMIT" mvn "${options[@]}" clean install -U) >"$LOG" 2>&1 </dev/null
  status=$?
  rm -f -- "$WORK/settings.xml"
  if ((status == 124)); then fail "building RocketMQ $VERSION" "it did not end within $LIMIT s" "look at $LOG; a slow network is the usual reason: a second call goes on with what is fetched" "$(tail -n 20 "$LOG")"; fi
  if ((status)); then
    mapfile -t why < <(explain "$LOG")
    fail "building RocketMQ $VERSION from $SOURCE with Maven and JDK $JDK" "${why[0]}" "${why[1]}" "$(tail -n 20 "$LOG")"
  fi
  made=$top/distribution/target/rocketmq-$VERSION.tar.gz
  if [[ ! -f $made ]]; then
    made=$(find "$top/distribution/target" -maxdepth 1 -name 'rocketmq-*.tar.gz' -printf '%f ' 2>/dev/null)
    fail "building RocketMQ $VERSION from $SOURCE" "the build made ${made:-no archive}" "correct 'version' of the release in the configuration, or give the source release of $VERSION"
  fi
  mkdir -p -- "${RESULT%/*}"
  # The checksum last: it says that the archive is whole.
  rm -f -- "$RESULT.sha512" "$RESULT.java"
  printf '%s\n' "$((JDK < 9 ? 8 : 9))" >"$RESULT.java" || fail "putting the archive into the cache" "$RESULT.java could not be written" "free space on the file system of $CACHE"
  { cp -- "$made" "$RESULT.part" && mv -f -T -- "$RESULT.part" "$RESULT" && (cd -- "${RESULT%/*}" && sha512sum -- "${RESULT##*/}") >"$RESULT.sha512.part" && mv -f -T -- "$RESULT.sha512.part" "$RESULT.sha512"; } \
    || fail "putting the archive into the cache" "$RESULT could not be written" "free space on the file system of $CACHE"
  rm -rf -- "$WORK"
  changed "built $RESULT"
}

main() {
  local got
  read_bundle
  SOURCE=$(setting source) SHA512=$(setting sha512) VERSION=$(setting version) CACHE=$(setting cache) MIRROR=$(setting mirror '') LIMIT=$(setting timeout 3600)
  SHA512=${SHA512,,}
  [[ $SHA512 =~ ^[0-9a-f]{128}$ ]] || fail "reading the step's input" "'sha512' is not 128 hexadecimal digits" "correct 'build.sha512' of the release in the configuration"
  [[ $VERSION =~ ^[0-9A-Za-z][0-9A-Za-z._-]*$ ]] || fail "reading the step's input" "'version' is '$VERSION'" "give a version like 4.7.1"
  [[ $CACHE == /?* && $SOURCE == /* ]] || fail "reading the step's input" "'source' and 'cache' are '$SOURCE' and '$CACHE'" "give absolute paths"
  [[ $LIMIT =~ ^[1-9][0-9]{0,5}$ ]] || fail "reading the step's input" "'timeout' is '$LIMIT'" "give seconds"
  [[ -z $MIRROR || $MIRROR =~ ^(https?|file)://[^[:space:]]+$ ]] || fail "reading the step's input" "the Maven mirror is not an http, https or file URL" "correct 'build.mavenMirror' of the release in the configuration"
  CACHE=${CACHE%/}
  RESULT=$CACHE/builds/${SHA512:0:32}-$RECIPE/rocketmq-$VERSION.tar.gz
  WORK=$CACHE/work/${SHA512:0:32}-$RECIPE LOG=$CACHE/build-$VERSION.log
  if ! finished; then
    find_tools
    verify_source
    mkdir -p -- "$CACHE" || fail "making the cache folder $CACHE" "mkdir failed" "choose a folder that you may write"
    # One build at a time: the second call waits and finds the result of the first.
    exec 9>"$CACHE/lock" || fail "opening $CACHE/lock" "it cannot be written" "choose a cache folder that you may write"
    timeout "$((LIMIT + 60))" flock 9 || fail "waiting for another build in $CACHE" "it did not end within $((LIMIT + 60)) s" "end it, then run this again"
    finished || build
  fi
  got=$(<"$RESULT.sha512")
  done_json path "$(json_text "$RESULT")" sha512 "$(json_text "${got%% *}")" version "$(json_text "$VERSION")"
}

main "$@"; exit
