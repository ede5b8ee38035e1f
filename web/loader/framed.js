// The widget in a frame of the network's own origin: neither document can reach into the other. They shake hands once, each
// sure of whom it hears, and then talk over a private port. What a page sees is the same as inline.
import {base} from "./files.js";
import {Failure, refusals} from "./failure.js";
import {look, watch} from "./theme.js";
import {words} from "./words.js";

const network = new URL(base).origin;
// A frame that can't be loaded says nothing at all, or fires its load event for the browser's own error page.
const LOAD_WITHIN_MS = 30_000;
const SPEAK_AFTER_LOAD_WITHIN_MS = 2_000;
// Scripts alone: the frame's origin is then opaque and it holds no storage. The others let a link, mail or print leave the frame.
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals";

/** @see openInline, whose argument and surface these are */
export async function openFrame({element, root, options, tell, fail}) {
    const end = new AbortController();
    const {signal} = end;
    const skeleton = root.firstElementChild;
    const frame = document.createElement("iframe");
    const height = new CSSStyleSheet();
    const sandboxed = element.sandbox;
    const url = `${new URL("frame.html", base)}?${new URLSearchParams({tenant: options().tenant})}`;
    const refused = refusals([url], signal);
    let port = null;
    let tokens = null; // what the frame can wear
    let provider = null;
    let turn = 0; // counts the page's providers: a function can't be sent

    const seen = () => look(element, element.theme, tokens);
    const told = (wishes) => {
        if (provider !== wishes.tokenProvider) turn++;
        provider = wishes.tokenProvider;
        return {...wishes, tokenProvider: provider && turn};
    };

    let timer = 0;
    const expect = (within_ms) => {
        clearTimeout(timer);
        timer = setTimeout(() => fail(refused() ?? new Failure("network", "the frame does not answer")), within_ms);
    };
    signal.addEventListener("abort", () => clearTimeout(timer));

    addEventListener("message", ({source, origin, data}) => {
        if (source !== frame.contentWindow || origin !== (sandboxed ? "null" : network) || data?.comptoir !== "hello") return;
        clearTimeout(timer);
        skeleton.remove();
        if (!tokens) watch(root, tokens = data.tokens, dress, signal);
        const channel = new MessageChannel();
        port?.close();
        port = channel.port1;
        port.onmessage = (message) => hear(message.data, message.ports[0]);
        frame.contentWindow.postMessage({comptoir: "open", options: told(options()), look: seen()}, sandboxed ? "*" : network, [channel.port2]);
    }, {signal});

    function hear({name, detail}, answer) {
        if (name === "height") grow(detail);
        else if (answer) bring(answer);
        else tell(name, detail);
    }

    // The frame asks who is here.
    async function bring(answer) {
        try {
            answer.postMessage({token: await provider()});
        } catch (error) {
            answer.postMessage({error: String(error)});
        }
    }

    // Text flows, and the element grows with it. A picture scrolls inside, and the page's own height holds.
    function grow(height_px) {
        height.replaceSync(Number.isFinite(height_px) ? `:host { height: ${height_px}px !important; }` : "");
    }

    function dress() {
        frame.title = options().label || words(options().locale).name;
        port?.postMessage({name: "look", detail: seen()});
    }

    frame.referrerPolicy = "strict-origin";
    // A browser warns of what it does not know; the first two work only at a press of the person.
    frame.allow = ["clipboard-write", navigator.share && "web-share", element.geolocation && "geolocation"].filter(Boolean).join(";");
    if (sandboxed) frame.setAttribute("sandbox", SANDBOX);
    frame.addEventListener("load", () => port ?? expect(SPEAK_AFTER_LOAD_WITHIN_MS), {signal});
    frame.src = url;
    root.adoptedStyleSheets.push(height);
    root.append(frame);
    dress();
    expect(LOAD_WITHIN_MS);

    return {
        update(wishes) {
            dress();
            port?.postMessage({name: "update", detail: told(wishes)});
        },
        close() {
            end.abort();
            port?.close();
            frame.remove();
            root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== height);
        },
    };
}
