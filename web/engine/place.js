// The place where a widget stands: its size in the page, the person's own text size, the room that scroll bars take.

const MEDIUM_PX = 16; // what browsers call a medium font when nobody has changed it

export class Place {
    #host;
    #medium = probe("medium");
    #scrollBarWidth = -1;

    /**
     * @param {ShadowRoot} root
     * @param {() => void} resized called when size, pixel ratio or the person's text size has changed, and once at the start
     * @param {AbortSignal} signal
     */
    constructor(root, resized, signal) {
        this.#host = root.host;
        root.append(this.#medium);
        const observer = new ResizeObserver(() => {
            this.#scrollBarWidth = -1;
            resized();
        });
        observer.observe(this.#medium);
        try {
            observer.observe(this.#host, {box: "device-pixel-content-box"}); // it sees a change of pixel ratio too
        } catch {
            observer.observe(this.#host);
        }
        signal.addEventListener("abort", () => {
            observer.disconnect();
            this.#medium.remove();
        });
    }

    /** CSS px; 0 while it is not shown. */
    get width() {
        return this.#host.clientWidth;
    }

    get height() {
        return this.#host.clientHeight;
    }

    /** 1 unless the person has chosen larger or smaller text in the browser. */
    get textScale() {
        return parseFloat(getComputedStyle(this.#medium).fontSize) / MEDIUM_PX;
    }

    /** CSS px; 0 where scroll bars lie over the content. */
    get scrollBarWidth() {
        if (this.#scrollBarWidth >= 0) return this.#scrollBarWidth;
        const area = probe("bars");
        this.#medium.after(area);
        this.#scrollBarWidth = area.offsetWidth - area.clientWidth;
        area.remove();
        return this.#scrollBarWidth;
    }
}

function probe(className) {
    const element = document.createElement("i");
    element.className = className;
    element.setAttribute("aria-hidden", "true");
    return element;
}
