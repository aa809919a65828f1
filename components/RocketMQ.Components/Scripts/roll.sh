#!/usr/bin/env bash
# Brings one instance of a running cluster to its new configuration, which `start` has put into FOLDER/.next. A process that runs with the
# wanted configuration is only checked. Otherwise it is restarted, and only if what takes its place, or holds its data, is healthy; the store is
# never touched. What it had before stays in FOLDER/.previous. At the end the hot keys (live.sh) are made what broker.conf says.
# roll.sh INSTANCE [OWNER [TOKEN]] <bundle        OWNER: number of the deployment; TOKEN: digest of what start printed, whose change alone matters.
STEP_NAME=roll STEP_SUBJECT=${1-}
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
HERE=${BASH_SOURCE[0]%/*}
. "$HERE/remoting.sh" || exit 1
. "$HERE/instance.sh" || exit 1
. "$HERE/gate.sh" || exit 1
. "$HERE/advice.sh" || exit 1
. "$HERE/reasons.sh" || exit 1
. "$HERE/live.sh" || exit 1
NEXT_DIR='' PREVIOUS=''
SILENT_MASTER=           # of slave_gate: the master that does not answer
KNOWN=()                 # for a name server: the brokers it has to know again
ASKED=                   # of ask_to_register: those that were asked to register at once

# refuse [WORDS]: the last look found something missing; WORDS: what would follow from that.
refuse() {
  SAW=$MISSING${1-}
  advise
  fail "making sure that $INSTANCE may be stopped" "$SAW" "$INSTANCE was left as it is. $NEXT" '' "$GATE"
}

# must_hold LIMIT CHECK: as wait_for; a gate that stays closed, or an end of the process meanwhile, is a reason not to stop it.
must_hold() {
  wait_for "$@"
  case $? in 1) refuse ;; 2) missing process-ended "the process of $INSTANCE ended meanwhile" "$ADDRESS" || refuse ;; esac
}

# may_stop: a process is only stopped while what takes its place, or holds its data, answers and has everything. One that does not answer
# itself does no work that could be taken away, and may always be restarted.
may_stop() {
  local server
  if [[ $KIND == namesrv ]]; then
    while IFS= read -r server; do
      [[ -n $server && $server != "$ADDRESS" ]] || continue
      cluster_info "${server%:*}" "${server##*:}" || missing name-server-silent "the name server $server does not answer ($ANSWER_ERROR)" "$server" \
        || refuse "; with $INSTANCE stopped one more would be missing"
    done <<<"${LIST[nameserver]-}"
    must_hold "$REGISTER_LIMIT" others_know
    return 0
  fi
  if ! wait_for 10 answers; then
    # Where nobody listens nothing is taken away; a process that is only slow (a long pause of its memory management) gets its whole time.
    [[ -n $(ss -Hltn "sport = :$PORT" 2>/dev/null) ]] && wait_for "$LIMIT" answers || return 0
  fi
  copies_answer
  # A slave that lags may be stopped: its master has everything, and a restart is often the cure.
  ((ID == 0)) || return 0
  must_hold "$LIMIT" slaves_ready
}

# copies_answer: every other copy of the same data is there. Asked once more directly before the stop.
copies_answer() {
  local id address
  while read -r _ id address _; do
    [[ -n $address ]] || continue
    max_offset "$address" || missing broker-silent "its copy $BROKER id $id at $address does not answer ($ANSWER_ERROR)" "$address" || refuse ": both would be down"
  done <<<"$(copies all)"
}

# others_know: for a name server that is to be stopped: each broker that it knows, and that answers, is known to every other one too. One of them may have
# been started a moment ago.
others_know() {
  local server line known all='' blind=''
  cluster_info "$IP" "$PORT" || return 0
  local own=(${CLUSTER[@]+"${CLUSTER[@]}"})
  while IFS= read -r server; do
    [[ -n $server && $server != "$ADDRESS" ]] || continue
    cluster_info "${server%:*}" "${server##*:}" || { missing name-server-silent "the name server $server does not answer ($ANSWER_ERROR)" "$server"; return 1; }
    known=$'\n'
    for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do known+=$line$'\n'; done
    for line in ${own[@]+"${own[@]}"}; do
      [[ $known != *$'\n'"$line"$'\n'* ]] || continue
      max_offset "$(inside "${line##* }")" || continue
      all+="${all:+, }${line% *} at $server"
      [[ $blind == *"$server"* ]] || blind+="${blind:+, }$server"
      ask_to_register "$line"
    done
  done <<<"${LIST[nameserver]-}"
  [[ -z $all ]] || missing brokers-not-registered "these brokers are not registered at another name server: $all" "$blind"
}

# ask_to_register LINE: a broker of this cluster, once. Others may be registered here too: theirs is not ours to ask.
ask_to_register() {
  [[ $ASKED != *$'\n'"$1"$'\n'* && ${CLUSTER_OF[${1%% *}]-} == "$(setting cluster '')" ]] || return 0
  ASKED+=$'\n'$1$'\n'
  register_now "$(inside "${1##* }")" || true
}

# slave_gate: as gate_once; but a slave cannot catch up with a master that does not answer. That is the master's fault, whose own turn comes after the
# slaves': it may be waiting for just that. What is missing then is left to the master's roll and to the check of the whole cluster.
slave_gate() {
  local master
  read -r _ _ master _ <<<"$(copies master)"
  if [[ -n $master ]] && ! max_offset "$master"; then
    answers && registered_everywhere || return 1
    SILENT_MASTER=$master
    return 0
  fi
  SILENT_MASTER=
  gate_once
}

# keep_previous: what stands now, once for each new configuration: a roll that was cut off half way must not keep a mixture.
keep_previous() {
  local f new=$PREVIOUS.new
  [[ ! -e $PREVIOUS/.for || $(<"$PREVIOUS/.for") != "$WANTED" ]] || return 0
  { rm -rf -- "$new" && mkdir -m 0700 -- "$new"; } || fail "keeping the files of $INSTANCE in $new" "the folder cannot be made" "check the disk of this host"
  while read -r f _; do
    [[ -f $f ]] || continue
    { mkdir -p -- "$new${f%/*}" && cp -p -- "$f" "$new$f"; } || fail "keeping $f in $new" "it could not be copied" "check free space on this host"
  done <"$NEXT_DIR/list"
  printf '%s\n' "$WANTED" >"$new/.for"
  rm -rf -- "$PREVIOUS"
  mv -T -- "$new" "$PREVIOUS" || fail "keeping the files of $INSTANCE in $PREVIOUS" "it could not be renamed" "check the disk of this host"
}

# apply_next: the files laid ready take their places, the digest last; each by a rename, so it may be cut off anywhere and done again.
apply_next() {
  local f mode owner
  if [[ ! -r $NEXT_DIR/list ]]; then
    digest_on_disk || fail "putting the new files of $INSTANCE into place" "they are not on this host ($NEXT_DIR)" "run 'pulumi up' again: the step 'start' of $INSTANCE brings them"
    return 0
  fi
  [[ $(<"$NEXT_DIR/root$CONFIG/digest") == "$WANTED" ]] \
    || fail "putting the new files of $INSTANCE into place" "those in $NEXT_DIR are for another configuration" "run 'pulumi up' again: the step 'start' of $INSTANCE brings the right ones"
  keep_previous
  while read -r f mode owner; do put_file "$NEXT_DIR/root$f" "$f" "$mode" "$owner" || true; done <"$NEXT_DIR/list"
}

# remember_brokers: whom a name server knows before it is stopped. It stands beside the new files, so that a second try knows it too.
remember_brokers() {
  local file=$NEXT_DIR/brokers
  if [[ ! -e $file ]] && is_active && cluster_info "$IP" "$PORT"; then
    KNOWN=(${CLUSTER[@]+"${CLUSTER[@]}"})
    [[ ! -d $NEXT_DIR ]] || { printf '%s\n' ${CLUSTER[@]+"${CLUSTER[@]}"} >"$file.new" && mv -f -- "$file.new" "$file"; }
  elif [[ -e $file ]]; then
    mapfile -t KNOWN <"$file"
  fi
}

# brokers_back: whom it knew, and whom the other name servers (if there are any) still know, is registered at it again. Only then may the next
# name server be stopped: a broker is never out of sight of all of them. Brokers register every 30 s by themselves; each is asked once to do
# it now.
brokers_back() {
  local server line asked=0 others=$'\n' mine=$'\n' all=
  while IFS= read -r server; do
    [[ -n $server && $server != "$ADDRESS" ]] || continue
    cluster_info "${server%:*}" "${server##*:}" || continue
    asked=$((asked + 1))
    for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do others+=$line$'\n'; done
  done <<<"${LIST[nameserver]-}"
  cluster_info "$IP" "$PORT" || { missing no-answer "it does not answer at $ADDRESS ($ANSWER_ERROR)" "$ADDRESS"; return 1; }
  for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do mine+=$line$'\n'; done
  for line in ${KNOWN[@]+"${KNOWN[@]}"}; do
    [[ -n $line && $mine != *$'\n'"$line"$'\n'* ]] || continue
    if ((asked == 0)) || [[ $others == *$'\n'"$line"$'\n'* ]]; then
      all+="${all:+, }${line% *}"
      ask_to_register "$line"
    fi
  done
  [[ -z $all ]] || missing brokers-not-registered "these brokers are not registered at it again: $all" "$ADDRESS"
}

check_all() {
  local check
  for check in "$@"; do
    # A broker that does not take the request registers within 30 s.
    [[ $check != brokers_back ]] || LIMIT=$REGISTER_LIMIT
    wait_for "$LIMIT" "$check"
    case $? in 1) fail_gate ;; 2) fail_start ;; esac
  done
}

main() {
  local restarted=false looked=false checks=(gate_once)
  read_bundle
  read_instance "${1-}"
  take REGISTER_LIMIT register-timeout 45
  [[ $REGISTER_LIMIT =~ ^[1-9][0-9]{0,4}$ ]] || bad_input "the time limit '$REGISTER_LIMIT' is no number of seconds"
  NEXT_DIR=$CONFIG/.next PREVIOUS=$CONFIG/.previous
  TRIED="restarting $INSTANCE ($UNIT) with its new configuration and checking it at $ADDRESS"
  hold_lock "$INSTANCE"
  # Behind the lock: a take-over may have come while it was waited for.
  need_own_host "${2-}"
  need_place
  running_digest
  [[ $KIND != broker ]] || ((ID == 0)) || checks=(slave_gate)
  # What waits here is removed when all gates hold: it is there too when an earlier try was cut off after the restart.
  if ! is_active || [[ $RUNNING != "$WANTED" || -d $NEXT_DIR ]]; then
    if [[ $KIND == namesrv ]]; then checks+=(brokers_back); elif ((ID == 0)); then checks+=(slaves_ready); fi
  fi
  [[ $KIND != namesrv ]] || remember_brokers
  if is_active && [[ $RUNNING == "$WANTED" ]]; then
    TRIED="checking $INSTANCE ($UNIT) at $ADDRESS"
    mark_logs
    RESTARTS=${STATE[NRestarts]}
    rm -rf -- "$CONFIG/.next.new"
  else
    guard_data
    if is_active; then
      RESTARTS=${STATE[NRestarts]}
      may_stop
      looked=true
    fi
    need_folders
    apply_next
    with_systemd_lock register_unit
    if is_active; then
      # Some time has gone since: a copy may have died meanwhile.
      [[ $KIND != broker || $looked == false ]] || ! answers || copies_answer
      ASKED=
      stop_unit || fail "stopping $UNIT" "systemctl stop: ${STOP_SAID:-no end within 200 s}" "look at 'systemctl status $UNIT' on this host, then run 'pulumi up' again"
      unit_state
    fi
    start_unit
    restarted=true
  fi
  check_all "${checks[@]}"
  [[ $KIND != broker ]] || apply_live
  running_digest
  [[ $RUNNING == "$WANTED" ]] \
    || fail "$TRIED" "its process runs another configuration (${RUNNING:0:12}) than the wanted one (${WANTED:0:12})" "run 'pulumi up' again: the step 'start' of $INSTANCE brings the right files"
  # Only what holds needs no second try.
  rm -rf -- "$NEXT_DIR"
  [[ -z $SILENT_MASTER ]] || note "warning: its master at $SILENT_MASTER does not answer; that $INSTANCE follows it is checked when it does"
  done_json restarted "$restarted" address "\"$ADDRESS\"" pid "$PID" applied "$(applied_json)" waitedMs "${WAITED:-0}" run "$(run_number)"
}

main "$@"; exit
