#!/usr/bin/env bash
# Checks a cluster, or the part of it that one deployment holds, from one of its hosts: every name server answers; every broker is registered at
# every name server under its own name, id and address; every slave has what its master has; every master is open for writing at every name server; one message goes through every master and is read back.
# verify.sh CLUSTER [OWNER [TOKEN]] <bundle        OWNER: number of the deployment; TOKEN: digest of what the rolls printed, whose change alone matters.
STEP_NAME=verify STEP_SUBJECT=${1-}
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
HERE=${BASH_SOURCE[0]%/*}
. "$HERE/remoting.sh" || exit 1
. "$HERE/instance.sh" || exit 1
. "$HERE/gate.sh" || exit 1
. "$HERE/advice.sh" || exit 1
KIND=cluster                              # whose gates these are, for the advice
NAMES=() IDS=() ADDRESSES=() ROLES=()     # of the brokers, in the order of the bundle
REGISTERED_AS=()                             # and the addresses that they register with: those of clients
SERVERS=()
VERSIONS=() BEHINDS=() RUNTIMES=()        # what was seen of each broker
MESSAGES=                                 # JSON, of each master
WARNINGS=()
OPENED=()                                 # brokers that were asked to register for writing again

read_cluster() {
  local line
  CLUSTER_NAME=$1
  take LIMIT timeout 60
  [[ $LIMIT =~ ^[1-9][0-9]{0,4}$ ]] || bad_input "the time limit '$LIMIT' is no number of seconds"
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    [[ $line =~ ^[A-Za-z0-9._-]+:[0-9]{1,5}$ ]] || bad_input "the name server '$line' is no ip:port"
    SERVERS+=("$line")
  done <<<"${LIST[nameserver]-}"
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    [[ $line =~ ^([^[:space:]]+)\ ([0-9]{1,9})\ ([A-Za-z0-9._-]+:[0-9]{1,5})\ ([A-Z_]+)(\ ([0-9.]+:[0-9]{1,5}))?$ ]] || bad_input "the broker '$line' is not 'name id ip:port role [ip:port]'"
    NAMES+=("${BASH_REMATCH[1]}"); IDS+=("${BASH_REMATCH[2]}"); ADDRESSES+=("${BASH_REMATCH[3]}"); ROLES+=("${BASH_REMATCH[4]}"); REGISTERED_AS+=("${BASH_REMATCH[6]:-${BASH_REMATCH[3]}}")
  done <<<"${LIST[broker]-}"
  # A deployment of name servers alone has no brokers: those of others are theirs to check.
  ((${#SERVERS[@]} > 0)) || bad_input "it names no name server"
}

# problem ID SAW [IP:PORT]: one more thing that is not as it should be.
problem() {
  PROBLEMS+=("$1: $2")
  FOUND_BLOCKS+=("$1 ${3-}")
}

# look_once: everything but the messages; PROBLEMS gets a line for each thing that is not as it should be.
look_once() {
  local server line i j found
  PROBLEMS=() FOUND_BLOCKS=()
  for server in "${SERVERS[@]}"; do
    if ! cluster_info "${server%:*}" "${server##*:}"; then problem name-server-silent "the name server $server does not answer ($ANSWER_ERROR)" "$server"; continue; fi
    for i in "${!NAMES[@]}"; do
      found=
      for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do
        [[ $line != "${NAMES[i]} ${IDS[i]} "* ]] || found=${line##* }
      done
      if [[ -z $found ]]; then problem not-registered "${NAMES[i]} id ${IDS[i]} is not registered at the name server $server" "$server"
      elif [[ $found != "${REGISTERED_AS[i]}" ]]; then problem registered-elsewhere "${NAMES[i]} id ${IDS[i]} is registered at the name server $server as $found, not ${REGISTERED_AS[i]}" "$found"; fi
    done
  done
  for i in "${!NAMES[@]}"; do
    BEHINDS[i]=0
    if ! runtime_info "${ADDRESSES[i]%:*}" "${ADDRESSES[i]##*:}" brokerVersionDesc runtime; then
      problem broker-silent "${NAMES[i]} id ${IDS[i]} does not answer at ${ADDRESSES[i]} ($ANSWER_ERROR)" "${ADDRESSES[i]}"
      continue
    fi
    VERSIONS[i]=${INFO[brokerVersionDesc]}
    RUNTIMES[i]=${INFO[runtime]}
    ((IDS[i] > 0)) || continue
    for j in "${!NAMES[@]}"; do
      [[ ${NAMES[j]} == "${NAMES[i]}" && ${IDS[j]} == 0 ]] || continue
      caught_up "${ADDRESSES[j]}" "${ADDRESSES[i]}" || problem "$GATE" "${NAMES[i]}: $MISSING" "${BLOCKS[0]#* }"
      BEHINDS[i]=$BEHIND
    done
  done
  # Who is not registered is not looked for in a route.
  ((${#PROBLEMS[@]} == 0)) || return 1
  closed_brokers
  ((${#PROBLEMS[@]} == 0))
}

# closed_brokers: masters that a name server's route does not let clients write to (code 205 closed them: an operator's wipeWritePerm). The route of the
# topic that bears the broker's name tells; a broker without that topic, or one whose own configuration forbids writing, is left as it is.
# Code 205 takes away the right to write alone: a topic that may not be read either is one that its broker keeps from clients.
# A closed one is asked to register anew with the permission that it has, which opens it at every name server.
closed_brokers() {
  local server i own
  for i in "${!NAMES[@]}"; do
    ((IDS[i] == 0)) || continue
    for server in "${SERVERS[@]}"; do
      route_permission "${server%:*}" "${server##*:}" "${NAMES[i]}" "${NAMES[i]}" || { problem name-server-silent "the name server $server does not answer ($ANSWER_ERROR)" "$server"; continue; }
      if [[ -z $PERMISSION ]] || (((PERMISSION & 2) || !(PERMISSION & 4))); then continue; fi
      own=$(config_value "${ADDRESSES[i]%:*}" "${ADDRESSES[i]##*:}" brokerPermission) || own=''
      if [[ ! $own =~ ^[0-9]+$ ]] || ((!(own & 2))); then break; fi
      problem closed-for-writing "${NAMES[i]} is closed for writing at the name server $server" "$server"
      [[ " ${OPENED[*]-} " == *" ${NAMES[i]} "* ]] || open_broker "$i" "$own"
      break
    done
  done
}

open_broker() {
  register_now "${ADDRESSES[$1]}" "$2" || return 0
  OPENED+=("${NAMES[$1]}")
  changed "opened ${NAMES[$1]} for writing again: it was closed at a name server"
}

# hurry_reports: a slave reports its offset every 5 s (haSendHeartbeatInterval), and its master gives it nothing and confirms no message before the first
# report. The slaves that have just started are asked for one within a second: the interval is set low (code 25) and, once a message was confirmed, back to
# what it was. One that does not take the request reports in its own time.
declare -A REPORTS=()                     # place of a slave → its own interval
HURRIED=137                               # ms; a value that nobody configures
hurry_reports() {
  local i interval
  for i in "${!NAMES[@]}"; do
    if ((IDS[i] == 0)) || [[ ! ${RUNTIMES[i]-} =~ \ 0\ days,\ 0\ hours,\ 0\ minutes, ]]; then continue; fi
    interval=$(config_value "${ADDRESSES[i]%:*}" "${ADDRESSES[i]##*:}" haSendHeartbeatInterval) || continue
    if [[ ! $interval =~ ^[0-9]{1,9}$ ]] || ((interval <= 500 && interval != HURRIED)); then continue; fi
    # What a run that was killed has left becomes RocketMQ's default.
    ((interval != HURRIED)) || interval=5000
    # Noted first: a run that ends in between puts it back too.
    REPORTS[$i]=$interval
    set_interval "$i" "$HURRIED" || [[ -z $ANSWER_CODE ]] || unset 'REPORTS[$i]'
  done
}

set_interval() {
  printf 'haSendHeartbeatInterval=%s\n' "$2" >"$STEP_DIR/interval"
  ask "${ADDRESSES[$1]%:*}" "${ADDRESSES[$1]##*:}" 25 '' "$STEP_DIR/interval"
}

calm_reports() {
  local i
  for i in ${REPORTS[@]+"${!REPORTS[@]}"}; do set_interval "$i" "${REPORTS[$i]}" || WARNINGS+=("${NAMES[i]} id ${IDS[i]} did not take back haSendHeartbeatInterval=${REPORTS[$i]} ($ANSWER_ERROR)"); done
  REPORTS=()
}

has_slave() {
  local j
  for j in "${!NAMES[@]}"; do [[ ${NAMES[j]} != "$1" || ${IDS[j]} == 0 ]] || return 0; done
  return 1
}

# message_once I: one message through master I, read back from where the broker says it stored it. MISSING says what is not right.
message_once() {
  local ip=${ADDRESSES[$1]%:*} port=${ADDRESSES[$1]##*:} name=${NAMES[$1]} body="$STEP_DIR/body" reply="$STEP_DIR/reply"
  # A slave confirms nothing before its first report, 5 s after it has connected; and a broker waits 5 s for it before it answers.
  local ASK_SECONDS=8
  printf 'verify %s %s %s %s' "$CLUSTER_NAME" "$name" "$(date +%s)" "$RANDOM$RANDOM" >"$body"
  send_message "$ip" "$port" "$name" 0 "$body" || { missing message-refused "it does not take a message ($ANSWER_ERROR)" "$ip:$port"; return 1; }
  case ${SENT[status]}:${ROLES[$1]} in
    SEND_OK:*) ;;
    SLAVE_NOT_AVAILABLE:SYNC_MASTER)
      ! has_slave "$name" || { missing slave-not-available "it stored the message, but no slave is connected or near enough behind (SLAVE_NOT_AVAILABLE)" "$ip:$port"; return 1; } ;;
    FLUSH_SLAVE_TIMEOUT:*) missing slave-slow "it stored the message, but no slave confirmed it in time (FLUSH_SLAVE_TIMEOUT)" "$ip:$port"; return 1 ;;
    *) missing message-status "it stored the message, but answered ${SENT[status]}" "$ip:$port"; return 1 ;;
  esac
  # The queue is filled from the log a moment after the answer.
  while ! { pull_message "$ip" "$port" "$name" "${SENT[queue]}" "${SENT[offset]}" "$reply" && body_of_message "$reply" | cmp -s - "$body"; }; do
    missing message-unreadable "the message is not to be read back at queue ${SENT[queue]}, offset ${SENT[offset]} (${ANSWER_ERROR:-other contents})" "$ip:$port" \
      || ((SECONDS < LIMIT)) || return 1
    sleep 0.1
  done
}

send_through() {
  local i=$1 sep=
  [[ -z $MESSAGES ]] || sep=,
  until message_once "$i"; do
    # A broker that was told to have no topic of its name, or not to be written to, is no fault of the cluster.
    if [[ $ANSWER_CODE == 16 || $ANSWER_CODE == 17 ]]; then
      WARNINGS+=("no message was sent through ${NAMES[i]}: $(refusal "$i")")
      MESSAGES+="$sep{\"broker\":$(json_text "${NAMES[i]}"),\"status\":\"SKIPPED\"}"
      return 0
    fi
    if ((SECONDS >= LIMIT)); then
      advise
      fail "sending one message through ${NAMES[i]} at ${ADDRESSES[i]}" "$MISSING, for ${SECONDS} s" "$NEXT" '' "$GATE"
    fi
    sleep 0.3
  done
  [[ ${SENT[status]} == SEND_OK ]] || WARNINGS+=("${NAMES[i]} is a SYNC_MASTER without a slave: every send is answered with ${SENT[status]}")
  MESSAGES+="$sep{\"broker\":$(json_text "${NAMES[i]}"),\"status\":\"${SENT[status]}\",\"queue\":${SENT[queue]},\"offset\":${SENT[offset]},\"msgId\":\"${SENT[msgId]}\"}"
}

# refusal I: why broker I does not take messages for the topic of its name.
refusal() {
  local remark ip=${ADDRESSES[$1]%:*} port=${ADDRESSES[$1]##*:}
  remark=$ANSWER_ERROR
  if [[ $(config_value "$ip" "$port" brokerTopicEnable) == false ]]; then printf 'brokerTopicEnable=false takes away the topic of its name'
  elif [[ $(config_value "$ip" "$port" brokerPermission) == 4 ]]; then printf 'brokerPermission=4 makes it read-only'
  else printf '%s' "$remark"; fi
}

brokers_json() {
  local i sep=
  for i in "${!NAMES[@]}"; do
    printf '%s{"name":%s,"id":%s,"address":"%s","role":"%s","version":%s,"registeredAt":"%s/%s","behind":%s}' "$sep" "$(json_text "${NAMES[i]}")" "${IDS[i]}" \
      "${ADDRESSES[i]}" "${ROLES[i]}" "$(json_text "${VERSIONS[i]-}")" "${#SERVERS[@]}" "${#SERVERS[@]}" "${BEHINDS[i]}"
    sep=,
  done
}

main() {
  local i list
  read_bundle
  read_cluster "${1-}"
  need_own_host "${2-}"
  SECONDS=0
  until look_once; do
    if ((SECONDS >= LIMIT)); then
      list=$(printf '\n         - %s' "${PROBLEMS[@]}")
      BLOCKS=("${FOUND_BLOCKS[@]}")
      advise
      fail "looking at ${#NAMES[@]} brokers and ${#SERVERS[@]} name servers of ${CLUSTER_NAME}, for $LIMIT s" "$list" "$NEXT" '' "$GATE"
    fi
    sleep 0.3
  done
  trap 'calm_reports; rm -rf -- "$STEP_DIR"' EXIT
  hurry_reports
  for i in "${!NAMES[@]}"; do
    ((IDS[i] > 0)) || send_through "$i"
  done
  calm_reports
  list=
  for i in ${WARNINGS[@]+"${WARNINGS[@]}"}; do note "warning: $i"; list+="${list:+,}$(json_text "$i")"; done
  done_json nameServers "${#SERVERS[@]}" brokers "[$(brokers_json)]" messages "[$MESSAGES]" warnings "[$list]" run "$(run_number)"
}

main "$@"; exit
