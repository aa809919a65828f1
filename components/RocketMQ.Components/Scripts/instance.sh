#!/usr/bin/env bash
# What start, roll and stop share: the instance the bundle describes, its unit, its files. Sourced after the prelude.
declare -A STATE=()      # of unit_state: what systemd says of the unit
declare -A LOG_MARK=()   # size of each log file when this step began
RUNNING=                 # of running_digest: digest of the configuration the process runs with
PID=0                    # the process this step watches
RESTARTS=                # how often systemd had restarted it when we began to watch

# take VARIABLE NAME [DEFAULT]: a setting of the bundle into a variable.
take() {
  if [[ -n ${SET[$2]+x} ]]; then printf -v "$1" '%s' "${SET[$2]}"
  elif (($# > 2)); then printf -v "$1" '%s' "$3"
  else fail "reading the step's input" "it has no setting '$2'" "this is a defect of the tool: report it"; fi
}

bad_input() { fail "reading the step's input" "$1" "this is a defect of the tool: report it"; }

# own_folder PATH: a path that a step may fill, and remove when it is told to: absolute, plain, and not a folder of the system. What the configuration may
# name is decided before anything is planned, by OwnFolder.cs in the same way; a test compares the two.
own_folder() {
  [[ $1 =~ ^(/[A-Za-z0-9_.+@-]+){2,}$ && /$1/ != *'/../'* && /$1/ != *'/./'* ]] || return 1
  case $1/ in
    /bin/* | /boot/* | /dev/* | /lib/* | /lib32/* | /lib64/* | /libx32/* | /lost+found/* | /proc/* | /run/* | /sbin/* | /sys/* | /tmp/*) return 1 ;;
    /etc/default/* | /etc/profile.d/* | /etc/security/* | /etc/ssh/* | /etc/sysctl.d/* | /etc/systemd/*) return 1 ;;
    /usr/bin/* | /usr/games/* | /usr/include/* | /usr/lib/* | /usr/lib32/* | /usr/lib64/* | /usr/libexec/* | /usr/libx32/*) return 1 ;;
    /usr/sbin/* | /usr/share/* | /usr/src/*) return 1 ;;
    /usr/local/bin/* | /usr/local/include/* | /usr/local/sbin/* | /usr/local/lib/rocketmq-steps/*) return 1 ;;
    /var/cache/* | /var/lock/* | /var/run/* | /var/tmp/* | /var/log/journal/*) return 1 ;;
    /var/lib/apt/* | /var/lib/containerd/* | /var/lib/dbus/* | /var/lib/docker/* | /var/lib/dpkg/* | /var/lib/rpm/* | /var/lib/systemd/*) return 1 ;;
    # These hold folders of programs, and are not one.
    /usr/local/etc/ | /usr/local/games/ | /usr/local/lib/ | /usr/local/man/ | /usr/local/share/ | /usr/local/src/) return 1 ;;
    # Below these two names are not enough: they are the system's, or a whole disk or home.
    /etc/* | /home/* | /media/* | /mnt/* | /root/* | /usr/* | /var/*) [[ $1 =~ ^(/[^/]+){3,}$ ]] ;;
  esac
}

# read_instance INSTANCE: the settings every step of an instance gets.
read_instance() {
  INSTANCE=$1
  [[ $INSTANCE =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || bad_input "'$INSTANCE' is no name of an instance"
  take UNIT unit; take KIND kind; take CONFIG config; take LOG log; take STORE store ''
  take ADDRESS address ''; take REGISTERED registered "${SET[address]-}"; take WANTED digest ''; take LIMIT timeout 120; take STEP_USER user rocketmq
  take BROKER brokerName ''; take ID brokerId ''; take ROLE role ''
  IP=${ADDRESS%:*} PORT=${ADDRESS##*:} RUN=/run/rocketmq/$INSTANCE UNIT_FILE=/etc/systemd/system/$UNIT
  [[ $UNIT =~ ^rocketmq-[A-Za-z0-9@._-]+\.service$ ]] || bad_input "'$UNIT' is no name of one of our units"
  [[ $KIND == namesrv || $KIND == broker ]] || bad_input "'$KIND' is no kind of instance"
  [[ $LIMIT =~ ^[1-9][0-9]{0,4}$ ]] || bad_input "the time limit '$LIMIT' is no number of seconds"
  { own_folder "$CONFIG" && [[ ${CONFIG##*/} == "$INSTANCE" ]]; } || bad_input "'$CONFIG' is no folder for the configuration of an instance"
  # A removal that keeps the data touches neither of these: what an earlier version took for a store may always be left.
  [[ $STEP_NAME != stop || ${SET[on-destroy]-keep} != keep ]] || return 0
  own_folder "$LOG" || bad_input "'$LOG' is no folder for the logs of an instance"
  [[ -z $STORE ]] || own_folder "$STORE" || bad_input "'$STORE' is no folder for the store of an instance"
  if [[ -n $STORE && -n ${SET[below]-} ]]; then
    local folder folders=()
    read -r -a folders <<<"${SET[below]}"
    for folder in "${folders[@]}"; do LIST["dir"]="${LIST["dir"]-}$STORE/$folder"$'\n'; done
  fi
}

