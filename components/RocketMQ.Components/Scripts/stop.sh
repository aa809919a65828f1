#!/usr/bin/env bash
# Stops one instance gracefully and takes its unit and configuration away. Store and logs stay unless the bundle says
# `## set on-destroy delete`. Nothing there is success, and so is a host that another deployment has claimed since: it is left alone.
# stop.sh INSTANCE [OWNER] <bundle
STEP_NAME=stop STEP_SUBJECT=${1-}
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
[[ ${PRELUDE-} == 1 ]] || exit 1
. "${BASH_SOURCE[0]%/*}/remoting.sh" || exit 1
. "${BASH_SOURCE[0]%/*}/instance.sh" || exit 1

# left_behind: for a name server of a deployment without brokers: the brokers of its cluster that are registered here still. They are other deployments',
# which nothing stops before this one. Sets LEFT to their names.
left_behind() {
  local line
  LEFT=
  [[ $KIND == namesrv && ${SET[brokers]-} == elsewhere && ${STATE[ActiveState]} == active ]] || return 0
  cluster_info "${ADDRESS%:*}" "${ADDRESS##*:}" || return 0
  while IFS= read -r line; do
    [[ -n $line && ${CLUSTER_OF[${line%% *}]-} == "$(setting cluster '')" ]] || continue
    line=${line% *}
    LEFT+="${LEFT:+, }${line/ /-}"
  done <<<"$(printf '%s\n' ${CLUSTER[@]+"${CLUSTER[@]}"} | sort -k1,1 -k2,2n)"
}

# stop_process: stops it, and says how it ended.
stop_process() {
  CLEAN=true HOW='it was not running'
  [[ ${STATE[ActiveState]} != inactive && ${STATE[ActiveState]} != failed ]] || return 0
  stop_unit || fail "stopping $UNIT" "systemctl stop: ${STOP_SAID:-no end within 200 s}" "look at 'systemctl status $UNIT' on this host, then run it again"
  unit_state
  HOW="exit status ${STATE[ExecMainStatus]}"
  # 143 is what a JVM ends with after it was told to stop and did so.
  if [[ ${STATE[ExecMainStatus]} != 143 && ${STATE[ExecMainStatus]} != 0 || ${STATE[ActiveState]} == failed ]]; then CLEAN=false; fi
  changed "stopped $UNIT"
}

remove_unit() {
  local link
  if is_foreign "$UNIT_FILE"; then
    note "$UNIT_FILE stays: this tool did not write it"
    return
  fi
  for link in /etc/systemd/system/*.wants/"$UNIT"; do [[ ! -L $link ]] || rm -f -- "$link"; done
  if [[ -e $UNIT_FILE || -e $UNIT_FILE.d || ${STATE[LoadState]-not-found} != not-found ]]; then
    rm -rf -- "$UNIT_FILE" "$UNIT_FILE.d" "$UNIT_FILE.rocketmq-step-new"
    [[ ${STATE[ActiveState]} != failed ]] || systemctl reset-failed "$UNIT" 2>/dev/null
    # systemd forgets a unit that is stopped and has no file, unless another one names it.
    unit_state
    [[ ${STATE[LoadState]-not-found} == not-found ]] || reload_units
    changed "removed $UNIT"
  fi
}

main() {
  local data folder abort=false warning='' warnings='' LEFT=''
  read_bundle
  read_instance "${1-}"
  # A part of the kit that is there and empty: nothing is removed on its word.
  [[ -n ${UNIT-} ]] || fail "reading the step's input" "it names no unit" "the kit of this host is not whole: run 'pulumi up' again, which puts it there"
  take data on-destroy keep
  [[ $data == keep || $data == delete ]] || bad_input "on-destroy is '$data', not keep or delete"
  hold_lock "$INSTANCE"
  if left_alone "${2-}"; then done_json notes "[$(json_text "$TAKEN")]"; return; fi
  if taken_over "$CONFIG/.owner"; then done_json notes "[$(json_text "$TAKEN")]"; return; fi
  unit_state
  left_behind
  stop_process
  if [[ -n $STORE && -e $STORE/abort ]]; then
    abort=true
    [[ $data == delete ]] || warning="$STORE/abort is there: the last end was not clean, and the next start checks the store, which takes longer"
  fi
  [[ $CLEAN == true ]] || warning="the end was not clean ($HOW)${warning:+; $warning}"
  with_systemd_lock remove_unit
  rm -rf -- "$RUN"
  if is_foreign "$CONFIG/broker.conf" || is_foreign "$CONFIG/namesrv.conf"; then note "$CONFIG stays: this tool did not write what is in it"; else dispose "$CONFIG"; fi
  if [[ $data == delete ]]; then
    [[ -z $STORE ]] || dispose "$STORE"
    dispose "$LOG"
    # What else it owned: a name server's data, a commit log on a disk of its own.
    while IFS= read -r folder; do [[ -z $folder ]] || dispose "$folder"; done <<<"${LIST[dir]-}"
  fi
  if [[ -n $warning ]]; then warnings=$(json_text "$warning"); note "warning: $INSTANCE: $warning"; fi
  if [[ -n $LEFT ]]; then
    LEFT="brokers of $(setting cluster '') that other stacks run were registered here and have lost this name server: $LEFT"
    note "warning: $INSTANCE at $ADDRESS: $LEFT"
    warnings+="${warnings:+,}$(json_text "$LEFT")"
  fi
  done_json clean "$CLEAN" ended "$(json_text "$HOW")" abort "$abort" data "\"$data\"" warnings "[$warnings]"
}

main "$@"; exit
