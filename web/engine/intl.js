// The browser's Intl for the drawing code: numbers, plurals, dates, order, lists and names in the widget's language.

const DATE_STYLES = {
    "date": {day: "numeric", month: "short", year: "numeric"},
    "long-date": {weekday: "long", day: "numeric", month: "long", year: "numeric"},
    "time": {hour: "numeric", minute: "2-digit"},
    "weekday": {weekday: "long"},
    "short-weekday": {weekday: "short"},
    "date-time": {day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit"},
};

const WALL_CLOCK = {
    hourCycle: "h23", calendar: "gregory", numberingSystem: "latn",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
};

const RELATIVE_STEPS = [["year", 31_557_600_000], ["month", 2_629_800_000], ["week", 604_800_000], ["day", 86_400_000],
    ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]];

const NUL = "\0";

export class Formatter {
    #locale;
    #made = new Map();

    /** @param {string} locale BCP 47; one the browser does not know falls back as the browser does */
    constructor(locale) {
        try {
            [this.#locale] = Intl.getCanonicalLocales(locale);
        } catch {
            this.#locale = undefined;
        }
    }

    /**
     * @param {number} what a number of host_format's list
     * @param {string} text
     * @param {number} number
     * @returns {string} what can't be formatted comes back as it is, so that a screen never fails on it
     */
    format(what, text, number) {
        try {
            return String(this.#formats[what](text, number));
        } catch {
            return text;
        }
    }

    #formats = [
        (digits, number) => {
            const [minimumFractionDigits, maximumFractionDigits] = digits.split(",").map(Number);
            return this.#get("NumberFormat", {minimumFractionDigits, maximumFractionDigits}).format(number);
        },
        (_, number) => this.#get("PluralRules", {}).select(number),
        (text, time_ms) => {
            const [style, zone] = text.split(",");
            if (style === "relative") return this.#relative(time_ms - Date.now());
            return this.#get("DateTimeFormat", {...DATE_STYLES[style], ...(zone && {timeZone: zone})}).format(time_ms);
        },
        (pair) => {
            const [a, b] = pair.split(NUL);
            return Math.sign(this.#get("Collator", {numeric: true}).compare(a, b));
        },
        (parts) => this.#get("ListFormat", {type: "conjunction"}).format(parts.split(NUL)),
        (currency, amount_minor) => {
            const format = this.#get("NumberFormat", {style: "currency", currency});
            return format.format(amount_minor / 10 ** format.resolvedOptions().maximumFractionDigits);
        },
        (code) => this.#get("DisplayNames", {type: "region"}).of(code),
        (code) => this.#get("DisplayNames", {type: "language"}).of(code),
        (zone, time_ms) => this.#wallClock(zone, time_ms),
    ];

    // Minutes since 1970-01-01 00:00 on a zone's clocks; nothing for a zone that is not known.
    #wallClock(timeZone, time_ms) {
        try {
            const parts = this.#get("DateTimeFormat", {timeZone, ...WALL_CLOCK}).formatToParts(time_ms);
            const {year, month, day, hour, minute} = Object.fromEntries(parts.map(({type, value}) => [type, Number(value)]));
            return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
        } catch {
            return "";
        }
    }

    #relative(difference_ms) {
        const [unit, length_ms] = RELATIVE_STEPS.find(([, step_ms]) => Math.abs(difference_ms) >= step_ms) ?? RELATIVE_STEPS.at(-1);
        return this.#get("RelativeTimeFormat", {numeric: "auto"}).format(Math.round(difference_ms / length_ms), unit);
    }

    // Intl objects are dear to make and cheap to use.
    #get(kind, options) {
        const key = kind + JSON.stringify(options);
        if (!this.#made.has(key)) this.#made.set(key, new Intl[kind](this.#locale, options));
        return this.#made.get(key);
    }
}
