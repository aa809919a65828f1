#!/usr/bin/env bash
# What ./quickstart, ./test and bench/ need on this machine: finds it, says in one line what is there or what is
# done about what is missing, installs what it may. Sourced; its callers have set -euo pipefail.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DEV=$ROOT/.dev                       # tools, keys and logs of this checkout; never committed
IMAGE=rocketmq-host:local
PULUMI_WANTED=3.257.0                # what is fetched where there is no pulumi at all
PULUMI_LEAST=3.200                   # what is good enough where there is one
DOTNET_WANTED=10.0.401
OFFLINE=$ROOT/../shared/offline      # stands in for the public places where it exists, as in Directory.Build.props
[[ -d $OFFLINE ]] || OFFLINE=${ROCKETMQ_OFFLINE:-}
SAY_TO=${SAY_TO:-1}
CHOSEN=()                            # names of the variables that were set here for the person's shell

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_OFFLINE_QUIET=1

say() { printf '%-11s %s\n' "$1" "$2" >&"$SAY_TO"; }
# stop LABEL WHAT [COMMAND]: ends; the command is what the person has to run.
stop() {
  printf '%-11s %s\n' "$1" "$2" >&2
  [[ -z ${3-} ]] || printf '%-11s run: %s\n' '' "$3" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [[ $(id -u) == 0 ]]; }
debian() { have apt-get && [[ -e /etc/debian_version ]]; }

# poll SECONDS COMMAND...: until the command succeeds; false when the time is over.
poll() {
  local end=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}

# install_packages LABEL PACKAGE...: with apt-get as root; anybody else is told the command.
install_packages() {
  local label=$1 log=$DEV/apt.log; shift
  if ! debian; then stop "$label" "missing, and this is not Debian or Ubuntu: install what these packages hold: $*"; fi
  is_root || stop "$label" "missing" "sudo apt-get update && sudo apt-get install -y $*"
  say "$label" "missing: installing $* (log: ${log#"$ROOT"/})"
  # A package source of this machine that does not answer must not matter while the packages are found.
  apt-get update >"$log" 2>&1 || true
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get install -y "$@" >>"$log" 2>&1 </dev/null \
    || { tail -n 5 "$log" >&2; stop "$label" "apt-get could not install $*, see $log" "apt-get update && apt-get install -y $*"; }
}

need_basics() {
  local missing=() pair
  for pair in ssh:openssh-client ssh-keygen:openssh-client curl:curl tar:tar gzip:gzip; do
    have "${pair%%:*}" || missing+=("${pair#*:}")
  done
  ((${#missing[@]} == 0)) || install_packages commands "${missing[@]}"
}

docker_answers() { docker version; }

need_docker() {
  mkdir -p "$DEV"
  if have docker && docker_answers >/dev/null 2>&1; then say docker "$(docker version -f '{{.Server.Version}}'), running"; return; fi
  if ! have dockerd; then
    if [[ $(uname -s) != Linux ]]; then stop docker "no daemon answers: start Docker Desktop (the hosts' network must be reachable from this machine: Linux is what is tested)"; fi
    if debian; then install_packages docker docker.io iptables; else
      stop docker "missing; how to install it: https://docs.docker.com/engine/install/" "curl -fsSL https://get.docker.com | sudo sh"
    fi
  fi
  docker_answers >/dev/null 2>&1 || start_docker
  say docker "$(docker version -f '{{.Server.Version}}'), ${DOCKERD_PID:+started by this run (pid $DOCKERD_PID, log: .dev/dockerd.log), }running"
}

start_docker() {
  if [[ -S /var/run/docker.sock && ! -w /var/run/docker.sock ]]; then
    # shellcheck disable=SC2016  # for the person to type
    stop docker "its daemon runs, but $(id -un) may not use it" 'sudo usermod -aG docker "$USER" && newgrp docker'
  fi
  if [[ -d /run/systemd/system ]]; then
    is_root || stop docker "installed, but not running" "sudo systemctl enable --now docker"
    systemctl start docker || stop docker "systemd could not start it" "journalctl -u docker -n 30"
  else
    is_root || stop docker "installed, but not running" "sudo dockerd"
    setsid dockerd >"$DEV/dockerd.log" 2>&1 </dev/null &
    DOCKERD_PID=$!
    printf '%s\n' "$DOCKERD_PID" >"$DEV/dockerd.pid"
    disown
  fi
  poll 60 docker_or_dead || true
  docker_answers >/dev/null 2>&1 && return
  tail -n 5 "$DEV/dockerd.log" >&2 2>/dev/null || true
  stop docker "the daemon did not come up within 60 s, its last lines are above" "dockerd"
}
docker_or_dead() { docker_answers || [[ -n ${DOCKERD_PID-} && ! -d /proc/$DOCKERD_PID ]]; }

# fetch URL FILE: into a file of that name or not at all.
fetch() {
  curl -fsSL --retry 3 --connect-timeout 20 -o "$2.part" "$1" || { rm -f "$2.part"; return 1; }
  mv "$2.part" "$2"
}

# platform PULUMI|DOTNET: how each of them spells this machine.
platform() {
  local os arch
  case $(uname -s) in Linux) os=linux ;; Darwin) os=darwin ;; *) stop "$1" "there is no build for $(uname -s)" ;; esac
  case $(uname -m) in x86_64 | amd64) arch=x64 ;; aarch64 | arm64) arch=arm64 ;; *) stop "$1" "there is no build for $(uname -m)" ;; esac
  [[ $1 == dotnet && $os == darwin ]] && os=osx
  printf '%s-%s' "$os" "$arch"
}

