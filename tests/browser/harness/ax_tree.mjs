// Compares what is drawn with what assistive technology is told: each drawn control has exactly one node in Chromium's own
// accessibility tree, with its role and name, at its place.

const TOLERANCE_PX = 1;

/** Roles of controls; everything else in the tree is text or structure. */
const CONTROLS = new Set([
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "tab", "option", "menuitem", "slider", "listbox",
]);

/** All widgets' drawn controls, in CSS px of the page's viewport: the engine hands them out on each mirror's root. */
const drawnControls = () => {
    const roots = [];
    const visit = (parent) => {
        for (const element of parent.querySelectorAll("*")) {
            if (element.comptoirControls) roots.push(element);
            if (element.shadowRoot) visit(element.shadowRoot);
        }
    };
    visit(document);
    return roots.flatMap((root) => root.comptoirControls());
};

/** Roles, names and places of all controls in the browser's tree, in the same unit. */
async function accessibleControls(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("Accessibility.enable");
    const {nodes} = await session.send("Accessibility.getFullAXTree");
    const controls = [];
    for (const {ignored, role, name, backendDOMNodeId} of nodes) {
        if (ignored || !CONTROLS.has(role?.value) || backendDOMNodeId === undefined) continue;
        const {quads} = await session.send("DOM.getContentQuads", {backendNodeId: backendDOMNodeId}).catch(() => ({quads: []}));
        if (role.value === "option" && !quads.length) continue; // of a native select that is closed
        const [x, y, , , right, bottom] = quads[0] ?? [NaN, NaN, NaN, NaN, NaN, NaN];
        controls.push({role: role.value, name: name?.value ?? "", x, y, width: right - x, height: bottom - y});
    }
    await session.detach();
    return controls;
}

const near = (a, b) => ["x", "y", "width", "height"].every((side) => Math.abs(a[side] - b[side]) <= TOLERANCE_PX);
const describe = ({role, name, x, y, width, height}) =>
    `${role} "${name}" at ${[x, y, width, height].map((value) => value.toFixed(1)).join(" ")}`;

/**
 * @param {import("playwright-core").Page} page
 * @param {object} [options]
 * @param {(control: {role: string, name: string}) => boolean} [options.outside] controls of the host page, which nobody drew
 * @returns {Promise<{drawn: number, matched: number, problems: string[]}>}
 */
export async function axTreeCheck(page, {outside = () => false} = {}) {
    const drawn = await page.evaluate(drawnControls);
    const accessible = (await accessibleControls(page)).filter((control) => !outside(control));
    const problems = [];
    const taken = new Set();
    let matched = 0;
    for (const control of drawn) {
        const same = accessible.filter(({role, name}) => role === control.role && name === control.name);
        const here = same.filter((candidate) => near(candidate, control));
        if (here.length === 1) matched++;
        else if (here.length > 1) problems.push(`${here.length} nodes for drawn ${describe(control)}`);
        else problems.push(`no node for drawn ${describe(control)}; ${same.length ? `elsewhere: ${describe(same[0])}` : "none of that name"}`);
        here.forEach((candidate) => taken.add(candidate));
    }
    for (const control of accessible) if (!taken.has(control)) problems.push(`drawn by nobody: ${describe(control)}`);
    return {drawn: drawn.length, matched, problems};
}
