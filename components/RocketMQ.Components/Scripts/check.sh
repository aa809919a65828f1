#!/usr/bin/env bash
# check.sh HOST [OWNER [EPOCH]]: looks whether this host can carry its part of the cluster. Changes nothing on it.
# Every check is made, then all reasons are reported at once: prints the JSON line (facts, and a row a check), and if anything failed the numbered reasons on
# standard error, exit 1.
# OWNER: number of the deployment; '-' where it has none yet: then every claimed host is another's. EPOCH: the clock of the machine that runs the deployment; without it clocks are not compared.
# set: host address user cluster config java.min java.max memory.needed disk.needed (MiB) clock.tolerance (s) release-format commands fetch (URL)
#      rule.RMQnnn fail|warn|off (how bad it is here when that rule is broken; docs/rules.md; default warn)
# add: copy-store "PATH UNIT" (of a broker with copies) · port "PORT UNIT" · name "NAME ADDRESS" · dir PATH (where data will live) · path PATH (a file that will be written) · what check-places.sh reads
STEP_NAME=check
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1
# Sent over standard input, it stands in front of this script already.
# shellcheck source=check-places.sh
declare -F check_places >/dev/null || . "${BASH_SOURCE[0]%/*}/check-places.sh" || exit 1

ROWS=() REASONS=() WARNINGS=()
ID='' RULE='' STATUS='' SAW='' REPAIR=''
OS='' ARCH='' MEMORY=0 DISK=-1

# A check: begin ID [RULE]; then any of bad/doubt/broken "what was seen" "what to do"; then settle "what is seen when all is well".
begin() { ID=$1 RULE=${2-} STATUS=ok SAW='' REPAIR=''; }
bad() { STATUS=fail; seen "$1" "$2"; REASONS+=("$ID: $1"$'\n'"     next: $2"); }
doubt() { [[ $STATUS == fail ]] || STATUS=warn; seen "$1" "$2"; WARNINGS+=("$ID: $1; $2"); }
# broken: against a rule of the pack, which says in the bundle how bad that is here. One that is switched off is still shown, and holds nothing up.
broken() {
  case $(setting "rule.$RULE" warn) in
    fail) bad "$1" "$2" ;;
    off) STATUS=off; seen "$1" "$2" ;;
    *) doubt "$1" "$2" ;;
  esac
}
seen() { SAW+=${SAW:+; }$1; [[ $REPAIR == *"$2"* ]] || REPAIR+=${REPAIR:+; }$2; }
settle() {
  ROWS+=("{\"id\":\"$ID\",${RULE:+\"rule\":\"$RULE\",}\"status\":\"$STATUS\",\"saw\":$(json_text "${SAW:-$1}"),\"repair\":$(json_text "$REPAIR")}")
}

number() { # NAME DEFAULT: a whole number of the bundle
  local value
  value=$(setting "$1" "$2")
  [[ $value =~ ^[0-9]{1,15}$ ]] || fail "reading the step's input" "'$1' is '$value', not a whole number" "this is a defect of the tool: report it"
  printf '%s' "$((10#$value))"
}