# need_place: what a step needs to know before it may start a process and prove it.
need_place() {
  [[ $IP =~ ^[A-Za-z0-9._-]+$ && $PORT =~ ^[0-9]{1,5}$ ]] || bad_input "'$ADDRESS' is no ip:port"
  [[ $REGISTERED =~ ^[A-Za-z0-9._-]+:[0-9]{1,5}$ ]] || bad_input "'$REGISTERED' is no ip:port"
  [[ -n $WANTED ]] || bad_input "it has no setting 'digest'"
  local entry
  while IFS= read -r entry; do
    [[ -z $entry || $entry =~ ^[A-Za-z0-9._-]+:[0-9]{1,5}$ ]] || bad_input "the name server '$entry' is no ip:port"
  done <<<"${LIST[nameserver]-}"
  while IFS= read -r entry; do
    [[ -z $entry || $entry =~ ^[^[:space:]]+\ [0-9]{1,9}\ [A-Za-z0-9._-]+:[0-9]{1,5}\ [A-Z_]+$ ]] || bad_input "the copy '$entry' is not 'name id ip:port role'"
  done <<<"${LIST[copy]-}"
  [[ $KIND == namesrv ]] || [[ -n $BROKER && $ID =~ ^[0-9]{1,9}$ && -n $ROLE ]] || bad_input "brokerName, brokerId or role is missing"
  # What has no file and no process is not asked about.
  if [[ -e $UNIT_FILE || -e $RUN ]]; then unit_state; else no_unit; fi
  if [[ ${STATE[ActiveState]} == deactivating ]]; then
    SECONDS=0
    while [[ ${STATE[ActiveState]} == deactivating ]] && ((SECONDS < 160)); do sleep 0.2; unit_state; done
  fi
}

# unit_state: asks systemd; a unit it has never heard of is inactive. PID is its process, 0 when there is none.
unit_state() {
  local line
  no_unit
  while IFS= read -r line; do STATE[${line%%=*}]=${line#*=}; done < <(systemctl show "$UNIT" \
    -p LoadState -p ActiveState -p SubState -p MainPID -p Result -p NRestarts -p NeedDaemonReload -p UnitFileState -p ExecMainStatus -p ExecMainCode -p ExecMainStartTimestamp -p WantedBy)
  PID=${STATE[MainPID]:-0}
}

no_unit() {
  STATE=([ActiveState]=inactive [SubState]=dead [MainPID]=0 [Result]='' [NRestarts]=0 [NeedDaemonReload]=no [UnitFileState]='' [ExecMainStatus]=0 [ExecMainCode]=0)
  PID=0
}

is_active() { [[ ${STATE[ActiveState]} == active && $PID != 0 ]]; }

# running_digest: what the process runs with. A process that began a moment ago may not have noted it yet.
running_digest() {
  local try
  RUNNING=
  is_active || return 0
  for try in {1..20}; do
    if [[ -s $RUN/digest ]]; then RUNNING=$(<"$RUN/digest"); return 0; fi
    ((try == 20)) || sleep 0.1
  done
}

# digest_on_disk: what the next start would run with.
digest_on_disk() { [[ -r $CONFIG/digest ]] && [[ $(<"$CONFIG/digest") == "$WANTED" ]]; }

