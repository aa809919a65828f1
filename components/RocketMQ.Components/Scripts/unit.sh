#!/usr/bin/env bash
# Fits a unit to the systemd of this host: the template is written for 247 and newer (Debian 11), and an older one would ignore a line that it does not
# know, or take its service for another kind. Versions are those of systemd's NEWS. Sourced; tried as rendering and with stand-in commands, not on a real
# host below 247.

# systemd_version: its number; 0 where it does not say, which is taken for a new one.
systemd_version() {
  local word
  read -r word SYSTEMD _ < <(systemctl --version 2>/dev/null)
  SYSTEMD=${SYSTEMD%%[!0-9]*}
  [[ $word == systemd && -n $SYSTEMD ]] || SYSTEMD=0
}

# since LINE: the version that reads it as it stands, into SINCE.
since() {
  case $1 in
    ProtectProc=*) SINCE=247 ;;
    ProtectClock=*) SINCE=245 ;;
    ProtectKernelLogs=*) SINCE=244 ;;
    ProtectHostname=* | RestrictSUIDSGID=*) SINCE=242 ;;
    Type=exec) SINCE=240 ;;
    SystemCallFilter=@* | SystemCallErrorNumber=*) SINCE=239 ;;
    # strict is known from 232 on; but before 235 the folder below /run is made by a command, which strict would not let write there.
    RuntimeDirectory=*/* | RuntimeDirectoryMode=* | LockPersonality=* | ProtectSystem=strict) SINCE=235 ;;
    RestrictNamespaces=*) SINCE=233 ;;
    ProtectKernelTunables=* | ProtectKernelModules=* | ProtectControlGroups=*) SINCE=232 ;;
    ReadWritePaths=* | RestrictRealtime=*) SINCE=231 ;;
    AmbientCapabilities=*) SINCE=229 ;;
    *) SINCE=0 ;;
  esac
}

# older LINE: what an older systemd gets in its place; nothing where it has nothing like it.
older() {
  local folder
  case $1 in
    Type=exec) printf '%s\n' Type=simple ;;
    ProtectSystem=strict) printf '%s\n' ProtectSystem=full ;;
    ReadWritePaths=*) printf 'ReadWriteDirectories=%s\n' "${1#*=}" ;;
    # It makes folders directly below /run alone; root makes this one, and takes it away with the process.
    RuntimeDirectory=*)
      folder=/run/${1#*=}
      printf '%s\n' 'PermissionsStartOnly=yes' "ExecStartPre=/usr/bin/install -d -m 0755 -o $STEP_USER -g $STEP_USER $folder" "ExecStopPost=/bin/rm -rf $folder" ;;
  esac
}

# fit_unit FILE: rewrites it for this host.
fit_unit() {
  local line text=''
  systemd_version
  ((SYSTEMD > 0 && SYSTEMD < 247)) || return 0
  while IFS= read -r line; do
    since "$line"
    if ((SYSTEMD >= SINCE)); then text+=$line$'\n'; else line=$(older "$line"); text+=${line:+$line$'\n'}; fi
  done <"$1"
  printf '%s' "$text" >"$1"
}
