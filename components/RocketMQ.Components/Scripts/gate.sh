#!/usr/bin/env bash
# Proof by protocol that an instance does its work. Sourced after the prelude, instance.sh and remoting.sh; advice.sh says what can be done about each gate.
GATE=           # id of the gate at which the last look ended
MISSING=        # in words: what that look did not find
BLOCKS=()       # "ID IP:PORT" of each thing that it did not find: whom it is about
BEHIND=0        # of caught_up: bytes
OFFSET=         # commitLogMaxOffset of the watched broker
declare -A SEEN_AT=()   # name server → process of the watched broker that it has seen

# number TEXT: TEXT if it is a whole number, else 0. What comes over the wire is never calculated with as it is.
number() { [[ $1 =~ ^-?[0-9]{1,18}$ ]] && NUMBER=$1 || NUMBER=0; }

# max_offset IP:PORT: end of a broker's commit log, into NUMBER.
max_offset() { runtime_info "${1%:*}" "${1##*:}" commitLogMaxOffset && number "${INFO[commitLogMaxOffset]}"; }

# missing ID SAW [IP:PORT]: what a look did not find, and whom that is about. Always false.
missing() {
  GATE=$1 MISSING=$2 BLOCKS=("$1 ${3-}")
  return 1
}

# registered_at IP:PORT: is the broker registered at that name server under its own name, id and address?
registered_at() {
  local line
  cluster_info "${1%:*}" "${1##*:}" || { missing name-server-silent "the name server $1 does not answer ($ANSWER_ERROR)" "$1"; return 1; }
  for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do
    [[ $line != "$BROKER $ID $REGISTERED" ]] || return 0
    if [[ $line == "$BROKER $ID "* ]]; then
      missing registered-elsewhere "the name server $1 knows $BROKER id $ID at another address, ${line##* }, not $REGISTERED" "${line##* }"
      return 1
    fi
  done
  missing not-registered "it is not registered at the name server $1" "$1"
}

# registered_everywhere: at every name server; MISSING names all that are wanting. One that has seen this process is not asked again: the check of the whole
# cluster asks all of them at the end.
registered_everywhere() {
  local server all='' blocks=()
  while IFS= read -r server; do
    [[ -n $server && ${SEEN_AT[$server]-} != "$PID" ]] || continue
    if registered_at "$server"; then SEEN_AT[$server]=$PID; else all+="${all:+; }$MISSING"; blocks+=("${BLOCKS[@]}"); fi
  done <<<"${LIST[nameserver]-}"
  MISSING=$all BLOCKS=(${blocks[@]+"${blocks[@]}"})
  [[ -z $all ]]
}

# listens: does a socket of this host listen on the instance's port? Costs no process, unlike a question.
listens() {
  local form
  # Its port as the local one, any address and port 0 as the other, state LISTEN.
  printf -v form ':%04X [0-9A-F]+:0000 0A' "$PORT"
  [[ "$(</proc/net/tcp)" =~ $form || -r /proc/net/tcp6 && "$(</proc/net/tcp6)" =~ $form ]]
}

# caught_up MASTER SLAVE (ip:port each): has the slave everything that its master had when it was asked, and not more?
caught_up() {
  local had
  max_offset "$1" || { missing master-silent "the master at $1 does not answer ($ANSWER_ERROR)" "$1"; return 1; }
  had=$NUMBER
  max_offset "$2" || { missing slave-silent "the slave at $2 does not answer ($ANSWER_ERROR)" "$2"; return 1; }
  OFFSET=$NUMBER BEHIND=$((had - NUMBER))
  ((BEHIND <= 0)) || { missing slave-behind "the slave at $2 is $BEHIND bytes behind its master at $1" "$2"; return 1; }
  if ((BEHIND < 0)); then
    # More than the master had a moment ago is more than the master has only if it still is.
    max_offset "$1" || { missing master-silent "the master at $1 does not answer ($ANSWER_ERROR)" "$1"; return 1; }
    if ((OFFSET > NUMBER)); then
      missing slave-ahead "the slave at $2 holds $((OFFSET - NUMBER)) bytes more than its master at $1: the master has lost the end of its data" "$2"
      return 1
    fi
    BEHIND=0
  fi
}

# commit_logs CONF: the folders of the commit log that a broker.conf names, a line each (the last of two lines counts, as in Java).
commit_logs() {
  awk -F= '/^[ \t]*storePath(RootDir|CommitLog)[ \t]*=/ { k = $1; v = $0; sub(/^[^=]*=/, "", v); gsub(/^[ \t]+|[ \t\r]+$/, "", v); gsub(/[ \t]/, "", k); at[k] = v }
    END { if (at["storePathCommitLog"]) print at["storePathCommitLog"]; else if (at["storePathRootDir"]) print at["storePathRootDir"] "/commitlog" }' "$1" 2>/dev/null | tr ',' '\n'
}

