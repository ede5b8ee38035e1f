// Compares what is drawn with what assistive technology is told: each drawn control has exactly one node in Chromium's own
// accessibility tree, with its role and name, at its place.
import {offsetOf} from "./browser.mjs";

const TOLERANCE_PX = 1;

/** Roles of controls; everything else in the tree is text or structure. */
const CONTROLS = new Set([
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "tab", "option", "menuitem", "slider", "listbox",
]);

/** The mirrors of all widgets in a document: the engine hands out each one's drawn controls on its root. */
const findMirrors = () => {
    const roots = [];
    const visit = (parent) => {
        for (const element of parent.querySelectorAll("*")) {
            if (element.comptoirControls) roots.push(element);
            if (element.shadowRoot) visit(element.shadowRoot);
        }
    };
    visit(document);
    return roots;
};

/** Chromium's numbers of all nodes in the shadow roots that hold the mirrors: what is outside is the host page's. */
async function widgetNodes(session, mirrors) {
    const numbers = new Set();
    const collect = ({backendNodeId, children = [], shadowRoots = []}) => {
        numbers.add(backendNodeId);
        [...children, ...shadowRoots].forEach(collect);
    };
    for (const mirror of mirrors) {
        const {node} = await session.send("DOM.describeNode", {objectId: mirror, depth: -1, pierce: true});
        collect(node);
    }
    return numbers;
}

/** Chromium's handles on the hosts of all mirrors in a frame, in its main world. */
async function hostHandles(session, frameId) {
    const {executionContextId} = await mainWorld(session, frameId);
    const {result} = await session.send("Runtime.evaluate", {
        expression: `(${findMirrors})().map((mirror) => mirror.getRootNode().host)`, contextId: executionContextId});
    const {result: properties} = await session.send("Runtime.getProperties", {objectId: result.objectId, ownProperties: true});
    return properties.filter(({name}) => /^\d+$/.test(name)).map(({value}) => value.objectId);
}

async function mainWorld(session, frameId) {
    const contexts = [];
    session.on("Runtime.executionContextCreated", ({context}) => contexts.push(context));
    await session.send("Runtime.enable");
    const {id} = contexts.find(({auxData}) => auxData.frameId === frameId && auxData.isDefault);
    return {executionContextId: id};
}

/** Playwright does not tell Chromium's number of a frame: its address does. */
async function frameNumber(session, frame) {
    const find = ({frame: {id, url}, childFrames = []}) => url === frame.url().split("#")[0] ? id : childFrames.map(find).find(Boolean);
    return find((await session.send("Page.getFrameTree")).frameTree);
}

/** Roles, names and places of a frame's widgets' controls in the browser's tree, in CSS px of the page's viewport. */
async function accessibleControls(page, frame) {
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("Accessibility.enable");
    const frameId = await frameNumber(session, frame);
    const ours = await widgetNodes(session, await hostHandles(session, frameId));
    const {nodes} = await session.send("Accessibility.getFullAXTree", {frameId});
    const controls = [];
    for (const {ignored, role, name, backendDOMNodeId} of nodes) {
        if (ignored || !CONTROLS.has(role?.value) || !ours.has(backendDOMNodeId)) continue;
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
 * @param {import("playwright-core").Frame} [options.frame] in which the widgets are; the page's own unless told
 * @returns {Promise<{drawn: number, matched: number, problems: string[]}>}
 */
export async function axTreeCheck(page, {frame = page.mainFrame()} = {}) {
    const offset = await offsetOf(frame);
    const drawn = (await frame.evaluate(`(${findMirrors})().flatMap((mirror) => mirror.comptoirControls())`))
        .map((control) => ({...control, x: control.x + offset.x, y: control.y + offset.y}));
    const accessible = await accessibleControls(page, frame);
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
