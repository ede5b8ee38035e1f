// For the bank's engineer: docs/embedding.md, with this demo's own addresses filled in.
import {html} from "../html.mjs";
import {fromMarkdown} from "../markdown.mjs";
import {memberPage} from "./frame.mjs";

export function engineer(site) {
    const text = site.guide.replaceAll("https://network.bank.example", "NETWORK").replaceAll("sha384-...", site.integrity);
    return memberPage(site, site.words.foot.engineer, html`<article lang="en" class="guide">
${fromMarkdown(text)}</article>`);
}
