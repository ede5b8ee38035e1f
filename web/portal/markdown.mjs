// The Markdown that docs/embedding.md uses, as HTML: headings, paragraphs, lists, tables, fenced code, `code`, **strong**, links.
import {html} from "./html.mjs";

const inline = (text) => {
    const pieces = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/);
    return pieces.map((piece) => {
        if (piece.startsWith("`")) return html`<code>${piece.slice(1, -1)}</code>`;
        if (piece.startsWith("**")) return html`<strong>${piece.slice(2, -2)}</strong>`;
        const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece);
        return link ? html`<a href="${link[2]}">${link[1]}</a>` : piece;
    });
};

const cells = (line) => line.replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => inline(cell.trim().replaceAll("\\|", "|")));

function table([head, , ...rows]) {
    return html`<div class="scrolling" tabindex="0" role="group"><table><thead><tr>${cells(head).map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

function block(text) {
    const fence = /^```\w*\n([\s\S]*?)\n?```$/.exec(text);
    if (fence) return html`<pre tabindex="0"><code>${fence[1]}</code></pre>`;
    const heading = /^(#+) (.*)$/.exec(text);
    if (heading) return heading[1].length === 1 ? html`<h1>${inline(heading[2])}</h1>` : html`<h2>${inline(heading[2])}</h2>`;
    const lines = text.split("\n");
    if (lines[0].startsWith("|")) return table(lines);
    if (lines[0].startsWith("- ")) return html`<ul>${text.slice(2).split(/\n- /).map((item) => html`<li>${inline(item.replace(/\n\s*/g, " "))}</li>`)}</ul>`;
    return html`<p>${inline(lines.join(" "))}</p>`;
}

/** Blocks are what empty lines separate, but for those inside a fence. */
export const fromMarkdown = (text) => text.trim().split(/\n\n+(?=(?:[^`]|`(?!``))*(?:```[\s\S]*?```(?:[^`]|`(?!``))*)*$)/).map((part) => html`${block(part)}
`);
