#!/usr/bin/env bash
# Packs what somebody far away needs to see of this host into one file, and prints its path. On the PATH of every host as rocketmq-support:
# usage: sudo rocketmq-support [FOLDER]      FOLDER: where the file goes; default /var/tmp, and where that is full another one with room
# In it: versions, units and the end of their journal, configuration, the ends of all logs, what the cluster says of itself, disk and memory. Passwords,
# keys and other secrets are taken out. It is readable for its owner alone (0600), at most 20 MiB. Exit code 0: it is there. Wants root, and no Java.
STEP_NAME=support
HERE=${BASH_SOURCE[0]%/*}
# shellcheck source-path=SCRIPTDIR source=prelude.sh
. "$HERE/prelude.sh" || exit 1
umask 077
LOG_BYTES=200000          # of the end of each log
FILE_BYTES=1000000        # of any other file
TOTAL_KIB=20000           # before it is packed; what comes last is left out beyond it
CONFIGS=()                # folders that may hold configuration
# Names, in small letters, whose values are not shown. A user's part of a log-in (access keys) is not shown where it stands, and is no word to look for elsewhere.
SECRET_NAMES='(pass|pwd|secret|token|credential|private_?-?key|api_?-?key|authenticationuser|authorization)[a-z0-9_.-]*|header'

# clean: takes secrets out of text: the values of names that speak of one (in properties, options, JSON, XML and YAML), user and password in addresses, and
# private keys; then each value that learn_secrets found, wherever it stands.
clean() {
  awk -v list="$SECRETS" -v names="$SECRET_NAMES" '
    BEGIN {
      while ((getline line <list) > 0) if (length(line) >= 4) secret[++n] = line
      name = names "|access_?-?key[a-z0-9_.-]*"
      form = "(" name ")(\\\\?[\"\047])?[ \t]*(value[ \t]*)?[=:>][ \t]*|--?[a-z-]*(" name ")[ \t]+"
    }
    key { if ($0 ~ /-----END [A-Z0-9 ]*PRIVATE KEY/) key = 0; next }
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/ { if ($0 !~ /-----END [A-Z0-9 ]*PRIVATE KEY/) key = 1; print "(a private key was taken out)"; next }
    # Of a key whose beginning was cut off: a line of nothing but base64.
    length($0) >= 40 && $0 !~ /[^A-Za-z0-9+\/=]/ { print "(taken out)"; next }
    /-----END [A-Z0-9 ]*PRIVATE KEY/ { print "(a private key was taken out)"; next }
    # A value that stands in the lines below its name, further in (YAML).
    below && /^[ \t]/ { match($0, /^[ \t]*/); if (RLENGTH > below - 2) { print "(taken out)"; next } }
    { below = 0 }
    # A line that goes on in the next one, as Java reads properties.
    goes_on { goes_on = /\\$/; print "(taken out)"; next }
    {
      rest = $0; line = ""
      while (match(tolower(rest), form)) {
        line = line substr(rest, 1, RSTART + RLENGTH - 1)
        rest = substr(rest, RSTART + RLENGTH)
        if (rest ~ /^[ \t]*[|>]?[-+]?[ \t]*$/) { match($0, /^[ \t]*/); below = RLENGTH + 2; break }
        line = line "(taken out)"
        goes_on = /\\$/
        # A value in quotes or braces ends with them; any other takes the rest of its line, up to the next option of a command line.
        if (match(rest, /^"([^"\\]|\\.)*"/) || match(rest, /^\047[^\047]*\047/) || match(rest, /^\{[^}]*\}/)) rest = substr(rest, RLENGTH + 1)
        else if (match(rest, / -[A-Za-z-]/)) rest = substr(rest, RSTART)
        else rest = ""
      }
      rest = line rest; line = ""
      while (match(rest, /:\/\/[^\/ \t@]+@/)) { line = line substr(rest, 1, RSTART + 2) "(taken out)@"; rest = substr(rest, RSTART + RLENGTH) }
      line = line rest
      for (i = 1; i <= n; i++) {
        rest = line; line = ""
        while ((at = index(rest, secret[i])) > 0) { line = line substr(rest, 1, at - 1) "(taken out)"; rest = substr(rest, at + length(secret[i])) }
        line = line rest
      }
      print line
    }'
}

