// Words, tags, icons, avatars.
#include <string>

#include "wasm/kit/compose.h"

namespace comptoir::kit {

namespace {

Element& add_said_words(Frame& frame, Key key, Role role, std::string_view words, const TextOptions& options) {
    Element& e = frame.append(key, role, Arrange::words);
    e.words = e.name = frame.tree.store(words);
    e.style = options.style;
    e.tone = options.tone;
    e.colour = text_colour(frame, options.tone);
    e.lines_max = options.lines_max;
    e.grow = options.grow;
    e.at_end = options.at_end;
    add_highlights(frame, e, options.highlights);
    frame.set(e, Attribute::lang, options.lang);
    return e;
}

}  // namespace

void Ui::text(Key key, std::string_view words, const TextOptions& options) {
    if (options.icon == Icon::none) {
        Element& e = add_said_words(frame_, key, Role::text, words, options);
        if (options.at_end) e.flow = Flow::end;
        return;
    }
    Element& line = add_box(frame_, key, Arrange::line);
    line.gap = scaled(frame_, 6);
    line.align = Align::start;
    line.grow = options.grow;
    frame_.enter();
    const float size = figures(options.style).size_px + 2;
    Element& icon = add_icon(frame_, "icon", options.icon, size, text_colour(frame_, options.tone));
    icon.fixed_height = frame_.stage->line_height(options.style);
    icon.top = (frame_.stage->line_height(options.style) - scaled(frame_, size)) / 2;
    add_said_words(frame_, "words", Role::text, words, options);
    end();
}

void Ui::heading(Key key, std::string_view words, uint8_t level, TextStyle style) {
    add_said_words(frame_, key, Role::heading, words, {.style = style}).level = level;
    frame_.at(frame_.last).states |= bit(State::focusable);
}

void Ui::paragraph(Key key, std::string_view words, const TextOptions& options) {
    add_said_words(frame_, key, Role::paragraph, words, options);
}

void Ui::tag(Key key, const TagOptions& options) {
    const TonePair colours = tone_pair(options.tone == Tone::plain ? Tone::muted : options.tone);
    Element& e = frame_.append(key, Role::text, Arrange::line);
    e.name = frame_.tree.store(options.label);
    e.flow = Flow::tag;
    e.tone = options.tone;
    e.fit = true;
    e.gap = scaled(frame_, 5);
    e.align = Align::center;
    pad(e, scaled(frame_, 8), scaled(frame_, 2));
    e.fill = colour(frame_, colours.background);
    e.radius = 6;
    frame_.enter();
    if (options.icon != Icon::none) add_icon(frame_, "icon", options.icon, 12, colour(frame_, colours.text));
    add_words(frame_, "label", options.label, TextStyle::caption_medium, colour(frame_, colours.text));
    end();
}

void Ui::icon(Key key, Icon icon, Tone tone, std::string_view name, float size) {
    Element& e = add_icon(frame_, key, icon, size, text_colour(frame_, tone));
    e.said = !name.empty();
    e.name = frame_.tree.store(name);
}

namespace {

// A letter's capital, for ASCII and Latin-1; others as they are.
std::string capital(std::string letter) {
    const auto first = static_cast<unsigned char>(letter[0]);
    if (first >= 'a' && first <= 'z') letter[0] = static_cast<char>(first - 'a' + 'A');
    if (first != 0xC3 || letter.size() < 2) return letter;
    const auto second = static_cast<unsigned char>(letter[1]);
    if (second >= 0xA0 && second <= 0xBE && second != 0xB7) letter[1] = static_cast<char>(second - 0x20);
    return letter;
}

// The first letters of the first two words.
std::string initials_of(std::string_view name) {
    std::string initials;
    int letters = 0;
    bool at_word = true;
    for (size_t i = 0; i < name.size() && letters < 2;) {
        const auto first = static_cast<unsigned char>(name[i]);
        const size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        const bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                            (first >= '0' && first <= '9');
        if (letter && at_word) {
            std::string one(name.substr(i, bytes));
            initials += capital(one);
            letters++;
        }
        at_word = !letter;
        i += bytes;
    }
    return initials;
}

}  // namespace

void Ui::avatar(Key key, const AvatarOptions& options) {
    Element& e = add_box(frame_, key, Arrange::line);
    e.fixed_width = e.fixed_height = scaled(frame_, options.size);
    e.fit = e.centered = e.middle = true;
    e.radius = options.size >= 64 ? 16 : options.size >= 40 ? 10 : 8;
    e.fill = avatar_colour(Key(options.name).hash);
    const bool has_picture =
        !options.picture.empty() && frame_.stage->picture(options.picture, static_cast<uint32_t>(e.fixed_width));
    if (has_picture) {
        e.paint = Paint::picture;
        e.picture = frame_.tree.store(options.picture);
        return;
    }
    frame_.enter();
    const TextStyle style = options.size >= 64   ? TextStyle::initials
                            : options.size >= 40 ? TextStyle::name
                                                 : TextStyle::caption_strong;
    add_words(frame_, "initials", initials_of(options.name), style, 0xffffffff);
    end();
}

}  // namespace comptoir::kit
