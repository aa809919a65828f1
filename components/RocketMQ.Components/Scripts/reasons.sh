#!/usr/bin/env bash
# Why a process of RocketMQ did not start or did not come to its work, in plain words. Sourced after instance.sh, gate.sh and advice.sh.
REASON=   # id of the known complaint that was found in the logs
JOURNAL='' LOGS=''   # of written_since_start; empty where a step has started nothing yet
EXITED=   # exit status of the process, where it has ended

# written_since_start: what systemd and the process wrote since mark_logs.
written_since_start() {
  local file size
  JOURNAL=$(timeout 10 journalctl --no-pager -q -o cat -u "$UNIT" --since "@$MARK_TIME" -n 400 2>/dev/null)
  LOGS=
  for file in "$LOG"/*.log; do
    [[ -f $file && ${file##*/} != gc*.log ]] || continue
    size=$(stat -c %s -- "$file")
    ((size >= ${LOG_MARK[$file]:-0})) || LOG_MARK[$file]=0
    LOGS+=$(tail -c "+$((${LOG_MARK[$file]:-0} + 1))" -- "$file" | tail -n 400)$'\n'
  done
}

# last_lines: what a person should read of it: no stack frames, no blank lines, the process's own complaints rather than its chatter.
last_lines() {
  local loud
  # shellcheck disable=SC2016  # awk's own variables
  local tidy='/^[ \t]+at /{next} /^[ \t]*\.\.\. [0-9]+ /{next} /^[ \t]*$/{next} {print substr($0, 1, 300)}'
  awk "$tidy" <<<"$JOURNAL" | tail -n 8
  loud=$(awk "$tidy" <<<"$LOGS" | grep -E ' (WARN|ERROR) |Exception|Error' | tail -n 7)
  if [[ -n $loud ]]; then printf '%s\n' "$loud"; else awk "$tidy" <<<"$LOGS" | tail -n 7; fi
}

# holders: which processes hold the ports of this instance, except its own.
holders() {
  local port ports line pid user list=
  ports=$PORT
  [[ $KIND == namesrv ]] || ports="$PORT $((PORT - 2)) $((PORT + 1))"
  for port in $ports; do
    line=$(ss -Hltnpe "sport = :$port" 2>/dev/null | head -n 1)
    [[ -n $line ]] || continue
    user=root; [[ $line =~ uid:([0-9]+) ]] && user=$(getent passwd "${BASH_REMATCH[1]}" | cut -d: -f1)
    # Root may not look into processes of other users in some containers; their own user may.
    [[ $line == *users:* ]] || line+=$(setpriv --reuid "$user" --regid "$user" --clear-groups ss -Hltnp "sport = :$port" 2>/dev/null | head -n 1)
    pid=; [[ $line =~ pid=([0-9]+) ]] && pid=${BASH_REMATCH[1]}
    [[ -z $pid || $pid != "$PID" ]] || continue
    list+="${list:+; }port $port is held by "
    if [[ -n $pid ]]; then list+=$(describe_process "$pid")
    elif [[ $line =~ /([^/ ]+\.service) ]]; then list+="${BASH_REMATCH[1]}"
    else list+="a process of user ${user:-unknown}"; fi
  done
  printf '%s' "$list"
}

describe_process() {
  local name group
  name=$(cat "/proc/$1/comm" 2>/dev/null)
  group=$(grep -o '[^/]*\.service' "/proc/$1/cgroup" 2>/dev/null | tail -n 1)
  printf 'process %s (%s%s)' "$1" "${name:-unknown}" "${group:+, of $group}"
}

# lock_holder: who holds the store's lock, by the kernel's table of locks, which any root may read.
lock_holder() {
  local pid
  pid=$(awk -v inode="$(stat -c %i -- "$STORE/lock" 2>/dev/null)" '{n = split($6, a, ":"); if (a[n] == inode && $5 > 0) {print $5; exit}}' /proc/locks 2>/dev/null)
  [[ -z $pid ]] || describe_process "$pid"
}