# log_in CONF: the first of those folders that holds messages, into FOUND.
log_in() {
  local folder
  FOUND=
  while IFS= read -r folder; do
    [[ -n $folder && -n $(find "$folder" -type f -print -quit 2>/dev/null) ]] || continue
    FOUND=$folder
    return 0
  done < <(commit_logs "$1")
  return 1
}

# guard_data: an empty store is not begun where messages are that should be in it. Looked at before the files on the disk are changed.
# A master whose store is empty, beside a slave that holds messages, has been moved away from its data (or its disk was lost): it would take new
# messages at offsets its slave already has, and the slave could never follow it again.
guard_data() {
  local id address conf wanted
  [[ $KIND == broker ]] || return 0
  wanted=${FILE_BODY[$CONFIG/broker.conf]-}
  [[ -n $wanted ]] || wanted=$CONFIG/.next/root$CONFIG/broker.conf
  [[ -r $wanted ]] || wanted=$CONFIG/broker.conf
  if log_in "$wanted" || [[ -n $(find "$STORE/commitlog" -type f -print -quit 2>/dev/null) ]]; then return 0; fi
  # A roll that was cut off has put the new files in place already; what was there before lies in .previous.
  for conf in "$CONFIG/broker.conf" "$CONFIG/.previous$CONFIG/broker.conf"; do
    [[ $conf != *"/.previous/"* || $(cat -- "$CONFIG/.previous/.for" 2>/dev/null) == "$WANTED" ]] || continue
    ! log_in "$conf" || fail "giving $INSTANCE the store $STORE" "that is empty, while the one it had until now holds its messages: $FOUND" \
      "set the paths of the store back; or copy the data first: stop $UNIT on this host, copy what is in ${FOUND%/commitlog} to $STORE (owner $STEP_USER), then run 'pulumi up' again" \
      '' store-left-behind
  done
  ((ID == 0)) || return 0
  while read -r _ id address _; do
    [[ -n $address ]] || continue
    max_offset "$address" || continue
    ((NUMBER <= 0)) || fail "starting the master $INSTANCE on this host" "its store $STORE is empty, while its slave id $id at $address holds $NUMBER bytes of messages" \
      "nothing was started. Set its host back to where the store is; or stop that slave, make $STORE here (owner $STEP_USER), copy commitlog/ and config/ of the slave's store into it, look that they are there, start the slave again, and run 'pulumi up' (docs/operations.md has the commands under 'A master whose store is lost')" \
      '' store-empty
  done <<<"$(copies slaves)"
}

# registered_now: where the configuration in use registers this broker; nothing where there is none.
registered_now() { awk -F= '$1 == "brokerIP1" { ip = $2 } $1 == "listenPort" { port = $2 } END { if (ip && port) print ip ":" port }' "$CONFIG/broker.conf" 2>/dev/null || true; }

# inside IP:PORT: where this host asks the broker that is registered with that address: behind address translation at another one, which the plan notes.
inside() {
  local name id address registered
  while read -r name id address registered; do
    if [[ -n $registered && $registered == "$1" ]]; then printf '%s' "$address"; return; fi
  done < <(plan broker)
  printf '%s' "$1"
}

# guard_name: a broker is not started under a name and id that a process elsewhere has (two deployments of one cluster with a group of the same name). Of
# two registrations the later one stands, every 30 s another one, and each master would be given the messages of the other. One that does not answer is
# gone: a name server knows it for two minutes more. Brokers register at every name server, so the first one that answers tells.
guard_name() {
  local server line ours
  [[ $KIND == broker ]] || return 0
  ours=" $ADDRESS $REGISTERED $(registered_now) "
  while IFS= read -r server; do
    [[ -n $server ]] || continue
    cluster_info "${server%:*}" "${server##*:}" || continue
    for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do
      [[ $line == "$BROKER $ID "* && $ours != *" ${line##* } "* ]] || continue
      max_offset "$(inside "${line##* }")" || continue
      fail "starting $INSTANCE on this host" "another process is $BROKER id $ID at the name server $server, and answers at ${line##* }" \
        "nothing was started. If it is a broker of another stack, give the group here a name of its own in cluster.brokerGroups; else stop it. Then run 'pulumi up' again" '' name-taken
    done
    return 0
  done <<<"${LIST[nameserver]-}"
}

# copies FILTER: the other brokers of the group, "name id ip:port role" a line; FILTER master, slaves or all.
copies() {
  local line id
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    read -r _ id _ _ <<<"$line"
    case $1:$id in all:* | master:0) printf '%s\n' "$line" ;; master:* | slaves:0) ;; slaves:*) printf '%s\n' "$line" ;; esac
  done <<<"${LIST[copy]-}"
}

