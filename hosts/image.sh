#!/usr/bin/env bash
# Makes the image of the hosts of the dev stack and of the tests, unless it is there as its recipe says.
# usage: hosts/image.sh [TAG]          TAG: rocketmq-host:local
# Two ways, same contents: `docker build` where debian:12 is at hand or can be pulled, else mmdebstrap and
# `docker import`. ROCKETMQ_IMAGE_WAY=build|import chooses one. Prints one line.
# Exit code 3: mmdebstrap is needed and is not installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tag=${1:-rocketmq-host:local}
label=rocketmq.host.recipe
recipe=$(cd "$here" && cat Dockerfile packages setup.sh | sha256sum | cut -c1-16)

say() { printf '%-11s %s\n' image "$*" >&2; }
fail() { say "$*"; exit 1; }

docker version >/dev/null 2>&1 || fail "Docker does not answer: start its daemon, then run this again"
have=$(docker image inspect -f "{{ index .Config.Labels \"$label\" }}" "$tag" 2>/dev/null || true)
if [[ $have == "$recipe" ]]; then
  printf '%s is up to date\n' "$tag"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
log=$work/log
started=$SECONDS

way=${ROCKETMQ_IMAGE_WAY:-}
if [[ -z $way ]]; then
  if docker image inspect debian:12 >/dev/null 2>&1 || timeout 120 docker pull -q debian:12 >/dev/null 2>&1; then way=build; else way=import; fi
fi
if [[ $way == import ]] && ! command -v mmdebstrap >/dev/null; then
  say "no registry has debian:12 for this machine: what makes it without one is mmdebstrap (and, on Ubuntu, debian-archive-keyring), not installed"
  exit 3
fi
say "making $tag, about a minute ($way)"
case $way in
  build)
    docker build -t "$tag" --label "$label=$recipe" "$here" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "'docker build' failed, its last lines are above"; } ;;
  import)
    [[ $(id -u) == 0 ]] || fail "mmdebstrap makes the image as root: run 'sudo $0 $tag'"
    # One archive from start to end: no folder tree to clean up when this is interrupted.
    mmdebstrap --quiet --mode=root --variant=minbase --include="$(paste -sd, "$here/packages")" \
      --customize-hook="copy-in $(printf %q "$here/setup.sh") /tmp" --customize-hook="chroot \"\$1\" sh /tmp/setup.sh" \
      --customize-hook="rm \"\$1/tmp/setup.sh\"" bookworm "$work/root.tar" 2>"$log" \
      || { tail -n 20 "$log" >&2; fail "mmdebstrap failed, its last lines are above"; }
    docker import --change 'CMD ["/sbin/init"]' --change "LABEL $label=$recipe" \
      "$work/root.tar" "$tag" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "'docker import' failed, its last lines are above"; } ;;
  *) fail "ROCKETMQ_IMAGE_WAY is '$way': build and import are the ways there are" ;;
esac
printf '%s made in %d s (%s)\n' "$tag" "$((SECONDS - started))" "$way"
