#!/usr/bin/env bash
# The reference cluster by hand: what a person who knows the four hosts would script, as fast as plain ssh does it, without
# any check but the last one (every broker known to every name server). The measure that ./bench/run holds `pulumi up` to.
# usage: plain.sh up ARCHIVE SSH_CONFIG | plain.sh down - SSH_CONFIG
# SSH_CONFIG names the hosts rocketmq01 … rocketmq04 (HostName, key, known hosts). Root on them; Java is there.
set -euo pipefail
action=$1 archive=$2 config=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=../components/RocketMQ.Components/Scripts/remoting.sh
. "$here/../components/RocketMQ.Components/Scripts/remoting.sh"

hosts=(rocketmq01 rocketmq02 rocketmq03 rocketmq04)
declare -A broker=([rocketmq01]="broker-a 0 SYNC_MASTER" [rocketmq02]="broker-b 0 SYNC_MASTER" [rocketmq03]="broker-a 1 SLAVE" [rocketmq04]="broker-b 1 SLAVE")
declare -A ip=()
for host in "${hosts[@]}"; do ip[$host]=$(ssh -F "$config" -G "$host" | awk '$1 == "hostname" { print $2 }'); done
name_servers=$(for host in "${hosts[@]}"; do printf '%s:9876;' "${ip[$host]}"; done)
name_servers=${name_servers%;}

on() { local host=$1; shift; ssh -F "$config" "$host" "$@"; }

# all COMMAND…: on every host at once, with the host's name as last argument; fails when one fails.
all() {
  local host pid pids=() rc=0
  for host in "${hosts[@]}"; do "$@" "$host" & pids+=($!); done
  for pid in "${pids[@]}"; do wait "$pid" || rc=1; done
  return "$rc"
}

# The JVM runs as a transient unit, so that it outlives the session; one that runs already is left alone.
java_unit() {
  # shellcheck disable=SC2016  # $H is the host's
  printf 'systemctl is-active -q %s || systemd-run -q --unit=%s --setenv=ROCKETMQ_HOME=$H java %s --add-opens=java.base/java.nio=ALL-UNNAMED --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED -Duser.home=/var/lib/plain/%s -cp "$H/conf:$H/lib/*" %s\n' "$1" "$1" "$2" "$1" "$3"
}

name_server() {
  on "$1" "set -e; mkdir -p /usr/local/plain /var/lib/plain; tar -xzf - -C /usr/local/plain; H=\$(echo /usr/local/plain/rocketmq-*/); printf 'listenPort=9876\n' >/usr/local/plain/namesrv.conf
$(java_unit plain-namesrv '-Xms256m -Xmx256m' 'org.apache.rocketmq.namesrv.NamesrvStartup -c /usr/local/plain/namesrv.conf')" <"$archive"
}

start_broker() {
  local name id role
  read -r name id role <<<"${broker[$1]}"
  on "$1" "set -e; H=\$(echo /usr/local/plain/rocketmq-*/); cat >/usr/local/plain/broker.conf
$(java_unit plain-broker '-Xms512m -Xmx512m' 'org.apache.rocketmq.broker.BrokerStartup -c /usr/local/plain/broker.conf')" <<CONF
brokerClusterName=rocketmq-cluster
brokerName=$name
brokerId=$id
namesrvAddr=$name_servers
brokerIP1=${ip[$1]}
brokerIP2=${ip[$1]}
listenPort=10911
mappedFileSizeCommitLog=1073741824
mappedFileSizeConsumeQueue=6000000
storePathRootDir=/var/lib/plain/store
storePathCommitLog=/var/lib/plain/store/commitlog
brokerRole=$role
flushDiskType=ASYNC_FLUSH
CONF
}

# answers HOST: until the name server there does.
answers() { local end=$((SECONDS + 120)); until cluster_info "${ip[$1]}" 9876 >/dev/null; do ((SECONDS < end)) || return 1; sleep 0.1; done; }

# knows_all HOST: until the name server there has four brokers.
knows_all() { local end=$((SECONDS + 120)); until cluster_info "${ip[$1]}" 9876 && ((${#CLUSTER[@]} == 4)); do ((SECONDS < end)) || return 1; sleep 0.1; done; }

take_down() { on "$1" 'systemctl stop plain-broker plain-namesrv; rm -rf /usr/local/plain /var/lib/plain'; }

case $action in
  # A broker registers when it starts and then every 30 s: the name servers have to be there first.
  up) all name_server && all answers && all start_broker && all knows_all ;;
  down) all take_down ;;
  *) echo "plain.sh: up or down" >&2; exit 2 ;;
esac
