// Transfers, with the widget in a narrow panel beside them.
import {html} from "../html.mjs";
import {loader, memberPage} from "./frame.mjs";

const AMOUNTS_MINOR = [126_000, 48_350, 312_700, 91_840, 240_000];
const DAYS = [24, 25, 27, 28, 30];
const LEFT_TODAY_MINOR = 4_874_000;

export function transfers(site) {
    const {words: {transfers: say}, money, day, language, bank} = site;
    const row = (payee, index) => html`<tr><td>${payee}</td><td>${day(DAYS[index])}</td><td class="amount">${money(AMOUNTS_MINOR[index])}</td></tr>`;
    return memberPage(site, say.title, html`
<div class="beside">
<div>
<h1>${say.title}</h1>
<section class="card">
<h2>${say.planned}</h2>
<table>
<thead><tr><th scope="col">${say.to}</th><th scope="col">${say.on}</th><th scope="col" class="amount">${say.amount}</th></tr></thead>
<tbody>${say.payees.map(row)}</tbody>
</table>
</section>
<section class="card">
<h2>${say.limit}</h2>
<p class="figure">${money(LEFT_TODAY_MINOR)}</p>
<p class="muted">${say.left}</p>
</section>
</div>
<aside aria-labelledby="beside">
<h2 id="beside">${say.beside}</h2>
<comptoir-widget tenant="${bank.tenant}" locale="${language}" route="/directory" heading-level="3" label="${say.beside}"></comptoir-widget>
</aside>
</div>`, {scripts: loader(site)});
}