# order_files: the files of the bundle with the digest last: a process that starts in between never claims a configuration it only has in part.
order_files() {
  local f ordered=()
  for f in ${FILES[@]+"${FILES[@]}"}; do
    [[ ($f == "$CONFIG"/* || $f == "$UNIT_FILE" || $f == "$UNIT_FILE.d/"*) && /$f/ != *'/../'* ]] || bad_input "$f is not a file of this instance"
    [[ $f == "$CONFIG/digest" ]] || ordered+=("$f")
  done
  f=$CONFIG/digest
  if [[ -z ${FILE_BODY[$f]-} ]]; then
    FILE_BODY[$f]=$STEP_DIR/digest; FILE_MODE[$f]=0640; FILE_OWNER[$f]=root:$STEP_USER
    printf '%s\n' "$WANTED" >"$STEP_DIR/digest"
  fi
  [[ $(<"${FILE_BODY[$f]}") == "$WANTED" ]] || bad_input "the file digest and the setting digest differ"
  FILES=(${ordered[@]+"${ordered[@]}"} "$f")
}

# need_folders: the folders of the instance; its process owns store and logs, and cannot write its configuration.
need_folders() {
  local folder missing=()
  getent passwd "$STEP_USER" >/dev/null || fail "making the folders of $INSTANCE" "there is no user '$STEP_USER' on this host" "run 'pulumi up' again: the step 'prepare' makes it"
  need_folder "$CONFIG" 0750 "root:$STEP_USER"
  while IFS= read -r folder; do
    [[ -n $folder ]] || continue
    own_folder "$folder" || bad_input "'$folder' is no folder of an instance"
    if [[ -d $folder ]]; then need_folder "$folder" 0750 "$STEP_USER:$STEP_USER"; else missing+=("$folder"); fi
  done <<<"${LIST[dir]-}"
  ((${#missing[@]})) || return 0
  install -d -m 0750 -o "$STEP_USER" -g "$STEP_USER" -- "${missing[@]}" \
    || fail "making the folders ${missing[*]}" "they could not be made" "check what stands there on this host"
  changed "made ${#missing[@]} folders"
}

# put_owner: notes which resource of the deployment this instance now belongs to.
put_owner() {
  [[ -n ${SET[owner]-} ]] || return 0
  printf '%s\n' "${SET[owner]}" >"$STEP_DIR/owner"
  put_file "$STEP_DIR/owner" "$CONFIG/.owner" 0640 root:root || true
}

# with_systemd_lock COMMAND…: two instances of a host may be started at the same time.
with_systemd_lock() {
  { flock -w 60 8 || fail "waiting for /run/rocketmq-steps/systemd.lock" "another step holds it since 60 s" "run 'pulumi up' again"; "$@"; } 8>/run/rocketmq-steps/systemd.lock
}

# register_unit: the unit starts at boot, and systemd knows what its file says. systemd reads a file that it has not loaded when it is asked for it; a reload
# of all units, which costs 0.1 s of CPU, is needed only for one that it has.
register_unit() {
  enable_unit "$UNIT" || true
  unit_state
  if [[ ${STATE[NeedDaemonReload]} == yes || ${STATE[LoadState]-} != loaded ]]; then reload_units; fi
}

# reload_units: systemd reads the files of all units again.
reload_units() {
  local out
  out=$(systemctl daemon-reload 2>&1) || fail "making systemd read $UNIT" "systemctl daemon-reload: $out" "look at 'systemctl status' on this host"
  unit_state
}

# mark_logs: notes where the logs end, so that a failure shows what was written since, not what an earlier one left.
mark_logs() {
  local size file
  printf -v MARK_TIME '%(%s)T' -1
  while read -r size file; do LOG_MARK[$file]=$size; done < <(stat -c '%s %n' -- "$LOG"/*.log 2>/dev/null)
}

# run_number: a number of this run alone, as JSON. It stands in what the step prints, and so sets going what comes after it in the deployment.
run_number() {
  local id
  read -r id </proc/sys/kernel/random/uuid
  json_text "${id%%-*}"
}

# stop_unit: TERM, and waits for the clean end: the unit allows 150 s, then it is killed. STOP_SAID: what systemd said when it failed.
stop_unit() {
  ask_to_stop() { timeout 200 systemctl stop "$UNIT" >"$STEP_DIR/stop" 2>&1; }
  stopping() { printf 'waiting for the end of process %s, which may flush and close its store for 150 s' "$PID"; }
  # A unit that nothing names is forgotten when it has stopped, and with it how its process ended; since the last reload nobody may have read its link.
  [[ -n ${STATE[WantedBy]-} ]] || reload_units
  with_progress stopping 200 ask_to_stop && return 0
  STOP_SAID=$(<"$STEP_DIR/stop")
  return 1
}

# start_unit: starts the process; a unit that failed too often before is given a fresh count.
start_unit() {
  local out
  mark_logs
  # While it waits for an automatic restart systemd would only queue our start behind that wait.
  [[ ${STATE[ActiveState]} != activating ]] || systemctl stop "$UNIT" 2>/dev/null
  [[ ${STATE[ActiveState]} != failed ]] || systemctl reset-failed "$UNIT" 2>/dev/null
  out=$(timeout 100 systemctl start "$UNIT" 2>&1) || { unit_state; fail_start "${out%%$'\n'*}"; }
  unit_state
  RESTARTS=0
  changed "started $UNIT"
}

# dispose PATH: removes a folder that is ours; a mount point is emptied.
dispose() {
  [[ -e $1 || -L $1 ]] || return 0
  own_folder "$1" || bad_input "'$1' is not removed: it is no folder of an instance"
  if mountpoint -q -- "$1" 2>/dev/null; then find "$1" -mindepth 1 -delete; else rm -rf --one-file-system -- "$1"; fi \
    || fail "removing $1" "rm failed" "remove it by hand on this host, then run it again"
  changed "removed $1"
}
