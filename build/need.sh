# Sourced by the scripts at the root.

# need PACKAGE…: installs those of these Debian packages that are missing. What they bring along is not started: no daemon, and
# no cluster of PostgreSQL; the tests start servers of their own.
need() {
    local package missing=() root=()
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [[ ${#missing[@]} == 0 ]] && return

    echo "Installing ${missing[*]}"
    [[ $EUID == 0 ]] || root=(sudo)
    "${root[@]}" apt-get update --quiet --quiet
    "${root[@]}" bash -c '
        cluster=/etc/postgresql-common/createcluster.conf policy=/usr/sbin/policy-rc.d
        if [[ ! -e $cluster ]]; then
            mkdir -p "${cluster%/*}" && echo "create_main_cluster = false" >"$cluster"
        fi
        if [[ ! -e $policy ]]; then
            trap "rm -f $policy" EXIT
            printf "#!/bin/sh\nexit 101\n" >"$policy" && chmod 755 "$policy"
        fi
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet --no-install-recommends "$@" >/dev/null
    ' need "${missing[@]}"
}

command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dot.net' >&2; exit 1; }
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
