#!/usr/bin/env bash
# bound.sh RELEASE ADDRESS COUNT SIZE [KEY] <properties: starts one broker with these properties, sends COUNT messages and reads them; prints in a word what came of
# it: works, lost (acknowledged, and not there to read), refused, timeout (stored, and a copy waited for in vain), dead (no broker answers at ADDRESS), behind
# (a slave that is started then does not catch up; only where haTransferBatchSize is given), or KEY=VALUE as the broker has it. Details go to standard error.
# SIZE: bytes of a body, or of the whole stored record with "record:" before it.
set -uo pipefail
# shellcheck source=/dev/null
. /usr/local/lib/rocketmq-steps/remoting.sh
RELEASE=$1 ADDRESS=$2 COUNT=$3 SIZE=$4 KEY=${5-}
PORT=10911 SLAVE_PORT=10951 WORK=/var/tmp/bound PIDS=() GIVEN=$(cat)
export ASK_SECONDS=10
umask 077
rm -rf -- "$WORK"
trap '((${#PIDS[@]} == 0)) || kill -9 "${PIDS[@]}"; rm -rf -- "$WORK"' EXIT

# begin NAME PORT LINE…: a broker of that name with the given properties and these lines.
begin() {
  local home=$WORK/$1
  mkdir -p -- "$home"
  {
    printf 'brokerClusterName=c\nbrokerName=b\nbrokerIP1=%s\nbrokerIP2=%s\nlistenPort=%s\nstorePathRootDir=%s\nstorePathCommitLog=%s\n' "$ADDRESS" "$ADDRESS" "$2" "$home/store" "$home/store/commitlog"
    printf '%s\n' "$GIVEN" "${@:3}"
  } >"$home/broker.conf"
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx400m -XX:MaxDirectMemorySize=1g --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-opens=java.base/jdk.internal.ref=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
    -Drocketmq.home.dir="$RELEASE" -Duser.home="$home" -cp "$RELEASE/conf:$RELEASE/lib/*" org.apache.rocketmq.broker.BrokerStartup -c "$home/broker.conf" >"$home/out" 2>&1 &
  PIDS+=("$!")
}

# until_answers PID PORT: false when the process ends, or does not answer at ADDRESS within two minutes.
until_answers() {
  SECONDS=0
  until ask "$ADDRESS" "$2" 28; do
    kill -0 "$1" 2>/dev/null && ((SECONDS < 120)) || return 1
    # Where it listens elsewhere it will not come here any more.
    if ((SECONDS > 5)) && ss -Hltn "sport = :$2" | grep -q . && ! ss -Hltn "sport = :$2" | grep -Eq "(\*|0\.0\.0\.0|\[::\]|${ADDRESS//./\\.}):$2 "; then return 1; fi
    sleep 0.2
  done
}

# within SECONDS COMMAND…: until it succeeds.
within() {
  local limit=$1
  shift
  SECONDS=0
  until "$@"; do
    ((SECONDS < limit)) || return 1
    sleep 0.2
  done
}

# shellcheck disable=SC2317  # reached through within
# readable OFFSET: the message there has the body that was sent.
readable() { pull_message "$ADDRESS" "$PORT" BoundTest 0 "$1" "$WORK/reply" && body_of_message "$WORK/reply" | cmp -s - "$WORK/body"; }

# shellcheck disable=SC2317  # reached through within
caught_up() { runtime_info "$ADDRESS" "$SLAVE_PORT" commitLogMaxOffset && [[ ${INFO[commitLogMaxOffset]} == "$WANTED" ]]; }

end() { printf '%s\n' "$1"; exit 0; }

begin master "$PORT" brokerId=0
until_answers "${PIDS[0]}" "$PORT" || { tail -n 5 "$WORK/master/out" >&2; end dead; }
AT=() BODY=${SIZE#record:}
if [[ $SIZE == record:* ]]; then
  # What is stored around a body is learnt from a small message.
  printf x >"$WORK/body"
  send_message "$ADDRESS" "$PORT" BoundTest 0 "$WORK/body" || { printf '%s\n' "$ANSWER_ERROR" >&2; end refused; }
  within 20 readable "${SENT[offset]}" || end lost
  read -r -a b <<<"$(od -An -v -tu1 -N4 "$WORK/reply")"
  BODY=$((BODY + 1 - (b[0] << 24) - (b[1] << 16) - (b[2] << 8) - b[3]))
fi
head -c "$BODY" /dev/zero | tr '\0' x >"$WORK/body"
for ((i = 0; i < COUNT; i++)); do
  send_message "$ADDRESS" "$PORT" BoundTest 0 "$WORK/body" || { printf '%s\n' "$ANSWER_ERROR" >&2; end refused; }
  [[ ${SENT[status]} != FLUSH_SLAVE_TIMEOUT ]] || end timeout
  AT+=("${SENT[offset]}")
done
for offset in "${AT[@]}"; do within 20 readable "$offset" || { printf '%s\n' "$ANSWER_ERROR" >&2; end lost; }; done
if [[ $GIVEN == *haTransferBatchSize=* ]]; then
  runtime_info "$ADDRESS" "$PORT" commitLogMaxOffset || end dead
  WANTED=${INFO[commitLogMaxOffset]}
  begin slave "$SLAVE_PORT" brokerId=1 brokerRole=SLAVE "haMasterAddress=$ADDRESS:$((PORT + 1))"
  until_answers "${PIDS[1]}" "$SLAVE_PORT" || { tail -n 5 "$WORK/slave/out" >&2; end dead; }
  within 60 caught_up || end behind
fi
[[ -z $KEY ]] || end "$KEY=$(config_value "$ADDRESS" "$PORT" "$KEY")"
end works
