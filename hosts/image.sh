#!/usr/bin/env bash
# Makes the image of the hosts of the dev stack and of the tests, unless it is there as its recipe says.
# usage: hosts/image.sh [TAG [SUITE JAVA]]          TAG: rocketmq-host:local, SUITE: bookworm, JAVA: 17
# Two ways, same contents: `docker build` where debian:12 is at hand or can be pulled, else mmdebstrap and
# `docker import`. ROCKETMQ_IMAGE_WAY=build|import chooses one. Prints one line.
# Other kinds of host than Debian 12 with Java 17 are for the tests and are imported: bullseye 11, trixie 21, trixie 8.
# Exit code 3: mmdebstrap is needed and is not installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tag=${1:-rocketmq-host:local}
label=rocketmq.host.recipe
suite=${2:-bookworm} java=${3:-17}
recipe=$(cd "$here" && cat Dockerfile packages setup.sh | sha256sum | cut -c1-16)
if [[ $suite/$java != bookworm/17 ]]; then recipe+=-$suite-$java ROCKETMQ_IMAGE_WAY=import; fi

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
    packages=$(sed "s/^openjdk-17-/openjdk-$java-/" "$here/packages" | paste -sd,)
    hooks=()
    # Java 8 is in Debian's unstable suite alone; nothing else is taken from there.
    if [[ $java == 8 ]]; then
      packages=$(sed '/^openjdk-/d' "$here/packages" | paste -sd,)
      hooks+=(--customize-hook="printf 'deb http://deb.debian.org/debian sid main\n' >\"\$1/etc/apt/sources.list.d/sid.list\""
        --customize-hook="printf 'Package: *\nPin: release n=sid\nPin-Priority: 100\n' >\"\$1/etc/apt/preferences.d/sid\""
        --customize-hook="chroot \"\$1\" apt-get -o Acquire::Check-Valid-Until=false update"
        --customize-hook="chroot \"\$1\" apt-get install -y --no-install-recommends -t sid openjdk-8-jre-headless"
        --customize-hook="rm \"\$1/etc/apt/sources.list.d/sid.list\" \"\$1/etc/apt/preferences.d/sid\"")
    fi
    # Its shutdown leaves a container's root read-only, and a restarted container stays so without this line.
    if [[ $suite == bullseye ]]; then hooks+=(--customize-hook="printf 'overlay / overlay rw 0 0\n' >>\"\$1/etc/fstab\""); fi
    # One archive from start to end: no folder tree to clean up when this is interrupted.
    mmdebstrap --quiet --mode=root --variant=minbase --include="$packages" --aptopt='Acquire::Check-Valid-Until "false"' ${hooks[@]+"${hooks[@]}"} \
      --customize-hook="copy-in $(printf %q "$here/setup.sh") /tmp" --customize-hook="chroot \"\$1\" sh /tmp/setup.sh" \
      --customize-hook="rm \"\$1/tmp/setup.sh\"" "$suite" "$work/root.tar" 2>"$log" \
      || { tail -n 20 "$log" >&2; fail "mmdebstrap failed, its last lines are above"; }
    docker import --change 'CMD ["/sbin/init"]' --change "LABEL $label=$recipe" \
      "$work/root.tar" "$tag" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "'docker import' failed, its last lines are above"; } ;;
  *) fail "ROCKETMQ_IMAGE_WAY is '$way': build and import are the ways there are" ;;
esac
printf '%s made in %d s (%s)\n' "$tag" "$((SECONDS - started))" "$way"
