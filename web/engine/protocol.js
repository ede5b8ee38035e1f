// The words that the mirror shares with the drawing code, in the order of their numbers; a test compares them with
// wasm/kit/protocol.def, which says what each means.

const words = (text) => text.split(/\s+/);
const numbered = (list) => Object.freeze(Object.fromEntries(list.map((word, number) => [word, number])));

export const ROLES = words(
    "group root text mark paragraph heading button toggle link textbox searchbox combobox select option listbox checkbox " +
    "switcher radiogroup radio tablist tab tabpanel list listitem scroll spacer table tablerow columnheader rowheader cell " +
    "terms term definition image status alert progress dialog overlay navigation search region article separator note " +
    "address time file");

export const STATES = words(
    "disabled checked pressed selected current expandable expanded invalid required busy readonly multiline untabbable " +
    "focusable external iconic hidden_text sorted_up sorted_down offscreen in_parts");

export const ACTIONS = words("press input change submit key dismiss focus blur hover scroll key_vertical key_horizontal key_updown");

export const FLOWS = words(
    "none row stack spread split panes key_value line card section tag field bar center end chip primary quiet drawn_only " +
    "boxed");

export const TONES = words("plain muted accent success warning danger unit");

export const ATTRIBUTES = words(
    "href lang error placeholder input_type autocomplete max_length datetime enter_key controls active test_name end_room");

/** @type {Array<[string, number, number, number, number]>} name, size, weight, line height, letter spacing in CSS px */
export const TEXT_STYLES = [
    ["caption", 12, 400, 17.5, 0],
    ["caption_medium", 12, 500, 17.5, 0],
    ["caption_strong", 12, 600, 17.5, 0],
    ["small", 13, 400, 19, 0],
    ["small_medium", 13, 500, 19, 0],
    ["body", 14, 400, 20.25, 0],
    ["body_medium", 14, 500, 20.25, 0],
    ["body_strong", 14, 600, 20.25, 0],
    ["entry", 16, 400, 22, 0],
    ["name", 15, 600, 21.75, 0],
    ["title", 16, 600, 23.25, 0],
    ["subhead", 20, 600, 26, -0.2],
    ["initials", 24, 600, 30, 0],
    ["display", 28, 600, 32.25, -0.56],
];

export const COLOURS = words(
    "accent accent_hover on_accent accent_soft accent_text surface surface_sunken surface_raised border border_strong text " +
    "text_muted highlight success success_soft warning warning_soft danger danger_soft unit unit_soft shadow_card shadow_pop scrim");

export const OPERATIONS = words("create update move remove focus scroll");

export const FIELDS = words("rect name description value states set look label actions attributes");

export const ROLE = numbered(ROLES);
export const STATE = numbered(STATES);
export const ACTION = numbered(ACTIONS);
export const ATTRIBUTE = numbered(ATTRIBUTES);
export const OPERATION = numbered(OPERATIONS);
export const FIELD = numbered(FIELDS);

/** Bits of comptoir_modes. */
export const MODE = Object.freeze({text: 1, still: 2, coarse: 4, forced: 8, undrawn: 16});

/** Above those bits: the room that a scroll bar takes, in CSS px. */
export const SCROLL_BAR_SHIFT = 8;

/** What host_tell tells, by number. */
export const TELLS = words("navigate error ready copy share print locate text_mode catalogue height unread sign_in save member");

/** What host_raster draws, by number. */
export const RASTERS = words("run icon shadow picture");

/** Positions and sizes come as whole 64ths of a CSS px. */
export const UNITS_PER_PX = 64;
