#!/usr/bin/env bash
# release.sh VERSION: unpacks the RocketMQ archive that lies on this host, beside other versions.
# Verified by checksum, read through before anything is written, unpacked beside the target and put there by renaming.
# A directory that holds this very content (marker .rocketmq-release inside) is not touched, and needs the archive no more.
# set: archive PATH (tar.gz or zip, one top folder of any name) · url (this host fetches it there; else it was copied) · sha512 · version · directory (target, or the folder above it) · timeout (s)
STEP_NAME=release
STEP_SUBJECT=${1:-$(hostname)}
# shellcheck source=prelude.sh
[[ ${PRELUDE:-} ]] || . "${BASH_SOURCE[0]%/*}/prelude.sh" || exit 1

MARKER=.rocketmq-release

# marker_field FILE NAME: a line "NAME VALUE" of a marker.
marker_field() { [[ ! -r $1 ]] || awk -v n="$2" '$1 == n { sub(/^[^ ]+ /, ""); print; exit }' "$1"; }

# jars DIR: number and bytes of the jars, so that a release that lost some is seen.
jars() { find "$1/lib" -maxdepth 1 -name '*.jar' -type f -printf '%s\n' 2>/dev/null | awk '{ n++; s += $1 } END { printf "%d %.0f", n, s }'; }

# complete DIR: true when it holds exactly the content asked for.
complete() { [[ $(marker_field "$1/$MARKER" sha512) == "$SHA512" && -n $(marker_field "$1/$MARKER" jars) && $(marker_field "$1/$MARKER" jars) == "$(jars "$1")" ]]; }

verify_archive() {
  local got
  checking() { printf 'computing the checksum of %s (%s)' "$ARCHIVE" "$(mebibytes "$(stat -c %s -- "$ARCHIVE")")"; }
  [[ -f $ARCHIVE && -r $ARCHIVE ]] || fail "reading the archive $ARCHIVE" "it is not on this host, and $TARGET does not hold RocketMQ $VERSION whole" \
    "have it copied again: 'pulumi up --replace URN' with the URN of this host's copy of the archive ('pulumi stack --show-urns' lists them)"
  got=$(with_progress checking "$LIMIT" timeout "$LIMIT" sha512sum -- "$ARCHIVE") || fail "computing the checksum of $ARCHIVE" "sha512sum failed or took more than $LIMIT s" "look at the disk of this host"
  got=${got#\\}; got=${got%% *}
  [[ $got == "$SHA512" ]] || fail "verifying the checksum of $ARCHIVE" "its SHA-512 is $got, expected $SHA512" \
    "if the archive is the right one, correct 'sha512' of the release in the configuration; else replace the archive"
}

# fetch_archive: from URL, where the configuration lets each host fetch it, and verified: what an earlier try has got is gone on with.
fetch_archive() {
  local part=$ARCHIVE.part
  # A copy of another content is none.
  if [[ -f $ARCHIVE && ! -L $ARCHIVE && $(sha512sum -- "$ARCHIVE") == "$SHA512 "* ]]; then return 0; fi
  rm -f -- "$ARCHIVE"
  mkdir -p -- "${ARCHIVE%/*}" || fail "making ${ARCHIVE%/*}" "mkdir failed" "check what stands there on this host"
  fetching() { printf 'fetching %s: %s so far' "$URL" "$(mebibytes "$(stat -c %s -- "$part" 2>/dev/null || printf 0)")"; }
  with_progress fetching "$LIMIT" fetch_once "$part" \
    || fail "fetching $URL" "$(tail -n 2 "$STEP_DIR/fetch.err")" "see that this host reaches that address, or take 'fetch: hosts' out of the release: then the machine that runs Pulumi copies the archive here"
  [[ $(sha512sum -- "$part") == "$SHA512 "* ]] || { rm -f -- "$part"; fail "verifying the checksum of $URL" "what it holds is not the archive with the SHA-512 $SHA512" "correct 'archive' or 'sha512' of the release in the configuration"; }
  mv -f -T -- "$part" "$ARCHIVE"
  changed "fetched $URL"
}

fetch_once() {
  if type -P curl >/dev/null; then timeout "$LIMIT" curl --fail --silent --show-error --location --retry 3 --connect-timeout 15 --speed-limit 1 --speed-time 60 --continue-at - --output "$1" -- "$URL"
  else timeout "$LIMIT" wget --quiet --tries=3 --connect-timeout=15 --read-timeout=60 --continue --output-document="$1" -- "$URL"; fi >"$STEP_DIR/fetch.err" 2>&1 </dev/null
}

# list_archive FILE: a line "KIND BYTES PATH[ -> LINK]" for each entry. Names are escaped, so an entry is a line.
list_archive() {
  case $FORMAT in
    tar.gz) timeout "$LIMIT" tar --list --verbose --gzip --numeric-owner --quoting-style=escape --full-time --file "$ARCHIVE" \
      | sed -E 's/^(.)[^ ]* +[^ ]+ +([0-9,]+) +[^ ]+ +[^ ]+ /\1 \2 /' ;;
    zip) timeout "$LIMIT" unzip -Z -- "$ARCHIVE" | sed -nE 's/^(.)[^ ]{6,9} +[^ ]+ +[^ ]+ +([0-9]+) +[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ /\1 \2 /p' ;;
  esac
}

