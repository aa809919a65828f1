#!/usr/bin/env bash
# hosts-block.sh [put|remove] [CONFIG_FOLDER]: keeps the cluster's block in /etc/hosts, whose wanted text is CONFIG_FOLDER/hosts.block.
# Run by prepare and unprepare, and at boot by rocketmq-hosts.service: in containers /etc/hosts is written anew at each start.
# Everything outside the block stays as it is, byte for byte. /etc/hosts may be a mount point (containers) or a link, so it is written
# in place: the new text lies complete in CONFIG_FOLDER/hosts.journal first, so that a write that was cut off is finished by the next run.
STEP_NAME=hosts-block
STEP_SUBJECT=${1:-put}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1

HOSTS=/etc/hosts
size() { stat -L -c %s -- "$1"; }
same_end() { cmp -s -- <(tail -c "+$(($1 + 1))" -- "$2") <(tail -c "+$(($1 + 1))" -- "$3"); }

# finish_cut_write: a run was ended between the two halves of write_hosts. The file then begins with the new text and goes on with the
# rest of the old one; anything else is what it was before, or what a person made of it since, and stays.
finish_cut_write() {
  local n
  [[ -d $JOURNAL ]] || return 0
  n=$(size "$JOURNAL/new")
  if (($(size "$HOSTS") >= n)) && cmp -s -n "$n" -- "$JOURNAL/new" "$HOSTS" && same_end "$n" "$JOURNAL/old" "$HOSTS"; then
    truncate -s "$n" -- "$HOSTS" || fail "finishing a write of $HOSTS that was cut off" "it cannot be written" "make $HOSTS writable; its text is $JOURNAL/new"
  fi
  rm -rf -- "$JOURNAL"
}

write_hosts() { # NEW: over the old text and never through an empty file, so that whoever reads now finds its names
  local n
  if cmp -s -- "$1" "$HOSTS"; then return 0; fi
  rm -rf -- "$JOURNAL.new"
  { mkdir -- "$JOURNAL.new" && cat -- "$HOSTS" >"$JOURNAL.new/old" && cat -- "$1" >"$JOURNAL.new/new" && { sync -f "$JOURNAL.new/new" 2>/dev/null || sync; } && mv -T -- "$JOURNAL.new" "$JOURNAL"; } \
    || fail "writing the journal $JOURNAL" "it cannot be written" "free space on the file system of $CONFIG"
  n=$(size "$1")
  { dd if="$JOURNAL/new" of="$HOSTS" bs=1M conv=notrunc,fsync status=none && truncate -s "$n" -- "$HOSTS"; } \
    || fail "writing $HOSTS" "it cannot be written" "make $HOSTS writable (lsattr, mount options); what it should hold is $JOURNAL/new"
  cmp -s -- "$JOURNAL/new" "$HOSTS" || fail "writing $HOSTS" "it holds something else than what was written" "look what else writes $HOSTS on this host, then run 'pulumi up' again"
  rm -rf -- "$JOURNAL"
  changed "$2"
}

# split_hosts DIR: $HOSTS into DIR/before and DIR/after our block. False when there is no block.
split_hosts() {
  local mark at end
  mark=$(sed -n 's/^# BEGIN rocketmq //p;q' -- "$CONFIG/hosts.block")
  [[ -n $mark ]] || fail "reading $CONFIG/hosts.block" "it does not begin with '# BEGIN rocketmq …'" "delete it and run 'pulumi up' again"
  at=$(grep -abxF -- "# BEGIN rocketmq $mark" "$HOSTS" | head -n 1); at=${at%%:*}
  [[ -n $at ]] || return 1
  end=$(tail -c "+$((at + 1))" -- "$HOSTS" | grep -abxF -- "# END rocketmq $mark" | head -n 1); end=${end%%:*}
  [[ -n $end ]] || fail "looking for the block of cluster $mark in $HOSTS" "its line '# BEGIN rocketmq $mark' is there, '# END rocketmq $mark' is not: somebody edited it" \
    "delete what is left of the block from $HOSTS on this host, then run this again"
  end=$((at + end + ${#mark} + 16)) # the line's 15 other characters and its line feed
  head -c "$at" -- "$HOSTS" >"$1/before"
  tail -c "+$((end + 1))" -- "$HOSTS" >"$1/after"
}

# shellcheck disable=SC2119  # done_json has nothing to add
main() {
  CONFIG=${2:-/etc/rocketmq} JOURNAL=${2:-/etc/rocketmq}/hosts.journal
  local dir
  read_bundle
  dir=$STEP_DIR
  hold_lock hosts
  [[ -e $HOSTS ]] || : >"$HOSTS"
  finish_cut_write
  if [[ ! -f $CONFIG/hosts.block ]]; then done_json; return; fi
  case ${1:-put} in
    put)
      if split_hosts "$dir"; then
        cat -- "$dir/before" "$CONFIG/hosts.block" "$dir/after" >"$dir/new"
      else
        # What the file was without us; tells remove whether its last line was ended.
        cat -- "$HOSTS" >"$dir/before"
        put_file "$dir/before" "$CONFIG/hosts.before" 0644 root:root && unset 'CHANGES[-1]'
        cat -- "$dir/before" >"$dir/new"
        [[ ! -s $dir/before || -z $(tail -c 1 -- "$dir/before") ]] || echo >>"$dir/new"
        cat -- "$CONFIG/hosts.block" >>"$dir/new"
      fi
      write_hosts "$dir/new" "put the cluster's block into $HOSTS"
      ;;
    remove)
      if split_hosts "$dir"; then
        if [[ ! -s $dir/after && -f $CONFIG/hosts.before ]] && { cat -- "$CONFIG/hosts.before"; echo; } | cmp -s -- - "$dir/before"; then
          cat -- "$CONFIG/hosts.before" >"$dir/before"
        fi
        cat -- "$dir/before" "$dir/after" >"$dir/new"
        write_hosts "$dir/new" "removed the cluster's block from $HOSTS"
      fi
      ;;
    *) fail "running hosts-block.sh" "unknown word '$1'" "say 'put' or 'remove'" ;;
  esac
  done_json
}

main "$@"; exit