# reason_in_logs: the first known complaint of Java or RocketMQ in what was written, which has no other source; sets REASON, SAW and NEXT, or fails. The order
# matters: causes before their effects.
reason_in_logs() {
  local all=$JOURNAL$'\n'$LOGS held
  REASON=
  # launch.sh has its own exit status, and says why in the journal.
  if [[ $EXITED == 78 ]]; then
    REASON='launch-refused'
    SAW=$(grep -m1 '^launch\.sh: ' <<<"$JOURNAL"); SAW=${SAW#*: }
    NEXT="correct that on this host"
    return 0
  fi
  case $all in
    *'UnsupportedClassVersionError'*)
      REASON='java-too-old'
      SAW="the installed Java is too old for this release"
      NEXT="install a newer Java (8 to 21) on this host, or choose an older release" ;;
    *'Unrecognized VM option'* | *'Unrecognized option:'* | *'Unsupported VM option'* | *'Conflicting collector'* | *'Improperly specified VM option'* | *'Missing +/- setting'* | *'Invalid maximum heap size'* | *'Initial heap size set to a larger value'*)
      REASON='java-option'
      SAW="Java does not take one of its options: $(grep -E -m1 'nrecognized|Unsupported VM|Conflicting collector|Improperly specified|Missing \+/-|Invalid maximum heap|Initial heap size' <<<"$all")"
      NEXT="correct the JVM options of $INSTANCE in the stack's configuration ($CONFIG/jvm.options is what it got)" ;;
    *'insufficient memory'* | *'Cannot allocate memory'* | *'Could not reserve enough space'* | *'OutOfMemoryError'* | *'Too small maximum heap'* | *'Too small initial heap'*)
      REASON='memory'
      SAW="there is not enough memory: $(grep -E -m1 'insufficient memory|Cannot allocate memory|Could not reserve|OutOfMemoryError|Too small' <<<"$all"); the host has $(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo) MiB available"
      NEXT="choose the heap of $INSTANCE to fit, or give the host more memory" ;;
    *'Address already in use'* | *'Failed to bind to'*)
      REASON='port-taken'
      held=$(holders)
      SAW="a port it needs is taken: ${held:-its ports are free again by now}"
      NEXT="stop that process, or give $INSTANCE another listenPort" ;;
    *'Lock failed,MQ already started'*)
      REASON='store-in-use'
      held=$(lock_holder)
      SAW="its store $STORE is in use by another broker${held:+: $held}"
      NEXT="stop that broker, or give this one a store of its own; never delete the file 'lock'" ;;
    *'length not matched message store config value'*)
      REASON='store-file-size'
      SAW="the files in $STORE have another size than mappedFileSizeCommitLog or mappedFileSizeConsumeQueue now says"
      NEXT="set the sizes back to what the store was made with; they cannot be changed over existing data" ;;
    *'No space left on device'*)
      REASON='disk-full'
      SAW="the disk is full: $(df -h --output=target,avail,pcent "$LOG" ${STORE:+"$STORE"} 2>/dev/null | awk 'NR > 1 {printf "%s%s %s free, %s used", sep, $1, $2, $3; sep = "; "}')"
      NEXT="make room on that disk by what is not a store of RocketMQ, or enlarge it" ;;
    *'Permission denied'* | *'AccessDeniedException'*)
      REASON='not-permitted'
      SAW="it may not read or write: $(grep -E -m1 'Permission denied|AccessDeniedException' <<<"$all")"
      NEXT="its files must belong to the user '$STEP_USER': look at 'ls -ln' there; files of an older installation need 'chown -R $STEP_USER:$STEP_USER ${STORE:-$LOG} $LOG'" ;;
    *'Read-only file system'*)
      REASON='read-only'
      SAW="it may not write: $(grep -m1 'Read-only file system' <<<"$all")"
      NEXT="its paths must be those the unit allows (ReadWritePaths of $UNIT), on a disk mounted for writing" ;;
    *'The Name Server Address['*'illegal'*)
      REASON='name-server-address'
      SAW="it does not understand namesrvAddr: $(grep -m1 'The Name Server Address' <<<"$all")"
      NEXT="name servers are ip:port, separated by ';'" ;;
    *"Slave's brokerId must be > 0"*)
      REASON='slave-id'
      SAW="it is a slave with brokerId 0"
      NEXT="give the slave an id of 1 or more" ;;
    *'InaccessibleObjectException'*)
      REASON='java-module'
      SAW="Java does not let RocketMQ reach into one of its own packages: $(grep -m1 -o 'does not "[^"]*" to' <<<"$all")"
      NEXT="$CONFIG/jvm.options lacks a module flag that this Java needs: use Java 8 to 21, and take out what jvmOptions of $INSTANCE says of modules" ;;
    *'Could not find or load main class'* | *'ClassNotFoundException'* | *'NoClassDefFoundError'*)
      REASON='release-incomplete'
      SAW="the release is not complete: $(grep -E -m1 'main class|ClassNotFound|NoClassDefFound' <<<"$all")"
      NEXT="the folder named by ROCKETMQ_HOME must be this version, whole: 'pulumi up' unpacks a release that was touched" ;;
    *'Could not create the Java Virtual Machine'*)
      REASON='java-start'
      SAW="Java does not start: $(grep -B3 -m1 'Could not create the Java' <<<"$all" | head -n 1)"
      NEXT="correct the JVM options of $INSTANCE in the stack's configuration" ;;
    *'UnknownHostException'*)
      REASON='name-unresolved'
      SAW="a name does not resolve: $(grep -m1 'UnknownHostException' <<<"$all")"
      NEXT="the host must be able to resolve its own name and those of the cluster (/etc/hosts)" ;;
    *) return 1 ;;
  esac
}

