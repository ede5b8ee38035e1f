// Accounts: what a business owner sees first, with a way into the network.
import {html} from "../html.mjs";
import {memberPage} from "./frame.mjs";

const BALANCES_MINOR = [4_218_640, 12_500_000, -186_235];
const ACCOUNTS = ["FR76 •••• •••• •••• 4821", "FR76 •••• •••• •••• 0937", "•••• 5512"];
const AMOUNTS_MINOR = [312_480, -84_519, -126_000, -7_890, 540_000, 98_275, -850_000, -41_260];
const DAYS = [23, 23, 20, 20, 19, 18, 17, 16];

export function accounts(site) {
    const {words: {accounts: say}, money, day, at} = site;
    const total = money(BALANCES_MINOR[0] + BALANCES_MINOR[1]);
    const card = (name, index) => html`
<li class="card">
<h2 class="small">${name}</h2>
<p class="muted">${ACCOUNTS[index]}</p>
<p class="figure">${money(BALANCES_MINOR[index])}</p>
</li>`;
    const row = (label, index) => html`
<tr><td>${day(DAYS[index])}</td><td>${label}</td><td class="amount${AMOUNTS_MINOR[index] > 0 ? " in" : ""}">${money(AMOUNTS_MINOR[index], true)}</td></tr>`;
    return memberPage(site, say.title, html`
<div class="top">
<div><h1>${say.hello}</h1><p class="muted">${say.summary}</p></div>
<p class="total"><span class="muted">${say.total}</span><strong>${total}</strong></p>
</div>
<ul class="cards">${say.names.map(card)}</ul>
<div class="columns">
<section class="card">
<h2>${say.recent}</h2>
<table>
<thead><tr><th scope="col">${say.date}</th><th scope="col">${say.label}</th><th scope="col" class="amount">${say.amount}</th></tr></thead>
<tbody>${say.operations.map(row)}</tbody>
</table>
</section>
<aside class="card invite">
<h2>${say.invite}</h2>
<p>${say.inviteText}</p>
<a class="button" href="${at("network")}">${say.open}</a>
</aside>
</div>`);
}