# learn_secrets: the values of such names in every configuration on this host, a line each: a log may show one without its name.
learn_secrets() {
  local folder
  for folder in "${CONFIGS[@]}" /etc/systemd/system; do
    find "$folder" -xdev -maxdepth 4 \( -path '*rocketmq*.d/*' -o -name '*rocketmq*' -o -path "${CONFIGS[0]}/*" -o -path '*/conf/*' \) -type f -size -256k -exec cat {} + 2>/dev/null; echo
  done | awk -v name="$SECRET_NAMES" '
    /^[ \t]*[#<!]/ { next }
    {
      rest = $0
      while (match(tolower(rest), "(" name ")(\\\\?[\"\047])?[ \t]*[=:>][ \t]*")) {
        rest = substr(rest, RSTART + RLENGTH); value = rest
        if (match(rest, /^"([^"\\]|\\.)*"/) || match(rest, /^\047[^\047]*\047/)) value = substr(rest, 2, RLENGTH - 2)
        sub(/[ \t"\r]+$/, "", value); sub(/[ \t]+-.*$/, "", value)
        if (length(value) >= 6 && value !~ /^(true|false|null|none|.*\{.*)$/) print value
      }
    }' | sort -u >"$SECRETS"
}

# room: KiB that may still be written, of the whole.
room() { local used; used=$(du -sk -- "$WORK/$NAME" 2>/dev/null | cut -f1); ROOM=$((TOTAL_KIB - ${used:-0})); ((ROOM > 0)); }

# add PATH COMMAND…: what a command says, on both ways, within 20 s. A command that is not there, or fails, says so in its file.
add() {
  local path=$WORK/$NAME/$1
  shift
  room || { LEFT_OUT+=("${path##*/}"); return 0; }
  mkdir -p -- "${path%/*}"
  { timeout -k 2 20 "$@" </dev/null 2>&1 || printf '(exit code %s: %s)\n' "$?" "$*"; } | head -c "$FILE_BYTES" | clean >"$path" || LEFT_OUT+=("${path##*/}")
}

# add_file PATH BYTES: the end of a file of this host, under its own path.
add_file() {
  [[ -f $1 && -r $1 ]] || return 0
  room || { LEFT_OUT+=("$1"); return 0; }
  mkdir -p -- "$WORK/$NAME/files${1%/*}" && tail -c "$2" -- "$1" 2>/dev/null | clean >"$WORK/$NAME/files$1" || LEFT_OUT+=("$1")
}

add_versions() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  add versions.txt bash -c '
    date -u +%Y-%m-%dT%H:%M:%SZ; hostname; uname -a; cat /etc/os-release; uptime
    printf "\nthis library: %s+%s\n" "$(cat "$1/version")" "$(head -c 16 "$1/.kit")"; cat /etc/rocketmq-steps.owner
    printf "\nreleases:\n"; for d in /usr/local/rocketmq-*; do [[ ! -d $d ]] || ls -ld "$d" "$d"/lib/rocketmq-broker-*.jar; done
    printf "\nJava of the instances: %s\n" "${2:-none}"; [[ -z $2 ]] || "$2" -version
    printf "\ntools: "; bash --version | head -n 1; systemctl --version | head -n 1' _ "$HERE" "$JAVA"
}

add_units() {
  local unit
  add units/list.txt systemctl list-units --all --no-pager --plain 'rocketmq*'
  add units/failed.txt systemctl --failed --no-pager --plain
  for unit in ${UNITS[@]+"${UNITS[@]}"}; do
    add "units/$unit.txt" systemctl cat --no-pager -- "$unit"
    add "units/$unit.show.txt" systemctl show --no-pager -- "$unit"
    add "units/$unit.journal.txt" journalctl --no-pager -o short-iso -n 2000 -u "$unit"
    pid=$(unit_property "$unit" MainPID)
    [[ ! $pid =~ ^[1-9][0-9]*$ ]] || add "units/$unit.limits.txt" cat "/proc/$pid/limits" "/proc/$pid/status" "/proc/$pid/cgroup"
  done
  add units/kernel.txt bash -c 'journalctl --no-pager -k -n 500 -o short-iso || dmesg | tail -n 500'
}

add_cluster() {
  local address ip port instance folder
  add cluster/status.txt bash "$HERE/status.sh"
  add cluster/status.json bash "$HERE/status.sh" --json
  for folder in "$CONFIG"/*-[0-9]*; do
    instance=${folder##*/}
    address=$(plan broker | awk -v i="$instance" '$1 "-" $2 == i { print $3 }')
    [[ -n $address ]] || address=$(awk -F= '$1 == "brokerIP2" { ip = $2 } $1 == "listenPort" { port = $2 } END { if (ip && port) print ip ":" port }' "$folder/broker.conf" 2>/dev/null)
    [[ -n $address ]] || continue
    ip=${address%:*} port=${address##*:}
    # What it runs with, its counters and offsets, and what is known of its copies (907: from 4.9.4 on).
    add "cluster/$instance.configuration.txt" bash "$HERE/remoting.sh" ask "$ip" "$port" 26
    add "cluster/$instance.runtime.txt" bash "$HERE/remoting.sh" runtime "$ip" "$port"
    add "cluster/$instance.ha.txt" bash "$HERE/remoting.sh" ask "$ip" "$port" 907
  done
  add cluster/connections.txt ss -tanp
  add cluster/listeners.txt ss -ltnp
}

add_host() {
  add host/disk.txt bash -c 'df -h; echo; df -i; echo; cat /proc/mounts; echo; lsblk'
  add host/memory.txt bash -c 'cat /proc/meminfo /proc/loadavg /proc/swaps /proc/pressure/*; cat /sys/kernel/mm/transparent_hugepage/enabled'
  add host/processes.txt ps -eo pid,ppid,user,stat,etime,time,pcpu,rss,nlwp,comm --sort=-rss
  add host/kernel-settings.txt grep -s . /proc/sys/vm/{max_map_count,overcommit_memory,swappiness,dirty_ratio,dirty_background_ratio} /proc/sys/fs/{file-max,nr_open} /proc/sys/net/core/somaxconn
  add host/network.txt bash -c 'ip -o addr; ip route; cat /etc/hosts /etc/resolv.conf /etc/nsswitch.conf'
  add host/clock.txt bash -c 'date; timedatectl; chronyc tracking'
  # shellcheck disable=SC2016  # expanded by the inner shell
  add host/stores.txt bash -c 'du -sh "$1"/*; find "$1" -maxdepth 4 ! -path "*/consumequeue/*" -printf "%M %u:%g %s %TF %TT %p\n" | head -n 5000' _ "$STORE"
}

add_files() {
  local file
  for file in "$PLAN_FILE" "$OWNER_FILE" /etc/sysctl.d/*rocketmq* /etc/security/limits.d/*rocketmq* /etc/profile.d/rocketmq.sh "$CONFIG"/{java-home,hosts.block} "$CONFIG"/*.{conf,options,xml,properties,yml,yaml,json} "$CONFIG"/*/*.{conf,options,xml} "$CONFIG"/*/{digest,.owner} \
    "$CONFIG"/*/conf/*.{conf,options,xml,properties,yml,yaml,json}; do
    add_file "$file" "$FILE_BYTES"
  done
  for file in "$STORE"/*/config/*.json "$STORE"/*/config/*.properties; do add_file "$file" "$FILE_BYTES"; done
  # Newest first: what there is no room for is the oldest.
  while IFS= read -r file; do add_file "$file" "$LOG_BYTES"; done < <(find "$LOGS" -xdev -type f ! -name '*.gz' ! -name '*.hprof' -printf '%T@ %p\n' 2>/dev/null | sort -rn | cut -d ' ' -f 2- | head -n 400)
}

# pack FOLDER: the whole into FOLDER; false where it does not get there.
pack() {
  local new
  FILE=$1/$NAME.tar.gz
  # A name that nobody could have made before: others may write in that folder.
  [[ -d $1 && -w $1 ]] && new=$(mktemp -- "$1/.$NAME.XXXXXXXX" 2>/dev/null) || return 1
  tar -czf "$new" -C "$WORK" "$NAME" 2>/dev/null && gzip -t "$new" 2>/dev/null && chmod 0600 "$new" && mv -f -T -- "$new" "$FILE" && return 0
  rm -f -- "$new"
  return 1
}

# free_kib FOLDER: what is free there for root.
free_kib() { df -Pk -- "$1" 2>/dev/null | awk 'NR == 2 { print $4 }'; }

main() {
  local folder wanted=${1:-/var/tmp} best=0 free unit pid
  case $wanted in
    -h | --help) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; return 0 ;;
    -*) note "rocketmq-support: '$wanted' is none of its arguments: [FOLDER], --help"; return 2 ;;
  esac
  ((EUID == 0)) || { note 'rocketmq-support: it reads what is root'"'"'s alone: run it as sudo rocketmq-support'; return 1; }
  [[ -d $wanted ]] || { note "rocketmq-support: $wanted is no folder of this host"; return 2; }
  NAME=rocketmq-support-$(hostname)-$(date -u +%Y%m%dT%H%M%SZ) LEFT_OUT=()
  # The work folder goes where most is free, up to what is needed: memory where no disk has room.
  WORK=
  for folder in "$wanted" /var/tmp /tmp /run /dev/shm /root; do
    free=$(free_kib "$folder")
    if [[ ${free:-0} -gt $best && -w $folder ]]; then best=$free WORK=$folder; fi
    ((best < TOTAL_KIB * 3 / 2)) || break
  done
  ((best > 2048)) || { note "rocketmq-support: neither $wanted nor /var/tmp, /tmp, /run, /dev/shm has 2 MiB free: free space on one, or give a FOLDER that has"; return 1; }
  ((best > TOTAL_KIB * 3 / 2)) || TOTAL_KIB=$((best / 2))
  WORK=$(mktemp -d "$WORK/rocketmq-support.XXXXXXXX") || { note "rocketmq-support: no work folder can be made"; return 1; }
  trap 'rm -rf -- "$WORK"' EXIT
  trap 'exit 130' INT HUP
  SECRETS=$WORK/secrets
  : >"$SECRETS"
  mkdir -- "$WORK/$NAME" || return 1
  CONFIG=$(plan config | tail -n 1) STORE=$(plan store | tail -n 1) LOGS=$(plan logs | tail -n 1)
  CONFIG=${CONFIG:-/etc/rocketmq} STORE=${STORE:-/var/lib/rocketmq} LOGS=${LOGS:-/var/log/rocketmq}
  CONFIGS=("$CONFIG")
  for folder in /usr/local/rocketmq-*; do [[ ! -d $folder ]] || CONFIGS+=("$folder"); done
  mapfile -t UNITS < <({ timeout 20 systemctl list-unit-files --no-legend --plain 'rocketmq*' 2>/dev/null; timeout 20 systemctl list-units --all --no-legend --plain 'rocketmq*' 2>/dev/null; } \
    | awk '$1 ~ /^rocketmq[A-Za-z0-9@._%|-]*\.(service|timer)$/ && $1 !~ /@\.service$/ { print $1 }' | sort -u)
  find_java "$CONFIG" 8 21
  learn_secrets
  add_versions
  add_units
  add_cluster
  add_host
  add_files
  ((${#LEFT_OUT[@]} == 0)) || printf '%s\n' "${LEFT_OUT[@]}" >"$WORK/$NAME/left-out.txt"
  for folder in "$wanted" /var/tmp /tmp /dev/shm /run /root; do
    pack "$folder" || continue
    [[ $folder == "$wanted" ]] || note "rocketmq-support: $wanted has no room for it, so it is in $folder"
    [[ ! -e $WORK/$NAME/left-out.txt ]] || note "rocketmq-support: ${#LEFT_OUT[@]} files had no room in it, see left-out.txt there"
    printf '%s\n' "$FILE"
    return 0
  done
  note "rocketmq-support: it could be written to none of $wanted, /var/tmp, /tmp, /dev/shm, /run, /root: free space on one of them, or give a FOLDER that has room"
  return 1
}

main "$@"; exit
