// What the drawing code tells or asks of the page around: navigation, clipboard, sharing, printing, position, languages.

import {TELLS} from "./protocol.js";

const LOCATE = {maximumAge: 300_000, timeout: 10_000};

/**
 * @param {object} widget
 * @param {Record<string, Function>} widget.hear the host's callbacks
 * @param {(route: string) => string} widget.routeHref
 * @param {(position: GeolocationCoordinates | null) => void} widget.located
 * @param {(locale: string) => void} widget.loadCatalogue
 * @param {(on: boolean) => void} widget.switchTextMode
 * @param {() => void} widget.print
 * @returns {(what: number, text: string) => void} does what host_tell says
 */
export function teller({hear, routeHref, located, loadCatalogue, switchTextMode, print}) {
    const copy = (text) => navigator.clipboard?.writeText(text).catch(() => {});
    const acts = {
        navigate: (text) => hear.onNavigate?.(JSON.parse(text)),
        error: (text) => hear.onError?.(JSON.parse(text)),
        ready: () => hear.onReady?.(),
        copy,
        share(text) {
            const {title, text: words, route} = JSON.parse(text);
            const url = new URL(routeHref(route), document.baseURI).href;
            if (!navigator.share) return copy(url);
            return navigator.share({title, text: words, url}).catch(() => {}); // the person thought better of it
        },
        print,
        locate() {
            if (!navigator.geolocation) return located(null);
            navigator.geolocation.getCurrentPosition(({coords}) => located(coords), () => located(null), LOCATE);
        },
        text_mode: (text) => switchTextMode(text === "1"),
        catalogue: loadCatalogue,
        height: (text) => hear.onHeight?.(Number(text)),
    };
    return (what, text) => acts[TELLS[what]]?.(text);
}
