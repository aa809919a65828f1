#!/usr/bin/env bash
# prepare.sh HOST [OWNER STACK USER SINCE [INTENT]]: claims the host for the deployment OWNER; then user, kit of scripts, folders, limits, kernel settings,
# profile, the cluster's block in /etc/hosts, and the commands for operators with what they know of the cluster.
# Brings the host to the wanted state from whatever state it is in; changes nothing that is right already.
# set: notice (a line for promotion.log among the logs) kit (checksum of the scripts) cluster user config (folder) home (of the user) upload (folder to which the release archive is copied) java.min java.max
#      directory (of the release) name-servers (ip:port;…)
# add: brokers "NAME ID=ip:port[,ip:port] …" (a group of the cluster, the second address is the one for clients) · dir "PATH MODE OWNER:GROUP" · hosts-line "IP NAME ALIAS…" · name "NAME ADDRESS" (further names that must resolve afterwards)
# file: /etc/sysctl.d/*.conf (also applied), limits, profile, the unit rocketmq-hosts.service
STEP_NAME=prepare
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1

KIT=/usr/local/lib/rocketmq-steps
WARNINGS=()

# Names become words of files and commands: only letters, digits and . _ - % |, as RocketMQ itself has it.
need_word() { [[ $2 =~ ^[A-Za-z0-9_%|][A-Za-z0-9._%|-]*$ ]] || fail "reading the step's input" "'$1' is '$2'" "use letters, digits, '.', '_' and '-' only, a letter first"; }
need_path() { [[ $2 == /?* && $2 != *//* && $2/ != */../* && $2/ != */./* ]] || fail "reading the step's input" "'$1' is '$2', not an absolute path without '..'" "give an absolute path"; }

# claim_host OWNER STACK USER SINCE: first of all, and by one link(2): of two deployments that come at once, one gets the host. A claim of another
# deployment is only replaced where the configuration names its number (take-over).
claim_host() {
  local mine=${1%%.*} file=$OWNER_FILE.new.$$ from left
  [[ -n $mine ]] || return 0
  [[ $mine =~ ^s[0-9a-f]{12}$ && $# -ge 4 ]] || fail "reading the step's input" "the deployment is '$*'" "this is a defect of the tool: report it"
  # What a claim that was killed has left.
  for left in "$OWNER_FILE".new.*; do [[ ! -e $left || -d /proc/${left##*.} ]] || rm -f -- "$left"; done
  if read_owner; then
    [[ ${OWNER[id]} != "$mine" ]] || return 0
    [[ ${OWNER[id]} == "$(setting take-over '')" ]] || need_own_host "$mine"
  fi
  { printf 'id=%s\nstack=%s\nuser=%s\nsince=%s\n' "$mine" "$2" "$3" "$4" >"$file" && chmod 0644 "$file"; } || fail "claiming this host" "$file cannot be written" "check free space and the rights of /etc on this host"
  # A claim without a number is what a power cut has left.
  [[ ! -e $OWNER_FILE ]] || read_owner || rm -f -- "$OWNER_FILE"
  if ln -- "$file" "$OWNER_FILE" 2>/dev/null; then
    changed "claimed this host for $mine ($2)"
  elif read_owner && [[ ${OWNER[id]} != "$mine" && ${OWNER[id]} == "$(setting take-over '')" ]]; then
    from="${OWNER[id]} (${OWNER[stack]-})"
    mv -f -T -- "$file" "$OWNER_FILE" || fail "taking this host over from $from" "$OWNER_FILE cannot be replaced" "check the rights of /etc on this host"
    changed "took this host over from $from"
  fi
  rm -f -- "$file"
  need_own_host "$mine"
  if read_owner && [[ ${OWNER[id]} == "$mine" ]]; then return 0; fi
  fail "claiming this host" "$OWNER_FILE could not be linked there" "look at $OWNER_FILE, free space and the file system of /etc on this host"
}

# need_own_paths: nothing that somebody else wrote is overwritten. Looked at before anything is changed.
need_own_paths() {
  local f found='' first=''
  while IFS= read -r f; do
    if [[ -z $f ]] || ! not_ours "$f" "${FILE_BODY[$f]-}"; then continue; fi
    found+="${found:+, }$f" first=${first:-$f}
  done < <(printf '%s\n' ${FILES[@]+"${FILES[@]}"} "$PLAN_FILE")
  [[ -z $found ]] || fail "writing on this host" "this tool did not write what stands there: $found" "${MOVE_AWAY//PATH/"$first"}; nothing was changed. Then run 'pulumi up' again"
}

# put_plan: what the commands on this host need to know of the cluster.
put_plan() {
  local name places place file=$STEP_DIR/plan
  [[ -n ${SET[directory]-} ]] || return 0
  {
    # The whole text for a person who opens it.
    printf '# %s: the cluster, as the commands on this host know it (%s).\n' "$MARK" "$(commands | cut -d ' ' -f 1 | paste -sd ' ')"
    printf 'cluster=%s\nrelease=%s\nconfig=%s\nstore=%s\nlogs=%s\n' "$(setting cluster)" "${SET[directory]}" "$CONFIG" "$(setting store /var/lib/rocketmq)" "$(setting logs /var/log/rocketmq)"
    tr ';' '\n' <<<"$(setting name-servers '')" | sed -n 's/^./nameserver=&/p'
    while read -r name places; do
      for place in $places; do printf 'broker=%s %s %s\n' "$name" "${place%%=*}" "$(tr ',' ' ' <<<"${place#*=}")"; done
    done < <(items brokers)
  } >"$file"
  put_file "$file" "$PLAN_FILE" 0644 root:root || true
}

# put_commands: the commands for operators. Where sudo looks in other folders (RHEL family), they are linked to from one of those, unless that name is taken.
put_commands() {
  local name script path=''
  if type -P sudo >/dev/null; then path=$(timeout 10 sudo -V 2>/dev/null </dev/null | sed -n 's/^Value to override user.s .PATH with: //p'); fi
  while read -r name script; do
    if not_ours "$COMMANDS_FOLDER/$name"; then
      WARNINGS+=("$COMMANDS_FOLDER/$name is somebody else's and stays; $name of this deployment is not put there")
      continue
    fi
    printf 'name=%s\nscript=%s\n' "$name" "$script" >"$STEP_DIR/command"
    fill_template command.sh "$STEP_DIR/command"
    put_file "$STEP_DIR/command" "$COMMANDS_FOLDER/$name" 0755 root:root || true
    if [[ -n $path && :$path: != *":$COMMANDS_FOLDER:"* && ! -e /usr/bin/$name && ! -L /usr/bin/$name ]]; then
      ln -s -- "$COMMANDS_FOLDER/$name" "/usr/bin/$name" 2>/dev/null && changed "linked /usr/bin/$name, because sudo does not look in $COMMANDS_FOLDER"
    fi
  done < <(commands)
}

make_user() {
  local user=$1 home=$2 shell ids=() uid='' gid=''
  # Stores that an earlier system of this host has left belong to a number without a name: the new user gets it, and owns them.
  mapfile -t ids < <(find "$home" -mindepth 1 -maxdepth 1 -nouser -nogroup -printf '%U %G\n' 2>/dev/null | sort -u)
  if ((${#ids[@]} == 1)); then read -r uid gid <<<"${ids[0]}"; fi
  # One program for both where both are missing.
  if [[ -z $gid ]] && ! getent group "$user" >/dev/null && ! getent passwd "$user" >/dev/null; then
    shell=$(type -P nologin || type -P false)
    timeout 60 useradd --system --user-group --home-dir "$home" --no-create-home --shell "${shell:-/bin/false}" "$user" 2>"$STEP_DIR/useradd" \
      || fail "making the user $user" "useradd: $(tail -n 3 "$STEP_DIR/useradd")" "make it by hand on this host, then run 'pulumi up' again"
    changed "made group $user"
    changed "made user $user"
    return
  fi
  if ! getent group "$user" >/dev/null; then
    timeout 60 groupadd --system ${gid:+--gid "$gid"} "$user" || fail "making the group $user" "groupadd failed (see above)" "make it by hand on this host (groupadd --system $user), then run 'pulumi up' again"
    changed "made group $user"
  fi
  if ! getent passwd "$user" >/dev/null; then
    shell=$(type -P nologin || type -P false)
    timeout 60 useradd --system ${uid:+--uid "$uid"} --gid "$user" --home-dir "$home" --no-create-home --shell "${shell:-/bin/false}" "$user" 2>"$STEP_DIR/useradd" \
      || fail "making the user $user" "useradd: $(tail -n 3 "$STEP_DIR/useradd")" "make it by hand on this host, then run 'pulumi up' again"
    changed "made user $user"
  fi
}

# install_kit: the scripts of the steps that follow. They came as one file, from which this script runs.
install_kit() {
  local wanted out
  wanted=$(setting kit '')
  [[ -n ${KIT_FILE-} ]] || return 0
  rm -rf -- "$KIT.gone"
  out=$(timeout 60 bash "$KIT_FILE" install) || exit 1
  [[ -z $out ]] || changed "$out"
  [[ -z $wanted || $(cat "$KIT/.kit" 2>/dev/null) == "$wanted"* ]] || fail "installing the scripts in $KIT" "the file that was copied here, $KIT_FILE, has other scripts than the ones wanted" \
    "remove it on this host and raise 'generation' of the host in the configuration: then it is copied again"
}

# log_notice: what everybody who looks after this host must know of how it came to what it runs, once for each text.
log_notice() {
  local text file
  text=$(setting notice '') file=$(setting logs /var/log/rocketmq)/promotion.log
  [[ -n $text ]] || return 0
  [[ "$(tail -n 1 -- "$file" 2>/dev/null)" != *" $text" ]] || return 0
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$text" >>"$file" || fail "writing to $file" "it cannot be written" "check free space and the rights of that folder on this host"
  changed "noted in $file: $text"
}

make_folders() {
  local path mode owner
  while read -r path mode owner; do
    [[ -n $path ]] || continue
    need_path dir "$path"
    [[ ! -e $path || -d $path ]] || fail "making the folder $path" "something that is not a folder stands there" "move it away, or choose another path in the configuration"
    need_folder "$path" "$mode" "$owner"
  done < <(items dir)
}

# The archive arrives by SFTP as the login user; nobody else may write where it lies.
make_upload_folder() {
  local folder login=${SUDO_USER:-root}
  folder=$(setting upload '')
  [[ -n $folder ]] || return 0
  need_path upload "$folder"
  need_folder "$folder" 0700 "$login:$(id -gn -- "$login")"
}

# name_java: a Java that is installed and not on the PATH is named to launch.sh; a name whose Java is gone is taken away or corrected.
name_java() {
  local home=''
  if [[ -f $CONFIG/java-home ]]; then
    IFS= read -r home <"$CONFIG/java-home" || true
    if [[ ! -x $home/bin/java ]]; then
      rm -f -- "$CONFIG/java-home"
      changed "removed $CONFIG/java-home: there is no Java in ${home:-it}"
    fi
  fi
  [[ ! -e $CONFIG/java-home ]] || return 0
  find_java "$CONFIG" "$(setting java.min 8)" "$(setting java.max 21)"
  [[ -n $JAVA && $JAVA != "$(readlink -f -- "$(type -P java)")" ]] || return 0
  printf '%s\n' "${JAVA%/bin/java}" >"$STEP_DIR/java-home"
  # The copy tells unprepare that this file is ours and not an operator's.
  put_file "$STEP_DIR/java-home" "$CONFIG/.java-home" 0644 root:root && unset 'CHANGES[-1]'
  put_file "$STEP_DIR/java-home" "$CONFIG/java-home" 0644 root:root || true
}

# apply_sysctl FILE: only the keys of our own file. What a host refuses (containers do) is told with the value found.
apply_sysctl() {
  local key value now path before=$CONFIG/sysctl.before old=$'\n' new='' wanted=() refused=''
  [[ ! -r $before ]] || old+=$(<"$before")$'\n'
  while IFS='=' read -r key value; do
    key=${key//[[:space:]]/} value=$(squeeze "$value")
    [[ -n $key && $key != [#\;]* ]] || continue
    key=${key#-}
    [[ $key =~ ^[a-z0-9_.-]+$ ]] || fail "applying $1" "the key '$key' is not one" "this is a defect of the tool: report it"
    path=/proc/sys/${key//.//} now=''
    read -r now 2>/dev/null <"$path"
    now=$(squeeze "$now")
    [[ $now != "$value" ]] || continue
    if [[ -z $now ]]; then WARNINGS+=("$key is not a setting of this kernel"); continue; fi
    # For unprepare: what it was before we first touched it. A line that is there stays.
    [[ $old == *$'\n'"$key="* ]] || new+="$key=$now"$'\n'
    wanted+=("$key $value $now")
  done <"$1"
  if [[ -n $new ]]; then
    old+=$new
    printf '%s' "${old#$'\n'}" >"$STEP_DIR/sysctl"
    put_file "$STEP_DIR/sysctl" "$before" 0644 root:root && unset 'CHANGES[-1]'
  fi
  for key in ${wanted[@]+"${wanted[@]}"}; do
    read -r key value now <<<"$key"
    path=/proc/sys/${key//.//}
    if { printf '%s\n' "$value" >"$path"; } 2>/dev/null && [[ $(squeeze "$(<"$path")") == "$value" ]]; then changed "set $key to $value"
    else refused+="${refused:+, }$key=$value (it is $now)"; fi
  done
  [[ -z $refused ]] || WARNINGS+=("this host refuses $refused: a container takes them from the machine below")
}
squeeze() { local words; read -r -a words <<<"$1"; printf '%s' "${words[*]}"; }

put_hosts_block() {
  local cluster=$1 line address names old out block=$STEP_DIR/hosts.block
  [[ -n ${LIST[hosts-line]-} ]] || return 0
  {
    printf '# BEGIN rocketmq %s\n' "$cluster"
    while IFS= read -r line; do
      [[ -n $line ]] || continue
      read -r address names <<<"$line"
      [[ $address =~ ^[0-9a-fA-F.:]+$ && $names =~ ^[A-Za-z0-9._\ -]+$ ]] || fail "reading the step's input" "the hosts line '$line' is not an address and names" "correct the names of the hosts in the configuration"
      printf '%s\n' "$line"
    done < <(items hosts-line)
    printf '# END rocketmq %s\n' "$cluster"
  } >"$block" || exit 1
  if [[ -f $CONFIG/hosts.block ]]; then
    old=$(sed -n 's/^# BEGIN rocketmq //p;q' "$CONFIG/hosts.block")
    [[ $old == "$cluster" ]] || run_hosts_block remove
  fi
  put_file "$block" "$CONFIG/hosts.block" 0644 root:root && unset 'CHANGES[-1]'
  run_hosts_block put
}

run_hosts_block() {
  local out
  out=$(timeout 120 bash "$KIT/hosts-block.sh" "$1" "$CONFIG" </dev/null 2>"$STEP_DIR/hosts.err") || fail "changing /etc/hosts" "$(tail -n 5 "$STEP_DIR/hosts.err")" "see 'next' above"
  [[ $out != *'"changes":["'* ]] || changed "hosts block: $1"
}

# put_units: files below /etc/systemd/system are known to systemd and, if they say when they start, enabled.
put_units() {
  local f unit state
  for f in ${FILES[@]+"${FILES[@]}"}; do
    [[ $f == /etc/systemd/system/* ]] || continue
    unit=${f##*/}
    ! grep -q '^\[Install\]' "$f" || enable_unit "$unit"
    # A run that was cut off may have written the file without a reload: ask systemd, not our own memory. A file that it has not loaded it reads when needed.
    state=$(timeout 30 systemctl show -p NeedDaemonReload -p LoadState -- "$unit" | sort | tr '\n' ' ')
    [[ $state == 'LoadState=loaded NeedDaemonReload=no ' ]] || timeout 60 systemctl daemon-reload || fail "making systemd read $unit" "systemctl daemon-reload failed" "run 'systemctl status' on this host"
  done
}

check_names() {
  local name address got wrong='' names=()
  local -A found=() meant=()
  while read -r address got; do
    for name in $got; do names+=("$name"); meant[$name]=$address; done
  done < <(items hosts-line)
  while read -r name address; do
    [[ -z $name ]] || { names+=("$name"); meant[$name]=$address; }
  done < <(items name)
  ((${#names[@]})) || return 0
  # shellcheck disable=SC2016  # expanded by the inner shell
  while read -r name got; do found[$name]=$got; done < <(timeout 60 bash -c 'for n; do printf "%s" "$n"; getent ahostsv4 "$n" | while read -r a t _; do [[ $t != STREAM ]] || printf " %s" "$a"; done; echo; done' _ "${names[@]}")
  for name in "${names[@]}"; do
    got=${found[$name]-} address=${meant[$name]}
    [[ " $got " == *" $address "* ]] || wrong+="${wrong:+; }$name is ${got:-unknown} here, not $address"
  done
  [[ -z $wrong ]] || fail "resolving the names of the cluster's hosts" "$wrong" "look at /etc/hosts (an entry before our block wins) and at 'hosts:' in /etc/nsswitch.conf of this host"
}

main() {
  local user home cluster f reason json='' sep=''
  read_bundle
  hold_lock host 90
  CONFIG=$(setting config /etc/rocketmq) user=$(setting user rocketmq) cluster=$(setting cluster)
  home=$(setting home /var/lib/rocketmq)
  need_word user "$user"; need_word cluster "$cluster"; need_path config "$CONFIG"; need_path home "$home"
  for f in ${FILES[@]+"${FILES[@]}"}; do need_path file "$f"; done
  need_own_paths
  claim_host "${2-}" "${3-}" "${4-}" "${5-}"
  # What a run that was killed left behind; a run of today may still be at work.
  find /run -maxdepth 1 -name 'rocketmq-step.*' -mmin +1440 -exec rm -rf -- {} + 2>/dev/null
  make_user "$user" "$home"
  install_kit
  [[ -d $CONFIG ]] || need_folder "$CONFIG" 0755 root:root
  make_folders
  log_notice
  make_upload_folder
  put_files
  put_plan
  put_commands
  name_java
  put_hosts_block "$cluster"
  for f in ${FILES[@]+"${FILES[@]}"}; do [[ $f != /etc/sysctl.d/* ]] || apply_sysctl "$f"; done
  put_units
  check_names
  # Only now: a resource that failed to take the host over has not taken it over.
  if [[ -n ${SET[owner]-} ]]; then
    printf '%s\n' "${SET[owner]}" >"$STEP_DIR/owner"
    put_file "$STEP_DIR/owner" "$CONFIG/.owner" 0640 root:root || true
  fi
  for reason in ${WARNINGS[@]+"${WARNINGS[@]}"}; do note "warning: ${reason//$'\n'/ }"; json+=$sep$(json_text "$reason"); sep=,; done
  done_json warnings "[$json]"
}

main "$@"; exit
