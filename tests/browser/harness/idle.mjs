// Watches a page that should do nothing: no frame, no timer, no change of the document, no layout.

/** Runs in the page before its scripts: counts what asks for work later. Pass it to `open` as `before`. */
export const countWork = () => {
    const work = globalThis.comptoirWork = {frames: 0, timers: 0, changes: 0};
    const count = (name, kind) => {
        const original = globalThis[name];
        globalThis[name] = (...words) => { work[kind]++; return original.apply(globalThis, words); };
    };
    count("requestAnimationFrame", "frames");
    for (const name of ["setTimeout", "setInterval", "requestIdleCallback"]) count(name, "timers");
    const observer = new MutationObserver((records) => { work.changes += records.length; });
    const everything = {subtree: true, childList: true, attributes: true, characterData: true};
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
        const root = attach.call(this, options);
        observer.observe(root, everything);
        return root;
    };
    observer.observe(document, everything);
};

async function metrics(session) {
    const {metrics: list} = await session.send("Performance.getMetrics");
    return Object.fromEntries(list.map(({name, value}) => [name, value]));
}

/**
 * @param {import("playwright-core").Page} page opened with `before: countWork`, settled
 * @param {number} duration_ms
 * @returns {Promise<{frames: number, timers: number, changes: number, layouts: number, tasks_ms: number}>} what happened meanwhile
 */
export async function idleCheck(page, duration_ms) {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const before = await page.evaluate(() => ({...globalThis.comptoirWork}));
    const started = await metrics(session);
    await new Promise((resolve) => setTimeout(resolve, duration_ms));
    const ended = await metrics(session);
    const after = await page.evaluate(() => ({...globalThis.comptoirWork}));
    await session.detach();
    return {
        frames: after.frames - before.frames,
        timers: after.timers - before.timers,
        changes: after.changes - before.changes,
        layouts: ended.LayoutCount - started.LayoutCount,
        tasks_ms: (ended.TaskDuration - started.TaskDuration) * 1000,
    };
}
