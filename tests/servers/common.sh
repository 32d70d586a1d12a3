# What the two server scripts share. Sourced, not run.

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# The marker is what makes a folder ours to remove later.
new_folder() {
    [ ! -e "$1" ] || [ -z "$(ls -A "$1")" ] || fail "$1 is not empty"
    mkdir -p "$1"
    touch "$1/.throwaway-server"
}

remove_folder() {
    [ -e "$1/.throwaway-server" ] || fail "$1 holds no server of ours"
    rm -rf "$1"
}

# A process, or with a minus before its number the whole group that it leads.
stop_process() {
    kill -- "$1" 2>/dev/null || return 0
    for _ in $(seq 100); do
        kill -0 -- "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -9 -- "$1" 2>/dev/null || true
}

run_command() {
    [ $# -eq 2 ] || fail "usage: $(basename "$0") start|stop FOLDER"
    case $1 in
        start) start "$(realpath -m "$2")" ;;
        stop) stop "$(realpath -m "$2")" ;;
        *) fail "usage: $(basename "$0") start|stop FOLDER" ;;
    esac
}
