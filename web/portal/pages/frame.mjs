// What every page of a portal has around its content.
import {html} from "../html.mjs";

/** The documented lines that load the widget; NETWORK is written in when the demo starts and knows its address. */
export const loader = ({integrity}) => html`<script type="module" src="NETWORK/widget/v1/comptoir.js" integrity="${integrity}" crossorigin></script>`;

const head = (site, title, scripts) => html`<!doctype html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${site.bank.name}</title>
<link rel="icon" href="/style/${site.bank.mark}">
<link rel="stylesheet" href="/style/portal.css">
<link rel="stylesheet" href="/style/${site.bank.style}">
${scripts}
<script type="module" src="/script/theme.js"></script>
</head>`;

const brand = ({bank, at}) => html`<a class="brand" href="${at("accounts")}"><img src="/style/${bank.mark}" alt="" width="28" height="28">${bank.name}</a>`;

const tools = ({words, at, page, other}) => html`
<button class="quiet" type="button" data-theme-switch aria-label="${words.theme}" title="${words.theme}"><span aria-hidden="true">◐</span></button>
<a class="quiet" href="${at(page, other.code)}" lang="${other.code}" hreflang="${other.code}" title="${other.name}"><span class="long">${other.name}</span><span class="short">${other.code.toUpperCase()}</span></a>`;

const VISITOR = "nobody";

// What is chosen is filled in as the page is sent: PERSON_OR(...) becomes the name, and its button the current one.
const personMenu = ({words: {person: say}, people}) => {
    const choice = (id, name, about, render = "auto") => html`
<li><button type="button" value="${id}" data-name="${name}" data-render="${render}">${name}<span class="muted">${about}</span></button></li>`;
    return html`<details class="person" data-person-menu>
<summary><span class="muted">${say.label}</span> <strong data-person-name>PERSON_OR(${say.visitor})</strong></summary>
<ul>${people.map(({id, name, render}) => choice(id, name, say.about[id], render))}${choice(VISITOR, say.visitor, say.about[VISITOR])}</ul>
</details>`;
};

const foot = ({words, at, otherBank}) => html`
<footer>
<nav aria-label="Comptoir">
<a href="${at("framed")}">${words.foot.framed}</a>
<a href="${at("public")}">${words.foot.public}</a>
<a href="${at("engineer")}">${words.foot.engineer}</a>
<a href="${otherBank}">${words.foot.bank}</a>
</nav>
<p>${words.demo}</p>
</footer>`;

/** A page behind the log-in. `wide` leaves the content the whole width. */
export function memberPage(site, title, content, {scripts = "", wide = false} = {}) {
    const {words, at, page} = site;
    const entry = (name, label) => html`<a href="${at(name)}"${page === name ? html` aria-current="page"` : ""}>${label}</a>`;
    return html`${head(site, title, html`<script type="module" src="/script/person.js"></script>
${scripts}`)}
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
${brand(site)}
<nav aria-label="${words.menu}">${Object.entries(words.nav).map(([name, label]) => entry(name, label))}</nav>
<span class="grow"></span>
${personMenu(site)}
${tools(site)}
</header>
<main id="content" tabindex="-1"${wide ? html` class="wide"` : ""}>
${content}
</main>
${foot(site)}
</body>
</html>
`;
}

/** A page that anybody sees. */
export function publicPage(site, title, content, {scripts = ""} = {}) {
    const {words, at} = site;
    return html`${head(site, title, scripts)}
<body class="public">
<a class="skip" href="#content">${words.skip}</a>
<header>
${brand(site)}
<ul class="themes">${words.public.nav.map((name) => html`<li>${name}</li>`)}</ul>
<span class="grow"></span>
${tools(site)}
<a class="button" href="${at("accounts")}">${words.public.signIn}</a>
</header>
<main id="content" tabindex="-1">
${content}
</main>
${foot(site)}
</body>
</html>
`;
}
