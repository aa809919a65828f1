#!/usr/bin/env bash
# Shows the cluster as each name server and each broker sees it. Read-only. On the PATH of every host as rocketmq-status:
# usage: rocketmq-status [--json]
#   --json   one JSON document instead of the table; its fields: docs/on-the-hosts.md
# Exit code 0: every broker of the cluster's plan is registered, and its group open for writing, at every name server, and answers. 1: not so; what is
# wrong stands on standard error (and in the JSON). 2: it was called wrongly. It needs no root, and no Java.
# usage: status.sh CLUSTER table|json <bundle       for a machine that knows the cluster
# Input: `## add nameserver ip:port`, `## add broker NAME ID ip:port [ROLE [HOST]]` for brokers that should be there. What is not given is what `prepare` has
# noted on this host; where it has not, the name servers of the brokers configured here, else the name server of this host.
[[ ${1-} == -* || $# -le 1 || -t 0 ]] && OPERATOR=1
STEP_NAME=status
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source-path=SCRIPTDIR source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
# shellcheck source-path=SCRIPTDIR source=remoting.sh
[[ $(type -t runtime_info) == function ]] || . "${BASH_SOURCE[0]%/*}/remoting.sh" || exit 1

# Every broker has this topic, and registers it with what it lets clients do.
TOPIC=SELF_TEST_TOPIC

# By "name id address" of a broker:
declare -A SEEN=()      # number of name servers that have it
declare -A ROLE=() NAMED=()
declare -A PLANNED=()
declare -A ASKED=()     # where this host asks it, where that is not the address that it is registered with
ROWS=()                 # all of them, in order
declare -A OPEN=()      # brokerName → number of name servers at which it may be written to
declare -A MASTER=()    # brokerName → the row of its master
SERVERS=()
SERVER_ERRORS=()        # of each server; empty: it answers
BAD=()                  # what is wrong, in words
NOTICES=()              # what is good to know

# servers_of_this_host: the name servers that the brokers configured here register at.
servers_of_this_host() {
  local file line
  for file in "$CONFIG"/*/broker.conf; do
    [[ -r $file ]] || continue
    while IFS= read -r line; do
      [[ $line == namesrvAddr=* ]] && tr ';' '\n' <<<"${line#*=}"
    done <"$file"
  done | sort -u
}

# own_server: the name server that is configured here, where no broker is.
own_server() {
  local port
  port=$(sed -n 's/^listenPort=\([0-9]\{1,5\}\)$/\1/p' "$CONFIG/namesrv/namesrv.conf" 2>/dev/null | tail -n 1)
  [[ -z $port ]] || printf '127.0.0.1:%s\n' "$port"
}

# row NAME ID ADDRESS: adds it once.
row() {
  [[ -n ${SEEN["$1 $2 $3"]+x} ]] && return
  SEEN["$1 $2 $3"]=0
  ROWS+=("$1 $2 $3")
  [[ $2 != 0 ]] || MASTER[$1]="$1 $2 $3"
}

# find_plan: name servers, and the brokers that should be there.
find_plan() {
  local name id address role host inside
  CONFIG=$(plan config | tail -n 1); CONFIG=${CONFIG:-/etc/rocketmq}
  mapfile -t SERVERS < <(items nameserver)
  ((${#SERVERS[@]})) || mapfile -t SERVERS < <(plan nameserver)
  ((${#SERVERS[@]})) || mapfile -t SERVERS < <(servers_of_this_host)
  ((${#SERVERS[@]})) || mapfile -t SERVERS < <(own_server)
  if ((${#SERVERS[@]} == 0)); then
    ((EUID == 0)) || fail "finding the name servers" "none is noted in $PLAN_FILE, and $CONFIG is root's to read" "run it with sudo"
    fail "finding the name servers" "none is noted in $PLAN_FILE, and neither a broker nor a name server is configured on this host" \
      "run 'pulumi up', which notes them, or look on another host of the cluster"
  fi
  while read -r name id address role host; do
    [[ -n $name ]] || continue
    inside=$address
    # As prepare notes it: the address for clients, with which it registers.
    if [[ $role == *:* ]]; then address=$role role=''; fi
    row "$name" "$id" "$address"
    ASKED["$name $id $address"]=$inside
    PLANNED["$name $id $address"]=1 ROLE["$name $id $address"]=$role NAMED["$name $id $address"]=$host
  done < <(if [[ -n ${LIST[nameserver]-}${LIST[broker]-} ]]; then items broker; else plan broker; fi)
}

look() {
  local line name id address server problem
  for server in "${SERVERS[@]}"; do
    problem=
    if cluster_info "${server%:*}" "${server##*:}"; then
      for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do
        read -r name id address <<<"$line"
        row "$name" "$id" "$address"
        SEEN["$name $id $address"]=$((SEEN["$name $id $address"] + 1))
      done
      look_at_permissions "$server"
    else
      problem=$ANSWER_ERROR
      BAD+=("the name server $server does not answer ($problem)")
    fi
    SERVER_ERRORS+=("$problem")
  done
  # By name and id, so that a master stands above its slaves.
  mapfile -t ROWS < <(printf '%s\n' ${ROWS[@]+"${ROWS[@]}"} | sed '/^$/d' | sort -k1,1 -k2,2n)
}

# look_at_permissions SERVER: which groups its routes let clients write to, by one topic that all have (code 105).
look_at_permissions() {
  local name
  route_permissions "${1%:*}" "${1##*:}" "$TOPIC" || return 0
  for name in "${!PERMISSIONS[@]}"; do ((!(PERMISSIONS[$name] & 2))) || OPEN[$name]=$((${OPEN[$name]:-0} + 1)); done
}

# host_of ADDRESS: the host's name in the cluster's block, whatever this host calls itself; else its name, else the address.
host_of() {
  local found
  found=$(awk -v ip="${1%:*}" '$1 == ip { print $2; exit }' "$CONFIG/hosts.block" 2>/dev/null)
  [[ -n $found ]] || found=$(getent hosts "${1%:*}" | awk 'NR == 1 { print $2 }')
  printf '%s' "${found:-${1%:*}}"
}

# offset_of ADDRESS: end of its commit log and its version, into OFFSET and VERSION; OFFSET is empty when it does not answer.
offset_of() {
  OFFSET='' VERSION='?'
  runtime_info "${1%:*}" "${1##*:}" commitLogMaxOffset brokerVersionDesc || return 1
  OFFSET=${INFO[commitLogMaxOffset]} VERSION=${INFO[brokerVersionDesc]#V}
  VERSION=${VERSION//_/.}
}

# ahead_of ROW OFFSET: is that broker still behind the offset? By how much: AHEAD.
ahead_of() {
  local name id address
  read -r name id address <<<"$1"
  address=${ASKED[$1]:-$address}
  runtime_info "${address%:*}" "${address##*:}" commitLogMaxOffset && [[ ${INFO[commitLogMaxOffset]} =~ ^[0-9]+$ ]] || return 1
  AHEAD=$(($2 - INFO[commitLogMaxOffset]))
  ((AHEAD > 0))
}

# problem ROW TEXT: of a broker that should be there, or of any where nobody knows which should.
problem() {
  local name id address
  read -r name id address <<<"$1"
  if [[ -n ${PLANNED[$1]-} || ${#PLANNED[@]} == 0 ]]; then BAD+=("$name id $id at $address $2"); else NOTICES+=("$name id $id at $address (not of this deployment) $2"); fi
}

report() {
  local entry name id address asked host lag registered open answers own sep='' n=${#SERVERS[@]}
  local -A end=()
  TABLE=$'BROKER\tROLE\tID\tHOST\tADDRESS\tVERSION\tREGISTERED\tWRITABLE\tLAG\n'
  BROKERS=
  for entry in ${ROWS[@]+"${ROWS[@]}"}; do
    read -r name id address <<<"$entry"
    asked=${ASKED[$entry]:-$address}
    host=${NAMED[$entry]:-$(host_of "$asked")}
    registered=${SEEN[$entry]} open=${OPEN[$name]:-0}
    # The routes of a group stay while a slave of it is registered; only its master takes messages.
    ((open <= registered)) || open=$registered
    lag=null answers=true role=${ROLE[$entry]-} own=
    if offset_of "$asked"; then
      [[ -n $role ]] || role=$(config_value "${asked%:*}" "${asked##*:}" brokerRole || true)
      [[ $id != 0 ]] || end[$name]=$OFFSET
      # The master's end was read just before: what the slave has got since then makes no negative lag.
      if [[ $id != 0 && ${end[$name]:-} =~ ^[0-9]+$ && $OFFSET =~ ^[0-9]+$ ]]; then lag=$((end[$name] > OFFSET ? end[$name] - OFFSET : 0)); fi
      # What looks ahead is asked for once more, the master last: a slave never has what its master has not.
      if [[ $lag == 0 ]] && ((OFFSET > end[$name])) && ahead_of "${MASTER[$name]}" "$OFFSET"; then problem "$entry" "holds $AHEAD bytes more than its master, which has lost the end of its data: see 'A master whose store is lost' in docs/operations.md"; fi
    else
      answers=false
      problem "$entry" "does not answer ($ANSWER_ERROR)"
    fi
    ((registered == n)) || problem "$entry" "is registered at $registered of $n name servers"
    if [[ $id == 0 ]] && ((registered > 0 && open < registered)); then
      [[ $answers == false ]] || own=$(config_value "${asked%:*}" "${asked##*:}" brokerPermission || true)
      if [[ $own =~ ^[0-9]+$ ]] && ((!(own & 2))); then problem "$entry" "is closed for writing by its own brokerPermission=$own"
      else problem "$entry" "is closed for writing at $((registered - open)) of $n name servers"; fi
    fi
    TABLE+="$name"$'\t'"${role:-?}"$'\t'"$id"$'\t'"$host"$'\t'"$address"$'\t'"$VERSION"$'\t'"$registered/$n"$'\t'
    if [[ $id == 0 ]]; then TABLE+="$open/$n"; else TABLE+=-; fi
    case $answers:$lag in false:*) TABLE+=$'\tno answer\n' ;; *:null) TABLE+=$'\t-\n' ;; *) TABLE+=$'\t'"$lag bytes"$'\n' ;; esac
    BROKERS+="$sep{\"name\":$(json_text "$name"),\"id\":$id,\"role\":$(json_text "${role:-?}"),\"host\":$(json_text "$host"),\"address\":$(json_text "$address")"
    BROKERS+=",\"version\":$(json_text "$VERSION"),\"planned\":$([[ -n ${PLANNED[$entry]-} ]] && printf true || printf false),\"answers\":$answers"
    BROKERS+=",\"registered\":$registered,\"writable\":$([[ $id == 0 ]] && printf '%s' "$open" || printf null),\"lagBytes\":$lag}"
    sep=,
  done
  # A deployment of name servers alone waits for the brokers of others.
  if ((${#ROWS[@]} == 0)); then
    if [[ -r $PLAN_FILE && -z ${LIST[nameserver]-} ]]; then NOTICES+=("no broker is registered, and none is planned here"); else BAD+=("no broker is registered at ${SERVERS[*]}"); fi
  fi
}

# columns: aligns tab-separated lines; `column` is not on every host.
columns() {
  awk -F '\t' '
    { for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } fields[NR] = NF }
    END { for (n = 1; n <= NR; n++) { line = ""; for (i = 1; i <= fields[n]; i++) line = line sprintf("%-" (width[i] + 2) "s", cell[n, i]); sub(/ +$/, "", line); print line } }'
}

# json_list TEXT…: as a JSON array.
json_list() { local text sep=; printf '['; for text; do printf '%s%s' "$sep" "$(json_text "$text")"; sep=,; done; printf ']'; }

show_json() {
  local i sep='' ok=true cluster
  ((${#BAD[@]} == 0)) || ok=false
  cluster=$(plan cluster | tail -n 1)
  [[ -n ${OPERATOR-} ]] || cluster=$STEP_SUBJECT
  printf '{"cluster":%s,"ok":%s,"at":"%s","nameServers":[' "$(json_text "$cluster")" "$ok" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  for i in "${!SERVERS[@]}"; do
    printf '%s{"address":%s,"answers":%s,"error":%s}' "$sep" "$(json_text "${SERVERS[i]}")" "$([[ -z ${SERVER_ERRORS[i]} ]] && printf true || printf false)" "$(json_text "${SERVER_ERRORS[i]}")"
    sep=,
  done
  printf '],"brokers":[%s],"problems":%s,"notices":%s}\n' "$BROKERS" "$(json_list ${BAD[@]+"${BAD[@]}"})" "$(json_list ${NOTICES[@]+"${NOTICES[@]}"})"
}

main() {
  local reason form=${2:-table}
  if [[ -n ${OPERATOR-} ]]; then
    form=table STEP_SUBJECT=$(hostname)
    while (($#)); do
      case $1 in
        --json) form=json ;;
        -h | --help) sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; return 0 ;;
        *) note "rocketmq-status: '$1' is none of its arguments: --json, --help"; return 2 ;;
      esac
      shift
    done
    exec </dev/null
  fi
  read_bundle
  find_plan
  look
  report
  case $form in
    table)
      printf '%s' "$TABLE" | columns
      for reason in ${NOTICES[@]+"${NOTICES[@]}"}; do note "note: $reason"; done
      for reason in ${BAD[@]+"${BAD[@]}"}; do note "$reason"; done ;;
    json) show_json ;;
    *) fail "reading the arguments" "'$form' is no form of output" "say table or json" ;;
  esac
  ((${#BAD[@]} == 0))
}

main "$@"; exit
