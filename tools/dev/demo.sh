# ./dev demo [--size N] [--port N]: two fictional banks' portals with the widget, until Ctrl-C.

verb_demo() {
    verb_build
    exec build/comptoir demo "$@"
}
