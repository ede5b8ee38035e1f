// Where this program's own files lie, and the hash that each must have: tools/pack-widget.mjs writes the module comptoir:files,
// plain name -> [served name, integrity].
import files from "comptoir:files";

/** The folder of the loader, on the network's origin. All else is fetched from there. */
export const base = import.meta.url;

/** @returns {{url: string, integrity: string}} */
export function file(name) {
    const [path, integrity] = files[name];
    return {url: new URL(path, base).href, integrity};
}
