# Shared by the scripts of this folder; sourced, never run.
# shellcheck shell=bash

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=$repository/.campaigns
configuration=Release

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() {
    warn "$(basename "$0"): $*"
    exit 1
}

# The usage of a script is its leading comment.
usage() {
    sed -n '2,/^$/{/^#/!q; s/^# \{0,1\}//; p}' "$0"
}

assembly() { printf '%s' "$repository/src/$1/bin/$configuration/net10.0/Campaigns.$1.dll"; }

need_dotnet() {
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download and run this again"
    dotnet --list-sdks | grep -q '^10\.' || die "the .NET 10 SDK is missing ($(dotnet --version 2>/dev/null || say 'no SDK') found): install it from https://dotnet.microsoft.com/download and run this again"
}

# Not every package source has SIPSorcery. A trial restore, once for each version, fetches it where it is to be had; the build then finds it (see
# SipSorceryAvailable in Directory.Packages.props). To ask again, remove .campaigns/sipsorcery.
probe_sipsorcery() {
    local version probe=$state/sipsorcery
    version=$(sed -n 's:.*<SipSorceryVersion>\(.*\)</SipSorceryVersion>.*:\1:p' "$repository/Directory.Packages.props")
    if ! sipsorcery_built && [ "$(cat "$probe/asked" 2>/dev/null)" != "$version" ]; then
        mkdir -p "$probe"
        say '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="SIPSorcery" /></ItemGroup></Project>' >"$probe/probe.csproj"
        dotnet restore "$probe/probe.csproj" >"$probe/restore.log" 2>&1 </dev/null || true
        say "$version" >"$probe/asked"
    fi
    if sipsorcery_built; then
        say "SIPSorcery $version is in the NuGet folder: it is built as a second SIP stack."
    else
        say "SIPSorcery $version isn't to be had from this machine's package sources: it isn't built, calls go by the native SIP stack."
    fi
}

sipsorcery_built() {
    [ "$(dotnet msbuild "$repository/src/Telephony.SipSorcery/Telephony.SipSorcery.csproj" -getProperty:SipSorceryAvailable 2>/dev/null </dev/null)" = true ]
}

# Installs a Debian package, or says in one line what the reader has to do.
install_package() {
    local package=$1 log privilege=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            die "$package is missing and only root can install it: run 'apt-get install $package' as root, then this again"
        fi
        privilege=(sudo -n)
    fi
    command -v apt-get >/dev/null || die "$package is missing and there is no apt-get to install it with: install it by hand, then run this again"
    say "Installing $package ..."
    mkdir -p "$state"
    log=$state/apt.log
    { "${privilege[@]}" apt-get update && "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package"; } >"$log" 2>&1 </dev/null ||
        die "installing $package failed; see $log"
}

# Prints the folder of PostgreSQL's server programs; empty when there is none. Debian keeps them out of the PATH.
postgres_programs() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV) $(command -v initdb | xargs -r readlink -f | xargs -r dirname); do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            printf '%s' "$folder"
            return
        fi
    done
}

need_postgres() {
    [ -n "$(postgres_programs)" ] || install_package postgresql
    postgres_bin=$(postgres_programs)
    [ -n "$postgres_bin" ] || die "PostgreSQL's server programs (initdb, postgres) weren't found after the installation"
}

# A TCP port of the loopback address on which nobody listens.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s' "$port"
            return
        fi
    done
}

# Secrets in the database are encrypted under a key outside of it: this folder's own, made once, unless the caller has named one.
use_secret_key() {
    if [ -z "${Campaigns__Secrets__KeyFile:-}${Campaigns__Secrets__Keys__0:-}" ]; then
        if [ ! -s "$state/secret-key" ]; then
            mkdir -p "$state"
            (umask 077 && head -c 32 /dev/urandom | base64 >"$state/secret-key")
        fi
        export Campaigns__Secrets__KeyFile=$state/secret-key
    fi
}

random_secret() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

