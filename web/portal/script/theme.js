// Light or dark: as the person's system has it, until they press the button. The widget follows by itself.
const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
    root.dataset.theme = dark ? "light" : "dark";
});