# read_archive: looks through the archive before anything is written. Sets FORMAT and BYTES.
read_archive() {
  local magic verdict kind saw found=''
  magic=$(od -An -tx1 -N4 -- "$ARCHIVE" | tr -d ' \n')
  case $magic in 1f8b*) FORMAT=tar.gz ;; 504b*) FORMAT=zip ;; *) fail "reading $ARCHIVE" "it is neither a tar.gz nor a zip (it begins with ${magic:-nothing})" "give the binary archive of RocketMQ" ;; esac
  [[ $FORMAT == tar.gz ]] || type -P unzip >/dev/null || fail "reading the zip $ARCHIVE" "this host has no 'unzip'" "install it here (apt-get install unzip, dnf install unzip), or give a tar.gz"
  reading() { printf 'reading through %s (%s)' "$ARCHIVE" "$(mebibytes "$(stat -c %s -- "$ARCHIVE")")"; }
  list_to_file() { list_archive >"$STEP_DIR/list" 2>"$STEP_DIR/list.err"; }
  with_progress reading "$LIMIT" list_to_file || fail "reading $ARCHIVE" "it is damaged, or takes more than $LIMIT s: $(tail -n 2 "$STEP_DIR/list.err")" "build or download it again; its checksum is the one asked for"
  # shellcheck disable=SC2016  # awk's own variables
  verdict=$(awk '
    {
      kind = $1; bytes += $2; path = $0; sub(/^[^ ]+ [^ ]+ /, "", path)
      if (kind !~ /^[-dlh]$/) { print "bad", "holds the special file " path; exit }
      target = ""
      if (kind == "l" && (i = index(path, " -> "))) { target = substr(path, i + 4); path = substr(path, 1, i - 1) }
      if (kind == "l" && target == "") { print "bad", "holds the link " path; exit }
      if (kind == "h") { print "bad", "holds the hard link " path; exit }
      if (path ~ /^\// || target ~ /^\//) { print "bad", "holds the absolute path " path; exit }
      if ("/" path "/" ~ /\/\.\.\// || "/" target "/" ~ /\/\.\.\//) { print "bad", "holds a path with \"..\": " path; exit }
      sub(/^(\.\/)+/, "", path)
      if (path == "" || path == ".") next
      top = path; sub(/\/.*/, "", top)
      if (path == top && kind != "d") { print "top", top; exit }
      if (!(top in tops)) { tops[top] = 1; names = names (n++ ? ", " : "") top }
      if (n > 1) { print "top", names; exit }
      if (match(path, /\/lib\/rocketmq-(broker|namesrv)-[^\/]*\.jar$/) && path !~ /\/.*\/lib\//) { jar = path; sub(/.*\/rocketmq-/, "", jar); sub(/\.jar$/, "", jar); jars = jars " " jar }
    }
    END { if (NR) printf "end %.0f%s\n", bytes, jars }' "$STEP_DIR/list" | head -n 1)
  read -r kind saw <<<"$verdict"
  case $kind in
    bad) fail "reading $ARCHIVE" "it $saw: refused" "give the binary archive of RocketMQ as it was built or published" ;;
    top) fail "reading $ARCHIVE" "it has no single top folder (at the top: $saw)" "pack the release as one folder, as Apache's archives are" ;;
    end) ;;
    *) fail "reading $ARCHIVE" "it is empty" "give the binary archive of RocketMQ" ;;
  esac
  read -r BYTES found <<<"$saw"
  for kind in broker namesrv; do
    [[ " $found " != *" $kind-$VERSION "* ]] || continue
    if [[ " $found" == *" $kind-"* ]]; then
      saw=${found#*"$kind-"}
      fail "looking for RocketMQ $VERSION in $ARCHIVE" "it holds RocketMQ ${saw%% *}" "correct 'version' of the release in the configuration, or give the archive of $VERSION"
    fi
    fail "looking for RocketMQ in $ARCHIVE" "in its top folder there is no lib/rocketmq-$kind-$VERSION.jar" "give the binary release (a source release has to be built first)"
  done
}