# PostgreSQL refuses to run as root: then its own user runs it.
as_database_user() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec setpriv --reuid="$database_user" --regid="$database_user" --init-groups "$@")
    else
        "$@"
    fi
}

# prepare_database FOLDER: makes a private cluster there once; sets database_folder, database_user and database_password.
prepare_database() {
    local folder=$1
    mkdir -p "$folder"
    database_user=$(id -un)
    database_folder=$folder/data
    if [ "$(id -u)" -eq 0 ]; then
        database_user=postgres
        id "$database_user" >/dev/null 2>&1 || database_user=nobody
        # A clone under /root can't be entered by that user.
        if ! as_database_user test -x "$folder"; then
            database_folder=/var/lib/orleans-campaigns/$(printf '%s' "$folder" | cksum | cut -d' ' -f1)
        fi
        mkdir -p "$database_folder"
        chown "$database_user" "$database_folder"
    fi
    if [ ! -s "$folder/password" ]; then
        (umask 077 && random_secret >"$folder/password")
    fi
    database_password=$(cat "$folder/password")
    if [ ! -s "$database_folder/PG_VERSION" ]; then
        say "Creating a private PostgreSQL cluster in ${folder#"$repository"/} ..."
        # initdb opens the password file as the database's user.
        local password_file
        password_file=$(mktemp)
        printf '%s\n' "$database_password" >"$password_file"
        [ "$(id -u)" -ne 0 ] || chown "$database_user" "$password_file"
        if ! as_database_user "$postgres_bin/initdb" --pgdata="$database_folder" --username=campaigns --encoding=UTF8 --locale=C \
            --auth=scram-sha-256 --pwfile="$password_file" >"$folder/initdb.log" 2>&1; then
            rm -f "$password_file"
            die "initdb failed; see $folder/initdb.log"
        fi
        rm -f "$password_file"
    fi
}

