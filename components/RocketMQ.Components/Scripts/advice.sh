#!/usr/bin/env bash
# What a person can do about each gate that failed, chosen by its id (gate.sh, roll.sh, live.sh, verify.sh), never by the words of what was seen. Sourced
# after gate.sh. Nobody is advised to remove or move a store: of two copies the one that looks superfluous may be the longer one, and each may hold what the
# other has not.
SAW=    # what was seen
NEXT=   # what a person can do

# advise: NEXT for everything that the last look found missing (BLOCKS); GATE becomes all their ids. May add to SAW.
advise() {
  local block id all='' ids=()
  local -A at=()
  for block in ${BLOCKS[@]+"${BLOCKS[@]}"}; do
    id=${block%% *}
    [[ -n ${at[$id]+x} ]] || ids+=("$id")
    [[ ", ${at[$id]-}, " == *", ${block#* }, "* ]] || at[$id]+="${at[$id]:+, }${block#* }"
  done
  GATE=
  for id in ${ids[@]+"${ids[@]}"}; do
    GATE+="${GATE:+, }$id"
    advice "$id" "${at[$id]}"
    all+="${all:+; }$NEXT"
  done
  NEXT="${all:-read the log}, then run 'pulumi up' again"
}

# advice ID IP:PORT[, IP:PORT…]: NEXT for one gate, without the closing "run 'pulumi up' again". KIND: namesrv, broker, or cluster (verify).
advice() {
  local whom=$2 what=${1%-silent}
  case $KIND:$1 in
    *:*-silent) NEXT="see that the ${what/-/ } at $whom runs (systemctl status 'rocketmq-*' there) and that this host reaches that port (firewall)" ;;

    # The process of this step itself.
    namesrv:not-listening | namesrv:no-answer)
      log_says || NEXT="read what its log in $LOG says and correct that; a name server has nothing to recover and answers within seconds" ;;
    *:not-listening)
      log_says || NEXT="read $LOG: after a crash it checks its store first, and a large one needs a higher cluster.startTimeout" ;;
    *:no-answer)
      NEXT="read $LOG: the port is open and the process does not answer, as in a long pause of its memory management"
      NEXT+="; give it a larger heap if it comes again"
      log_says || true ;;
    *:process-ended) log_says || NEXT="read journalctl -u $UNIT and $LOG, and correct what ended it" ;;
    *:values-not-applied) NEXT="correct these keys of $INSTANCE in the stack's configuration (docs/keys.md says which values they take)" ;;

    # Registrations.
    cluster:not-registered) NEXT="see that these brokers run, and that their hosts reach the name server at $whom (firewall)" ;;
    *:not-registered)
      NEXT="see that this host reaches $whom (firewall)"
      NEXT+=" and that namesrvAddr in $CONFIG/broker.conf names it, separated by ';' without blanks"
      log_says || true ;;
    cluster:registered-elsewhere)
      NEXT="see which process answers at $whom: if it is a broker of another stack, give one of the two groups another name"
      NEXT+="; if it is this one, correct its address or port" ;;
    *:registered-elsewhere) advice_elsewhere "${whom%%,*}" ;;
    *:brokers-not-registered)
      NEXT="see that these brokers run (systemctl status 'rocketmq-*' on their hosts) and that they reach $whom (firewall)"
      NEXT+="; each registers every 30 s" ;;
    *:closed-for-writing) NEXT="see who closes it (mqadmin wipeWritePerm): it was asked to register for writing again and did not stay open" ;;

    # Copies.
    *:not-replicating) NEXT="see that the master at $whom runs and that this host reaches its replication port $((${whom##*:} + 1)) (firewall)" ;;
    *:slaves-not-connected) NEXT="see that each of its slaves runs and reaches the replication port $((${whom##*:} + 1)) of this host (firewall)" ;;
    *:slave-behind)
      NEXT="wait until the slave has caught up (rocketmq-status shows its lag), or raise cluster.startTimeout"
      NEXT+="; if the number does not fall, see that $whom runs and reaches its master's replication port (firewall)" ;;
    *:slave-ahead)
      NEXT="keep both stores: the slave's at $whom is the longer copy, the master's may hold newer messages. "
      NEXT+="Stop the master now, since what it takes goes to places that its slave has filled; "
      NEXT+="then stop the slave, copy commitlog/ and config/ of its store to a new folder on the master's host (owner ${STEP_USER:-rocketmq}), "
      NEXT+="start the slave, give the master that folder as storePath (the preview refuses it by RMQ081, in production by RMQ050 too: switch them off with that reason, rocketmq:rules.disable, for this one 'up')" ;;

    # Messages.
    *:message-refused) NEXT="read the log of that broker for what it says of the message" ;;
    *:slave-not-available | *:slave-slow)
      NEXT="see that its slaves run and reach the replication port $((${whom##*:} + 1)) of that broker (firewall), and read their logs" ;;
    *:message-status | *:message-unreadable) NEXT="read the log store.log of that broker, and look at its disk" ;;
    *) NEXT="read the log of what stands there" ;;
  esac
}

# advice_elsewhere IP:PORT: a name server knows this broker at that address.
advice_elsewhere() {
  if own_address "${1%:*}"; then
    NEXT="$1 is an address of this host too: brokerIP1 and listenPort in $CONFIG/broker.conf must say $ADDRESS"
  elif ask "${1%:*}" "${1##*:}" 28; then
    SAW+=" A broker answers at $1: two processes call themselves $BROKER id $ID."
    NEXT="stop the one at $1, or give one of the two another brokerName or brokerId"
  else
    NEXT="wait 120 s: nothing answers at $1, and a name server drops such an old registration then"
  fi
}

own_address() { [[ $(ip -o addr 2>/dev/null) == *" $1/"* ]]; }

# log_says: does the log of this step's process say why? Adds that to SAW.
log_says() {
  local before=$SAW
  [[ $KIND != cluster ]] && reason_in_logs || return 1
  SAW="$before Its log: $SAW"
}
