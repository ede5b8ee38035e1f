// Serves the kit's gallery for developers, who reload the page after `ninja -C build/wasm gallery`.
// usage: gallery.mjs; it prints its address and ends with Ctrl-C.
import {galleryServer} from "../tests/browser/harness/gallery.mjs";

const {origin} = await galleryServer();
console.log(`${origin}/gallery/   also ?render=text ?theme=dark ?locale=en ?count=3 ?scale=2`);
