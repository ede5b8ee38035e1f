// The look of the place where the element stands, for the frame, which can't see it: the tokens that the page sets, and whether
// it is dark there. A change is noticed by transitions on custom properties, so nothing is polled.

const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/**
 * @param {Element} element
 * @param {"auto" | "light" | "dark"} wish auto follows the page's color-scheme
 * @param {string[]} names of the tokens, --comptoir-* without the prefix
 * @returns {{dark: boolean, tokens: Record<string, string>}} only the tokens that the page sets
 */
export function look(element, wish, names) {
    const style = getComputedStyle(element);
    const tokens = {};
    for (const token of names) {
        const value = style.getPropertyValue(`--comptoir-${token}`).trim();
        if (value) tokens[token] = value;
    }
    const schemes = style.colorScheme.split(" ");
    const pageIsDark = schemes.includes("dark") && (!schemes.includes("light") || matchMedia(QUERIES[0]).matches);
    return {dark: wish === "auto" ? pageIsDark : wish === "dark", tokens};
}

/**
 * Calls `changed` when a token or the page's scheme may have changed.
 * @param {ParentNode} root where the probe is put
 * @param {string[]} names of the tokens
 */
export function watch(root, names, changed, signal) {
    const probe = document.createElement("i");
    const watched = ["color-scheme", "color", ...names.map((token) => `--comptoir-${token}`)];
    probe.ariaHidden = "true";
    probe.style.cssText = `position: absolute; visibility: hidden; transition: ${watched.map((name) => `${name} 1ms step-start allow-discrete`)}`;
    root.append(probe);
    probe.addEventListener("transitionrun", changed, {signal});
    for (const query of QUERIES) matchMedia(query).addEventListener("change", changed, {signal});
    signal.addEventListener("abort", () => probe.remove());
}
