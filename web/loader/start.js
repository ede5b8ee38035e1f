// What the loader fetches when the first widget opens: the engine, and where the engine finds its own files and the API.
import {mountWidget} from "../engine/engine.js";
import {base, file} from "./files.js";
import {catalogue} from "../engine/catalogues.js";
import {chosenByBank, offered} from "./bank.js";

const places = {
    api: new URL("../../api/v1/", base).href,
    catalogues: {fr: file("fr.txt"), en: file("en.txt")},
    member: file("member.wasm"),
};

/**
 * @see openInline, whose argument and surface these are, with the module's file; the options' `linkBase` and a route make an address.
 */
export async function start({root, options, tell, fail}, wasm) {
    const {linkBase, locale, tenant} = options();
    catalogue(places.catalogues, locale).catch(() => {}); // the widget will ask for it, unless the bank does not offer it
    const bank = await chosenByBank(tenant); // while the module is on its way
    const wishes = () => ({...options(), locale: offered(options().locale, bank.locales), look: bank.look});
    const widget = await mountWidget(root, {...wishes(), ...places, wasm, routeHref: (route) => linkBase + route}, {
        onNavigate: (detail) => tell("navigate", detail),
        onReady: () => tell("ready", null),
        onFlow: (flows) => tell("layout", {flows}),
        onUnread: (count) => tell("unread", {count}),
        onError: ({code, detail}) => tell("error", {code, message: detail}),
        onFailure: fail,
    });
    return {update: () => widget.update(wishes()), close: () => widget.dispose()};
}
