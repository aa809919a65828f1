#!/bin/sh
# Brings a stack to what its configuration says, just as a person has seen it: the preview is kept, shown, and applied unchanged after a yes. What has not
# passed in the stack before it (rocketmq:promotion) ends the preview, and so this script, before anything is changed.
# usage: examples/promote.sh STACK [OPTION OF pulumi preview AND pulumi up]...
#   ANSWER=yes   answers beforehand, for a pipeline that has an approval of its own before this step; default: one line is read from standard input
#   RECORD=FILE  afterwards writes what passed into FILE, for a stack in another backend (promotion.fromFile there); default: nothing is written
# Ends with 0: applied; 1: refused or failed; 2: wrong call; 3: nobody said yes, nothing was changed.
set -eu
[ $# -ge 1 ] || { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0" >&2; exit 2; }
stack=$1
shift

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pulumi preview --stack "$stack" --non-interactive --suppress-progress --save-plan "$work/plan.json" "$@" || exit 1

answer=${ANSWER-}
if [ -z "$answer" ]; then
  printf '\nApply this to stack %s, just as it is shown? yes or no: ' "$stack"
  IFS= read -r answer || answer=
fi
[ "$answer" = yes ] || { printf 'not applied: the answer was "%s", not yes\n' "$answer"; exit 3; }

# An operation that the preview has not shown ends it; so does a stack before it that is no longer as it was.
pulumi up --stack "$stack" --yes --skip-preview --non-interactive --suppress-progress --plan "$work/plan.json" "$@" || exit 1

if [ -n "${RECORD-}" ]; then
  # Written beside and renamed: a reader never finds half of it.
  pulumi stack output promotion --json --stack "$stack" >"$RECORD.new"
  mv -f -- "$RECORD.new" "$RECORD"
  printf 'what passed stands in %s\n' "$RECORD"
fi