dotnet_is_10() { have dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

need_dotnet() {
  mkdir -p "$DEV"
  if ! dotnet_is_10; then
    local home=$DEV/dotnet
    export DOTNET_ROOT=$home DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    PATH=$home:$PATH
    CHOSEN+=(PATH DOTNET_ROOT DOTNET_SYSTEM_GLOBALIZATION_INVARIANT)
    dotnet_is_10 || get_dotnet "$home"
  fi
  say dotnet "$(dotnet --list-sdks | sed -n 's/^\(10\.[^ ]*\).*/\1/p' | tail -n 1)"
}

get_dotnet() {
  local name url sum
  name=dotnet-sdk-$DOTNET_WANTED-$(platform dotnet).tar.gz
  url=https://builds.dotnet.microsoft.com/dotnet/Sdk/$DOTNET_WANTED/$name
  say dotnet "no SDK 10 here: fetching $DOTNET_WANTED into .dev/dotnet"
  need_basics
  { fetch "$url.sha512" "$DEV/$name.sha512" && fetch "$url" "$DEV/$name"; } || stop dotnet "could not fetch $url: install the .NET SDK 10 as https://dotnet.microsoft.com/download says"
  read -r sum _ <"$DEV/$name.sha512"
  [[ $(sha512sum "$DEV/$name" | cut -d' ' -f1) == "${sum,,}" ]] || stop dotnet "$DEV/$name is not what $url.sha512 says: delete it and try again"
  mkdir -p "$1.part" && tar -xzf "$DEV/$name" -C "$1.part" && rm -rf "$1" && mv "$1.part" "$1"
  rm -f "$DEV/$name" "$DEV/$name.sha512"
}

version_at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

need_pulumi() {
  local version home from=
  mkdir -p "$DEV"
  if [[ -n $OFFLINE && -x $OFFLINE/bin/pulumi ]]; then
    home=$(cd "$OFFLINE/bin" && pwd); from=" (${OFFLINE/#"$ROOT/"/})"
    CHOSEN+=(PULUMI_OFFLINE_QUIET)
  elif have pulumi && version=$(pulumi version) && version_at_least "${version#v}" "$PULUMI_LEAST"; then
    home=
  else
    home=$DEV/pulumi-$PULUMI_WANTED; from=" (.dev/)"
    [[ -x $home/pulumi ]] || get_pulumi "$home"
  fi
  if [[ -n $home && :$PATH: != *":$home:"* ]]; then PATH=$home:$PATH; CHOSEN+=(PATH); fi
  say pulumi "$(pulumi version)$from"
}

get_pulumi() {
  local name base=https://get.pulumi.com/releases/sdk sums=pulumi-$PULUMI_WANTED-checksums.txt
  name=pulumi-v$PULUMI_WANTED-$(platform pulumi).tar.gz
  say pulumi "no version from $PULUMI_LEAST on here: fetching $PULUMI_WANTED into .dev/"
  need_basics
  { fetch "$base/$sums" "$DEV/$sums" && fetch "$base/$name" "$DEV/$name"; } || stop pulumi "could not fetch $base/$name: install Pulumi as https://www.pulumi.com/docs/install/ says"
  (cd "$DEV" && grep -E "[ *]$name\$" "$sums" | sha256sum --check --status) || stop pulumi "$DEV/$name is not what $sums says: delete it and try again"
  mkdir -p "$1.part" && tar -xzf "$DEV/$name" -C "$1.part" --strip-components=1 && rm -rf "$1" && mv "$1.part" "$1"
  rm -f "$DEV/$name" "$DEV/$sums"
}

# image.sh ends with 3 when all it lacks is mmdebstrap.
need_image() {
  local line rc=0
  line=$("$ROOT/hosts/image.sh" "$IMAGE") || rc=$?
  if ((rc == 3)); then
    install_packages image mmdebstrap debian-archive-keyring
    rc=0; line=$("$ROOT/hosts/image.sh" "$IMAGE") || rc=$?
  fi
  ((rc == 0)) || exit 1
  say image "$line"
}

# link_archives: what stands in for the public places lies in archives/ as links, where every stack finds it by version.
link_archives() {
  local sum name folder=$ROOT/archives
  [[ -n $OFFLINE && -f $OFFLINE/rocketmq/SHA512SUMS ]] || return 0
  export ROCKETMQ_MAVEN_MIRROR=file://$OFFLINE/maven   # for the test that builds a release
  mkdir -p "$folder"
  while read -r sum name; do
    name=${name#\*}
    [[ -e $folder/$name ]] || ln -sf "$OFFLINE/rocketmq/$name" "$folder/$name"
    grep -qsxF "$sum  $name" "$folder/SHA512SUMS" || printf '%s  %s\n' "$sum" "$name" >>"$folder/SHA512SUMS"
  done <"$OFFLINE/rocketmq/SHA512SUMS"
}

# need_release: the archive of the default release, where nothing holds it yet: fetched from Apache into archives/, where every
# stack finds it by version, and checked against the digest that Apache publishes beside it.
need_release() {
  local version=4.7.1 name url sum folder=$ROOT/archives
  name=rocketmq-all-$version-bin-release.zip
  link_archives
  if grep -qs "rocketmq.*-$version" "$folder/SHA512SUMS"; then return; fi
  url=${ROCKETMQ_ARCHIVE_URL:-https://archive.apache.org/dist/rocketmq/$version}/$name
  say release "fetching $name into archives/"
  mkdir -p "$folder"
  { fetch "$url.sha512" "$folder/$name.sha512" && fetch "$url" "$folder/$name"; } || stop release "could not fetch $url: put the archive and a SHA512SUMS with its digest into archives/"
  # Apache writes either "DIGEST  NAME" or "NAME: AB12 CD34 …" over several lines.
  sum=$(sed 's/^[^ ]*://; s/ *\*\{0,1\}rocketmq-.*$//' "$folder/$name.sha512" | tr -d ' \t\n\r' | tr 'A-F' 'a-f')
  [[ $sum =~ ^[0-9a-f]{128}$ && $(sha512sum "$folder/$name" | cut -d' ' -f1) == "$sum" ]] \
    || stop release "archives/$name is not what $url.sha512 says: delete both and try again"
  printf '%s  %s\n' "$sum" "$name" >>"$folder/SHA512SUMS"
  rm -f "$folder/$name.sha512"
  say release "$name, checked against Apache's digest"
}

# need_backend: where the state of the stacks is kept. The user's own choice wins; without one a folder of this checkout.
need_backend() {
  local who
  if [[ -n ${PULUMI_BACKEND_URL:-} ]]; then
    [[ $PULUMI_BACKEND_URL != "file://$ROOT/.state" ]] || mkdir -p "$ROOT/.state"
    say backend "$PULUMI_BACKEND_URL (PULUMI_BACKEND_URL)"
  elif who=$(pulumi whoami --non-interactive 2>/dev/null </dev/null); then
    say backend "the one you are logged in to (as $who)"
  else
    mkdir -p "$ROOT/.state"
    export PULUMI_BACKEND_URL=file://$ROOT/.state
    CHOSEN+=(PULUMI_BACKEND_URL)
    say backend "$PULUMI_BACKEND_URL (you are logged in nowhere)"
  fi
  # A backend of files encrypts with a passphrase; the service has keys of its own and ignores it.
  if [[ -z ${PULUMI_CONFIG_PASSPHRASE+x} && -z ${PULUMI_CONFIG_PASSPHRASE_FILE:-} && -z ${PULUMI_ACCESS_TOKEN:-} ]]; then
    if [[ ! -s $DEV/passphrase ]]; then
      mkdir -p "$DEV"
      (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$DEV/passphrase")
    fi
    export PULUMI_CONFIG_PASSPHRASE_FILE=$DEV/passphrase
    CHOSEN+=(PULUMI_CONFIG_PASSPHRASE_FILE)
  fi
}

# print_env: what was chosen here, as lines for eval.
print_env() {
  local name
  for name in $(printf '%s\n' ${CHOSEN[@]+"${CHOSEN[@]}"} | sort -u); do printf 'export %s=%q\n' "$name" "${!name}"; done
}
