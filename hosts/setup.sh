#!/bin/sh
# Turns an installed Debian 12 into the image of a host. Run inside the image, by both ways of building it.
set -eu

# No two hosts share an identity: the keys of sshd are given to a container when it is made, the machine id is drawn at its first boot.
rm -f /etc/ssh/ssh_host_*
: >/etc/machine-id
rm -f /var/lib/dbus/machine-id

# Keys only. Without host keys sshd is skipped instead of failing the boot (a container that is used without SSH).
mkdir -p /etc/ssh/sshd_config.d /etc/systemd/system/ssh.service.d /root/.ssh
chmod 700 /root/.ssh
cat >/etc/ssh/sshd_config.d/50-rocketmq-host.conf <<'CONF'
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
CONF
cat >/etc/systemd/system/ssh.service.d/10-host-keys.conf <<'CONF'
[Unit]
ConditionPathExistsGlob=/etc/ssh/ssh_host_*_key
CONF

# A host does nothing of its own accord, and has no console to offer.
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer \
  e2scrub_reap.service console-getty.service getty@tty1.service systemd-firstboot.service; do
  ln -sf /dev/null "/etc/systemd/system/$unit"
done

# The journal outlives a reboot, as on a server.
mkdir -p /var/log/journal

rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/apt /var/log/dpkg.log /var/log/bootstrap.log /var/log/alternatives.log
