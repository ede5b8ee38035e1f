// What a bank's page loads: it defines <comptoir-widget> and nothing else. The rest follows when the first one is in a page.
import {ComptoirWidget} from "./element.js";

if (!customElements.get("comptoir-widget")) customElements.define("comptoir-widget", ComptoirWidget);
