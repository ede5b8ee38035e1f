// The mirror's cost on the kit's gallery: a changed frame, an unchanged one with 100,000 rows in the list, idleness, mounting.
// Figures of the browser are CPU time of scripts: software GL tells nothing about painting.
import {countWork, figure, idleCheck, launch, open} from "../browser/harness.mjs";
import {galleryServer, settled} from "../browser/harness/gallery.mjs";
