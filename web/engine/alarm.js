// When a widget draws its next frame. Nothing runs unless somebody asked for it: no loop, no poll.

export class Alarm {
    #ring;
    #frame = 0;
    #timer = 0;
    #due_ms = Infinity;

    /** @param {() => void} ring draws a frame */
    constructor(ring) {
        this.#ring = ring;
    }

    /** Draws at the next animation frame. */
    soon() {
        this.#frame ||= requestAnimationFrame(() => this.now());
    }

    /**
     * Draws after a time; the soonest wish counts.
     * @param {number} delay_ms 0 or less: at the next animation frame
     */
    after(delay_ms) {
        if (delay_ms <= 0) return this.soon();
        const due_ms = performance.now() + delay_ms;
        if (due_ms >= this.#due_ms) return;
        clearTimeout(this.#timer);
        this.#due_ms = due_ms;
        this.#timer = setTimeout(() => {
            this.#due_ms = Infinity;
            this.soon();
        }, delay_ms);
    }

    /** Draws at once: what was wished for soon is done with it. */
    now() {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        this.#ring();
    }

    /** Nothing rings any more. */
    dispose() {
        cancelAnimationFrame(this.#frame);
        clearTimeout(this.#timer);
        this.#ring = () => {};
    }
}
