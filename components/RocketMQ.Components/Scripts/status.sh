#!/usr/bin/env bash
# Shows every broker as each name server and the broker itself see it. Read-only; part of the kit, for operators too:
#   bash /usr/local/lib/rocketmq-steps/status.sh CLUSTER [table|json] </dev/null
# Input: `## add nameserver ip:port`, `## add broker NAME ID ip:port ROLE [HOST]` for brokers that should be there. Without a
# name server it takes those of the brokers of this host, else the name server of this host. Exit code 1 when a broker is missing anywhere or does not answer.
STEP_NAME=status
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source-path=SCRIPTDIR source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
# shellcheck source-path=SCRIPTDIR source=remoting.sh
[[ $(type -t runtime_info) == function ]] || . "${BASH_SOURCE[0]%/*}/remoting.sh" || exit 1

declare -A SEEN=()      # "name id address" → number of name servers that have it
declare -A ROLE=() NAMED=()
ROWS=()                 # "name id address", in order
SERVERS=()
BAD=()                  # what is wrong, in words

# servers_of_this_host: the name servers that the brokers configured here register at.
servers_of_this_host() {
  local file line
  for file in /etc/rocketmq/*/broker.conf; do
    [[ -f $file ]] || continue
    while IFS= read -r line; do
      [[ $line == namesrvAddr=* ]] && tr ';' '\n' <<<"${line#*=}"
    done <"$file"
  done | sort -u
}

# own_server: the name server that is configured here, where no broker is.
own_server() {
  local port
  port=$(sed -n 's/^listenPort=\([0-9]\{1,5\}\)$/\1/p' /etc/rocketmq/namesrv/namesrv.conf 2>/dev/null | tail -n 1)
  [[ -z $port ]] || printf '127.0.0.1:%s\n' "$port"
}

# row NAME ID ADDRESS: adds it once.
row() {
  [[ -n ${SEEN["$1 $2 $3"]+x} ]] && return
  SEEN["$1 $2 $3"]=0
  ROWS+=("$1 $2 $3")
}

look() {
  local line name id address role host server
  while read -r name id address role host; do
    [[ -n $name ]] || continue
    row "$name" "$id" "$address"
    ROLE["$name $id $address"]=$role NAMED["$name $id $address"]=$host
  done <<<"$(items broker)"
  for server in "${SERVERS[@]}"; do
    if ! cluster_info "${server%:*}" "${server##*:}"; then BAD+=("name server $server: $ANSWER_ERROR"); continue; fi
    for line in ${CLUSTER[@]+"${CLUSTER[@]}"}; do
      read -r name id address <<<"$line"
      row "$name" "$id" "$address"
      SEEN["$name $id $address"]=$((SEEN["$name $id $address"] + 1))
    done
  done
  # By name and id, so that a master stands above its slaves.
  mapfile -t ROWS < <(printf '%s\n' ${ROWS[@]+"${ROWS[@]}"} | sed '/^$/d' | sort -k1,1 -k2,2n)
}

# host_of ADDRESS: the host's name by the hosts block, else the address.
host_of() { local found; found=$(getent hosts "${1%:*}" | awk 'NR == 1 { print $2 }'); printf '%s' "${found:-${1%:*}}"; }

# offset_of ADDRESS: end of its commit log and its version, into OFFSET and VERSION; OFFSET is empty when it does not answer.
offset_of() {
  OFFSET='' VERSION='?'
  runtime_info "${1%:*}" "${1##*:}" commitLogMaxOffset brokerVersionDesc || return 1
  OFFSET=${INFO[commitLogMaxOffset]} VERSION=${INFO[brokerVersionDesc]#V}
  VERSION=${VERSION//_/.}
}

report() {
  local entry name id address role host lag registered json='' sep=''
  local -A end=()
  TABLE=$'BROKER\tROLE\tID\tHOST\tADDRESS\tVERSION\tREGISTERED\tLAG\n'
  for entry in ${ROWS[@]+"${ROWS[@]}"}; do
    read -r name id address <<<"$entry"
    host=${NAMED[$entry]:-$(host_of "$address")}
    registered=${SEEN[$entry]}
    lag=- role=${ROLE[$entry]-}
    if offset_of "$address"; then
      [[ -n $role ]] || role=$(config_value "${address%:*}" "${address##*:}" brokerRole || true)
      [[ $id != 0 ]] || end[$name]=$OFFSET
      # The master's end was read just before: what the slave has got since then makes no negative lag.
      if [[ $id != 0 && ${end[$name]:-} =~ ^[0-9]+$ && $OFFSET =~ ^[0-9]+$ ]]; then lag=$((end[$name] > OFFSET ? end[$name] - OFFSET : 0)); fi
    else
      BAD+=("$name id $id at $address: $ANSWER_ERROR"); lag='no answer'
    fi
    ((registered == ${#SERVERS[@]})) || BAD+=("$name id $id at $address: registered at $registered of ${#SERVERS[@]} name servers")
    [[ $lag =~ ^[0-9]+$ ]] && lag+=" bytes"
    TABLE+="$name"$'\t'"${role:-?}"$'\t'"$id"$'\t'"$host"$'\t'"$address"$'\t'"$VERSION"$'\t'"$registered/${#SERVERS[@]}"$'\t'"$lag"$'\n'
    json+="$sep{\"name\":$(json_text "$name"),\"id\":$id,\"role\":$(json_text "${role:-?}"),\"host\":$(json_text "$host"),\"address\":$(json_text "$address")"
    json+=",\"version\":$(json_text "$VERSION"),\"registered\":$registered,\"nameServers\":${#SERVERS[@]},\"lag\":$(json_text "$lag")}"
    sep=,
  done
  JSON="[$json]"
}

# columns: aligns tab-separated lines; `column` is not on every host.
columns() {
  awk -F '\t' '
    { for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } fields[NR] = NF }
    END { for (n = 1; n <= NR; n++) { line = ""; for (i = 1; i <= fields[n]; i++) line = line sprintf("%-" (width[i] + 2) "s", cell[n, i]); sub(/ +$/, "", line); print line } }'
}

main() {
  local reason
  read_bundle
  mapfile -t SERVERS < <(items nameserver)
  ((${#SERVERS[@]})) || mapfile -t SERVERS < <(servers_of_this_host)
  ((${#SERVERS[@]})) || mapfile -t SERVERS < <(own_server)
  ((${#SERVERS[@]})) || fail "finding the name servers" "none was given, and neither a broker nor a name server is configured on this host" \
    "give '## add nameserver IP:PORT' on standard input, or run it on a host with a broker"
  look
  report
  ((${#ROWS[@]})) || BAD+=("no broker is registered at ${SERVERS[*]}")
  case ${2:-table} in
    table)
      printf '%s' "$TABLE" | columns
      for reason in ${BAD[@]+"${BAD[@]}"}; do note "$reason"; done ;;
    json) done_json brokers "$JSON" problems "$(sep=; printf '['; for reason in ${BAD[@]+"${BAD[@]}"}; do printf '%s%s' "$sep" "$(json_text "$reason")"; sep=,; done; printf ']')" ;;
    *) fail "reading the arguments" "'$2' is no form of output" "say table or json" ;;
  esac
  ((${#BAD[@]} == 0))
}

main "$@"; exit
