#!/usr/bin/env bash
# unprepare.sh HOST [OWNER]: takes away what start and prepare put on the host: units of instances, hosts block, units, kernel settings, limits, profile, configuration, kit.
# Data and logs stay unless 'data' is 'delete'; the user stays while data stays. Takes the bundle of prepare, and:
# set: data keep|delete · release keep|delete (what release-delete.sh goes by; not used here) · store · logs (their root folders)
STEP_NAME=unprepare
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1

KIT=/usr/local/lib/rocketmq-steps
NOTES=()

UNITS=()   # of find_units: units that run a configuration of this cluster, brokers first

# refers_to FILE FOLDER: does a unit run something that lies below FOLDER?
refers_to() { awk -v p="$2/" '{ n = split($0, w, /[ \t="]+/); for (i = 1; i <= n; i++) if (index(w[i], p) == 1) found = 1 } END { exit !found }' "$1" 2>/dev/null; }

find_units() {
  local f
  for f in /etc/systemd/system/rocketmq-broker@*.service /etc/systemd/system/rocketmq-namesrv.service; do
    [[ ! -f $f ]] || ! refers_to "$f" "$CONFIG" || UNITS+=("${f##*/}")
  done
}

# refuse_others: instances of another configuration folder need the kit and the settings of this host: they are not ours to stop.
refuse_others() {
  local unit others=
  while read -r unit; do
    [[ " ${UNITS[*]-} " == *" $unit "* ]] || others+="${others:+ }$unit"
  done < <(timeout 30 systemctl list-units --plain --no-legend --state=active,activating,reloading,deactivating 'rocketmq-namesrv.service' 'rocketmq-broker@*.service' 2>/dev/null | awk '{ print $1 }')
  [[ -z $others ]] || fail "taking the host out of the cluster" "still running here, with a configuration that is not below $CONFIG: $others" "stop it (systemctl disable --now $others), then run 'pulumi destroy' again"
}

