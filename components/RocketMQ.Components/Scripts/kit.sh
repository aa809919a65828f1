#!/usr/bin/env bash
# Every script and template that the steps on this host use, in one file, readable below. The deployment copies it into the folder .rocketmq-steps of the
# log-in user's home; the first step installs it in /usr/local/lib/rocketmq-steps. From then on two copies are here, and each step puts back what was lost
# or changed before it uses it.
# kit.sh STEP SUBJECT [OWNER …] <bundle     runs STEP.sh: from that folder where everything in it is as it should be, or can be made so
# kit.sh install                            installs it; prints a line when that changed anything
# OWNER: number of the deployment. On a host that another one has claimed, or nobody yet, nothing is installed: the step runs from a temporary folder.
# One command in braces: a file that is cut off is a syntax error, and never half of it runs.
{
  set -uo pipefail
  umask 022
  export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  KIT=/usr/local/lib/rocketmq-steps
  DIGEST=@DIGEST@
  KIT_FILE=${BASH_SOURCE[0]}
  [[ $KIT_FILE == /* ]] || KIT_FILE=$PWD/$KIT_FILE
  export KIT_FILE

  give_up() { printf 'FAILED  kit (host %s)\n  tried: %s\n  saw:   %s\n  next:  %s\n' "$(hostname)" "$1" "$2" "$3" >&2; exit 1; }

  # sound: is everything installed as this file has it?
  sound() { [[ -s $KIT/kit.sh && -r $KIT/.kit && $(<"$KIT/.kit") == "$DIGEST" ]] && (cd "$KIT" && sha256sum --check --status .sums 2>/dev/null); }

  # whole: is this file as it was made? DIGEST is the checksum of what stands below its head.
  whole() { [[ $(sed '1,/^## kit$/d' "$KIT_FILE" | sha256sum) == "$DIGEST "* ]]; }

  # mine OWNER: has that deployment claimed this host?
  mine() { [[ -n ${1-} && $(sed -n 's/^id=//p' /etc/rocketmq-steps.owner 2>/dev/null | tail -n 1) == "${1%%.*}" ]]; }

  # unpack FOLDER: writes every file of this one into FOLDER, which is empty.
  unpack() {
    # A step that runs from a temporary folder has it there already.
    if [[ -n ${KIT_UNPACKED-} ]]; then cp -p -- "$KIT_UNPACKED"/* "$KIT_UNPACKED"/.sums "$KIT_UNPACKED"/.kit "$1"; return; fi
    # shellcheck disable=SC2016  # awk's own variables
    sed '1,/^## kit$/d' "$KIT_FILE" | awk -v to="$1/" '
      /^## file / { if (path) close(path); path = to $3; printf "" >path; next }
      { if ($0 ~ /^\\+##/) $0 = substr($0, 2); print >path }' || return 1
    (cd "$1" && chmod 0644 ./* && chmod 0755 ./*.sh && sha256sum ./* >.sums && printf '%s\n' "$DIGEST" >.kit)
  }

  # install_kit: each file takes its place by a rename, so that a script that runs meanwhile is not disturbed; what says that all is there comes last.
  install_kit() {
    local new=$KIT/.new
    sound && return 0
    [[ ! -e $KIT || -d $KIT ]] || give_up "installing the scripts in $KIT" "something that is not a folder stands there" "move it away"
    { rm -rf -- "$new" && mkdir -p -- "$new" && chmod 0755 -- "$KIT" && unpack "$new" && cp -- "$KIT_FILE" "$new/kit.sh" && chmod 0755 -- "$new/kit.sh" \
      && rm -f -- "$KIT/.kit" && mv -f -T -- "$new/.sums" "$KIT/.sums" && mv -f -t "$KIT" -- "$new"/* && { sync -f "$KIT" 2>/dev/null || sync; } && mv -f -T -- "$new/.kit" "$KIT/.kit" \
      && rm -rf -- "$new"; } || give_up "installing the scripts in $KIT" "it cannot be written" "check free space and rights there (a read-only /usr?)"
    printf 'installed the scripts in %s\n' "$KIT"
  }

  # with_lock COMMAND: several steps of a host may find the same thing missing at the same time.
  with_lock() {
    [[ -d /run/rocketmq-steps ]] || mkdir -m 0700 /run/rocketmq-steps 2>/dev/null
    (flock -w 60 7 || give_up "waiting for /run/rocketmq-steps/kit.lock" "another step holds it since 60 s" "run 'pulumi up' again"; "$@" 7>&-) 7>/run/rocketmq-steps/kit.lock
  }

  [[ ${1-} =~ ^[a-z][a-z-]*$ ]] || give_up "reading the arguments" "'${1-}' is no step" "this is a defect of the tool: report it"
  # What lies beside the installed copy is no log-in's folder.
  [[ ${KIT_FILE%/*} == "$KIT" ]] || export KIT_UPLOAD=${KIT_FILE%/*}
  if [[ -z ${KIT_UNPACKED-} ]] && ! sound && ! whole; then
    other=$KIT/kit.sh
    [[ $KIT_FILE != "$other" ]] || other=$PWD/.rocketmq-steps/kit.sh
    [[ -s $other && -z ${KIT_OTHER-} ]] || give_up "reading $KIT_FILE" "it was changed or is not whole" \
      "remove it here and raise 'generation' of this host in the configuration: then everything is brought here anew"
    KIT_OTHER=1 exec bash "$other" "$@"
  fi
  if [[ $1 == install ]]; then with_lock install_kit; exit; fi
  step=$1
  shift
  if sound; then exec bash "$KIT/$step.sh" "$@"; fi
  if mine "${2-}"; then
    with_lock install_kit >&2 || exit 1
    exec bash "$KIT/$step.sh" "$@"
  fi
  folder=$(mktemp -d /run/rocketmq-kit.XXXXXXXX) || give_up "making a work folder" "mktemp failed" "free space on /run of this host"
  unpack "$folder" || give_up "unpacking $KIT_FILE into $folder" "it cannot be written" "free space on /run of this host"
  KIT_UNPACKED=$folder bash "$folder/$step.sh" "$@"
  rc=$?
  rm -rf -- "$folder"
  exit "$rc"
}
## kit