# own_connections FILTER: how many established connections of ss's FILTER belong to the watched process. Where root may not look into processes of
# other users (containers without SYS_PTRACE) their own user may; where nobody may, the filter alone has to do.
own_connections() {
  local out
  out=$(ss -Htnp state established "$1" 2>/dev/null)
  if [[ -n $out && $out != *users:* ]]; then out=$(setpriv --reuid "$STEP_USER" --regid "$STEP_USER" --clear-groups ss -Htnp state established "$1" 2>/dev/null || printf '%s' "$out"); fi
  if [[ -z $out ]]; then printf 0; elif [[ $out == *users:* ]]; then grep -c "pid=$PID," <<<"$out"; else grep -c . <<<"$out"; fi
}

# answers: one look; true when the process answers by protocol, else MISSING says what is not there yet.
answers() {
  listens || { missing not-listening "it does not answer at $ADDRESS (nothing listens there)" "$ADDRESS"; return 1; }
  if [[ $KIND == namesrv ]]; then cluster_info "$IP" "$PORT"; else max_offset "$ADDRESS"; fi || missing no-answer "it does not answer at $ADDRESS ($ANSWER_ERROR)" "$ADDRESS"
}

# gate_once: one look; true when the instance is healthy, else MISSING says what is not there yet.
gate_once() {
  local master
  answers || return 1
  [[ $KIND == broker ]] || return 0
  OFFSET=$NUMBER
  registered_everywhere || return 1
  ((ID > 0)) || return 0
  read -r _ _ master _ <<<"$(copies master)"
  [[ -n $master ]] || return 0
  # A slave that has caught up is only worth something while it is connected to its master's replication port.
  if (($(own_connections "dport = :$((${master##*:} + 1))") == 0)); then
    missing not-replicating "it is not connected to the replication port of its master, ${master%:*}:$((${master##*:} + 1))" "$master"
    return 1
  fi
  caught_up "$master" "$ADDRESS"
}

# slaves_ready: for a master that was restarted: each of its slaves is connected again and has everything.
slaves_ready() {
  local wanted=0 seen slave line
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    read -r _ _ slave _ <<<"$line"
    wanted=$((wanted + 1))
    caught_up "$ADDRESS" "$slave" || return 1
  done <<<"$(copies slaves)"
  ((wanted > 0)) || return 0
  seen=$(own_connections "sport = :$((PORT + 1))")
  ((seen >= wanted)) || missing slaves-not-connected "$seen of its $wanted slaves are connected to its replication port $((PORT + 1))" "$ADDRESS"
}

# recovering: how far a broker is that reads its store after a crash, from its own log; nothing for any other.
recovering() {
  local line all
  [[ ${KIND-} == broker && -n ${LOG-} && $GATE == not-listening ]] || return 0
  line=$(tail -n 200 -- "$LOG/store.log" 2>/dev/null | grep -o 'recover next physics file, [^ ]*' | tail -n 1)
  [[ -n $line ]] || return 0
  all=$(find "$STORE/commitlog" -maxdepth 1 -type f 2>/dev/null | sort)
  printf '; it checks its store: %s, file %s of %s' "${line##*/}" "$(grep -n -F -- "${line##*/}" <<<"$all" | cut -d: -f1)" "$(grep -c . <<<"$all")"
}

# alive: is the process that was started still the one that runs? One look at /proc while it is.
alive() {
  local pid=$PID
  [[ $pid == 0 || ! -d /proc/$pid ]] || return 0
  unit_state
  # Another process than ours, or one that systemd has started again, means that ours has died.
  [[ $PID != 0 && ($pid == 0 || $PID == "$pid") && ${STATE[ActiveState]} == active && ${STATE[NRestarts]} == "${RESTARTS:-${STATE[NRestarts]}}" ]]
}

# wait_for LIMIT CHECK…: looks until CHECK is true; ends at once when the process dies, and at the time limit. 0 true, 1 time is up (GATE, MISSING and
# BLOCKS say what is missing), 2 it died.
wait_for() {
  local limit=$1 end start said
  shift
  GATE='' MISSING='' BLOCKS=()
  now_ms; start=$NOW said=$NOW end=$((NOW + limit * 1000))
  while :; do
    alive || return 2
    if "$@"; then
      # A gate is passed by the process that was started, not by one that came after it.
      alive || return 2
      now_ms; WAITED=$((NOW - start)); return 0
    fi
    now_ms
    ((NOW < end)) || return 1
    if ((NOW - said >= PROGRESS_EVERY * 1000)); then
      said=$NOW
      note "$STEP_NAME $STEP_SUBJECT: waiting, $(((NOW - start) / 1000)) s so far, $(((end - NOW) / 1000)) s left: ${MISSING:-it is not ready}$(recovering)"
    fi
    # Most are there within seconds; one that is not shall not be asked to death.
    if ((NOW - start < 10000)); then sleep 0.15; else sleep 0.5; fi
  done
}
