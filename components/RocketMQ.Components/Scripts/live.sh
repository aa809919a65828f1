#!/usr/bin/env bash
# Gives a running broker the values of its hot keys: those whose change takes effect without a restart (docs/keys.md). Sourced by roll, after the
# prelude, instance.sh, gate.sh and remoting.sh. A hot key's wanted value is what broker.conf on this host says, else the default that comes with
# `## set hot-keys FILE` (a list of the kit) or `## add hot KEY=DEFAULT`. A value that somebody has changed by hand in the running broker is so put back.
# The broker also tries to write its file anew with all it knows. It cannot: its user may not write in its configuration folder.
APPLIED=()               # KEY=VALUE that the running process was given
declare -A LIVE=()       # what the process runs with
declare -A HOT=()        # KEY → its line in the file, or KEY=DEFAULT
declare -A HOT_VALUE=()  # KEY → the wanted value
HOT_KEYS=()
DIFFERENT=()             # keys whose live value is not the wanted one

applied_json() {
  local entry sep=
  printf '['
  for entry in ${APPLIED[@]+"${APPLIED[@]}"}; do printf '%s%s' "$sep" "$(json_text "$entry")"; sep=,; done
  printf ']'
}

# plain_value TEXT: a value of a properties file as Java reads it, into VALUE.
plain_value() {
  local text=$1 hex
  VALUE=
  while [[ $text == *\\* ]]; do
    VALUE+=${text%%\\*}
    text=${text#*\\}
    if [[ $text =~ ^u([0-9A-Fa-f]{4}) ]]; then
      hex=${BASH_REMATCH[1]}
      # In bytes, as the broker's answer is read.
      VALUE+=$(LC_ALL=C.UTF-8; printf '%b' "\\u$hex")
      text=${text:5}
    else
      case ${text:0:1} in t) VALUE+=$'\t' ;; n) VALUE+=$'\n' ;; r) VALUE+=$'\r' ;; f) VALUE+=$'\f' ;; *) VALUE+=${text:0:1} ;; esac
      text=${text:1}
    fi
  done
  VALUE+=$text
}

# same_value A B: equal for the broker, which keeps numbers and truth values, not their spelling.
same_value() {
  local a=$1 b=$2
  [[ $a != "$b" ]] || return 0
  if [[ $a =~ ^([+-]?)0*([0-9]+)$ ]]; then a=${BASH_REMATCH[1]#+}${BASH_REMATCH[2]}; else a=${a,,}; fi
  if [[ $b =~ ^([+-]?)0*([0-9]+)$ ]]; then b=${BASH_REMATCH[1]#+}${BASH_REMATCH[2]}; else b=${b,,}; fi
  [[ $a == "$b" && ($a =~ ^-?[0-9]+$ || $a == true || $a == false) ]]
}

# wanted_live: what each hot key should be. The file counts only while it belongs to the configuration that the process runs with.
wanted_live() {
  local line key list=${SET[hot-keys]-}
  if [[ -n $list ]]; then
    [[ $list =~ ^[A-Za-z0-9._-]+$ && -r $KIT_HERE/$list ]] || bad_input "the kit has no list of hot keys '$list'"
    LIST[hot]=$(<"$KIT_HERE/$list")
  fi
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    key=${line%%=*}
    [[ $line == *=* && $key =~ ^[A-Za-z0-9]+$ ]] || bad_input "the hot key '$line' is not KEY=DEFAULT"
    HOT_KEYS+=("$key")
    HOT[$key]=$line HOT_VALUE[$key]=${line#*=}
  done <<<"${LIST[hot]-}"
  ((${#HOT_KEYS[@]})) || return 0
  digest_on_disk || fail "reading the wanted values in $CONFIG" "its files belong to another configuration" "run 'pulumi up' again: the step 'start' of $INSTANCE brings the right ones"
  [[ -r $CONFIG/broker.conf ]] || fail "reading $CONFIG/broker.conf" "it is not there" "run 'pulumi up' again: the step 'start' of $INSTANCE brings it"
  # One key a line, no blanks around: it was written by us.
  while IFS= read -r line || [[ -n $line ]]; do
    key=${line%%=*}
    [[ $line == *=* && $key =~ ^[A-Za-z0-9]+$ && -n ${HOT[$key]+x} ]] || continue
    plain_value "${line#*=}"
    HOT[$key]=$line HOT_VALUE[$key]=$VALUE
  done <"$CONFIG/broker.conf"
}

# look_live: asks the process for its values. DIFFERENT are those that are not as wanted; false when it does not answer.
look_live() {
  local line key
  DIFFERENT=() LIVE=()
  ask "$IP" "$PORT" 26 || { missing no-answer "it does not answer at $ADDRESS ($ANSWER_ERROR)" "$ADDRESS"; return 1; }
  while IFS= read -r line; do
    key=${line%%=*}
    [[ $line == *=* && $key =~ ^[A-Za-z0-9]+$ && -n ${HOT[$key]+x} ]] || continue
    LIVE[$key]=${line#*=}
  done <<<"$ANSWER_BODY"
  for key in "${HOT_KEYS[@]}"; do
    if [[ -z ${LIVE[$key]+x} ]] || ! same_value "${LIVE[$key]}" "${HOT_VALUE[$key]}"; then DIFFERENT+=("$key"); fi
  done
}

# taken: has every value arrived? MISSING names those that have not.
taken() {
  local key all=
  look_live || return 1
  for key in ${DIFFERENT[@]+"${DIFFERENT[@]}"}; do all+="${all:+, }$key is ${LIVE[$key]-not known to it} and not ${HOT_VALUE[$key]}"; done
  ((${#DIFFERENT[@]} == 0)) || missing values-not-applied "it did not take every value: $all" "$ADDRESS"
}

# apply_live: sends what differs, all at once and nothing else, and looks whether it has arrived.
apply_live() {
  # WAITED: the time until the gate was passed stays what is reported.
  local WAITED key body=$STEP_DIR/live asked="giving the running $INSTANCE at $ADDRESS its changed values"
  wanted_live
  ((${#HOT_KEYS[@]})) || return 0
  live_gate look_live "asking $INSTANCE for the values it runs with"
  ((${#DIFFERENT[@]})) || return 0
  : >"$body"
  for key in "${DIFFERENT[@]}"; do
    # The line as it stands in the file: the broker reads it as it reads the file.
    printf '%s\n' "${HOT[$key]}" >>"$body"
    APPLIED+=("$key=${HOT_VALUE[$key]}")
    changed "applied $key=${HOT_VALUE[$key]} to the running process, it was ${LIVE[$key]-not set}"
  done
  ask "$IP" "$PORT" 25 '' "$body" || missing values-not-applied "$ANSWER_ERROR" "$ADDRESS" || live_failed "$asked (${APPLIED[*]})"
  live_gate taken "$asked (${APPLIED[*]})"
}

# live_gate CHECK TRIED: gives it 5 s.
live_gate() {
  wait_for 5 "$1"
  case $? in 1) live_failed "$2" ;; 2) missing process-ended "its process ended" "$ADDRESS" || live_failed "$2" ;; esac
}

live_failed() {
  SAW=$MISSING
  advise
  fail "$1" "$SAW" "$NEXT" '' "$GATE"
}