# stop_units: what is still here of our instances, in whatever state: a first start that failed is not known to the deployment, so no `stop` came.
stop_units() {
  local unit name kind group out
  for unit in ${UNITS[@]+"${UNITS[@]}"}; do
    name=${unit#rocketmq-}; name=${name#broker@}; name=/run/rocketmq-steps/${name%.service}.lock
    # A start that was cut off on the other side may still be at work.
    [[ ! -e $name ]] || flock -w 200 "$name" true || fail "waiting for $name" "another step holds it since more than 200 s" "wait for that step to end, or end it, then run 'pulumi destroy' again"
  done
  for kind in 'rocketmq-broker@' 'rocketmq-namesrv'; do
    group=()
    for unit in ${UNITS[@]+"${UNITS[@]}"}; do [[ $unit != "$kind"* ]] || group+=("$unit"); done
    ((${#group[@]})) || continue
    # Graceful: TERM, and the 150 s that the unit allows.
    # A unit whose file systemd cannot load cannot be stopped, and need not be.
    out=$(timeout 200 systemctl stop -- "${group[@]}" 2>&1) \
      || [[ -z $(timeout 30 systemctl list-units --plain --no-legend --state=active,activating,reloading,deactivating -- "${group[@]}") ]] \
      || fail "stopping ${group[*]}" "systemctl stop: ${out:-no end within 200 s}" "look at 'systemctl status ${group[*]}' on this host, then run 'pulumi destroy' again"
    timeout 60 systemctl disable --now --quiet -- "${group[@]}" 2>/dev/null
    for unit in "${group[@]}"; do
      name=${unit#rocketmq-}; name=${name#broker@}; name=${name%.service}
      # A start leaves its digest beside it.
      if not_ours "/etc/systemd/system/$unit" && [[ ! -e $CONFIG/$name/digest ]]; then
        NOTES+=("/etc/systemd/system/$unit stays: this tool did not write it")
        continue
      fi
      rm -rf -- "/etc/systemd/system/$unit.d" "/etc/systemd/system/$unit.rocketmq-step-new" /etc/systemd/system/*.wants/"$unit"
      drop_file "/etc/systemd/system/$unit"
    done
  done
  ((${#UNITS[@]})) || return 0
  timeout 60 systemctl daemon-reload || fail "telling systemd that ${UNITS[*]} are gone" "systemctl daemon-reload failed" "look at 'systemctl status' on this host"
  timeout 60 systemctl reset-failed -- "${UNITS[@]}" 2>/dev/null
  return 0
}

# drop_tree PATH: deletes a folder of ours. A path that could hold more than ours is only removed when it is empty.
drop_tree() {
  local path=$1
  [[ -e $path || -L $path ]] || return 0
  if [[ $path != /?*/?* || $path == *//* || $path/ == */../* || $path/ == */./* || $path != *rocketmq* || -L $path ]]; then
    if [[ -d $path && ! -L $path ]] && rmdir -- "$path" 2>/dev/null; then changed "removed $path"
    else NOTES+=("$path stays: its name does not say that it holds RocketMQ alone; remove it by hand"); fi
  elif awk -v p="$path" '$2 == p || index($2, p "/") == 1 { found = 1 } END { exit !found }' /proc/self/mounts; then
    find "$path" -xdev -mindepth 1 -delete 2>/dev/null
    NOTES+=("$path stays as a folder: a file system is mounted there; what it held is deleted")
  else
    rm -rf --one-file-system -- "$path" || fail "deleting $path" "rm failed (see above)" "look what uses $path on this host (a file made immutable, a read-only file system), then run 'pulumi destroy' again"
    changed "removed $path"
  fi
}

restore_sysctl() {
  local key value path wanted f before=$CONFIG/sysctl.before
  [[ -f $before ]] || return 0
  while IFS='=' read -r key value; do
    [[ $key =~ ^[a-z0-9_.-]+$ ]] || continue
    path=/proc/sys/${key//.//}
    for f in ${FILES[@]+"${FILES[@]}"}; do
      [[ $f == /etc/sysctl.d/* ]] || continue
      wanted=$(awk -F= -v k="$key" '{ n = $1; gsub(/[ \t]/, "", n) } n == k { v = $2; gsub(/^[ \t]+|[ \t]+$/, "", v); print v }' "${FILE_BODY[$f]}" | tail -n 1)
      # Somebody else's value is left alone.
      [[ -z $wanted || $(cat "$path" 2>/dev/null) != "$wanted" ]] || { { printf '%s\n' "$value" >"$path"; } 2>/dev/null && changed "set $key back to $value"; }
    done
  done <"$before"
}

# drop_config: what start and prepare have put below CONFIG, which may hold more than ours: whatever else is there stays, and is named.
drop_config() {
  local path rest file
  if [[ -f $CONFIG/.java-home ]] && cmp -s -- "$CONFIG/.java-home" "$CONFIG/java-home"; then rm -f -- "$CONFIG/java-home"; fi
  rm -rf -- "$CONFIG"/hosts.{block,before,journal,journal.new} "$CONFIG/sysctl.before" "$CONFIG/.owner" "$CONFIG/.java-home"
  for path in "$CONFIG"/namesrv "$CONFIG"/*-*; do
    # A configuration of an instance: named by brokerName and brokerId, with a file in it that start puts there.
    [[ -d $path && ! -L $path && ${path##*/} =~ ^(namesrv|.+-[0-9]+)$ ]] || continue
    if rmdir -- "$path" 2>/dev/null; then continue; fi
    if [[ ! -e $path/digest && ! -e $path/.owner ]] && { not_ours "$path/broker.conf" || not_ours "$path/namesrv.conf"; }; then continue; fi
    for file in digest .owner jvm.options broker.conf namesrv.conf .next .next.new .previous .previous.new; do
      if [[ -e $path/$file || -e $path/$file.rocketmq-step-new ]]; then rm -rf --one-file-system -- "$path"; break; fi
    done
  done
  # What put_file has begun and not renamed.
  rm -f -- "$CONFIG"/*.rocketmq-step-new "$CONFIG"/.*.rocketmq-step-new
  [[ -d $CONFIG ]] || return 0
  if rmdir -- "$CONFIG" 2>/dev/null; then changed "removed $CONFIG"; return 0; fi
  rest=$(find "$CONFIG" -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | LC_ALL=C sort | head -n 5 | paste -sd' ')
  NOTES+=("$CONFIG stays: it holds what this tool did not write ($rest)")
}

# say_left: what stays on this host, and the command that takes it away.
say_left() {
  local path left=()
  for path in "$(setting store /var/lib/rocketmq)" "$(setting logs /var/log/rocketmq)" /usr/local/rocketmq-*; do
    [[ $path != /usr/local/* || -f $path/.rocketmq-release ]] || continue
    [[ ! -d $path ]] || left+=("$path")
  done
  ((${#left[@]})) || return 0
  path="stays on $(hostname): ${left[*]}; to remove it, data included: rm -rf ${left[*]}"
  if [[ $data != delete && $user != root ]] && getent passwd "$user" >/dev/null; then path+="; userdel $user"; fi
  note "$path"
  NOTES+=("$path")
}

# drop_upload: what the deployment copied into the log-in user's home.
drop_upload() {
  local folder=${KIT_UPLOAD-}
  [[ -n $folder ]] || folder=$PWD/.rocketmq-steps
  [[ $folder == /*/.rocketmq-steps && -d $folder && ! -L $folder ]] || return 0
  rm -f -- "$folder/kit.sh"
  rmdir -- "$folder" 2>/dev/null || return 0
  changed "removed $folder"
}

# drop_own PATH [BODY]: deletes what this tool wrote there; what somebody else did stays. BODY: what it would have written.
drop_own() {
  if not_ours "$1" "${2-}"; then NOTES+=("$1 stays: this tool did not write it"); else drop_file "$1"; fi
}

drop_commands() {
  local name
  while read -r name _; do
    [[ $(readlink -- "/usr/bin/$name") != "$COMMANDS_FOLDER/$name" ]] || drop_file "/usr/bin/$name"
    drop_own "$COMMANDS_FOLDER/$name"
  done < <(commands)
  drop_own "$PLAN_FILE"
}

drop_file() {
  [[ -e $1 || -L $1 ]] || return 0
  rm -f -- "$1" || fail "deleting $1" "rm failed (see above)" "look at $1 on this host, then run 'pulumi destroy' again"
  changed "removed $1"
}

main() {
  local user data f unit path reload=0 reason json='' sep=''
  read_bundle
  hold_lock host 90
  CONFIG=$(setting config /etc/rocketmq) user=$(setting user rocketmq) data=$(setting data keep)
  [[ $data == keep || $data == delete ]] || fail "reading the step's input" "'data' is '$data'" "say keep or delete"
  if left_alone "${2-}"; then done_json notes "[$(json_text "$TAKEN")]"; return; fi
  if taken_over "$CONFIG/.owner"; then done_json notes "[$(json_text "$TAKEN")]"; return; fi
  find_units
  refuse_others
  stop_units
  # A run that was cut off after the kit went has nothing left to undo here but the files below.
  if [[ -f $CONFIG/hosts.block ]]; then
    timeout 120 bash "$KIT/hosts-block.sh" remove "$CONFIG" </dev/null >"$STEP_DIR/hosts.out" 2>"$STEP_DIR/hosts.err" || fail "removing our block from /etc/hosts" "$(tail -n 5 "$STEP_DIR/hosts.err")" "see 'next' above"
    grep -q '"changes":\["' "$STEP_DIR/hosts.out" && changed "removed the hosts block"
  fi
  restore_sysctl
  for f in ${FILES[@]+"${FILES[@]}"}; do
    if [[ $f == /etc/systemd/system/* ]]; then
      unit=${f##*/}
      [[ -e $f ]] || continue
      if not_ours "$f" "${FILE_BODY[$f]}"; then NOTES+=("$f stays: this tool did not write it"); continue; fi
      rm -f -- /etc/systemd/system/*.wants/"$unit"
      drop_file "$f"
      # systemd forgets a unit without a file that is not active; one that is, is stopped first.
      [[ $(unit_property "$unit" LoadState) == not-found ]] || { timeout 60 systemctl stop --quiet -- "$unit" 2>/dev/null; reload=1; }
    elif [[ $f != "$KIT"/* ]]; then drop_own "$f" "${FILE_BODY[$f]}"; fi
  done
  drop_commands
  ((!reload)) || timeout 60 systemctl daemon-reload || true
  drop_config
  [[ -z ${SET[upload]-} ]] || drop_tree "${SET[upload]}"
  if [[ $data == delete ]]; then
    for path in "$(setting store /var/lib/rocketmq)" "$(setting logs /var/log/rocketmq)"; do drop_tree "$path"; done
    if getent passwd "$user" >/dev/null && [[ $user != root ]]; then
      if timeout 60 userdel "$user" 2>"$STEP_DIR/userdel"; then changed "removed user $user"; else NOTES+=("user $user stays: $(tail -n 1 "$STEP_DIR/userdel")"); fi
    fi
    if getent group "$user" >/dev/null && [[ $user != root ]]; then timeout 60 groupdel "$user" 2>/dev/null && changed "removed group $user"; fi
  fi
  if [[ -n ${2-} ]] && read_owner; then drop_file "$OWNER_FILE"; fi
  # Last, because this very step is part of it, and by one rename: a run that is cut off finds its kit whole, or gone.
  rm -rf -- "$KIT.gone"
  if [[ -d $KIT ]]; then mv -T -- "$KIT" "$KIT.gone" && rm -rf -- "$KIT.gone"; changed "removed $KIT"; fi
  drop_upload
  say_left
  for reason in ${NOTES[@]+"${NOTES[@]}"}; do json+=$sep$(json_text "$reason"); sep=,; done
  done_json notes "[$json]"
}

main "$@"; exit
