// Ports of this machine for programs that a test starts.
import {createServer} from "node:net";

/** The first of `count` ports in a row that nobody listens on. */
export async function freePorts(count) {
    const isFree = (port) => new Promise((answer) => {
        const probe = createServer().once("error", () => answer(false)).listen(port, "127.0.0.1", () => probe.close(() => answer(true)));
    });
    for (let first = 20_000 + (process.pid * 8) % 20_000; first < 60_000; first += count) {
        const free = await Promise.all(Array.from({length: count}, (_, index) => isFree(first + index)));
        if (free.every(Boolean)) return first;
    }
    throw new Error("no free ports");
}
