#!/usr/bin/env bash
# What check.sh asks of the host's places, processes and network: whatever a later step would fail on. Sourced by check.sh, or sent in front of it; uses its
# begin, bad, doubt, broken, settle and existing. Changes nothing on the host.
# add: place PATH (a file or folder outside 'dir' that the deployment writes) · store PATH (of a broker) · noexec PATH (native code is loaded from there)
#      peer "ADDRESS PORT WHAT" (an instance of this host will connect to it)
# set: login USER (of the SSH session) · release.directory PATH and release.needed MiB (where the release is unpacked) · disk.counts usable|total (how this
#      version of RocketMQ measures a disk: with or without the blocks that only root may use)

# options_of PATH: sets MOUNT and OPTIONS to the mount that PATH is on.
options_of() {
  local path point options
  path=$(readlink -f -- "$1")
  MOUNT='' OPTIONS=''
  while read -r _ point _ options _; do
    point=${point//\\040/ }
    [[ $path == "$point" || $point == / || $path == "$point"/* ]] || continue
    # Of two mounts at one place the later one counts.
    ((${#point} < ${#MOUNT})) || { MOUNT=$point; OPTIONS=$options; }
  done </proc/self/mounts
}

# writable PATH: false where this step could not write there; sets WHY.
writable() {
  local up
  up=$(existing "$1")
  WHY=''
  [[ ! -w $up ]] || return 0
  # Who is no root may not write in most places: that is another check's reason.
  ((EUID == 0)) || return 0
  options_of "$up"
  if [[ ,$OPTIONS, == *,ro,* ]]; then WHY="$up is on a file system that is read-only ($MOUNT)"
  else WHY="$up cannot be written, not even by root (chattr +i, or a security module)"; fi
  return 1
}

check_places() {
  local path said=$'\n' refuse
  begin places
  while IFS= read -r path; do
    if [[ -z $path ]] || writable "$path"; then continue; fi
    [[ $said != *$'\n'"$WHY"$'\n'* ]] || continue
    said+=$WHY$'\n'
    # On a host that is prepared already what is as it should be is not written again.
    refuse=bad
    [[ -z ${OWNER[id]-} || ${OWNER[id]} != "${OWN%%.*}" ]] || refuse=doubt
    "$refuse" "$WHY; the deployment writes $path" "let root write there (mount -o remount,rw; lsattr shows an attribute i), or choose another path where the configuration has one"
  done < <(items place)
  while IFS= read -r path; do
    [[ -n $path ]] || continue
    options_of "$(existing "$path")"
    [[ ,$OPTIONS, != *,noexec,* ]] || bad "$path is on a file system without execution ($MOUNT, noexec), and this broker loads native code from there (transientStorePoolEnable, warmMapedFileEnable)" \
      "mount it with exec, choose another store path, or switch that key off"
  done < <(items noexec)
  settle "can be written"
}

# check_release_room: where the release is unpacked, unless it is there already.
check_release_room() {
  local dir needed free mount
  dir=$(setting release.directory '') needed=$(number release.needed 0)
  [[ -n $dir ]] && ((needed > 0)) || return 0
  begin release
  if [[ -e $dir && ! -d $dir ]]; then
    bad "$dir is not a folder" "move it away, or choose another release folder"
  # What else lies in it (logs of an older try, leftovers of a deletion) release.sh leaves where it is, and what it was cut off at, it finishes.
  elif [[ ! -r $dir/.rocketmq-release && ! -e $dir/.rocketmq-release.partial && ( -e $dir/bin || -e $dir/lib || -e $dir/conf ) ]]; then
    bad "$dir holds a release and was not made by this deployment" "move it away, or choose another release folder"
  elif [[ ! -r $dir/.rocketmq-release ]]; then
    read -r free mount < <(df -Pk -- "$(existing "$dir")" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024), $6 }')
    ((${free:-0} >= needed)) || bad "${free:-0} MiB free on ${mount:-the file system of $dir}, and the release needs $needed MiB there" "free space there, or choose another release folder"
  fi
  settle "room for it, or there already"
}

# check_disk_used: a store on a disk that is nearly full. RocketMQ refuses every message from 90 % on, and deletes old files early from 85 % on.
check_disk_used() {
  local store stores=() new=() risks=() used free blocks mount share counts most=0 i=0
  counts=$(setting disk.counts usable)
  while IFS= read -r store; do
    stores+=("$(existing "$store")")
    if [[ -d $store/commitlog ]]; then new+=(0); else new+=(1); fi
  done < <(items store)
  ((${#stores[@]})) || return 0
  begin disk-used RMQ061
  while read -r _ blocks used free _ mount; do
    [[ $blocks =~ ^[0-9]+$ && $used =~ ^[0-9]+$ && $free =~ ^[0-9]+$ ]] || { i=$((i + 1)); continue; }
    [[ $counts != usable ]] || blocks=$((used + free))
    ((blocks > 0)) || blocks=1
    share=$((used * 100 / blocks))
    ((share <= most)) || most=$share
    if ((share >= 90 && new[i])); then broken "$mount is $share % full, and RocketMQ refuses messages from 90 % on" "free space there, or let the store of this host be on a larger disk"
    # What is wanted may be the very thing that makes room.
    elif ((share >= 85)); then risks+=("$mount is $share % full: RocketMQ deletes old files early from 85 % on, and refuses messages from 90 % on"); fi
    i=$((i + 1))
  done < <(df -Pk -- "${stores[@]}" 2>/dev/null | tail -n +2)
  settle "$most % full at most"
  # No rule's: it is a risk everywhere, in production too.
  ((${#risks[@]})) || return 0
  begin disk-filling
  for store in "${risks[@]}"; do doubt "$store" "free space there, lower fileReservedTime, or give it a larger disk"; done
  settle ''
}

check_inodes() {
  local path paths=() total free mount said=$'\n'
  begin inodes
  while IFS= read -r path; do [[ -z $path ]] || paths+=("$(existing "$path")"); done < <(items dir; items place)
  ((${#paths[@]})) || paths=(/)
  while read -r _ total _ free _ mount; do
    # A file system that makes them as it needs them has none to count.
    [[ $total =~ ^[1-9][0-9]*$ && $free =~ ^[0-9]+$ && $said != *$'\n'"$mount"$'\n'* ]] || continue
    said+=$mount$'\n'
    ((free >= 500)) || bad "$mount has $free free inodes: no more files can be made there, whatever its free space" "delete small files there ('df -i' shows the state), or choose another path"
  done < <(df -Pi -- "${paths[@]}" 2>/dev/null)
  settle "enough"
}

# check_home: the kit of scripts arrives by SFTP in the home of the user who logs in.
check_home() {
  local login home
  login=$(setting login '')
  [[ -n $login ]] || return 0
  begin home
  home=$(getent passwd "$login" | cut -d: -f6)
  if [[ -z $home || ! -d $home ]]; then bad "the user $login has no home folder (${home:-none given}), and the scripts arrive there" "make it: mkdir -p ${home:-/home/$login} && chown $login: ${home:-/home/$login}"
  # Root may be nobody in a home that is mounted by NFS, and it is the user who writes there.
  elif [[ $login == root ]] && ! writable "$home"; then bad "$WHY, and the scripts arrive in ${home}" "let $login write there, or log in as another user"; fi
  settle "$home"
}

declare -A OTHER_ROCKETMQ=()   # pid → what it is and where: RocketMQ that is not ours

# ours PID: does it belong to a unit that is planned here, or to another unit of ours on a host that is ours?
ours() {
  local unit
  for unit in ${PLANNED_UNITS[@]+"${PLANNED_UNITS[@]}"}; do ! held_by "$1" "$unit" || return 0; done
  grep -q '/rocketmq-[^/]*\.service' "/proc/$1/cgroup" 2>/dev/null && read_owner
}

PLANNED_UNITS=()
check_processes() {
  local file pid word words main home conf want unit
  begin processes
  while read -r _ unit; do [[ -z $unit ]] || PLANNED_UNITS+=("$unit"); done < <(items port)
  for file in /proc/[0-9]*/cmdline; do
    pid=${file#/proc/}; pid=${pid%/cmdline}
    words=() main='' home='' conf='' want=''
    while IFS= read -r -d '' word; do
      words+=("$word")
      # A shell that started it has the same words.
      ((${#words[@]} > 1)) || [[ ${word##*/} == java ]] || break
      [[ $want != conf ]] || conf=$word
      want=''
      case $word in
        -c | --configFile) want=conf ;;
        -Drocketmq.home.dir=*) home=${word#*=} ;;
        *.rocketmq.*Startup) main=${word##*.}; main=${main%Startup} ;;
        *:*/lib/\**) [[ ! $word =~ (^|:)([^:]*)/lib/\*  ]] || home=${BASH_REMATCH[2]} ;;
      esac
    done 2>/dev/null <"$file"
    if [[ -z $main ]] || ours "$pid"; then continue; fi
    home=${home%/bin/..}
    [[ -n $home ]] || home=$(readlink -- "/proc/$pid/cwd" 2>/dev/null)
    OTHER_ROCKETMQ[$pid]="RocketMQ's $main (pid $pid, ${home:-folder not shown}${conf:+, configuration $conf})"
    doubt "${OTHER_ROCKETMQ[$pid]} runs here and is not of this deployment" "if it is what this deployment is to replace, stop it first (mqshutdown, or its service) and keep its store; if not, see that memory and disk carry both"
  done
  settle "no other RocketMQ runs"
}

declare -A PEER_PID=()   # "ADDRESS PORT WHAT" → the process that tries to connect
PEER_LIMIT=${PEER_LIMIT:-3}

# ask_peers: begins to connect to each, all at once; what came of it stands in a file each.
ask_peers() {
  local line address port n=0
  while IFS= read -r line; do
    read -r address port _ <<<"$line"
    [[ $address =~ ^[0-9.]+$ && $port =~ ^[0-9]+$ ]] || continue
    n=$((n + 1))
    # shellcheck disable=SC2016  # expanded by the inner shell
    timeout -s KILL "$PEER_LIMIT" bash -c 'exec 3<>"/dev/tcp/$0/$1" && printf "open\n" >&2' "$address" "$port" </dev/null >/dev/null 2>"$STEP_DIR/peer.$n" &
    PEER_PID[$line]="$! $n"
  done < <(items peer)
}

# check_reach: from here to what the instances of this host will connect to. Nothing need listen there yet: a host that refuses a connection is reached.
check_reach() {
  local line pid n saw address port what
  ((${#PEER_PID[@]})) || return 0
  begin reach RMQ060
  while IFS= read -r line; do
    [[ -n ${PEER_PID[$line]-} ]] || continue
    read -r pid n <<<"${PEER_PID[$line]}"
    read -r address port what <<<"$line"
    wait "$pid" 2>/dev/null
    saw=$(<"$STEP_DIR/peer.$n")
    case $saw in *open | *'Connection refused' | *'Connection reset by peer') continue ;; esac
    saw=${saw##*: }
    broken "$what at $address:$port is not reached from here: ${saw:-no answer within $PEER_LIMIT s}" \
      "let this host through to port $port there (firewalld: firewall-cmd --permanent --add-port=$port/tcp && firewall-cmd --reload; or nftables, the security group)"
  done < <(items peer)
  settle "${#PEER_PID[@]} asked"
}
