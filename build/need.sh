# Sourced by the scripts at the root.

# need PACKAGE…: installs those of these Debian packages that are missing.
need() {
    local package missing=() root=()
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [[ ${#missing[@]} == 0 ]] && return

    echo "Installing ${missing[*]}"
    [[ $EUID == 0 ]] || root=(sudo)
    "${root[@]}" apt-get update --quiet --quiet
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet --quiet --no-install-recommends "${missing[@]}" >/dev/null
}

command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dot.net' >&2; exit 1; }
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
