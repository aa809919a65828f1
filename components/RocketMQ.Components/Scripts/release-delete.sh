#!/usr/bin/env bash
# release-delete.sh HOST [OWNER]: removes the unpacked release of that version if the configuration says so; a release that something still
# uses stays, and so does whatever else lies in its folder. Takes the bundle of release, and:
# set: release keep|delete · archive · version · directory
STEP_NAME=release-delete
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1

MARKER=.rocketmq-release

# user_of DIR: a unit or a process that uses it.
user_of() {
  local hit
  hit=$(grep -rlwF -- "$1" /etc/systemd/system --include='rocketmq-*.service' 2>/dev/null | head -n 1)
  [[ -z $hit ]] || { printf 'the unit %s' "${hit##*/}"; return; }
  # The pattern comes by a file, so that grep does not find itself.
  printf '%s/\n' "$1" >"$STEP_DIR/pattern"
  hit=$(grep -alF -f "$STEP_DIR/pattern" /proc/[0-9]*/cmdline 2>/dev/null | head -n 1)
  [[ -z $hit ]] || { hit=${hit#/proc/}; printf 'process %s' "${hit%/*}"; }
}

main() {
  local what archive version target name user note=''
  read_bundle
  hold_lock release 90
  if left_alone "${2-}"; then done_json notes "[$(json_text "$TAKEN")]"; return; fi
  what=$(setting release keep) archive=$(setting archive '') version=$(setting version) target=$(setting directory)
  [[ $what == keep || $what == delete ]] || fail "reading the step's input" "'release' is '$what'" "say keep or delete"
  [[ $version =~ ^[0-9A-Za-z][0-9A-Za-z._-]*$ ]] || fail "reading the step's input" "'version' is '$version'" "give a version like 4.7.1"
  [[ $target == /?* && $target/ != */../* && $target/ != */./* && $target != *//* ]] || fail "reading the step's input" "'directory' is '$target', not an absolute path without '..'" "give an absolute path"
  target=${target%/}
  [[ ${target##*/} == "rocketmq-$version" ]] || target=$target/rocketmq-$version
  [[ $archive != /?*/?* || ! -f $archive || -L $archive ]] || { rm -f -- "$archive" && changed "removed $archive"; }
  if [[ $what == delete ]]; then
    for name in new part part.marker old; do rm -rf -- "${target%/*}/.rocketmq-$version.$name"; done
    if [[ -d $target && ! -L $target && ( -f $target/$MARKER || -f $target/$MARKER.partial ) ]]; then
      user=$(user_of "$target")
      if [[ -n $user ]]; then note="$target stays: $user uses it"
      else
        cat -- "$target/$MARKER" "$target/$MARKER.partial" 2>/dev/null | grep '^entry ' | sort -u >"$STEP_DIR/entries"
        while read -r _ name; do
          [[ -n $name && $name != */* && $name != . && $name != .. ]] || continue
          rm -rf --one-file-system -- "${target:?}/$name" || fail "deleting $target/$name" "rm failed (see above)" "look what uses it on this host, then run 'pulumi destroy' again"
        done <"$STEP_DIR/entries"
        # The marker last: a run that was cut off is finished by the next.
        rm -f -- "$target/$MARKER.partial" "$target/$MARKER.new" "$target/$MARKER"
        rmdir -- "$target" 2>/dev/null || note="$target stays: it holds more than the release"
        changed "removed the release in $target"
      fi
    elif [[ -e $target ]]; then
      rmdir -- "$target" 2>/dev/null || note="$target stays: this tool did not put it there"
    fi
  fi
  done_json notes "[${note:+$(json_text "$note")}]"
}

main "$@"; exit
