// The gallery's pages: each kit widget in each of its states.
#include <iterator>

#include "wasm/gallery/gallery.h"

namespace comptoir::gallery {

using namespace kit;

void Gallery::controls(Ui& ui) {
    ui.stack("head", {.padding_x = Space::s5, .padding_y = Space::s5}, [&] {
        ui.heading("title", "Buttons and links", 1, TextStyle::display);
        if (!chosen_.empty()) ui.text("chosen", chosen_, {.tone = Tone::muted});
        ui.text("pressed", std::to_string(presses_) + " presses", {.tone = Tone::muted});
    });
    ui.section("kinds", [&] {
        ui.heading("title", "Kinds", 2);
        ui.row("row", {}, [&] {
            presses_ += ui.button("primary", {.label = "Primary", .kind = ButtonKind::primary});
            presses_ += ui.button("secondary", {.label = "Secondary"});
            presses_ += ui.button("quiet", {.label = "Quiet", .kind = ButtonKind::quiet});
            presses_ += ui.button("danger", {.label = "Delete", .kind = ButtonKind::danger});
            presses_ += ui.button("icon", {.label = "With icon", .icon = Icon::phone});
            presses_ += ui.button("iconic", {.label = "Share", .icon = Icon::share, .icon_only = true});
            presses_ += ui.button("small", {.label = "Small", .small = true});
            if (const auto file = ui.file_button("file", {.label = "Choose a picture", .icon = Icon::plus}))
                chosen_ = std::string(file->name) + ", file " + std::to_string(file->number);
        });
    });
    ui.section("states", [&] {
        ui.heading("title", "States", 2);
        ui.row("row", {}, [&] {
            presses_ += ui.button("disabled", {.label = "Disabled", .disabled = true});
            presses_ += ui.button("busy", {.label = "Saving", .kind = ButtonKind::primary, .busy = true});
            presses_ += ui.button("described", {.label = "Described", .description = "Opens nothing at all"});
            presses_ += ui.button("expanded", {.label = "Open", .expanded = true});
            presses_ += ui.button("collapsed", {.label = "Closed", .expanded = false});
        });
    });
    ui.section("tiles", [&] {
        ui.heading("title", "Tiles", 2);
        ui.row("row", {}, [&] {
            presses_ += ui.button("call", {.label = "Call", .icon = Icon::phone, .tile = true});
            presses_ += ui.button("write", {.label = "Write", .icon = Icon::mail, .tile = true});
            ui.link("way", {.label = "Directions",
                            .href = "https://example.com/way",
                            .icon = Icon::directions,
                            .external = true,
                            .button = true,
                            .tile = true});
        });
    });
    ui.section("links", [&] {
        ui.heading("title", "Links", 2);
        ui.link("inside", {.label = "To the fields", .href = "/fields"});
        ui.link("outside",
                {.label = "www.example.com", .href = "https://example.com/", .icon = Icon::external, .external = true});
        ui.link("mail", {.label = "contact@example.com", .href = "mailto:contact@example.com", .icon = Icon::mail});
        ui.link("current", {.label = "The current page", .href = "/controls", .current = true});
        ui.link("long", {.label = "A link whose words are so many that they need more than one line on a phone, and "
                                  "perhaps on a tablet too",
                         .href = "/words"});
        ui.link("button", {.label = "A link like a button", .href = "/", .button = true});
    });
}

void Gallery::fields(Ui& ui) {
    ui.stack("head", {.padding_x = Space::s5, .padding_y = Space::s5},
             [&] { ui.heading("title", "Fields", 1, TextStyle::display); });
    ui.section("text", [&] {
        ui.stack("column", {.gap = Space::s4, .max_width = 420}, [&] {
            ui.text_field("name", name_, {.label = "Company name", .autocomplete = "organization", .required = true});
            ui.text_field("mail", mail_,
                          {.label = "E-mail",
                           .description = "We answer within a day.",
                           .error = "An e-mail address has a domain, such as example.com.",
                           .input_type = "email",
                           .autocomplete = "email"});
            ui.text_field("notes", notes_,
                          {.label = "Notes",
                           .kind = FieldKind::multiline,
                           .description = "At most 600 characters.",
                           .max_length = 600});
            std::string fixed = "FR 12 345678901";
            ui.text_field("fixed", fixed, {.label = "VAT number", .disabled = true});
            ui.text_field("search", query_,
                          {.label = "Search", .kind = FieldKind::search, .icon = Icon::search, .clear_label = "Clear"});
            static constexpr Highlight found[] = {{0, 6}};
            const Suggestion suggestions[] = {
                {.key = "18.12Z", .label = "Imprimeur", .detail = "18.12Z", .highlights = found},
                {.key = "18.11Z", .label = "Imprimeur de journaux", .detail = "18.11Z", .highlights = found},
                {.key = "18.13Z", .label = "Sérigraphe", .detail = "18.13Z"}};
            const std::span<const Suggestion> shown(suggestions, trade_.empty() ? 0 : std::size(suggestions));
            ui.text_field(
                "trade", trade_,
                {.label = "Trade", .kind = FieldKind::combobox, .suggestions = shown, .suggestions_label = "Trades"});
        });
    });
}

void Gallery::choices(Ui& ui) {
    ui.stack("head", {.padding_x = Space::s5, .padding_y = Space::s5},
             [&] { ui.heading("title", "Choices", 1, TextStyle::display); });
    ui.section("chips", [&] {
        ui.heading("title", "Chips", 2);
        ui.row("row", {}, [&] {
            if (place_ && ui.chip("place", {.label = "Lyon · 20 km", .icon = Icon::pin, .remove_label = "Remove"}))
                place_ = false;
            if (ui.chip("open", {.label = "Open now", .on = chip_on_})) chip_on_ = !chip_on_;
            if (ui.chip("labels", {.label = "With a label", .detail = "12", .on = chip_off_})) chip_off_ = !chip_off_;
            ui.chip("filters", {.label = "Filters", .icon = Icon::filters, .expanded = false});
        });
        ui.strip("strip", "Chips in one line", [&] {
            for (int i = 0; i < 12; i++) ui.chip(i, {.label = "Chip number " + std::to_string(i + 1)});
        });
    });
    ui.section("checks", [&] {
        ui.heading("title", "Checkboxes and switches", 2);
        ui.stack("column", {.gap = Space::s1, .max_width = 320}, [&] {
            ui.checkbox("checked", checked_, {.label = "French", .detail = "1,204"});
            ui.checkbox("unchecked", unchecked_, {.label = "German", .detail = "88"});
            bool off = false;
            ui.checkbox("disabled", off, {.label = "Dutch", .detail = "0", .disabled = true});
            ui.switcher("on", switched_, {.label = "Show distances"});
            ui.switcher("off", unswitched_, {.label = "Show closed companies"});
        });
    });
    static constexpr Choice distances[] = {
        {"5", "5 km", "12"}, {"20", "20 km", "37"}, {"50", "50 km", "140"}, {"0", "Anywhere", {}, true}};
    ui.section("one", [&] {
        ui.heading("title", "One of several", 2);
        ui.stack("column", {.gap = Space::s4, .max_width = 320}, [&] {
            ui.radio_group("distance", distance_, "Distance", distances);
            ui.select("near", distance_, {.label = "Distance"}, distances);
            static constexpr Choice orders[] = {{"relevance", "relevance"}, {"distance", "distance"}, {"name", "name"}};
            ui.select("sort", sort_, {.label = "Sort by", .quiet = true}, orders);
            ui.select("fixed", sort_, {.label = "Fixed", .disabled = true}, orders);
        });
    });
    ui.section("tabs", [&] {
        static constexpr Choice parts[] = {{"about", "About"}, {"offers", "Offers", "6"}, {"hours", "Hours"}};
        ui.tabs("tabs", tab_, "Parts of the page", parts);
        ui.tab_panel("tabs", tab_, [&] { ui.paragraph("words", "The part called " + tab_ + "."); });
        ui.disclosure("more", disclosed_, "More about it", [&] { ui.paragraph("words", "What was hidden is shown."); });
    });
}

void Gallery::words(Ui& ui) {
    ui.stack("head", {.gap = Space::s3, .padding_x = Space::s5, .padding_y = Space::s5}, [&] {
        ui.heading("title", "Text", 1, TextStyle::display);
        ui.paragraph("words",
                     "Dépannage plomberie et chauffage, pompes à chaleur, salles de bain pour les professionnels. "
                     "Contrats d’entretien pour restaurants, hôtels et cabinets. Devis sous 24 heures.");
        ui.paragraph("arabic", "مقهى النور في ليون، قهوة وشاي وحلويات كل يوم", {.lang = "ar"});
        ui.paragraph("emoji", "Coffee ☕, croissants 🥐 and a cook 👩‍🍳.");
        ui.text("short",
                "A line that is too long for its place ends in three dots, and is said in full all the same, because "
                "the mirror has the whole of it",
                {.lines_max = 1});
        static constexpr Highlight found[] = {{11, 5}, {24, 5}};
        ui.text("found", "Dépannage plomberie et chauffage", {.highlights = found});
    });
    ui.section("tags", [&] {
        ui.heading("title", "Tags", 2);
        ui.row("row", {}, [&] {
            ui.tag("plain", {.label = "Plain"});
            ui.tag("accent", {.label = "Accent", .tone = Tone::accent, .icon = Icon::check});
            ui.tag("success", {.label = "Ouvert jusqu’à 18 h 30", .tone = Tone::success});
            ui.tag("warning", {.label = "Ferme dans 20 min", .tone = Tone::warning});
            ui.tag("danger", {.label = "Fermé", .tone = Tone::danger});
            ui.tag("unit", {.label = "Units", .tone = Tone::unit});
        });
    });
    ui.section("pairs", [&] {
        ui.heading("title", "Names and values", 2);
        ui.key_value("pairs", [&] {
            ui.pair("address", "Address", [&] {
                ui.text("street", "14 rue Magenta");
                ui.text("town", "69100 Villeurbanne");
            });
            ui.pair("phone", "Phone",
                    [&] { ui.link("number", {.label = "04 72 00 00 00", .href = "tel:+33472000000"}); });
            ui.pair("hours", "Hours", [&] { ui.text("today", "Open until 18:30", {.tone = Tone::success}); });
        });
    });
    ui.section("table", [&] {
        ui.heading("title", "A table", 2);
        static constexpr Column columns[] = {{"Day"}, {"Morning"}, {"Rows", true, 80}};
        ui.table("table", "Opening hours", columns, [&] {
            ui.table_row("mon", {"Monday", "8:00–12:00", "1"});
            ui.table_row("tue", {"Tuesday", "8:00–12:00", "22"});
        });
    });
    ui.section("cards", [&] {
        ui.split(
            "split", 240,
            [&] {
                ui.card("card", {}, [&] {
                    ui.heading("title", "A card", 3);
                    ui.spread("spread", {}, [&] {
                        ui.text("name", "Contrat d’entretien chaudière");
                        ui.text("price", "180,00 €", {.at_end = true});
                    });
                });
            },
            [&] {
                ui.stack("side", {.padding_x = Space::s4}, [&] {
                    ui.avatar("logo", {.name = "Été indien"});
                    ui.icon("icon", Icon::star, Tone::accent, "A star");
                });
            });
    });
}

void Gallery::messages(Ui& ui) {
    ui.stack("head", {.gap = Space::s3, .padding_x = Space::s5, .padding_y = Space::s5}, [&] {
        ui.heading("title", "Messages", 1, TextStyle::display);
        ui.note("plain", {.words = "Something to know."});
        ui.note("accent", {.words = "Something to know and do.", .tone = Tone::accent, .action_label = "Do it"});
        ui.note("success", {.words = "It is done.", .tone = Tone::success});
        ui.note("warning", {.words = "Un collègue a modifié cette page à 10 h 40.",
                            .tone = Tone::warning,
                            .action_label = "Comparer"});
        ui.note("danger", {.words = "It could not be done.", .tone = Tone::danger});
        ui.status("status", "A status that is seen");
        if (ui.button("toast", {.label = "Show a message"})) toast_shown_ = true;
    });
    ui.section("progress", [&] {
        ui.heading("title", "Progress", 2);
        ui.stack("column", {.max_width = 320}, [&] {
            ui.progress("some", "Import", 40.f);
            ui.progress("unknown", "Loading", {});
        });
    });
}

void Gallery::toasts(Ui& ui) {
    if (ui.toast("toast", toast_shown_,
                 {.words = "Link copied",
                  .tone = Tone::success,
                  .action_label = "Undo",
                  .close_label = "Close the message"}))
        toast_shown_ = false;
}

void Gallery::states(Ui& ui) {
    ui.stack("head", {.padding_x = Space::s5, .padding_y = Space::s5},
             [&] { ui.heading("title", "States", 1, TextStyle::display); });
    ui.section("loading", [&] { ui.skeleton("skeleton", "Loading companies", 3); });
    ui.section("empty", [&] {
        ui.empty_state("empty",
                       {.title = "No company has all these words", .words = "Try fewer words, or look farther away."},
                       [&] { ui.button("wider", {.label = "Within 50 km"}); });
    });
    ui.section("error", [&] {
        ui.error_state("error", "The directory can’t be reached", "Check your connection; your words are kept.",
                       "Try again");
    });
}

}  // namespace comptoir::gallery