# exit_status: how the process ended, from what systemd says (of the last run, or in the journal when it has started it again), into EXITED.
exit_status() {
  local status=${STATE[ExecMainStatus]:-0} line
  if [[ ${STATE[ActiveState]} == active || $status == 0 ]]; then
    line=$(timeout 10 journalctl --no-pager -q -o cat -u "$UNIT" --since "@$MARK_TIME" 2>/dev/null | grep -o 'Main process exited, code=[a-z]*, status=[0-9]*' | tail -n 1)
    [[ -z $line ]] || status=${line##*=}
  fi
  EXITED=$status
}

exit_words() {
  local status=$EXITED
  case $status in
    252) printf 'exit status 252: brokers in controller mode cannot also be DLedger' ;;
    253) printf 'exit status 253: its configuration or its store is not usable' ;;
    254) printf 'exit status 254: rocketmq.home.dir and ROCKETMQ_HOME are not set' ;;
    255) printf 'exit status 255: an exception at start' ;;
    203) printf 'exit status 203: systemd could not run the command of the unit' ;;
    216 | 217) printf 'exit status %s: the user or group of the unit does not exist on this host' "$status" ;;
    226) printf 'exit status 226: a folder the unit names (ReadWritePaths and the like) does not exist' ;;
    233) printf 'exit status 233: systemd could not make its folder under /run' ;;
    143 | 15) printf 'it was told to stop while it started' ;;
    137 | 9) printf 'it was killed%s' "$([[ ${STATE[Result]} == oom-kill ]] && printf ' because memory ran out')" ;;
    *) printf 'exit status %s' "$status" ;;
  esac
}

unit_words() {
  case ${STATE[ActiveState]}/${STATE[SubState]} in
    active/*) printf 'The unit is running (process %s).' "$PID" ;;
    activating/auto-restart) printf 'systemd goes on trying to start it.' ;;
    failed/*) printf 'The unit is stopped as failed; systemd does not try again.' ;;
    *) printf 'The unit is %s (%s).' "${STATE[ActiveState]}" "${STATE[SubState]}" ;;
  esac
}

# fail_start [WORDS]: the process died, or systemd would not start it (WORDS: what it said).
fail_start() {
  unit_state
  written_since_start
  exit_status
  if ! reason_in_logs; then
    REASON='process-ended'
    SAW="${1:-the process ended soon after its start}"
    NEXT="read its log (journalctl -u $UNIT, and $LOG)"
  fi
  fail "$TRIED" "$SAW ($(exit_words)). $(unit_words)" "$NEXT, then run 'pulumi up' again" "$(last_lines)" "$REASON"
}

# fail_gate: the time is up; the process runs, but a gate is not passed (GATE, MISSING and BLOCKS say which and what was seen).
fail_gate() {
  unit_state
  written_since_start
  EXITED=
  SAW="the process runs (${PID}), but after $LIMIT s: $MISSING. $(unit_words)"
  advise
  fail "$TRIED" "$SAW" "$NEXT" "$(last_lines)" "$GATE"
}
