# What the trials share: a place to work in that goes with them, a PostgreSQL, two servers behind HAProxy, people who read and
# write without a pause. Sourced by `try-upgrade` and `try-failover`; wants haproxy, curl and PostgreSQL.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
chibo=$(realpath "${1:-target/release/chibo}")
work=$(mktemp -d)
pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
mkdir "$work/pg" && if [ "$(id -u)" = 0 ]; then chmod 755 "$work" && chown postgres "$work/pg"; fi
base=$((21000 + RANDOM % 9000)) started=() id=() workers=()
export CHIBO_DATA="$work/data" CHIBO_DRAIN=3 CHIBO_PROXY=127.0.0.1 XDG_CONFIG_HOME="$work/config"

finish() {
  touch "$work/stop"
  for one in "${started[@]}"; do kill "$one" 2>/dev/null || true; done
  for data in "$work"/pg/*/; do as_postgres "$pg_bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || true; done
  rm -rf "$work"
}
trap finish EXIT

# begin_postgres NAME PORT [SETTINGS…]: starts the database in the folder of this name.
begin_postgres() {
  local name=$1 port=$2; shift 2
  as_postgres "$pg_bin/pg_ctl" -D "$work/pg/$name" -w -l "$work/pg/$name.log" \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$work/pg $*" start >/dev/null
}

# serve NUMBER: a server on its port, once it is ready.
serve() {
  "$chibo" serve --listen "127.0.0.1:$((base + $1))" 2>>"$work/log-$1" &
  id[$1]=$!; started+=("$!")
  until curl -sf "http://127.0.0.1:$((base + $1))/ready" >/dev/null; do sleep 0.1; done
}

# Two servers with one cell, HAProxy before them, and somebody signed in.
open_house() {
  password=$("$chibo" new --cell "Chi bộ thử" --lang en 2>/dev/null | sed -n 's/.*: //p' | head -n 1)
  serve 1; serve 2
  sed -e "s/:8080/:$((base + 3))/; s/:8081/:$((base + 1))/; s/:8082/:$((base + 2))/" deploy/haproxy.cfg > "$work/haproxy.cfg"
  haproxy -db -f "$work/haproxy.cfg" 2>"$work/haproxy.log" & started+=("$!")
  home="http://127.0.0.1:$((base + 3))"
  until curl -sf "$home/ready" >/dev/null; do sleep 0.1; done
  ask -c "$work/jar" -d login=quantri --data-urlencode "password=$password" "$home/dang-nhap" >/dev/null
}

# ask …: the time at which it was answered, and the status.
ask() {
  local status
  status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 20 -H 'Sec-Fetch-Site: same-origin' "$@") || true
  echo "$EPOCHREALTIME $status"
}
read_on() { until [ -e "$work/stop" ]; do ask "$home/"; done >"$work/read-$1"; }
work_on() { until [ -e "$work/stop" ]; do ask -b "$work/jar" "$home/van-phong"; done >"$work/office-$1"; }
# Each task until it is answered as saved; then its name is noted.
write_on() {
  local n=0 said
  until [ -e "$work/stop" ]; do
    n=$((n + 1))
    until [ -e "$work/stop" ]; do
      said=$(ask -b "$work/jar" -d "title=Viec $1.$n." -d owner=To "$home/van-phong/nhiem-vu")
      echo "$said"
      if [ "${said#* }" = 303 ]; then echo "Viec $1.$n." >>"$work/saved-$1"; break; fi
    done
  done >"$work/write-$1"
}
# Two of each kind begin; they end when they are told.
begin_work() {
  for one in 1 2; do
    read_on $one & workers+=("$!")
    work_on $one & workers+=("$!")
    write_on $one & workers+=("$!")
  done
}
end_work() { touch "$work/stop"; wait "${workers[@]}"; }

# How often each kind was answered how; sets `bad` to how many answers were none.
tally() {
  for kind in read office write; do cat "$work/$kind"-* | cut -d ' ' -f 2 | sort | uniq -c | sed "s/^/$kind: /"; done
  bad=$(cat "$work"/read-* "$work"/office-* | grep -vc ' 200$' || true)
  bad=$((bad + $(cat "$work"/write-* | grep -vc ' 303$' || true)))
}

# Compares what was answered as saved with what the page of all tasks shows; fails if anything is missing.
compare() {
  curl -s -b "$work/jar" "$home/van-phong/nhiem-vu" | grep -o '<th scope="row"><a [^>]*>[^<]*' | sed 's/.*>//' | sort >"$work/found"
  cat "$work"/saved-* | sort >"$work/saved"
  local missing
  missing=$(comm -23 "$work/saved" <(sort -u "$work/found") | wc -l)
  echo "$(wc -l <"$work/saved") writes answered as saved, $missing of them missing; $(uniq -d "$work/found" | wc -l) stand twice"
  [ -s "$work/saved" ] && [ "$missing" = 0 ]
}
