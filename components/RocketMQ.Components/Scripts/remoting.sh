#!/usr/bin/env bash
# Asks RocketMQ processes over their own port (the "remoting" protocol, JSON headers), with bash and nothing else: 10 ms a
# question instead of the seconds of mqadmin, and an answer code that can be trusted. Sourced by start, roll and verify;
# an operator may also run it:  remoting.sh cluster IP PORT  |  remoting.sh runtime IP PORT [KEY…]  |  remoting.sh ask IP PORT CODE [JSON]
export LC_ALL=C # lengths are bytes

ASK_SECONDS=${ASK_SECONDS:-4}   # longest time for one question
ANSWER_HEADER=                  # the reply's header, JSON
ANSWER_CODE=                    # its code; 0 is success
ANSWER_BODY=                    # its body, where it is text
PERMISSION=                     # of route_permission
ANSWER_ERROR=                   # in words, when a question failed
CLUSTER=()                      # of cluster_info: "brokerName id ip:port" each
declare -A INFO=()              # of runtime_info
declare -A SENT=()              # of send_message: status queue offset msgId

# Runs in a shell of its own under `timeout`, because bash cannot give up connecting: $1 host $2 port $3 the first 8 bytes as
# octal escapes $4 header $5 file of the body or nothing $6 where the reply's body goes, or nothing for standard output.
# A frame is: 4 bytes length of the rest, 1 byte kind of header (0 JSON), 3 bytes length of the header, header, body.
# shellcheck disable=SC2016  # it is the other shell that expands it
ASK_PROGRAM='
  exec 3<>"/dev/tcp/$1/$2" || exit 1
  { printf "$3%s" "$4"; [[ -z $5 ]] || cat -- "$5"; } >&3 || exit 1
  while :; do
    read -r -a b <<<"$(od -An -v -tu1 -N8 <&3)"
    if ((${#b[@]} < 8)); then echo "it closed the connection without an answer" >&2; exit 1; fi
    if ((b[4] != 0)); then echo "its answer is not in JSON (not a RocketMQ port, or ROCKETMQ_SERIALIZE_TYPE is set there)" >&2; exit 1; fi
    head=$(((b[5] << 16) + (b[6] << 8) + b[7])); body=$((((b[0] << 24) + (b[1] << 16) + (b[2] << 8) + b[3]) - 4 - head))
    if ((body < 0 || body > 67108864)); then echo "its answer is no RocketMQ frame" >&2; exit 1; fi
    IFS= read -r -d "" -N "$head" -u 3 header || { echo "it broke off in its answer" >&2; exit 1; }
    # A frame that answers another question (a notification) is passed over.
    if [[ $header =~ \"opaque\":7411[,}] ]]; then break; fi
    head -c "$body" <&3 >/dev/null
  done
  printf "%s\n" "$header"
  if ((body > 0)); then
    if [[ -n $6 ]]; then head -c "$body" <&3 >"$6"; else head -c "$body" <&3; fi
  fi'

# ask HOST PORT CODE [EXTFIELDS] [BODYFILE] [REPLYFILE]: one question on a connection of its own. True if it was answered with success;
# else ANSWER_ERROR says why, and ANSWER_CODE is empty when there was no answer at all. REPLYFILE gets a body that is not text.
ask() {
  local header first rest out rc size=0
  header="{\"code\":$3,\"language\":\"OTHER\",\"version\":0,\"opaque\":7411,\"flag\":0,\"serializeTypeCurrentRPC\":\"JSON\",\"extFields\":${4:-null}}"
  [[ -z ${5-} ]] || size=$(($(wc -c <"$5")))
  rest=$((4 + ${#header} + size))
  printf -v first '\\%03o\\%03o\\%03o\\%03o\\000\\%03o\\%03o\\%03o' \
    $((rest >> 24 & 255)) $((rest >> 16 & 255)) $((rest >> 8 & 255)) $((rest & 255)) \
    $((${#header} >> 16 & 255)) $((${#header} >> 8 & 255)) $((${#header} & 255))
  ANSWER_HEADER='' ANSWER_CODE='' ANSWER_BODY='' ANSWER_ERROR=''
  out=$(timeout -k 1 "$ASK_SECONDS" bash -c "$ASK_PROGRAM" ask "$1" "$2" "$first" "$header" "${5-}" "${6-}" 2>&1)
  rc=$?
  if ((rc == 124 || rc == 137)); then ANSWER_ERROR="no answer within $ASK_SECONDS s"; return 1; fi
  if ((rc != 0)); then ANSWER_ERROR=${out##*: }; ANSWER_ERROR=${ANSWER_ERROR:-no answer}; return 1; fi
  ANSWER_HEADER=${out%%$'\n'*}
  [[ $out != *$'\n'* ]] || ANSWER_BODY=${out#*$'\n'}
  [[ $ANSWER_HEADER =~ \"code\":(-?[0-9]+) ]] && ANSWER_CODE=${BASH_REMATCH[1]}
  [[ $ANSWER_CODE == 0 ]] && return 0
  ANSWER_ERROR="it answered with code ${ANSWER_CODE:-?}: $(json_field remark "$ANSWER_HEADER")"
  return 1
}

# json_field NAME JSON: prints the first field of that name: a string (escapes left as they are), number or word.
json_field() {
  if [[ $2 =~ \"$1\":\"(([^\"\\]|\\.)*)\" ]]; then printf '%s' "${BASH_REMATCH[1]}"
  elif [[ $2 =~ \"$1\":([^\",{}]+) ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

# json_string TEXT: TEXT as a JSON string. Control characters are written as \u00XX.
json_string() {
  local s=$1 c i
  s=${s//\\/\\\\}; s=${s//\"/\\\"}
  if [[ $s == *[$'\001'-$'\037']* ]]; then
    for i in {1..31}; do printf -v i %03o "$i"; printf -v c %b "\\0$i"; s=${s//"$c"/"\\u00$(printf %02x "$((8#$i))")"}; done
  fi
  printf '"%s"' "$s"
}

declare -A CLUSTER_OF=()    # of all answers of cluster_info: the cluster of each brokerName

# cluster_info IP PORT: who is registered at a name server (code 106), as lines "brokerName id ip:port" in CLUSTER. The answer is not strict
# JSON: {"brokerAddrTable":{"broker-a":{"brokerAddrs":{0:"ip:port",1:"…"},"brokerName":"broker-a",…},…},…}; fields come in any order.
cluster_info() {
  local rest before addrs after name pair id cluster
  CLUSTER=()
  ask "$1" "$2" 106 || return 1
  rest=$ANSWER_BODY before=
  while [[ $rest == *'"brokerAddrs":{'* ]]; do
    before=${rest%%'"brokerAddrs":{'*}
    rest=${rest#*'"brokerAddrs":{'}
    addrs=${rest%%'}'*}
    rest=${rest#*'}'}
    # The object around it: what stands after the last { before, and up to the next } after.
    after=${rest%%'}'*}
    name=$(json_field brokerName "${before##*'{'}$after")
    [[ -n $name ]] || { name=${before%'":{'*}; name=${name##*'"'}; }
    cluster=$(json_field cluster "${before##*'{'}$after")
    [[ -z $name ]] || CLUSTER_OF[$name]=$cluster
    while IFS= read -r -d , pair; do
      [[ $pair == *:* ]] || continue
      id=${pair%%:*}; id=${id//[^0-9-]/}
      pair=${pair#*:}; pair=${pair//[\" ]/}
      CLUSTER+=("$name $id $pair")
    done <<<"$addrs,"
  done
}

declare -A PERMISSIONS=()   # of route_permissions: brokerName → the sum of 4 read, 2 write, 1 inherit

# route_permissions IP PORT TOPIC: what a name server's route lets clients do with a topic on each broker (code 105), into PERMISSIONS; nothing for one where
# the topic has no queues. False when the name server does not answer.
route_permissions() {
  local rest object name perm
  PERMISSIONS=()
  if ! ask "$1" "$2" 105 "{\"topic\":$(json_string "$3")}"; then
    # 17: no such topic.
    [[ $ANSWER_CODE == 17 ]]
    return
  fi
  [[ $ANSWER_BODY == *'"queueDatas":['* ]] || return 0
  rest=${ANSWER_BODY#*'"queueDatas":['}
  rest=${rest%%']'*}
  while [[ $rest == *'{'* ]]; do
    object=${rest#*'{'}
    rest=${object#*'}'}
    object=${object%%'}'*}
    name=$(json_field brokerName "$object")
    [[ -n $name && -z ${PERMISSIONS[$name]+x} ]] || continue
    perm=$(json_field perm "$object")
    [[ ! $perm =~ ^[0-9]{1,3}$ ]] || PERMISSIONS[$name]=$perm
  done
}

# route_permission IP PORT TOPIC BROKERNAME: the same for one broker, into PERMISSION; empty where the topic has no queues there.
route_permission() {
  PERMISSION=
  route_permissions "$1" "$2" "$3" || return
  PERMISSION=${PERMISSIONS[$4]-}
}

# register_now IP:PORT [PERMISSION]: asks a broker to register at all its name servers at once (code 25 with the permission that it has, or the given one),
# which it does by itself every 30 s only.
register_now() {
  local ip=${1%:*} port=${1##*:} own=${2-} body=$STEP_DIR/permission
  [[ -n $own ]] || own=$(config_value "$ip" "$port" brokerPermission) || return 1
  [[ $own =~ ^[0-9]{1,2}$ ]] || return 1
  printf 'brokerPermission=%s\n' "$own" >"$body"
  ask "$ip" "$port" 25 '' "$body"
}

# runtime_info IP PORT KEY…: what a broker says of itself (code 28), into INFO[KEY]; a key it does not know stays empty.
runtime_info() {
  local ip=$1 port=$2 key
  INFO=()
  ask "$ip" "$port" 28 || return 1
  shift 2
  for key; do
    INFO[$key]=
    [[ $ANSWER_BODY =~ \"$key\":\"(([^\"\\]|\\.)*)\" ]] && INFO[$key]=${BASH_REMATCH[1]}
  done
  return 0
}

# config_value IP PORT KEY: prints the effective value of a broker's configuration key (code 26); fails when it does not answer.
config_value() {
  local line
  ask "$1" "$2" 26 || return 1
  while IFS= read -r line; do
    if [[ $line == "$3="* ]]; then printf '%s' "${line#*=}"; return 0; fi
  done <<<"$ANSWER_BODY"
}

# send_message IP PORT TOPIC QUEUE BODYFILE: stores one message (code 10). True if the broker stored it, whatever became of its copies:
# SENT[status] is SEND_OK, FLUSH_DISK_TIMEOUT, SLAVE_NOT_AVAILABLE or FLUSH_SLAVE_TIMEOUT. False: ANSWER_ERROR says why.
send_message() {
  local fields topic id
  SENT=()
  topic=$(json_string "$3")
  printf -v id '%08X%08X%08X%08X' "$$" "$(date +%s)" "$RANDOM" "$RANDOM"
  fields="{\"producerGroup\":\"SELF_TEST_P_GROUP\",\"topic\":$topic,\"defaultTopic\":\"TBW102\",\"defaultTopicQueueNums\":\"1\",\"queueId\":\"$4\",\"sysFlag\":\"0\""
  fields+=",\"bornTimestamp\":\"$(date +%s)000\",\"flag\":\"0\",\"properties\":\"UNIQ_KEY\\u0001$id\\u0002WAIT\\u0001true\\u0002\",\"reconsumeTimes\":\"0\",\"unitMode\":\"false\",\"batch\":\"false\"}"
  ask "$1" "$2" 10 "$fields" "$5" || true
  case $ANSWER_CODE in
    0) SENT[status]=SEND_OK ;;
    10) SENT[status]=FLUSH_DISK_TIMEOUT ;;
    11) SENT[status]=SLAVE_NOT_AVAILABLE ;;
    12) SENT[status]=FLUSH_SLAVE_TIMEOUT ;;
    *) return 1 ;;
  esac
  SENT[queue]=$(json_field queueId "$ANSWER_HEADER")
  SENT[offset]=$(json_field queueOffset "$ANSWER_HEADER")
  SENT[msgId]=$(json_field msgId "$ANSWER_HEADER")
  ANSWER_ERROR=
}

# pull_message IP PORT TOPIC QUEUE OFFSET REPLYFILE: reads the message at that place (code 11), as the group of the admin tools, which every
# broker has; no offset is committed. The reply file holds the stored form: body_of_message takes it apart.
pull_message() {
  local fields
  fields="{\"consumerGroup\":\"TOOLS_CONSUMER\",\"topic\":$(json_string "$3"),\"queueId\":\"$4\",\"queueOffset\":\"$5\",\"maxMsgNums\":\"1\",\"sysFlag\":\"4\""
  fields+=",\"commitOffset\":\"0\",\"suspendTimeoutMillis\":\"0\",\"subscription\":\"*\",\"subVersion\":\"0\",\"expressionType\":\"TAG\"}"
  : >"$6"
  ask "$1" "$2" 11 "$fields" '' "$6"
}

# body_of_message FILE: prints the body of the first stored message in FILE. Fixed fields come first: the system flag at 36, two addresses of
# 8 bytes (20 where a bit of the flag says IPv6), the length of the body at 84.
body_of_message() {
  local b at=84
  read -r -a b <<<"$(od -An -v -tu1 -j36 -N4 "$1" 2>/dev/null)"
  ((${#b[@]} == 4)) || return 1
  (((b[3] & 16) == 0)) || at=$((at + 12))
  (((b[3] & 32) == 0)) || at=$((at + 12))
  read -r -a b <<<"$(od -An -v -tu1 -j"$at" -N4 "$1" 2>/dev/null)"
  ((${#b[@]} == 4)) || return 1
  # Not as a pipeline: the end of tail, which has more to say than head takes, is no failure.
  head -c $(((b[0] << 24) + (b[1] << 16) + (b[2] << 8) + b[3])) < <(tail -c "+$((at + 5))" -- "$1")
}

remoting_command() {
  local key
  case ${1-} in
    cluster) cluster_info "${2:?address}" "${3:?port}" && printf '%s\n' ${CLUSTER[@]+"${CLUSTER[@]}"} ;;
    runtime)
      ask "${2:?address}" "${3:?port}" 28 || { printf '%s\n' "$ANSWER_ERROR" >&2; return 1; }
      if (($# == 3)); then printf '%s\n' "$ANSWER_BODY"; fi
      for key in "${@:4}"; do printf '%s %s\n' "$key" "$(json_field "$key" "$ANSWER_BODY")"; done
      ;;
    ask) ask "${2:?address}" "${3:?port}" "${4:?code}" "${5-}" && printf '%s\n%s\n' "$ANSWER_HEADER" "$ANSWER_BODY" ;;
    *) printf 'usage: remoting.sh cluster IP PORT | runtime IP PORT [KEY…] | ask IP PORT CODE [JSON]\n' >&2; return 2 ;;
  esac || { printf '%s\n' "$ANSWER_ERROR" >&2; return 1; }
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then set -uo pipefail; remoting_command "$@"; exit; fi
