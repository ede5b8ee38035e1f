// The look of the place where the element stands, for the frame, which can't see it: the tokens that the page sets, and whether
// it is dark there. A change is noticed by transitions on custom properties, so nothing is polled.

/** The names of --comptoir-* without the prefix. */
export const TOKENS = (
    "font accent accent-hover on-accent accent-soft accent-text surface surface-sunken surface-raised border border-strong text " +
    "text-muted highlight success success-soft warning warning-soft danger danger-soft unit unit-soft"
).split(" ");
const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/**
 * @param {Element} element
 * @param {"auto" | "light" | "dark"} wish auto follows the page's color-scheme
 * @returns {{dark: boolean, tokens: Record<string, string>}} only the tokens that the page sets
 */
export function look(element, wish) {
    const style = getComputedStyle(element);
    const tokens = {};
    for (const token of TOKENS) {
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
 */
export function watch(root, changed, signal) {
    const probe = document.createElement("i");
    const watched = ["color-scheme", "color", ...TOKENS.map((token) => `--comptoir-${token}`)];
    probe.ariaHidden = "true";
    probe.style.cssText = `position: absolute; visibility: hidden; transition: ${watched.map((name) => `${name} 1ms step-start allow-discrete`)}`;
    root.append(probe);
    probe.addEventListener("transitionrun", changed, {signal});
    for (const query of QUERIES) matchMedia(query).addEventListener("change", changed, {signal});
    signal.addEventListener("abort", () => probe.remove());
}
