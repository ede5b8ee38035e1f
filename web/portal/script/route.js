// The three lines that join the widget's route and the address bar. Where the person is stands behind the #.
const widget = document.querySelector("comptoir-widget");
const arrive = () => { widget.route = decodeURI(location.hash.slice(1)) || "/directory"; };

if (location.hash) arrive();
addEventListener("popstate", arrive);
widget.addEventListener("comptoir:navigate", ({detail: {route, replace}}) => history[replace ? "replaceState" : "pushState"](null, "", `#${route}`));
