// Who is signed in at the bank, which this demo lets one choose: the bank's own cookie keeps it. The widget asks this page for a
// token, and the page its own back end; the network never sees the cookie.
const menu = document.querySelector("[data-person-menu]");
const widget = document.querySelector("comptoir-widget");

async function post(address) {
    const answer = await fetch(address, {method: "POST"});
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
}

// Another function says that another person may be there.
function vouch() {
    if (widget) widget.tokenProvider = async () => await post("/comptoir-token") || null;
}

async function signIn(button) {
    await post(`/sign-in/${button.value}`);
    menu.querySelector("[aria-current]")?.removeAttribute("aria-current");
    button.ariaCurrent = "true";
    menu.querySelector("[data-person-name]").textContent = button.dataset.name;
    menu.open = false;
    menu.querySelector("summary").focus();
    if (widget) widget.render = button.dataset.render;
    vouch();
}

menu.addEventListener("click", ({target}) => {
    const button = target.closest("button");
    if (button) signIn(button);
});
menu.addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});
addEventListener("click", ({target}) => {
    if (!menu.contains(target)) menu.open = false;
});
vouch();
