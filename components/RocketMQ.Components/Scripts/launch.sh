#!/usr/bin/env bash
# What a unit of RocketMQ starts: launch.sh FOLDER MAINCLASS CONFFILE. Finds Java, picks the lines of FOLDER/jvm.options that are meant for it, notes
# which configuration this process runs with, and becomes java (same process, so that systemd watches java itself).
# A line of jvm.options: OPTION for every Java, 8:OPTION for that one, 9-:OPTION from it on, 8-16:OPTION for a range. One option a line, blanks and all; # comments.
# Java is: JAVA_HOME of the unit, else the folder named in FOLDER/../java-home, else `java` on the PATH.
set -uo pipefail
export LC_ALL=${LC_ALL:-C.UTF-8}

# 78: a configuration error; Restart=on-failure would only repeat it.
give_up() { printf 'launch.sh: %s\n' "$1" >&2; exit 78; }

find_java() {
  local home=${JAVA_HOME-}
  if [[ -z $home && -r ${FOLDER%/*}/java-home ]]; then IFS= read -r home <"${FOLDER%/*}/java-home" || true; fi
  if [[ -n $home ]]; then JAVA=$home/bin/java; else JAVA=$(command -v java) || give_up "there is no java on the PATH ($PATH): install Java 8 to 21"; fi
  [[ -x $JAVA ]] || give_up "$JAVA cannot be run: correct JAVA_HOME, or install Java 8 to 21"
  JAVA=$(readlink -f -- "$JAVA")
}

# The major version, from the file `release` beside bin/ (or beside jre/), which costs nothing; else by asking, which costs a JVM start.
find_major() {
  local file line version=
  for file in "${JAVA%/bin/java}/release" "${JAVA%/jre/bin/java}/release"; do
    [[ -r $file ]] || continue
    while IFS= read -r line; do
      if [[ $line == JAVA_VERSION=* ]]; then version=${line#JAVA_VERSION=}; version=${version//\"/}; fi
    done <"$file"
    [[ -z $version ]] || break
  done
  [[ -n $version ]] || version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  version=${version#1.}
  MAJOR=${version%%[!0-9]*}
  [[ -n $MAJOR ]] || give_up "the version of $JAVA is not to be found out: it has no file 'release' and 'java -version' says nothing known"
}

read_options() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}; line=${line%"${line##*[![:space:]]}"}
    if [[ -z $line || $line == '#'* ]]; then continue; fi
    if [[ $line =~ ^([0-9]+)(-?)([0-9]*):(.*)$ ]]; then
      ((MAJOR >= BASH_REMATCH[1])) || continue
      if [[ -z ${BASH_REMATCH[2]} ]] && ((MAJOR != BASH_REMATCH[1])); then continue; fi
      if [[ -n ${BASH_REMATCH[3]} ]] && ((MAJOR > BASH_REMATCH[3])); then continue; fi
      line=${BASH_REMATCH[4]}
    fi
    OPTIONS+=("$line")
  done <"$FOLDER/jvm.options"
}

# A restart is needed exactly when this note differs from the digest that is wanted.
note_digest() {
  local run=${RUNTIME_DIRECTORY:-/run/rocketmq/${FOLDER##*/}}
  [[ -r $FOLDER/digest ]] || give_up "$FOLDER/digest is missing or not readable for $(id -un): run 'pulumi up' again"
  cat -- "$FOLDER/digest" >"$run/digest" || give_up "$run/digest cannot be written: the unit needs RuntimeDirectory=${run#/run/}"
}

(($# == 3)) || give_up "it takes three arguments: FOLDER MAINCLASS CONFFILE"
FOLDER=${1%/} CLASS=$2 CONF=$3
[[ -n ${ROCKETMQ_HOME-} && -d $ROCKETMQ_HOME/lib ]] || give_up "ROCKETMQ_HOME (${ROCKETMQ_HOME:-not set}) holds no RocketMQ release"
[[ -r $FOLDER/jvm.options ]] || give_up "$FOLDER/jvm.options is missing or not readable for $(id -un)"
[[ -r $CONF ]] || give_up "$CONF is missing or not readable for $(id -un)"
OPTIONS=()
find_java
find_major
((MAJOR >= 8)) || give_up "$JAVA is Java $MAJOR: RocketMQ needs Java 8 to 21"
read_options
note_digest
exec "$JAVA" ${OPTIONS[@]+"${OPTIONS[@]}"} -cp "$ROCKETMQ_HOME/conf:$ROCKETMQ_HOME/lib/*" "$CLASS" -c "$CONF"
