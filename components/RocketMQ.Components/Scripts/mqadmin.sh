#!/usr/bin/env bash
# RocketMQ's own mqadmin for the people who look after this host: the same commands and arguments, on every Java from 8 to 21.
# The one in the release dies on Java 9 and newer (4.7.1), or wants a JDK where a JRE is, and always 1 GiB of memory; and it ends with 0 after most errors.
# usage: mqadmin [COMMAND [ARGUMENT]…]      mqadmin alone lists the commands, mqadmin help COMMAND the arguments of one
# Name servers are those of the cluster, unless -n or NAMESRV_ADDR names others. Java is JAVA_HOME's where that is set, else the one the instances run
# with; JAVA_OPT holds further options for it. Exit code: 0, or 1 where the command failed: the first line of what it said about that is repeated last.
set -uo pipefail
HERE=${BASH_SOURCE[0]%/*}
give_up() { printf 'mqadmin: %s\n' "$1" >&2; exit 1; }

# facts: release, name servers, Java and its version, a line each. In a shell of its own: what the head of the steps sets is not meant for mqadmin.
facts() {
  local config
  # shellcheck source-path=SCRIPTDIR source=prelude.sh
  . "$HERE/prelude.sh" || return 1
  config=$(plan config)
  printf '%s\n%s\n' "$(plan release | tail -n 1)" "$(plan nameserver | paste -sd ';')"
  if [[ -n ${JAVA_HOME-} && -x $JAVA_HOME/bin/java ]]; then
    JAVA=$JAVA_HOME/bin/java JAVA_MAJOR=$(java_major "$(readlink -f -- "$JAVA_HOME/bin/java")")
  else
    PATH+=:$CALLER_PATH
    find_java "${config:-/etc/rocketmq}" 8 21
  fi
  printf '%s\n%s\n' "$JAVA" "$JAVA_MAJOR"
}

# What a failure looks like. On standard error: the trace of an exception. On standard output: lines of the tool itself, each from its beginning to where
# a value comes, because messages of users are printed there too (the strings of all commands of 4.7.1, 4.9.8 and 5.3.3 were gone through).
ON_STDERR='^(Exception in thread|Caused by: |[[:space:]]+at [A-Za-z0-9_.$/<>@]+\(|([a-z][A-Za-z0-9_]*\.)+[A-Z][A-Za-z0-9_$]*(Exception|Error)(:|$))'
ON_STDOUT='^(The sub command .* not exist\.$|\[error\] |(wipe|add) write perm of broker\[.*\] in name server\[.*\] (Failed|OK, 0)$|updateTopicPerm error |(perm|topic) parameter value must be need'
ON_STDOUT+='|[Pp]lease (set|input|make sure) |Broker name must be set |specified timestamp invalid|cluster \[.*\] not exist|the file path .* does not exists|Unknown type of consume!|Invalid args|[^ ]+ Invalid args'
ON_STDOUT+='|Invalid config ?[tT]ype|Rocks?[dD][bB] (path is invalid|load error)|Error occurred while converting|export error|check error|.*command (execute )?failed[., ]|.*command execute failed\.$|cleanLivingBroker option is false'
ON_STDOUT+='|usage: mqadmin )'
if [[ $# == 1 && ($1 == -h || $1 == --help) ]]; then
  sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
  set --
fi

# All that the commands say that clean up.
case ${1-} in [Cc]lean* | [Dd]elete[Ee]xpired*) ON_STDOUT="$ON_STDOUT|^false$" ;; esac
# watch PATTERN FIFO FOUND: reads to the end, so that nobody who writes is cut off.
watch() { { LC_ALL=C grep -aE -m 5 -- "$1" >"$3"; cat >/dev/null; } <"$2"; }

mapfile -t FACTS < <(facts </dev/null)
RELEASE=${FACTS[0]-} SERVERS=${FACTS[1]-} JAVA=${FACTS[2]-} MAJOR=${FACTS[3]-}
# Another release than the cluster's only where that one is not there.
[[ -n $RELEASE && -d $RELEASE/lib ]] || RELEASE=${ROCKETMQ_HOME-}
[[ -n $RELEASE && -d $RELEASE/lib ]] || give_up "the release of the cluster (${FACTS[0]:-none is noted in /etc/rocketmq-steps.plan}) is not on this host: run 'pulumi up'"
[[ -n $JAVA && $MAJOR =~ ^[0-9]+$ ]] || give_up "there is no Java on this host: install a JRE 8 to 21, or set JAVA_HOME"
((MAJOR >= 8)) || give_up "$JAVA is Java $MAJOR: RocketMQ needs Java 8 to 21"
export ROCKETMQ_HOME=$RELEASE NAMESRV_ADDR=${NAMESRV_ADDR:-$SERVERS}

OPTIONS=(-Xms32m -Xmx512m -XX:+UseSerialGC)
# What Netty and the client reach into from Java 9 on, as in jvm.options.
((MAJOR < 9)) || OPTIONS+=(--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED
  --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED)
[[ ! -e $RELEASE/conf/rmq.tools.logback.xml ]] || OPTIONS+=(-Drmq.logback.configurationFile="$RELEASE/conf/rmq.tools.logback.xml")
read -r -a MORE <<<"${JAVA_OPT-}"
OPTIONS+=(${MORE[@]+"${MORE[@]}"})

HELP=
[[ ${1-} != help || $# -lt 2 ]] || HELP=1
for word; do [[ $word != -h && $word != --help ]] || HELP=1; done

WORK=
for folder in "${TMPDIR:-/tmp}" /dev/shm /run; do WORK=$(mktemp -d "$folder/mqadmin.XXXXXXXX" 2>/dev/null) && break; done
[[ -n $WORK ]] || give_up "a work folder can be made neither in /tmp nor in /dev/shm: free space there"
trap 'rm -rf -- "$WORK"' EXIT
# The client logs below the home of the user, who may have none that can be written.
MY_HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
[[ -n $MY_HOME && -w $MY_HOME ]] || OPTIONS+=("-Duser.home=$WORK" "-Drocketmq.client.logRoot=$WORK")
mkfifo -m 0600 "$WORK/out" "$WORK/err" || give_up "$WORK cannot be written"
watch "$ON_STDOUT" "$WORK/out" "$WORK/found.out" &
WATCHES=($!)
watch "$ON_STDERR" "$WORK/err" "$WORK/found.err" &
WATCHES+=($!)
# The interrupt of a terminal ends java; what it has said until then is still looked at.
trap : INT
"$JAVA" "${OPTIONS[@]}" -cp "$RELEASE/conf:$RELEASE/lib/*" org.apache.rocketmq.tools.command.MQAdminStartup "$@" 2> >(tee "$WORK/err" >&2) | tee "$WORK/out"
rc=${PIPESTATUS[0]}
wait "${WATCHES[@]}" 2>/dev/null

FOUND=$(cat -- "$WORK/found.err" "$WORK/found.out" 2>/dev/null)
USAGE=
[[ $FOUND != *'usage: mqadmin '* ]] || USAGE=1
# Help that was asked for is no failure, although most commands miss their arguments then.
[[ -z $HELP || -z $USAGE ]] || exit 0
if [[ -z $FOUND && $rc == 0 ]]; then exit 0; fi
((rc <= 128)) || exit "$rc"
printf 'mqadmin: %s failed: %s\n' "${1-}" "${FOUND%%$'\n'*}" >&2
exit 1