need_room() {
  local need free
  need=$((BYTES / 1048576 + 64))
  free=$(df -Pk -- "${TARGET%/*}" | awk 'NR == 2 { print int($4 / 1024) }')
  ((${free:-0} >= need)) || fail "making room for the release below ${TARGET%/*}" "$free MiB are free, $need MiB needed" "free space on that file system of this host"
}

extract() {
  case $FORMAT in
    tar.gz) timeout "$LIMIT" tar --extract --gzip --no-same-owner --no-same-permissions --file "$ARCHIVE" --directory "$PART" ;;
    zip) timeout "$LIMIT" unzip -q -o "$ARCHIVE" -d "$PART" ;;
  esac 2>"$STEP_DIR/unpack.err" </dev/null
}

# unpack: the archive's content into NEW, complete with its marker, root's and nobody else's to write.
unpack() {
  local top
  rm -rf -- "$NEW" "$PART"
  mkdir -p -- "$PART" || fail "making $PART" "mkdir failed" "check the rights and free space of ${NEW%/*} on this host"
  unpacking() { printf 'unpacking into %s: %s of %s' "$PART" "$(mebibytes "$(du -sb -- "$PART" 2>/dev/null | cut -f1)")" "$(mebibytes "$BYTES")"; }
  with_progress unpacking "$LIMIT" extract || { rm -rf -- "$PART"; fail "unpacking $ARCHIVE" "it failed, or took more than $LIMIT s: $(tail -n 2 "$STEP_DIR/unpack.err")" "look at free space on ${NEW%/*} of this host"; }
  for top in "$PART"/*; do break; done
  # A zip made on Windows knows no permissions: what is a program is known by its place.
  {
    chown -R root:root -- "$top" && chmod -R u+rwX,go+rX,go-w,ug-s -- "$top" \
      && { [[ ! -d $top/bin ]] || find "$top/bin" -type f '(' -name '*.sh' -o ! -name '*.*' ')' -exec chmod 755 {} +; } \
      && { printf 'sha512 %s\nversion %s\njars %s\n' "$SHA512" "$VERSION" "$(jars "$top")" && find "$top" -mindepth 1 -maxdepth 1 -printf 'entry %f\n' | LC_ALL=C sort; } >"$PART.marker" \
      && chmod 644 -- "$PART.marker" && mv -T -- "$PART.marker" "$top/$MARKER" && flush "$PART" && mv -T -- "$top" "$NEW"
  } || fail "unpacking $ARCHIVE" "$PART could not be finished" "look at free space on ${NEW%/*} of this host"
  rm -rf -- "$PART"
}

# foreign: what the target holds besides a release of ours (stores and logs in the classic layout), a name a line.
foreign() {
  local name
  find "$TARGET" -mindepth 1 -maxdepth 1 -printf '%f\n' | while IFS= read -r name; do
    case $name in "$MARKER"*) continue ;; esac
    grep -qxF -e "entry $name" -- "$TARGET/$MARKER" "$TARGET/$MARKER.partial" 2>/dev/null || printf '%s\n' "$name"
  done
}

# running_from DIR: a unit or process at work that uses DIR.
running_from() {
  local hit unit
  while IFS= read -r unit; do
    case $(timeout 30 systemctl is-active -- "${unit##*/}" 2>/dev/null) in active | activating | reloading | deactivating) printf 'the unit %s' "${unit##*/}"; return ;; esac
  done < <(grep -rlE -- "$(sed 's/[^A-Za-z0-9/_-]/\\&/g' <<<"$1")([/[:space:]\":]|\$)" /etc/systemd/system --include='rocketmq-*.service' 2>/dev/null)
  # The pattern comes by a file, so that grep does not find itself.
  printf '%s/\n' "$1" >"$STEP_DIR/pattern"
  # Only a JVM has jars open; who reads a file there, or names the folder in a command, is not disturbed.
  while IFS= read -r hit; do
    hit=${hit#/proc/}; hit=${hit%/*}
    if [[ $(cat "/proc/$hit/comm" 2>/dev/null) == java ]]; then printf 'process %s' "$hit"; return; fi
  done < <(grep -alF -f "$STEP_DIR/pattern" /proc/[0-9]*/cmdline 2>/dev/null)
}

# refuse_swap: a JVM loads classes as it comes to need them: other jars under its feet break it later, while it works.
refuse_swap() {
  local had user
  had=$(marker_field "$TARGET/$MARKER" sha512)
  [[ -n $had && $had != "$SHA512" ]] || return 0
  user=$(running_from "$TARGET")
  [[ -z $user ]] || fail "putting another build of RocketMQ $VERSION into $TARGET" "$user runs from the build that is there (SHA-512 ${had:0:16}…)" \
    "give this build a version of its own, or stop the cluster first"
}

# put_in_place: NEW becomes the target. What runs from the old one keeps its open files; the old one goes when the new one stands.
put_in_place() {
  local others name clash=''
  if [[ ! -e $TARGET ]]; then
    mv -T -- "$NEW" "$TARGET" || fail "renaming $NEW to $TARGET" "mv failed" "look at ${TARGET%/*} on this host"
    return
  fi
  [[ -d $TARGET && ! -L $TARGET ]] || fail "putting the release into $TARGET" "something that is not a folder stands there" "move it away"
  others=$(foreign)
  if [[ -z $others && -f $TARGET/$MARKER ]]; then
    rm -rf -- "$OLD"
    { mv -T -- "$TARGET" "$OLD" && mv -T -- "$NEW" "$TARGET"; } || fail "changing $TARGET for $NEW" "mv failed" "look at ${TARGET%/*} on this host"
    rm -rf -- "$OLD"
    return
  fi
  # Stores or logs live below it: change the release's own entries one by one, and leave the rest alone.
  while IFS= read -r name; do
    [[ -n $name ]] || continue
    [[ ! -e $NEW/$name ]] || clash+=" $name"
  done <<<"$others"
  [[ -z $clash ]] || fail "putting the release into $TARGET" "it holds$clash already, and this tool did not put that there" "move $TARGET away (or its release, keeping stores and logs), then run 'pulumi up' again"
  { cat -- "$TARGET/$MARKER" "$TARGET/$MARKER.partial" 2>/dev/null; cat -- "$NEW/$MARKER"; } | grep '^entry ' | sort -u >"$STEP_DIR/partial"
  put_file "$STEP_DIR/partial" "$TARGET/$MARKER.partial" 0644 root:root && unset 'CHANGES[-1]'
  rm -f -- "$TARGET/$MARKER"
  while read -r _ name; do
    [[ -n $name ]] || continue
    rm -rf -- "${TARGET:?}/$name"
    [[ ! -e $NEW/$name ]] || cp -a -T -- "$NEW/$name" "$TARGET/$name" || fail "putting $TARGET/$name in place" "cp failed" "look at free space on ${TARGET%/*} of this host"
  done <"$STEP_DIR/partial"
  { chown root:root -- "$TARGET" && chmod 755 -- "$TARGET" && cp -a -T -- "$NEW/$MARKER" "$TARGET/$MARKER.new" && mv -T -- "$TARGET/$MARKER.new" "$TARGET/$MARKER" && rm -f -- "$TARGET/$MARKER.partial"; } || fail "finishing $TARGET" "cp or mv failed" "look at free space on ${TARGET%/*} of this host"
  rm -rf -- "$NEW"
}

main() {
  local did=0
  read_bundle
  # Below the time limit that the deployment gives the whole step, so that the reason is told.
  hold_lock release 200
  need_own_host "${2-}"
  ARCHIVE=$(setting archive) SHA512=$(setting sha512) VERSION=$(setting version) TARGET=$(setting directory) LIMIT=$(setting timeout 900) URL=$(setting url '')
  SHA512=${SHA512,,}
  [[ $SHA512 =~ ^[0-9a-f]{128}$ ]] || fail "reading the step's input" "'sha512' is not 128 hexadecimal digits" "correct 'sha512' of the release in the configuration"
  [[ $VERSION =~ ^[0-9A-Za-z][0-9A-Za-z._-]*$ ]] || fail "reading the step's input" "'version' is '$VERSION'" "give a version like 4.7.1"
  [[ $TARGET == /?* && $TARGET/ != */../* && $TARGET/ != */./* && $TARGET != *//* ]] || fail "reading the step's input" "'directory' is '$TARGET', not an absolute path without '..'" "give an absolute path"
  [[ -z $URL || $URL =~ ^https?://[^[:space:]]+$ ]] || fail "reading the step's input" "'url' is '$URL'" "give an http or https address"
  [[ $ARCHIVE == /* ]] || fail "reading the step's input" "'archive' is '$ARCHIVE', not an absolute path" "give an absolute path"
  [[ $LIMIT =~ ^[1-9][0-9]{0,5}$ ]] || fail "reading the step's input" "'timeout' is '$LIMIT'" "give seconds"
  TARGET=${TARGET%/}
  [[ ${TARGET##*/} == "rocketmq-$VERSION" ]] || TARGET=$TARGET/rocketmq-$VERSION
  # Names that no person gives a folder beside it, so that what is removed is ours.
  NEW=${TARGET%/*}/.rocketmq-$VERSION.new PART=${TARGET%/*}/.rocketmq-$VERSION.part OLD=${TARGET%/*}/.rocketmq-$VERSION.old
  # A run that was killed between two renames: what ran from here must be there again, whatever comes next.
  if [[ ! -e $TARGET && -d $OLD ]] && ! complete "$NEW"; then mv -T -- "$OLD" "$TARGET"; fi
  if ! complete "$TARGET" || [[ -e $TARGET/$MARKER.partial ]]; then
    refuse_swap
    if ! complete "$NEW"; then
      if [[ -n $URL ]]; then fetch_archive; else verify_archive; fi
      read_archive
      mkdir -p -- "${TARGET%/*}" || fail "making ${TARGET%/*}" "mkdir failed" "check what stands there on this host"
      need_room
      unpack
    fi
    put_in_place
    complete "$TARGET" || fail "unpacking RocketMQ $VERSION into $TARGET" "what stands there now is not what was unpacked" "look what else writes below $TARGET, then run 'pulumi up' again"
    changed "unpacked RocketMQ $VERSION into $TARGET"
    did=1
  fi
  rm -rf -- "$NEW" "$PART" "$PART.marker" "$OLD"
  # From here on a re-run works without it.
  if [[ -f $ARCHIVE && ! -L $ARCHIVE ]]; then rm -f -- "$ARCHIVE"; ((!did)) || note "removed $ARCHIVE: it is unpacked"; fi
  done_json version "$(json_text "$VERSION")" directory "$(json_text "$TARGET")"
}

main "$@"; exit
