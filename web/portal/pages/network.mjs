// The network on a page of its own: drawn in the page, in a frame, and for people who have not signed in.
import {html} from "../html.mjs";
import {loader, memberPage, publicPage} from "./frame.mjs";

const scripts = (site) => html`${loader(site)}
<script type="module" src="/script/route.js"></script>`;

const widget = ({bank, language, page}, attributes = "") => html`
<comptoir-widget tenant="${bank.tenant}" locale="${language}" route="/directory"${attributes}></comptoir-widget>`;

export const network = (site) => memberPage(site, site.words.network.title, html`
<h1 class="unseen">${site.words.network.title}</h1>
${widget(site)}`, {scripts: scripts(site), wide: true});

export const framed = (site) => memberPage(site, site.words.framed.title, html`
<h1 class="unseen">${site.words.framed.title}</h1>
${widget(site, html` mode="frame" geolocation label="${site.words.framed.title}"`)}`, {scripts: scripts(site), wide: true});

export const openToAll = (site) => publicPage(site, site.words.public.title, html`
<div class="lead">
<h1>${site.words.public.title}</h1>
<p>${site.words.public.lead}</p>
</div>
${widget(site)}
<p class="muted">${site.words.public.note}</p>`, {scripts: scripts(site)});