existing() { # PATH: it, or the nearest folder above it that is there
  local path=$1
  while [[ ! -e $path && $path == */* && -n $path ]]; do path=${path%/*}; done
  printf '%s' "${path:-/}"
}

# Whose host this is.
check_owner() {
  begin owner
  if claimed_by_other "$OWN" && [[ ${OWNER[id]} != "$(setting take-over '')" ]]; then bad "$FOREIGN" "$(foreign_ways)"; fi
  if [[ -n $FOREIGN ]]; then settle "to be taken over from ${OWNER[id]} (${OWNER[stack]-})"
  elif read_owner; then settle "claimed by ${OWNER[id]} (${OWNER[stack]-})"
  else settle "claimed by nobody"; fi
}

check_os() {
  local key value
  begin os
  if [[ -r /etc/os-release ]]; then
    while IFS='=' read -r key value; do [[ $key == PRETTY_NAME ]] && OS=${value//[\"\']/}; done </etc/os-release
  fi
  ARCH=$(uname -m)
  [[ $(uname -s) == Linux ]] || bad "this is $(uname -s)" "use a Linux host"
  [[ -d /run/systemd/system ]] || bad "systemd does not run here" "use a host (or an image) that boots with systemd"
  case $ARCH in x86_64 | aarch64) ;; *) bad "the processor is $ARCH" "use a host with x86_64 or aarch64" ;; esac
  settle "${OS:-Linux}, kernel $(uname -r), $ARCH"
}

check_root() {
  begin root
  ((EUID == 0)) || bad "the step runs as $(id -un), not as root" "log in as root, or as a user that may run 'sudo -n'"
  [[ $(setting user rocketmq) != root ]] || doubt "the instances will run as root" "let them run as a user of their own"
  settle "runs as root"
}

check_java() {
  local low high path config mode ups=()
  config=$(setting config /etc/rocketmq)
  low=$(number java.min 8) high=$(number java.max 21)
  begin java
  find_java "$config" "$low" "$high"
  if [[ -z $JAVA ]]; then
    bad "there is no Java: no 'java' in $PATH, none below /usr/lib/jvm, /usr/java, /opt or /usr/local, no JAVA_HOME in /etc/profile.d" \
      "install a JRE $low to $high (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; RHEL family: dnf install java-17-openjdk-headless); one that is elsewhere: write its folder into $config/java-home"
  elif ((JAVA_MAJOR == 0)); then
    bad "$JAVA does not tell its version" "run '$JAVA -version' on this host and repair that Java"
  elif ((JAVA_MAJOR < low || JAVA_MAJOR > high)); then
    bad "$JAVA is Java $JAVA_MAJOR$( ((JAVA_MAJOR >= low)) || setting java.why '')" "install a JRE $low to $high beside it, or write the folder of one into $config/java-home"
  elif java_is_32_bit "$JAVA"; then
    bad "$JAVA is a Java of 32 bit, which cannot map the files of a store" "install a JRE $low to $high of 64 bit beside it, or write the folder of one into $config/java-home"
  fi
  path=${JAVA%/*}
  while [[ -n $path ]]; do ups+=("$path"); path=${path%/*}; done
  while read -r mode path; do
    ((8#${mode: -1} & 1)) || bad "$(setting user rocketmq) may not pass through $path on the way to $JAVA" "run 'chmod o+x $path', or install a Java for all users"
  done < <([[ ${#ups[@]} -eq 0 ]] || stat -L -c '%a %n' -- "${ups[@]}" 2>/dev/null)
  settle "Java $JAVA_MAJOR ($JAVA)"
}

check_commands() {
  local name missing='' extra
  begin commands
  read -r -a extra <<<"$(setting commands '')"
  [[ $(setting release-format tar.gz) != zip ]] || extra+=(unzip)
  for name in awk cat chmod chown cmp cp cut date dd df du find flock getent grep groupadd groupdel gzip head hostname id install ip journalctl ln mkdir mktemp mv od paste readlink rm rmdir \
    sed sha256sum sha512sum sleep sort ss stat sync systemctl tail tar timeout tr truncate uname useradd userdel wc ${extra[@]+"${extra[@]}"}; do
    type -P "$name" >/dev/null || missing+=" $name"
  done
  [[ -z $missing ]] || bad "not installed:$missing" "install what brings them (Debian, Ubuntu: coreutils diffutils util-linux iproute2 tar gzip unzip passwd hostname; RHEL family also shadow-utils)"
  if type -P ss >/dev/null && ! ss -Hltn >/dev/null 2>&1; then bad "ss is older than iproute2 4.11: it has no -H, and no step could see who listens" "update iproute2 (RHEL family: iproute; CentOS 7.5 and newer have it)"; fi
  settle "all there"
}

# Whether this host reaches the archive, where it is to fetch it itself.
check_fetch() {
  local url rc=0
  url=$(setting fetch '')
  [[ -n $url ]] || return 0
  begin fetch
  if type -P curl >/dev/null; then timeout 20 curl --fail --silent --show-error --location --head --connect-timeout 10 -- "$url" >"$STEP_DIR/fetch" 2>&1 </dev/null || rc=$?
  elif type -P wget >/dev/null; then timeout 20 wget --quiet --spider --tries=1 --connect-timeout=10 -- "$url" >"$STEP_DIR/fetch" 2>&1 </dev/null || rc=$?
  else bad "neither curl nor wget is installed, and this host is to fetch the release itself" "install curl, or take 'fetch: hosts' out of the release"; fi
  ((rc == 0)) || bad "$url is not reached ($(tail -n 1 "$STEP_DIR/fetch" | tr -d '\r'))" "let this host through to that address, or take 'fetch: hosts' out of the release"
  settle "$url"
}

# limit_of BASE FILE SUB: the lowest limit in a control group and those above it, bytes; nothing when there is none.
limit_of() {
  local sub=$3 value best=''
  while :; do
    if read -r value 2>/dev/null <"$1$sub/$2" && [[ $value =~ ^[0-9]+$ ]] && ((${#value} < 16)); then
      [[ -n $best && $best -le $value ]] || best=$value
    fi
    [[ -n $sub ]] || break
    sub=${sub%/*}
  done
  printf '%s' "$best"
}

check_memory() {
  local key value available=0 needed line group=/sys/fs/cgroup limit=''
  begin memory
  needed=$(number memory.needed 0)
  while read -r key value _; do
    case $key in MemTotal:) MEMORY=$((value / 1024)) ;; MemAvailable:) available=$((value / 1024)) ;; esac
  done </proc/meminfo
  while IFS= read -r line; do
    case $line in
      0::/*) limit=$(limit_of "$group" memory.max "${line#0::}") ;;
      *:memory:/*) limit=$(limit_of "$group/memory" memory.limit_in_bytes "${line#*:memory:}") ;;
    esac
    [[ -z $limit ]] || ((limit / 1048576 >= MEMORY)) || { MEMORY=$((limit / 1048576)); ((available < MEMORY)) || available=$MEMORY; }
  done </proc/1/cgroup
  if ((needed > MEMORY)); then
    bad "$MEMORY MiB of memory, and the instances planned here need $needed MiB (heaps and what a JVM takes beside)" "give the instances of this host smaller heaps, or the host more memory"
  elif ((needed > available && OURS == 0)); then
    doubt "$available MiB of $MEMORY MiB are free, and the instances planned here need $needed MiB" "look what else runs here"
  fi
  settle "$MEMORY MiB, $needed MiB needed"
}

check_disk() {
  local needed dir dirs=() free mount told=$'\n' used=0
  begin disk
  needed=$(number disk.needed 0)
  while IFS= read -r dir; do
    dirs+=("$(existing "$dir")")
    [[ ! -d $dir || -z $(find "$dir" -mindepth 1 -type f -print -quit 2>/dev/null) ]] || used=1
  done < <(items dir)
  ((${#dirs[@]})) || dirs=(/)
  while read -r _ _ _ free _ mount; do
    [[ $free =~ ^[0-9]+$ && $told != *$'\n'"$mount"$'\n'* ]] || continue
    told+=$mount$'\n'; free=$((free / 1024))
    ((DISK >= 0 && DISK <= free)) || DISK=$free
    if ((free >= needed)); then continue; fi
    # What is needed counts a store from nothing on; one that is there already holds part of it.
    if ((used)); then doubt "$free MiB free on $mount, of $needed MiB for a new store" "watch it, or give it more room"
    else bad "$free MiB free on $mount, $needed MiB needed" "free space there, or let the paths of this host point to a larger disk"; fi
  done < <(df -Pk -- "${dirs[@]}" 2>/dev/null)
  settle "$DISK MiB free, $needed MiB needed"
}

# held_by PID UNIT: true when that process belongs to the unit.
held_by() {
  local line
  while IFS= read -r line; do [[ $line == */"$2" || $line == */"$2"/* ]] && return 0; done 2>/dev/null <"/proc/$1/cgroup"
  return 1
}

# listeners: who listens, as root sees it, and as the service user does: in a container root may not look into processes of other users.
listeners() {
  local user
  user=$(setting user rocketmq)
  ss -Hltnp 2>/dev/null
  getent passwd "$user" >/dev/null && setpriv --reuid "$user" --regid "$user" --clear-groups ss -Hltnp 2>/dev/null
}

# runs_as_ours UNIT: is it a unit of this deployment's that runs?
runs_as_ours() { [[ ${OWNER[id]-} == "${OWN%%.*}" && -n ${OWN%%.*} ]] && systemctl is-active --quiet "$1" 2>/dev/null; }

OURS=0
check_ports() {
  local port unit state address users pid who place
  local -A holder=()
  begin ports
  while read -r state _ _ address _ users; do
    [[ $state == LISTEN ]] && holder[${address##*:}]+="${users:-unknown} "
  done < <(listeners)
  while read -r port unit; do
    [[ -n $port && -n ${holder[$port]-} ]] || continue
    users=${holder[$port]} pid=''
    [[ $users =~ pid=([0-9]+) ]] && pid=${BASH_REMATCH[1]}
    if [[ -n $pid && -n $unit ]] && held_by "$pid" "$unit"; then OURS=1; continue; fi
    # Not every root may see whose a connection is: then our own unit, where it runs, is what listens there.
    if [[ -z $pid && -n $unit ]] && runs_as_ours "$unit"; then OURS=1; continue; fi
    who='something that does not show' place=''
    if [[ -z $pid && ${#OTHER_ROCKETMQ[@]} -gt 0 ]]; then
      who="something that does not show, perhaps $(printf '%s; ' "${OTHER_ROCKETMQ[@]}")"; who=${who%; }
    elif [[ -n $pid && -n ${OTHER_ROCKETMQ[$pid]-} ]]; then
      bad "port $port${unit:+ (of $unit)} is taken by ${OTHER_ROCKETMQ[$pid]}" "stop it first (mqshutdown, or its service) and keep its store, or choose another port in the configuration"
      continue
    elif [[ -n $pid ]]; then
      who=$users; who=${who#*\"}; who=${who%%\"*}
      place=$(grep -o '[^/]*\.service' "/proc/$pid/cgroup" 2>/dev/null | tail -n 1)
    fi
    bad "port $port${unit:+ (of $unit)} is taken by $who${pid:+ (pid $pid${place:+, $place})}" "stop it${place:+ (systemctl stop $place)}, or choose another port in the configuration"
  done < <(items port)
  settle "free, or held by our own units"
}

check_clock() {
  local tolerance delta now
  begin clock RMQ040
  tolerance=$(number clock.tolerance 30)
  printf -v now '%(%s)T' -1
  if [[ ! ${EPOCH:-} =~ ^[0-9]{1,12}$ ]]; then settle "not compared"; return; fi
  # The step starts some time after EPOCH was read: connecting may have been tried several times.
  delta=$((now - 10#$EPOCH))
  if ((delta < -tolerance)); then broken "the clock is $((-delta)) s behind ($(date -u '+%F %T') UTC)" "switch on time synchronisation (timedatectl set-ntp true, or chrony)"
  elif ((delta > tolerance + 30)); then broken "the clock is $delta s ahead ($(date -u '+%F %T') UTC)" "switch on time synchronisation (timedatectl set-ntp true, or chrony)"; fi
  settle "off by $delta s at most"
}

# ask_dns FILE: in the background, bounded; a line "NAME ADDRESS…" for each name DNS knows.
ask_dns() {
  local names=() name
  while read -r name _; do names+=("$name"); done < <(items name)
  ((${#names[@]})) && grep -q '^nameserver' /etc/resolv.conf 2>/dev/null || return 0
  # shellcheck disable=SC2016  # expanded by the inner shell
  timeout -s KILL 0.3 bash -c 'for n; do a=$(getent -s hosts:dns ahostsv4 "$n" | while read -r a t _; do [[ $t == STREAM ]] && printf " %s" "$a"; done); [[ -z $a ]] || printf "%s%s\n" "$n" "$a"; done' _ "${names[@]}" </dev/null >"$1" 2>/dev/null
}

check_names() {
  local name address line own cluster field fields mark='' others='' order
  local -A want=()
  own=$(setting address '') cluster=$(setting cluster '')
  begin names
  while read -r name address; do [[ -z $name ]] || want[${name,,}]=$address; done < <(items name)
  while IFS= read -r line || [[ -n $line ]]; do
    case $line in
      '# BEGIN rocketmq '*) mark=${line#'# BEGIN rocketmq '}; [[ -z $cluster || $mark == "$cluster" ]] || others+=" $mark"; continue ;;
      '# END rocketmq '*) mark=''; continue ;;
    esac
    [[ -z $mark ]] || continue
    read -r -a fields <<<"${line%%#*}"
    [[ ${fields[0]-} == *.* ]] || continue
    for field in "${fields[@]:1}"; do
      address=${want[${field,,}]-}
      [[ -n $address && $address != "${fields[0]}" ]] || continue
      if [[ $address == "$own" && ${fields[0]} == 127.* ]]; then
        doubt "/etc/hosts gives this host's own name $field the address ${fields[0]} as well" "no harm to the cluster, which uses addresses; delete that line if you like"
      else
        bad "/etc/hosts gives $field the address ${fields[0]}, the cluster $address" "delete or correct that line of /etc/hosts on this host"
      fi
    done
  done </etc/hosts
  [[ -z $others ]] || bad "this host already belongs to cluster$others (block in /etc/hosts)" "destroy that cluster first; after renaming a cluster run 'bash /usr/local/lib/rocketmq-steps/hosts-block.sh remove' on this host"
  wait "${DNS_PID:-}" 2>/dev/null
  order=$(sed -n 's/^hosts://p' /etc/nsswitch.conf 2>/dev/null | head -n 1)
  while read -r name line; do
    address=${want[${name,,}]-}
    [[ -n $address && " $line " != *" $address "* ]] || continue
    # The block that prepare writes into /etc/hosts wins over DNS, unless this host asks DNS first.
    if [[ $order == *dns*files* ]]; then bad "DNS gives $name the address $line, the cluster $address, and this host asks DNS before /etc/hosts" "correct the DNS entry, or put 'files' first in /etc/nsswitch.conf"
    else doubt "DNS gives $name the address $line, the cluster $address" "the block in /etc/hosts wins on the hosts; correct the DNS entry for everybody else"; fi
  done <"$STEP_DIR/dns"
  settle "${#want[@]} names, none contradicted"
}

check_address() {
  local own found=' '
  begin address
  own=$(setting address '')
  if [[ -n $own ]]; then
    found=" $(ip -o -4 addr show 2>/dev/null | awk '{ sub("/.*", "", $4); print $4 }' | tr '\n' ' ')"
    [[ $found == *" $own "* ]] || bad "no interface has the address $own (there are:${found% })" "correct 'address' of this host in the configuration, or the network of the host"
  fi
  settle "${own:-not given}"
}

check_folders() {
  local dir up owner user name sub
  local -A rights=()
  begin folders
  user=$(setting user rocketmq) name=$user
  # A host that was set up anew around a disk with stores: their owner has no name yet, and prepare makes the user with that very number.
  if ! getent passwd "$user" >/dev/null; then user=UNKNOWN; fi
  while IFS= read -r dir; do
    [[ -n $dir ]] || continue
    up=$(existing "$dir")
    if [[ ! -d $up ]]; then bad "$up is not a folder" "choose another path, or give that file another name"; continue; fi
    [[ -w $up ]] || ((EUID)) || bad "$up is on a file system that is read-only" "mount it writable, or choose another path"
    if [[ $up == "$dir" ]]; then
      owner=$(stat -L -c %U -- "$dir")
      [[ $owner == root || $owner == "$user" ]] || bad "$dir belongs to $owner, not to us" "choose another path; or, if this cluster shall take over an older installation, 'chown -R $name: $dir'"
      for sub in "$dir"/commitlog "$dir"/*/commitlog; do
        [[ -d $sub ]] || continue
        owner=$(stat -L -c %U -- "$sub")
        [[ $owner == "$user" ]] || bad "$sub holds messages and belongs to $owner, so $name could not write there" "stop what uses it, then 'chown -R $name: ${sub%/*}', or choose another path"
      done
      up=${dir%/*}
    fi
    while [[ -n $up ]]; do
      [[ -n ${rights[$up]-} ]] || rights[$up]=$(stat -L -c '%a %U' -- "$up")
      [[ ${rights[$up]} =~ ([0-7])\ (.*)$ ]] || break
      (((8#${BASH_REMATCH[1]} & 1) != 0)) || [[ ${BASH_REMATCH[2]} == "$user" ]] || bad "$name may not pass through $up on the way to $dir" "run 'chmod o+x $up' on this host, or choose another path"
      up=${up%/*}
    done
  done < <(items dir | sort -u)
  settle "free, or ours"
}

check_kernel() {
  local count=0 value line hard='' nr capable=''
  begin swap RMQ041
  while IFS= read -r line; do count=$((count + 1)); done </proc/swaps
  ((count < 2)) || broken "swap is on" "switch it off (swapoff -a, and out of /etc/fstab): a broker whose heap is swapped out stalls"
  settle "off"

  begin thp RMQ042
  read -r value 2>/dev/null </sys/kernel/mm/transparent_hugepage/enabled || value='not there'
  [[ $value != *'[always]'* ]] || broken "transparent huge pages are 'always'" "set them to madvise (echo madvise >/sys/kernel/mm/transparent_hugepage/enabled, and at boot)"
  settle "$value"

  begin max_map_count RMQ043
  read -r value 2>/dev/null </proc/sys/vm/max_map_count || value=0
  if ((value >= 655360)); then settle "$value"
  elif [[ -w /proc/sys/vm/max_map_count ]] && ((EUID == 0)); then settle "$value; the deployment raises it to 655360"
  else
    broken "vm.max_map_count is $value and cannot be set here" "set it to 655360 on the machine below (sysctl -w vm.max_map_count=655360): many large stores need it"
    settle ''
  fi

  begin nofile RMQ044
  while IFS= read -r line; do [[ ! $line =~ ^Max\ open\ files\ +[^\ ]+\ +([^\ ]+) ]] || hard=${BASH_REMATCH[1]}; done 2>/dev/null </proc/1/limits
  while read -r line value; do [[ $line != CapBnd: ]] || capable=$value; done </proc/1/status
  read -r nr 2>/dev/null </proc/sys/fs/nr_open || nr=0
  # systemd may give a unit more than it has itself, up to fs.nr_open, when it holds CAP_SYS_RESOURCE (bit 24).
  if [[ $hard == unlimited ]] || (((16#${capable:-0} >> 24) & 1)); then hard=$nr; fi
  ((${hard:-0} >= 655350)) || broken "a unit gets ${hard:-0} open files at most" "raise it to 655350 (fs.nr_open, or the limits of the container): every queue and connection takes some"
  settle "$hard"
}

# Nothing that somebody else wrote is overwritten.
check_paths() {
  local path count=0
  begin paths
  while IFS= read -r path; do
    [[ -n $path ]] || continue
    count=$((count + 1))
    not_ours "$path" || continue
    # A command of the same name is of use without ours; anything else of somebody else's is in the way.
    if [[ $path == "$COMMANDS_FOLDER"/* ]]; then doubt "$path is somebody else's and stays; the command of this deployment is not put there" "${MOVE_AWAY//PATH/"$path"}"
    else bad "this tool would write $path, and did not write what stands there" "${MOVE_AWAY//PATH/"$path"}"; fi
  done < <(items path)
  settle "$count, none of them somebody else's"
}

# stores_json: of each broker with copies, whether its store holds messages and whether it runs. A commit log has no file before its first message.
stores_json() {
  local path unit json='' holds runs
  while read -r path unit; do
    [[ -n $path ]] || continue
    holds=false runs=false
    [[ -z $(find "$path/commitlog" -type f -size +0 -print -quit 2>/dev/null) ]] || holds=true
    ! systemctl is-active --quiet -- "$unit" 2>/dev/null || runs=true
    json+="${json:+,}{\"path\":$(json_text "$path"),\"holds\":$holds,\"runs\":$runs}"
  done < <(items copy-store)
  printf '[%s]' "$json"
}

main() {
  local host=${1:-$(hostname)} reason n=0 json='' sep=''
  OWN=${2:-} EPOCH=${3:-}
  read_bundle
  : >"$STEP_DIR/dns"
  # The deployment compares the clocks of all hosts.
  now_ms; BEGAN=$NOW
  ask_dns "$STEP_DIR/dns" &
  DNS_PID=$!
  ask_peers
  read_owner || true
  check_os; check_root; check_java; check_commands; check_fetch; check_processes; check_ports; check_memory; check_disk; check_disk_used; check_inodes
  check_clock; check_address; check_folders; check_paths; check_places; check_release_room; check_home; check_kernel; check_names; check_reach; check_owner
  now_ms
  local facts warnings checks
  facts="{\"os\":$(json_text "$OS"),\"kernel\":$(json_text "$(uname -r)"),\"arch\":$(json_text "$ARCH"),\"java\":$JAVA_MAJOR,\"javaPath\":$(json_text "$JAVA"),\"memoryMiB\":$MEMORY,\"diskFreeMiB\":$DISK,\"clock\":${NOW%???},\"clockBegin\":$BEGAN,\"clockEnd\":$NOW,\"owner\":$(json_text "${OWNER[id]-}"),\"stores\":$(stores_json)}"
  for reason in ${WARNINGS[@]+"${WARNINGS[@]}"}; do
    note "warning: ${reason//$'\n'/ }"
    json+=$sep$(json_text "$reason"); sep=,
  done
  warnings="[$json]" json='' sep=''
  for reason in "${ROWS[@]}"; do json+=$sep$reason; sep=,; done
  checks="[$json]"
  if ((${#REASONS[@]} == 0)); then
    done_json ok true facts "$facts" warnings "$warnings" checks "$checks"
    return 0
  fi
  done_json ok false facts "$facts" warnings "$warnings" checks "$checks"
  {
    printf 'FAILED  check %s (host %s): %d reason(s); nothing was changed, no host is touched before all checks have passed\n' "$host" "$(hostname)" "${#REASONS[@]}"
    for reason in "${REASONS[@]}"; do n=$((n + 1)); printf '  %d. %s\n' "$n" "$reason"; done
  } >&2
  return 1
}

main "$@"; exit
