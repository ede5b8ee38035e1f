#include "shared/page/check.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/page/check_place.h"
#include "shared/page/check_text.h"

namespace comptoir::page {

namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t index = 0; index < items.size(); ++index) (text += index ? "\n" : "") += items[index];
    return text;
}

// The first item that `read` refuses, as a fault; else the items, without empty ones and repetitions.
template <typename ReadItem>
std::vector<std::string> read_items(const std::string& typed, Field field, std::vector<Fault>& faults, ReadItem read) {
    std::vector<std::string> items;
    int line = -1;
    for (const std::string& text : lines_of(typed)) {
        ++line;
        const Read<std::string> item = read(text);
        if (!item)
            faults.push_back({field, item.error(), line, {}});
        else if (!item->empty() && std::find(items.begin(), items.end(), *item) == items.end())
            items.push_back(*item);
    }
    if (items.size() > items_max) faults.push_back({field, FaultKind::too_many, -1, {}});
    return items;
}

bool is_among(const std::string& file, const std::vector<std::string>* files) {
    return !files || std::find(files->begin(), files->end(), file) != files->end();
}

std::vector<Photo> read_photos(const std::vector<Photo>& typed, const Background& background,
                               std::vector<Fault>& faults) {
    if (typed.size() > photos_max) faults.push_back({Field::photos, FaultKind::too_many, -1, {}});
    std::vector<Photo> photos;
    for (std::size_t index = 0; index < typed.size(); ++index) {
        const auto fault = [&](FaultKind kind) {
            faults.push_back({Field::photos, kind, static_cast<int>(index), {}});
        };
        const Read<std::string> file = read_file_id(typed[index].file),
                                alt = read_line(typed[index].alt, alt_characters_max);
        if (!file || file->empty() || !is_among(*file, background.photos))
            fault(FaultKind::not_a_file);
        else if (!alt)
            fault(alt.error());
        else if (alt->empty())
            fault(FaultKind::alt_missing);
        else
            photos.push_back({*file, *alt});
    }
    return photos;
}

class Checker {
public:
    Checker(const Content& content, const Background& background, Checked& result)
        : content_(content), background_(background), result_(result) {}

    void field(Field field) {
        Business& business = result_.business;
        const std::string& typed = content_.text(field);
        const auto line = [](std::string_view text) { return read_line(text, item_characters_max); };
        switch (field) {
            case Field::trade_name:
                return put(business.trade_name, field, read_line(typed, name_characters_max));
            case Field::trade:
                return put(business.trade, field, read_typed_trade(typed, background_.trades));
            case Field::description:
                return put(business.description, field, read_paragraphs(typed, description_characters_max));
            case Field::offers:
                business.offers = read_items(typed, field, result_.faults, line);
                return;
            case Field::seeks:
                business.seeks = read_items(typed, field, result_.faults, line);
                return;
            case Field::labels:
                business.labels = read_items(typed, field, result_.faults, line);
                return;
            case Field::languages:
                business.languages = read_items(typed, field, result_.faults, read_typed_language);
                return;
            case Field::phone:
                return put(business.phone, field, read_typed_phone(typed, country()));
            case Field::email:
                return put(business.email, field, read_typed_email(typed));
            case Field::website:
                return put(business.website, field, read_typed_website(typed));
            case Field::staff_band:
                return put(business.staff_band, field, read_head_count(typed));
            case Field::logo:
                put(business.logo, field, read_file_id(typed));
                if (!typed.empty() && !is_among(typed, background_.logos)) fault(field, FaultKind::not_a_file);
                return;
            case Field::places:
                business.places = read_places(content_.places, background_, result_.faults);
                return;
            case Field::photos:
                business.photos = read_photos(content_.photos, background_, result_.faults);
                return;
            case Field::legal_name:
            case Field::register_id:
            case Field::vat_id:
            case Field::legal_form:
            case Field::member_since:
            case Field::hours:
                return;
        }
    }

    void fault(Field field, FaultKind kind) { result_.faults.push_back({field, kind, -1, {}}); }

private:
    template <typename T>
    void put(T& value, Field field, Read<T> read) {
        if (read)
            value = std::move(*read);
        else
            fault(field, read.error());
    }

    std::string country() const {
        const std::vector<Place>& places = result_.business.places;
        return places.empty() || places.front().country.empty() ? "FR" : places.front().country;
    }

    const Content& content_;
    const Background& background_;
    Checked& result_;
};

}  // namespace

Content content_of(const Business& business) {
    Content content;
    content.text(Field::legal_name) = business.legal_name;
    content.text(Field::trade_name) = business.trade_name;
    content.text(Field::register_id) = business.register_id.id;
    content.text(Field::vat_id) = business.vat_id;
    content.text(Field::legal_form) = business.legal_form;
    content.text(Field::trade) = business.trade.code;
    content.text(Field::description) = business.description;
    content.text(Field::offers) = joined(business.offers);
    content.text(Field::seeks) = joined(business.seeks);
    content.text(Field::phone) = business.phone;
    content.text(Field::email) = business.email;
    content.text(Field::website) = business.website;
    content.text(Field::languages) = joined(business.languages);
    content.text(Field::staff_band) = head_count_text(business.staff_band);
    content.text(Field::labels) = joined(business.labels);
    content.text(Field::logo) = business.logo;
    if (business.member_since) content.text(Field::member_since) = std::to_string(business.member_since);
    for (const Place& place : business.places) content.places.push_back(typed_place(place));
    content.photos = business.photos;
    content.audiences = business.field_audiences;
    content.listed = business.audience;
    return content;
}

Checked check(const Content& content, Fields typed, const Background& background) {
    Checked result{background.known, {}};
    result.business.audience = content.listed;
    result.business.field_audiences = content.audiences;
    Checker checker(content, background, result);
    if (typed[static_cast<std::size_t>(Field::places)]) checker.field(Field::places);  // the phone's country follows
    for (int index = 0; index < field_count; ++index)
        if (typed[static_cast<std::size_t>(index)] && static_cast<Field>(index) != Field::places)
            checker.field(static_cast<Field>(index));
    if (display_name(result.business).empty()) checker.fault(Field::trade_name, FaultKind::name_missing);
    return result;
}

OwnWord spoken(const OwnWord* before, const Business& checked, Fields typed, const Business& known) {
    OwnWord word = before ? *before : OwnWord{};
    word.business.audience = checked.audience;
    word.business.field_audiences = checked.field_audiences;
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (!typed[static_cast<std::size_t>(index)] || shape_of(field) == Shape::fixed ||
            shape_of(field) == Shape::hours)
            continue;
        word.says.set(static_cast<std::size_t>(index));
        assign_field(word.business, checked, field);
    }
    if (!typed[static_cast<std::size_t>(Field::places)]) return word;
    word.business.places = checked.places;
    for (const Place& place : known.places) {
        const auto same = [&](const Place& other) { return other.register_id == place.register_id; };
        auto& dropped = word.dropped_places;
        if (is_register_number(place.register_id) && std::none_of(checked.places.begin(), checked.places.end(), same) &&
            std::find(dropped.begin(), dropped.end(), place.register_id) == dropped.end())
            dropped.push_back(place.register_id);
    }
    return word;
}

}  // namespace comptoir::page
