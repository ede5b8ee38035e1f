// What the loader fetches when the first widget opens: the engine, and where the engine finds its own files and the API.
import {mountWidget} from "../engine/engine.js";
import {base, file} from "./files.js";

const places = {
    api: new URL("../../api/v1/", base).href,
    catalogues: {fr: file("fr.txt"), en: file("en.txt")},
    member: file("member.wasm"),
};

/**
 * @see openInline, whose argument and surface these are, with the module's file; the options' `linkBase` and a route make an address.
 */
export async function start({root, options, tell, fail}, wasm) {
    const {linkBase} = options();
    const widget = await mountWidget(root, {...options(), ...places, wasm, routeHref: (route) => linkBase + route}, {
        onNavigate: (detail) => tell("navigate", detail),
        onReady: () => tell("ready", null),
        onFlow: (flows) => tell("layout", {flows}),
        onUnread: (count) => tell("unread", {count}),
        onError: ({code, detail}) => tell("error", {code, message: detail}),
        onFailure: fail,
    });
    return {update: (wishes) => widget.update(wishes), close: () => widget.dispose()};
}
