#!/usr/bin/env bash
# shellcheck disable=SC2034,SC2004  # what is set here is read by the scripts that are sourced
# Runs a function of a step script with canned answers in the place of brokers, name servers and systemd, and prints what the step would print.
# canned.sh SCRIPTS STEP FUNCTION [ARGUMENT…] <case        SCRIPTS: folder of the scripts; STEP: roll or verify, whose functions are there
# Lines of a case:
#   set VARIABLE VALUE | bundle NAME VALUE | add LIST VALUE        what the step was given
#   answer IP:PORT CODE BODY                                       a question that is answered with success; any other is refused
#   refuse IP:PORT CODE ANSWERCODE REMARK                          one that is answered with an error
#   journal TEXT                                                   what the process wrote

SCRIPTS=$1 STEP=$2
shift 2
set -uo pipefail
# shellcheck source=/dev/null
. "$SCRIPTS/prelude.sh"
# shellcheck source=/dev/null
. <(sed -e "s|^HERE=.*|HERE='$SCRIPTS'|" -e '/^main "\$@"; exit$/d' "$SCRIPTS/$STEP.sh")
STEP_NAME=$STEP STEP_SUBJECT=broker-a-0

# A broker as the master of broker-a, unless the case says something else.
[[ $STEP == verify ]] || KIND=broker
INSTANCE=broker-a-0 BROKER=broker-a ID=0 ROLE=SYNC_MASTER ADDRESS=10.0.0.1:10911 REGISTERED=10.0.0.1:10911 IP=10.0.0.1 PORT=10911 UNIT='rocketmq-broker@broker-a-0.service'
CONFIG=/etc/rocketmq/broker-a-0 LOG=/var/log/rocketmq/broker-a-0 STORE=/var/lib/rocketmq/broker-a-0 STEP_USER=rocketmq LIMIT=1 REGISTER_LIMIT=1 WANTED=new
TRIED='checking it' PID=4711 RESTARTS=0 MARK_TIME=0 ALIVE=1 LISTENS=1 SOCKETS=0 OWN_ADDRESS=- STEP_DIR=$(mktemp -d)
trap 'rm -rf -- "$STEP_DIR"' EXIT
declare -A CANNED=() REFUSED=()
WRITTEN=''
while IFS= read -r line || [[ -n $line ]]; do
  read -r word name value <<<"$line"
  case $word in
    set) printf -v "$name" '%s' "$value" ;;
    bundle) SET[$name]=$value ;;
    add) LIST[$name]+=$value$'\n' ;;
    answer) CANNED["$name ${value%% *}"]=${value#* } ;;
    refuse) REFUSED["$name ${value%% *}"]=${value#* } ;;
    journal) WRITTEN+=${line#journal }$'\n' ;;
  esac
done

ask() {
  local at="$1:$2 $3"
  ANSWER_HEADER='{"code":1}' ANSWER_BODY='' ANSWER_CODE='' ANSWER_ERROR='Connection refused'
  if [[ -n ${REFUSED[$at]+x} ]]; then
    ANSWER_CODE=${REFUSED[$at]%% *} ANSWER_ERROR="it answered with code ${REFUSED[$at]}" ANSWER_HEADER='{"code":1,"queueId":0,"queueOffset":0,"msgId":"x"}'
    return 1
  fi
  [[ -n ${CANNED[$at]+x} ]] || return 1
  ANSWER_CODE=0 ANSWER_ERROR='' ANSWER_BODY=${CANNED[$at]} ANSWER_HEADER='{"code":0,"queueId":0,"queueOffset":0,"msgId":"x"}'
}
listens() { ((LISTENS)); }
own_connections() { printf '%s' "$SOCKETS"; }
own_address() { [[ $1 == "$OWN_ADDRESS" ]]; }
holders() { printf 'port %s is held by process 1 (nc)' "$PORT"; }
alive() { ((ALIVE)); }
unit_state() { STATE=([ActiveState]=active [SubState]=running [NRestarts]=0 [ExecMainStatus]="${EXIT_STATUS-0}"); }
written_since_start() { JOURNAL=$WRITTEN; }
timeout() { :; }
read_bundle() { :; }
need_own_host() { :; }
sleep() { :; }
NOW=0
now_ms() { NOW=$((NOW + 600)); }

# gate CHECK…: as check_all of roll.
gate() {
  local check
  for check; do
    wait_for "$LIMIT" "$check"
    case $? in 1) fail_gate ;; 2) fail_start ;; esac
  done
}

unit_state
"$@"
