#!/usr/bin/env bash
# Shared head of every step script. A step is run as root, as a file of the kit (kit.sh) or, check alone,
# from the head of standard input; what it works on comes as a bundle on (the rest of) standard input.
# Contract of a step: idempotent; reads its standard input to the end before anything else; prints one JSON
# line on standard output; on failure prints what was tried, seen and what to do on standard error, exit 1. Where a gate failed, its id stands there and in the
# JSON line ("failed"): docs/gates.md.
set -uo pipefail
umask 022
# shellcheck disable=SC2034  # a step that runs on a person's own machine looks up programs as that person does
CALLER_PATH=${PATH:-}
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# shellcheck disable=SC2034  # read by the scripts, to see that the prelude is there
PRELUDE=1
STEP_NAME=${STEP_NAME:-step}
STEP_SUBJECT=${STEP_SUBJECT:-$(hostname)}
STEP_DIR=
declare -A SET=()          # '## set NAME VALUE'
declare -A LIST=()         # '## add NAME VALUE', values joined by line feeds
FILES=()                   # paths of '## file PATH MODE OWNER', in order
declare -A FILE_MODE=() FILE_OWNER=() FILE_BODY=()
declare -A FILE_TEMPLATE=()   # path → template of the kit that its body has the values for
KIT_HERE=${BASH_SOURCE[0]-}; KIT_HERE=${KIT_HERE%/*}   # folder of the kit that this step runs from
CHANGES=()

# read_bundle: reads standard input to its end into SET, LIST and FILES. File bodies go to a private folder.
read_bundle() {
  local line path='' body='' template='' n=0
  STEP_DIR=$(mktemp -d /run/rocketmq-step.XXXXXXXX 2>/dev/null || mktemp -d) || fail "making a work folder" "mktemp failed" "free space on /run or /tmp of this host"
  trap 'rm -rf -- "$STEP_DIR"' EXIT
  cat >"$STEP_DIR/bundle"
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line == '## file '* ]]; then
      n=$((n + 1)); body=$STEP_DIR/file.$n; : >"$body"
      read -r path FILE_MODE_ FILE_OWNER_ <<<"${line#'## file '}"
      FILES+=("$path"); FILE_MODE[$path]=$FILE_MODE_; FILE_OWNER[$path]=$FILE_OWNER_; FILE_BODY[$path]=$body
    elif [[ $line == '## template '* ]]; then
      n=$((n + 1)); body=$STEP_DIR/file.$n; : >"$body"
      read -r template _ path FILE_MODE_ FILE_OWNER_ <<<"${line#'## template '}"
      FILES+=("$path"); FILE_MODE[$path]=$FILE_MODE_; FILE_OWNER[$path]=$FILE_OWNER_; FILE_BODY[$path]=$body; FILE_TEMPLATE[$path]=$template
    elif [[ $line == '## set '* ]]; then
      line=${line#'## set '}; SET[${line%% *}]=${line#* }; body=
      [[ $line == *' '* ]] || SET[$line]=
    elif [[ $line == '## add '* ]]; then
      line=${line#'## add '}; body=
      LIST[${line%% *}]+="${line#* }"$'\n'
    elif [[ -n $body ]]; then
      # A line of content that would look like a directive carries one backslash more than it should.
      [[ $line =~ ^\\+'##' ]] && line=${line#\\}
      printf '%s\n' "$line" >>"$body"
    fi
  done <"$STEP_DIR/bundle"
  for path in ${FILE_TEMPLATE[@]+"${!FILE_TEMPLATE[@]}"}; do fill_template "${FILE_TEMPLATE[$path]}" "${FILE_BODY[$path]}"; done
}

# fill_template NAME FILE: FILE has a line PLACE=VALUE for each place of that template; it becomes the filled text.
fill_template() {
  local text line place
  [[ $1 =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ && -r $KIT_HERE/$1 ]] || fail "reading the step's input" "the kit has no template '$1'" "this is a defect of the tool: report it"
  text=$(<"$KIT_HERE/$1")
  while IFS= read -r line; do
    place="{{${line%%=*}}}"
    text=${text//"$place"/"${line#*=}"}
  done <"$2"
  # An end of a line within a value.
  place='{{n}}' line=$'\n'
  text=${text//"$place"/"$line"}
  printf '%s\n' "$text" >"$2"
}

# unit_property UNIT NAME: what systemd says of it; systemd has --value only from 230 on.
unit_property() { timeout 30 systemctl show -p "$2" -- "$1" 2>/dev/null | sed -n 's/^[^=]*=//p'; }

# flush PATH: its file system is on the disk; coreutils has sync -f only from 8.24 on.
flush() { sync -f -- "$1" 2>/dev/null || sync; }

# setting NAME [DEFAULT]: a value of the bundle; without a default it must be there.
setting() {
  if [[ -n ${SET[$1]+x} ]]; then printf '%s' "${SET[$1]}"
  elif (($# > 1)); then printf '%s' "$2"
  else fail "reading the step's input" "it has no setting '$1'" "this is a defect of the tool: report it"; fi
}

# items NAME: the values of a list, a line each.
items() { printf '%s' "${LIST[$1]-}"; }

note() { printf '%s\n' "$*" >&2; }
changed() { CHANGES+=("$*"); }

json_text() {
  local s=$1
  s=${s//\\/\\\\}; s=${s//\"/\\\"}; s=${s//$'\n'/\\n}; s=${s//$'\t'/\\t}; s=${s//$'\r'/}; s=${s//[[:cntrl:]]/?}
  printf '"%s"' "$s"
}

# done_json [NAME JSON]...: the one line of a step that went well.
done_json() {
  local c sep=
  printf '{"step":%s,"subject":%s,"changes":[' "$(json_text "$STEP_NAME")" "$(json_text "$STEP_SUBJECT")"
  for c in ${CHANGES[@]+"${CHANGES[@]}"}; do printf '%s%s' "$sep" "$(json_text "$c")"; sep=,; done
  printf ']'
  while (($# > 1)); do printf ',"%s":%s' "$1" "$2"; shift 2; done
  printf '}\n'
}

PROGRESS_EVERY=${PROGRESS_EVERY:-10}   # seconds between two lines about long work

# with_progress FUNCTION LIMIT COMMAND…: runs COMMAND, which ends itself after LIMIT seconds; while it takes long, a line on standard error says what FUNCTION
# prints: what is waited for and how far it is.
with_progress() {
  local how=$1 limit=$2 began=$SECONDS pid rc
  shift 2
  # It holds no lock and no end of the session when it is ended.
  (
    exec 7>&- 8>&- 9>&-
    while sleep "$PROGRESS_EVERY" >/dev/null 2>&1 && kill -0 "$$" 2>/dev/null; do note "$STEP_NAME $STEP_SUBJECT: $("$how"), $((SECONDS - began)) s so far, $((limit - SECONDS + began)) s left"; done
  ) >/dev/null &
  pid=$!
  "$@"
  rc=$?
  kill "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  return "$rc"
}

# mebibytes BYTES: with one digit after the point.
mebibytes() { printf '%d.%d MiB' "$(($1 / 1048576))" "$(($1 % 1048576 * 10 / 1048576))"; }

# fail TRIED SAW NEXT [LOGLINES [GATE]]: the end of a step that went wrong; the reason stands last, where a person looks. GATE: ids of the gates that failed.
fail() {
  [[ -z ${5-} ]] || printf '{"step":%s,"subject":%s,"failed":%s}\n' "$(json_text "$STEP_NAME")" "$(json_text "$STEP_SUBJECT")" "$(json_text "$5")"
  {
    if [[ -n ${4-} ]]; then printf '%s\n' '--- last lines of its log' "$4" '---'; fi
    printf 'FAILED  %s %s (host %s)\n' "$STEP_NAME" "$STEP_SUBJECT" "$(hostname)"
    [[ -z ${5-} ]] || printf '  gate:  %s\n' "$5"
    printf '  tried: %s\n  saw:   %s\n  next:  %s\n' "$1" "$2" "$3"
  } >&2
  # fail may be called in $(…): leave the step, not just the subshell.
  if [[ $BASHPID != "$$" ]]; then kill -TERM "$$" 2>/dev/null; fi
  exit 1
}
trap 'exit 1' TERM

# now_ms: sets NOW to this host's clock, in milliseconds.
now_ms() { if [[ -n ${EPOCHREALTIME-} ]]; then NOW=${EPOCHREALTIME//[.,]/}; NOW=${NOW:0:-3}; else NOW=$(date +%s%3N); fi; }

# hold_lock NAME: one step of that name at a time on this host; a step that was cut off may still be running.
hold_lock() {
  # /run/lock is everybody's to write on some systems; this folder is root's.
  local file=/run/rocketmq-steps/$1.lock
  [[ -d /run/rocketmq-steps ]] || mkdir -m 0700 /run/rocketmq-steps 2>/dev/null
  exec 9>"$file" || fail "opening $file" "it cannot be written" "check that this step runs as root and that /run is writable on this host"
  flock -w "${2:-180}" 9 || fail "waiting for $file" "another step holds it since more than ${2:-180} s ($(fuser "$file" 2>/dev/null | tr -s ' '))" "wait for that step to end, or end it, then run 'pulumi up' again"
}

# put_file SOURCE TARGET MODE OWNER: makes TARGET equal to SOURCE; writes beside it and renames. True if it changed anything.
put_file() {
  if [[ -f $2 && ! -L $2 ]] && cmp -s -- "$1" "$2" && [[ $(stat -c '%04a %U:%G' -- "$2") == "$(printf '%04d' "$((10#$3))") $4" ]]; then return 1; fi
  write_file "$@"
}

# write_file SOURCE TARGET MODE OWNER
write_file() {
  local tmp=$2.rocketmq-step-new
  if [[ -d ${2%/*} ]] || mkdir -p -- "${2%/*}"; then
    # A file that was not there cannot be read half; a run that was cut off is finished by the next, which compares it.
    if [[ ! -e $2 && ! -L $2 ]]; then
      if install -m "$3" -o "${4%:*}" -g "${4#*:}" -T -- "$1" "$2"; then changed "wrote $2"; return; fi
    elif install -m "$3" -o "${4%:*}" -g "${4#*:}" -T -- "$1" "$tmp" && mv -f -T -- "$tmp" "$2"; then changed "wrote $2"; return; fi
    rm -f -- "$tmp"
  fi
  fail "writing $2" "it could not be written" "check free space and the rights of ${2%/*} on this host"
}

# put_files: every file of the bundle. One question for all, because each costs a process.
put_files() {
  local f line
  local -A had=()
  ((${#FILES[@]})) || return 0
  while IFS= read -r line; do had[${line#* * }]=${line% "${line#* * }"}; done < <(stat -c '%04a %U:%G %n' -- "${FILES[@]}" 2>/dev/null)
  for f in "${FILES[@]}"; do
    if [[ -f $f && ! -L $f && ${had[$f]-} == "$(printf '%04d' "$((10#${FILE_MODE[$f]}))") ${FILE_OWNER[$f]}" ]] && cmp -s -- "${FILE_BODY[$f]}" "$f"; then continue; fi
    write_file "${FILE_BODY[$f]}" "$f" "${FILE_MODE[$f]}" "${FILE_OWNER[$f]}"
  done
}

# need_folder PATH MODE OWNER: makes PATH (and its parents, 0755 root). Its owner is set, its contents are left alone.
need_folder() {
  if [[ -d $1 ]]; then
    [[ $(stat -c '%04a %U:%G' -- "$1") != "$(printf '%04d' "$((10#$2))") $3" ]] || return 0
    { chmod "$2" -- "$1" && chown "$3" -- "$1"; } || fail "setting the rights of $1" "chmod or chown failed" "check what stands at $1 on this host"
  else
    install -d -m "$2" -o "${3%:*}" -g "${3#*:}" -- "$1" || fail "making the folder $1" "it could not be made" "check what stands at $1 on this host"
  fi
  changed "made $1"
}

# enable_unit UNIT: one of our units starts at boot: the link that `systemctl enable` would make for its WantedBy=multi-user.target, without its reload of all
# units. True if it was not there.
enable_unit() {
  local link=/etc/systemd/system/multi-user.target.wants/$1
  [[ ! -L $link ]] || return 1
  { mkdir -p -- "${link%/*}" && ln -s -- "/etc/systemd/system/$1" "$link"; } || fail "enabling $1" "the link $link could not be made" "check the rights of ${link%/*} on this host"
  changed "enabled $1"
}

# taken_over FILE: true when FILE names another owner than this step's bundle. A renamed host or component is made under its new name before
# the old one is deleted; that deletion must not take away what belongs to the new one. Sets TAKEN to what is to be said.
taken_over() {
  local owner=''
  TAKEN=
  [[ -n ${SET[owner]-} && -r $1 ]] || return 1
  IFS= read -r owner <"$1" || true
  [[ -n $owner && $owner != "${SET[owner]}" ]] || return 1
  TAKEN="nothing was changed: it belongs to $owner now, and this is the deletion of ${SET[owner]}"
}

# --- whose host this is: prepare claims it, every other step compares before it changes anything ---
OWNER_FILE=/etc/rocketmq-steps.owner
declare -A OWNER=()        # of read_owner: id stack user since

# read_owner: who has claimed this host; false where nobody has.
read_owner() {
  local line
  OWNER=()
  [[ -r $OWNER_FILE ]] || return 1
  while IFS= read -r line; do
    [[ $line != *=* ]] || OWNER[${line%%=*}]=${line#*=}
  done <"$OWNER_FILE"
  [[ -n ${OWNER[id]-} ]]
}

# claimed_by_other NUMBER[.GENERATION]: has another deployment claimed this host? Sets FOREIGN to whose it is, in words. A step of a deployment that had no
# number yet has none to compare.
claimed_by_other() {
  FOREIGN=
  [[ -n ${1-} ]] && read_owner && [[ ${OWNER[id]} != "${1%%.*}" ]] || return 1
  FOREIGN="this host belongs to another deployment: ${OWNER[id]}, stack ${OWNER[stack]:-unknown}, claimed by ${OWNER[user]:-unknown} at ${OWNER[since]:-unknown}"
}

# Both ways out of a host that is another's.
foreign_ways() {
  printf '%s' "take this host out of that stack (pulumi destroy there), or give this one other hosts; only if that stack's state is lost: pulumi config set --path rocketmq:hosts.takeOver ${OWNER[id]}, then pulumi up"
}

# need_own_host NUMBER: ends a step that would change something on another's host.
need_own_host() { ! claimed_by_other "${1-}" || fail "changing anything on this host" "$FOREIGN" "$(foreign_ways)"; }

# left_alone NUMBER: for a deletion: true on another's host; sets TAKEN to what is to be said.
left_alone() {
  claimed_by_other "${1-}" || return 1
  TAKEN="nothing was changed: $FOREIGN"
  note "$STEP_NAME $STEP_SUBJECT: $TAKEN"
}

# --- what this tool writes: every file of it bears the mark ---
# shellcheck disable=SC2016  # as it stands in the files
MARK='Written by `pulumi up`'

# not_ours PATH [BODY]: does something stand there that this tool did not write? An empty file is what a run that was cut off has left, and what is equal to the
# file BODY is what it would have written.
not_ours() {
  [[ -e $1 || -L $1 ]] || return 1
  [[ ! -f $1 || -s $1 ]] || return 1
  ! grep -qsF -- "$MARK" "$1" && ! { [[ -n ${2-} ]] && cmp -s -- "$2" "$1"; }
}

# is_foreign PATH: is it somebody else's, in the place of a file of the bundle that bears the mark?
is_foreign() { [[ -n ${FILE_BODY[$1]-} ]] && grep -qF -- "$MARK" "${FILE_BODY[$1]}" && not_ours "$1" "${FILE_BODY[$1]}"; }

# What to do about such a file, for PATH.
MOVE_AWAY="move it away (mv PATH PATH.own), or delete it; what should stay in force goes into a file or a drop-in of another name"

PLAN_FILE=/etc/rocketmq-steps.plan   # what prepare notes of the cluster for the commands on this host
# plan KEY: the values of that key, a line each.
plan() { sed -n "s/^$1=//p" "$PLAN_FILE" 2>/dev/null; }

# commands: the operators' commands on the PATH, "NAME SCRIPT" a line.
COMMANDS_FOLDER=/usr/local/bin
commands() { cat -- "${KIT_HERE:-/usr/local/lib/rocketmq-steps}/commands" 2>/dev/null; }

# find_java CONFIG MIN MAX: the Java that launch.sh will start: the one named in CONFIG/java-home, else `java` on the standard PATH.
# Where there is neither, or that one is not of MIN to MAX or of 32 bit: the one that a profile of the system names as JAVA_HOME, else the newest of MIN to MAX in
# the folders where Java is put; prepare then names it in CONFIG/java-home. Sets JAVA (empty: none), JAVA_MAJOR.
find_java() {
  local path major home='' first='' first_major=0
  JAVA='' JAVA_MAJOR=0
  if [[ -r $1/java-home ]]; then IFS= read -r home <"$1/java-home" || true; fi
  # One that is gone: prepare names another.
  if [[ -n $home && -x $home/bin/java ]]; then JAVA=$(readlink -f -- "$home/bin/java"); JAVA_MAJOR=$(java_major "$JAVA"); return; fi
  path=$(type -P java)
  if [[ -n $path ]]; then
    first=$(readlink -f -- "$path")
    first_major=$(java_major "$first")
    if ((first_major >= $2 && first_major <= $3)) && ! java_is_32_bit "$first"; then JAVA=$first JAVA_MAJOR=$first_major; return; fi
  fi
  home=$(profile_java_home)
  for path in ${home:+"$home/bin/java"} /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/*/bin/java /opt/*/*/bin/java /usr/local/*/bin/java /usr/local/*/*/bin/java; do
    # Root runs no program that another user may change.
    [[ -f $path && -x $path && -O $path ]] || continue
    major=$(java_major "$path")
    if ((major < $2 || major > $3)) || java_is_32_bit "$path"; then continue; fi
    if ((major > JAVA_MAJOR)); then JAVA=$path JAVA_MAJOR=$major; fi
    [[ $path != "$home/bin/java" ]] || break
  done
  if [[ -z $JAVA ]]; then JAVA=$first JAVA_MAJOR=$first_major; fi
}

