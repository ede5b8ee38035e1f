# How a verb works: steps that say what they do, show that they live, and are skipped when their inputs have not changed.

# step TITLE COMMAND...: runs the command with its output in a log, prints the title and the time it took; on failure the log's end.
step() {
    local title=$1 started=$SECONDS log
    shift
    mkdir -p build/log
    log=build/log/$(echo "$title" | tr -cs 'a-zA-Z0-9' '-').log
    printf '%s ...' "$title"
    "$@" > "$log" 2>&1 &
    local pid=$! dots=0
    while kill -0 "$pid" 2> /dev/null; do
        sleep 0.2
        dots=$((dots + 1))
        [ $((dots % 10)) -ne 0 ] || printf '.'
    done
    if wait "$pid"; then
        printf ' %d s\n' $((SECONDS - started))
    else
        local status=$?
        printf ' failed (%s)\n' "$log"
        tail -n 40 "$log" >&2
        return $status
    fi
}

# once NAME INPUTS... -- COMMAND...: runs the command unless the inputs are as they were when it last succeeded.
once() {
    local name=$1 inputs=() mark sum
    shift
    while [ "$1" != -- ]; do inputs+=("$1"); shift; done
    shift
    mark=build/done/$name
    sum=$(cat "${inputs[@]}" | sha256sum)
    [ -f "$mark" ] && [ "$(cat "$mark")" = "$sum" ] && return 0
    "$@"
    mkdir -p build/done
    echo "$sum" > "$mark"
}
