#!/usr/bin/env bash
# Brings one instance to run: its files, its unit, its process. It never stops a process that does its work: one that runs with another
# configuration than the wanted one is left alone, and its new files wait in FOLDER/.next for the step `roll`, which always runs after this one.
# What this step starts itself it also checks: at creation by protocol (registered everywhere; a slave: caught up with its master), later only that
# the process answers, because the roll and the check of the whole cluster come after it.
# start.sh INSTANCE [OWNER [INTENT…]] <bundle        OWNER: number of the deployment; INTENT: number of the wish, whose change alone matters, to the deployment.
STEP_NAME=start STEP_SUBJECT=${1-}
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
HERE=${BASH_SOURCE[0]%/*}
. "$HERE/remoting.sh" || exit 1
. "$HERE/instance.sh" || exit 1
. "$HERE/unit.sh" || exit 1
. "$HERE/gate.sh" || exit 1
. "$HERE/advice.sh" || exit 1
. "$HERE/reasons.sh" || exit 1

# need_own_files: a unit or a configuration that somebody else wrote at a path of this instance is left as it is. Each of ours bears the mark.
need_own_files() {
  local f
  for f in "${FILES[@]}"; do
    ! is_foreign "$f" || fail "writing $f" "this tool did not write what stands there" \
      "${MOVE_AWAY//PATH/"$f"}; nothing of $INSTANCE was changed. Then run 'pulumi up' again"
  done
}

# stage_files: everything into FOLDER/.next, as path below it, with a list of what goes where; complete, or not there at all.
stage_files() {
  local f made=$STEP_DIR/next next=$CONFIG/.next new=$CONFIG/.next.new
  for f in "${FILES[@]}"; do
    { mkdir -p -- "$made/root${f%/*}" && cp -- "${FILE_BODY[$f]}" "$made/root$f" && printf '%s %s %s\n' "$f" "${FILE_MODE[$f]}" "${FILE_OWNER[$f]}" >>"$made/list"; } \
      || fail "staging $f" "it could not be written" "check free space on /run of this host"
  done
  # The list of brokers in it is `roll`'s.
  if diff -r -x brokers -- "$made" "$next" >/dev/null 2>&1; then return 0; fi
  { rm -rf -- "$new" && mkdir -m 0700 -- "$new" && cp -r -- "$made/." "$new" && rm -rf -- "$next" && mv -T -- "$new" "$next"; } \
    || fail "staging files in $next" "it could not be written" "check free space on this host"
  changed "staged its new files in $next"
}

# crash_loop: a process that dies again and again is "active" for a moment each time. It does no work that a roll would have to protect, and
# its new configuration may be what mends it. All three: restarted more than once since it was last started, young, and not answering.
crash_loop() {
  local begun up
  ((${STATE[NRestarts]:-0} > 1)) || return 1
  begun=$(unit_property "$UNIT" ExecMainStartTimestampMonotonic)
  IFS=' .' read -r up _ </proc/uptime
  [[ $begun =~ ^[0-9]+$ && $up =~ ^[0-9]+$ ]] || return 1
  ((up - begun / 1000000 < 60)) || return 1
  if [[ $KIND == namesrv ]]; then ! cluster_info "$IP" "$PORT"; else ! runtime_info "$IP" "$PORT" commitLogMaxOffset; fi
}

# begun_before: has this resource of the deployment started the instance before? The mark is written at the end of its first success.
begun_before() {
  local owner=''
  [[ -n ${SET[owner]-} && -r $CONFIG/.owner ]] || return 1
  IFS= read -r owner <"$CONFIG/.owner" || true
  [[ $owner == "${SET[owner]}" ]]
}

# check_process: what is asked of the process before the next phase may begin.
check_process() {
  local gate=gate_once
  if begun_before; then
    [[ $STARTED == true ]] || return 0
    gate=answers
  fi
  wait_for "$LIMIT" "$gate"
  case $? in 1) fail_gate ;; 2) fail_start ;; esac
}

main() {
  local staged=false
  STARTED=false
  read_bundle
  read_instance "${1-}"
  TRIED="starting $INSTANCE ($UNIT) and checking it at $ADDRESS"
  hold_lock "$INSTANCE"
  # Behind the lock: a take-over may have come while it was waited for.
  need_own_host "${2-}"
  need_place
  order_files
  [[ -z ${FILE_BODY[$UNIT_FILE]-} ]] || fit_unit "${FILE_BODY[$UNIT_FILE]}"
  need_own_files
  running_digest
  if is_active && [[ $RUNNING != "$WANTED" ]] && crash_loop; then
    changed "stopped $UNIT, which died again and again"
    stop_unit || true
    unit_state
  fi
  if is_active && [[ $RUNNING != "$WANTED" ]]; then
    stage_files
    staged=true
  else
    # What an earlier configuration left waiting is void; for this one `roll` may still have something to check.
    [[ ! -e $CONFIG/.next.new ]] || rm -rf -- "$CONFIG/.next.new"
    [[ ! -e $CONFIG/.next || $(cat -- "$CONFIG/.next/root$CONFIG/digest" 2>/dev/null) == "$WANTED" ]] || rm -rf -- "$CONFIG/.next"
    is_active || { guard_data; guard_name; }
    need_folders
    put_files
    with_systemd_lock register_unit
    if is_active; then
      mark_logs
      RESTARTS=${STATE[NRestarts]}
    else
      start_unit
      STARTED=true
    fi
    check_process
  fi
  # Only now: a resource that failed to take it over has not taken it over.
  put_owner
  done_json kind "\"$KIND\"" address "\"$ADDRESS\"" pid "$PID" staged "$staged" waitedMs "${WAITED:-0}" run "$(run_number)"
}

main "$@"; exit
