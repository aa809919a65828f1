#!/usr/bin/env bash
# Sends messages through a cluster and receives them, with RocketMQ's own example clients. Runs on a host that has the
# release: bash -s -- "ip:port;ip:port" <tools/roundtrip.sh. The producer sends 1,000 messages; the consumer is ended
# when it has received each of them. Prints one line; exit code 1 when a message is missing or the time is over.
set -uo pipefail
export NAMESRV_ADDR=$1
limit=${2:-180}
# shellcheck disable=SC1091  # of the host
[[ -r /etc/profile.d/rocketmq.sh ]] && . /etc/profile.d/rocketmq.sh
[[ -d ${ROCKETMQ_HOME:-}/lib ]] || { echo "ROCKETMQ_HOME of this host (/etc/profile.d/rocketmq.sh) is '${ROCKETMQ_HOME:-}': there is no release" >&2; exit 1; }
work=$(mktemp -d) || exit 1
consumer=
trap '[[ -z $consumer ]] || kill "$consumer" 2>/dev/null; rm -rf -- "$work"' EXIT

java=(java -Xms64m -Xmx128m -XX:+UseSerialGC "-Duser.home=$work" -cp "$ROCKETMQ_HOME/lib/*")
# From JDK 9 on the clients of 4.x need these; JDK 8 does not know them.
if java --version >/dev/null 2>&1; then
  java+=(--add-opens=java.base/java.nio=ALL-UNNAMED --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED)
fi
example=org.apache.rocketmq.example.quickstart

timeout "$limit" "${java[@]}" $example.Producer >"$work/sent" 2>&1 || { tail -n 5 "$work/sent" >&2; echo "the producer did not end well, its last lines are above" >&2; exit 1; }

declare -A wanted=() per=()
sent=0 ok=0
while IFS= read -r line; do
  [[ $line =~ sendStatus=([A-Z_]+),\ msgId=([0-9A-F]+) ]] || continue
  sent=$((sent + 1)); wanted[${BASH_REMATCH[2]}]=1
  [[ ${BASH_REMATCH[1]} == SEND_OK ]] && ok=$((ok + 1))
  [[ $line =~ brokerName=([^,]+), ]] && per[${BASH_REMATCH[1]}]=$((${per[${BASH_REMATCH[1]}]:-0} + 1))
done <"$work/sent"
((sent > 0)) || { tail -n 5 "$work/sent" >&2; echo "the producer sent nothing, its last lines are above" >&2; exit 1; }

# Messages of earlier runs may come too: only those of this one count.
mkfifo "$work/received"
"${java[@]}" $example.Consumer >"$work/received" 2>&1 &
consumer=$!
end=$((SECONDS + limit))
exec 3<"$work/received"
while ((${#wanted[@]} > 0 && SECONDS < end)); do
  IFS= read -r -t 1 -u 3 line || { kill -0 "$consumer" 2>/dev/null || break; continue; }
  while [[ $line =~ UNIQ_KEY=([0-9A-F]+) ]]; do
    unset "wanted[${BASH_REMATCH[1]}]"
    line=${line#*"UNIQ_KEY=${BASH_REMATCH[1]}"}
  done
done

brokers=
while IFS= read -r name; do brokers+="${brokers:+, }$name ${per[$name]}"; done < <(printf '%s\n' "${!per[@]}" | sort)
printf '%d sent (%s), %d of them SEND_OK, %d received, %d missing\n' "$sent" "$brokers" "$ok" "$((sent - ${#wanted[@]}))" "${#wanted[@]}"
((sent == 1000 && ok == sent && ${#wanted[@]} == 0)) || { grep -v '^SendResult \[sendStatus=SEND_OK' "$work/sent" | cut -c1-200 | head -n 5 >&2; exit 1; }
