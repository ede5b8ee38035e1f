// What the drawing code tells or asks of the page around: navigation, clipboard, sharing, printing, position, languages.

import {TELLS} from "./protocol.js";

const LOCATE = {maximumAge: 300_000, timeout: 10_000};

/**
 * @param {object} widget
 * @param {Record<string, Function>} widget.hear the host's callbacks
 * @param {(route: string) => string} widget.routeHref
 * @param {(position: GeolocationCoordinates | null) => void} widget.located
 * @param {(ok: boolean) => void} widget.copied hears whether what was to be shared stands in the clipboard
 * @param {(locale: string) => void} widget.loadCatalogue
 * @param {() => void} widget.loadMember loads the module's second part
 * @param {(on: boolean) => void} widget.switchTextMode
 * @param {() => void} widget.print
 * @param {() => void} widget.signIn asks the page for a token again
 * @returns {(what: number, text: string) => void} does what host_tell says
 */
export function teller({hear, routeHref, located, copied, loadCatalogue, loadMember, switchTextMode, print, signIn}) {
    const copy = (text) => navigator.clipboard?.writeText(text).catch(() => {});
    // Where nothing can be shared, as in a frame without leave, the address is copied, and the person told so.
    const copyAddress = async (url) => {
        try {
            await navigator.clipboard.writeText(url);
            copied(true);
        } catch {
            copied(false);
        }
    };
    const acts = {
        navigate: (text) => hear.onNavigate?.(JSON.parse(text)),
        error: (text) => hear.onError?.(JSON.parse(text)),
        ready: () => hear.onReady?.(),
        copy,
        share(text) {
            const {title, text: words, route} = JSON.parse(text);
            const url = new URL(routeHref(route), document.baseURI).href;
            if (!navigator.share) return copyAddress(url);
            return navigator.share({title, text: words, url})
                .catch(({name}) => name === "AbortError" || copyAddress(url)); // the person thought better of it
        },
        print,
        locate() {
            if (!navigator.geolocation) return located(null);
            navigator.geolocation.getCurrentPosition(({coords}) => located(coords), () => located(null), LOCATE);
        },
        text_mode: (text) => switchTextMode(text === "1"),
        catalogue: loadCatalogue,
        member: loadMember,
        height: (text) => hear.onHeight?.(Number(text)),
        unread: (text) => hear.onUnread?.(Number(text)),
        sign_in: signIn,
        save(text) {
            const end = text.indexOf("\n");
            const name = text.slice(0, end);
            const type = name.endsWith("html") ? "text/html" : "application/json";
            const link = document.createElement("a");
            link.href = URL.createObjectURL(new Blob([text.slice(end + 1)], {type}));
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser has read it by then
        },
    };
    return (what, text) => acts[TELLS[what]]?.(text);
}
