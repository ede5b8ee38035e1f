# ./dev help: the verbs, a line each.

verb_help() {
    cat << 'END'
./dev setup          installs what is missing (apt, npm) and fetches the pinned sources
./dev build          builds the server (build/comptoir) and the widget (build/widget/)
./dev demo           builds, fills a sample database and serves the demo portal
./dev test [--deep]  builds and runs the tests; --deep adds the long ones
./dev bench          measures every figure and prints it beside its goal (--json FILE)
./dev fmt            formats the C++ sources
./dev clean          removes what was built, but not what was installed
END
}