# start_database FOLDER [WRAPPER...]: starts the cluster on a free loopback port; sets database_pid and database.
# WRAPPER decides whether it outlives this script (see start_owned, start_detached).
start_database() {
    local folder=$1 port start
    shift
    prepare_database "$folder"
    port=$(free_port)
    start=("$postgres_bin/postgres" -D "$database_folder" -c "port=$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300)
    if [ "$(id -u)" -eq 0 ]; then
        run_as=(--reuid="$database_user" --regid="$database_user" --init-groups)
    fi
    "$@" "$folder/postgres.log" "${start[@]}"
    run_as=()
    database_pid=$started
    wait_until 60 "$database_pid" "PostgreSQL" "$folder/postgres.log" "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$port"
    PGPASSWORD=$database_password psql_or_create "$port" >>"$folder/postgres.log" 2>&1 || die "creating the database failed; see $folder/postgres.log"
    # shellcheck disable=SC2034 # For the script that sources this.
    database="Host=127.0.0.1;Port=$port;Username=campaigns;Password=$database_password;Database=campaigns;Maximum Pool Size=60"
}

psql_or_create() {
    local arguments=(-h 127.0.0.1 -p "$1" -U campaigns)
    [ "$("$postgres_bin/psql" "${arguments[@]}" -d postgres -Atc "select 1 from pg_database where datname = 'campaigns'")" = 1 ] ||
        "$postgres_bin/createdb" "${arguments[@]}" campaigns
}

# Options of setpriv for the next start: who runs it.
run_as=()

# start_owned LOG COMMAND...: a child in a process group of its own, so that Ctrl-C reaches only the script, which then
# stops its children in order. It is told to end when the script dies, however it dies. Sets started.
start_owned() {
    local log=$1
    shift
    : >"$log" # Now, so that nobody takes a line of an earlier run for one of this.
    (cd / && exec setsid setpriv "${run_as[@]}" --pdeathsig TERM "$@") >"$log" 2>&1 </dev/null 9>&- &
    started=$!
}

# start_detached LOG COMMAND...: as start_owned, but it lives on when the script ends.
start_detached() {
    local log=$1
    shift
    : >"$log" # Now, so that nobody takes a line of an earlier run for one of this.
    (cd / && exec setsid ${run_as[@]:+setpriv "${run_as[@]}"} "$@") >"$log" 2>&1 </dev/null 9>&- &
    started=$!
}

# wait_until SECONDS PID NAME LOG COMMAND...: until COMMAND succeeds; the end of the process or of patience ends the script.
wait_until() {
    local seconds=$1 pid=$2 name=$3 log=$4 deadline
    shift 4
    deadline=$((SECONDS + seconds))
    until "$@" >/dev/null 2>&1; do
        if ! kill -0 "$pid" 2>/dev/null; then
            warn "--- last lines of $log"
            tail -n 15 "$log" >&2
            die "$name ended while it started"
        fi
        if [ "$SECONDS" -ge "$deadline" ]; then
            warn "--- last lines of $log"
            tail -n 15 "$log" >&2
            die "$name wasn't ready within $seconds s"
        fi
        sleep 0.2
    done
}

# A GET that needs no curl: ./scripts/run must work where only the .NET SDK is.
http_ok() {
    local port=$1 path=$2 status
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$path" >&3
    read -r -t 5 _ status _ <&3 || status=
    exec 3<&- 3>&-
    [ "$status" = 200 ]
}

# stop PID SIGNAL SECONDS: asks, waits, and ends the whole group if asking wasn't enough. PIDs of the past are no error.
stop() {
    local pid=$1 signal=$2 deadline=$((SECONDS + $3))
    [ -n "$pid" ] || return 0
    kill "-$signal" "$pid" 2>/dev/null || return 0
    while kill -0 "$pid" 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
            break
        fi
        sleep 0.1
    done
    wait "$pid" 2>/dev/null || true
}

build() {
    mkdir -p "$state"
    # Once a script, however much it builds.
    [ -n "${sipsorcery_probed:-}" ] || probe_sipsorcery
    sipsorcery_probed=yes
    say "Building ..."
    dotnet build "$@" -c "$configuration" -v quiet -nologo --disable-build-servers >"$state/build.log" 2>&1 </dev/null || {
        grep -E 'error|warning' "$state/build.log" | sort -u | head -n 40 >&2 || true
        die "the build failed; see $state/build.log"
    }
}

# Puts the parts of CAMPAIGNS_DATABASE, an Npgsql connection string, where PostgreSQL's own programs look for them.
database_variables() {
    local part parts name value
    [ -n "${CAMPAIGNS_DATABASE:-}" ] || die "CAMPAIGNS_DATABASE must hold the Npgsql connection string of the database"
    export PGHOST=127.0.0.1 PGPORT=5432 PGUSER='' PGDATABASE=''
    IFS=';' read -ra parts <<<"$CAMPAIGNS_DATABASE"
    for part in "${parts[@]}"; do
        name=$(printf '%s' "${part%%=*}" | tr '[:upper:]' '[:lower:]' | tr -d ' ')
        value=${part#*=}
        case $name in
            host | server) PGHOST=$value ;;
            port) PGPORT=$value ;;
            username | user | userid | uid) PGUSER=$value ;;
            password | pwd) export PGPASSWORD=$value ;;
            database | db) PGDATABASE=$value ;;
        esac
    done
    [ -n "$PGUSER" ] && [ -n "$PGDATABASE" ] || die "CAMPAIGNS_DATABASE must name Username and Database"
}

# postgres_client PROGRAM ARGUMENTS...: one of PostgreSQL's client programs, from the PATH or from where the server's are.
postgres_client() {
    local program=$1
    shift
    if ! command -v "$program" >/dev/null; then
        program=$(postgres_programs)/$program
        [ -x "$program" ] || die "$(basename "$program") is missing: install PostgreSQL's client programs (Debian: postgresql-client)"
    fi
    "$program" "$@"
}
