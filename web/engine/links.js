// Where a link may lead: a route of the widget, or an address of a kind that can do no harm.

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Whether an address is a route of the widget itself, which it opens without leaving the page. */
export const isRoute = (address) => /^\/(?!\/)/.test(address);

/** Whether an address is a place in the widget, to which the keyboard skips. */
export const isPlace = (address) => address.startsWith("#");

/**
 * @param {string} address a route, a place, or an absolute address
 * @param {(route: string) => string} routeHref the host page's address for a route
 * @returns {string | null} null when the scheme is not one of http, https, mailto and tel
 */
export function safeHref(address, routeHref) {
    if (isPlace(address)) return address;
    if (isRoute(address)) return safeAddress(routeHref(address), document.baseURI);
    return safeAddress(address);
}

function safeAddress(address, base) {
    try {
        const {protocol, href} = new URL(address, base);
        return SAFE_SCHEMES.has(protocol) ? href : null;
    } catch {
        return null;
    }
}