# profile_java_home: JAVA_HOME as /etc/environment or a profile script of all users sets it; a value with variables in it is not run, and the home of a user
# is none that the instances may read.
profile_java_home() {
  sed -n -E 's/^[[:space:]]*(export[[:space:]]+)?JAVA_HOME=["'\'']?(\/[A-Za-z0-9._+\/-]+)["'\'']?[[:space:]]*(;.*|#.*)?$/\2/p' \
    /etc/environment /etc/profile /etc/profile.d/*.sh 2>/dev/null | grep -v -E '^/(root|home)/' | tail -n 1
}

# java_is_32_bit JAVA: by the fifth byte of the program.
java_is_32_bit() {
  local head=''
  IFS= read -r -N 5 head 2>/dev/null <"$1"
  [[ $head == $'\x7fELF\x01' ]]
}

# java_major JAVA: from the file `release` beside bin/ (or jre/), else from the program itself; 0 when neither says.
java_major() {
  local file line version=''
  for file in "${1%/bin/java}/release" "${1%/jre/bin/java}/release"; do
    [[ -r $file ]] || continue
    while IFS= read -r line; do [[ $line == JAVA_VERSION=* ]] && version=${line#*=}; done <"$file"
    [[ -z $version ]] || break
  done
  [[ -n $version ]] || version=$(timeout 5 "$1" -version 2>&1 </dev/null | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  version=${version//\"/}; version=${version#1.}; version=${version%%[!0-9]*}
  printf '%s' "${version:-0}"
}
