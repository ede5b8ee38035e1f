// A business's network in JSON: its relations to others, what it notes of them, and what its bell tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/network/connection.h"
#include "shared/network/notice.h"

namespace comptoir {

inline constexpr int contact_note_characters_max = 2000;

// Another business as lists of the network show it.
struct Contact {
    std::string id;
    std::string name;
    std::string trade;    // what people call it; empty: not to be seen
    std::string commune;  // of the seat
    std::string logo;
    ConnectionView view = ConnectionView::none;
    std::string line;  // what was written with the ask
    std::string at;    // of the last step, RFC 3339; empty: there was none
    std::string note;  // the own, private one
    bool saved = false;
    bool operator==(const Contact&) const = default;
};

struct ContactList {
    std::vector<Contact> items;
    std::string next;   // cursor of the next page; empty: this is the last
    int to_answer = 0;  // asks that wait for an answer, whatever was asked for
    bool operator==(const ContactList&) const = default;
};

struct Notice {
    std::int64_t number = 0;  // rises
    NoticeKind kind = NoticeKind::asked;
    std::string id;  // of the other business
    std::string name;
    std::string at;
    bool read = false;
    bool operator==(const Notice&) const = default;
};

struct NoticeList {
    std::vector<Notice> items;  // the newest first
    std::int64_t until = 0;     // what to say was read when all of them were
    int unread = 0;
    bool operator==(const NoticeList&) const = default;
};

// "/api/v1/tenants/{tenant}/businesses/{business}/connections" and what stands below it.
std::string connections_path(std::string_view tenant, std::string_view business);
std::string connection_path(std::string_view tenant, std::string_view business, std::string_view other);
std::string contacts_path(std::string_view tenant, std::string_view business);
std::string notices_path(std::string_view tenant, std::string_view business);

// {"id","name","trade","commune","logo","state","line","at","note","saved"}; what is empty is left out.
std::string to_json(const Contact& contact);
// {"items","next","to_answer"}
std::string to_json(const ContactList& list);
// {"items":[{"number","kind","business":{"id","name"},"at","read"}],"until","unread"}
std::string to_json(const NoticeList& list);

// Nothing when `text` is not such an answer.
std::optional<Contact> parse_contact(std::string_view text);
std::optional<ContactList> parse_contact_list(std::string_view text);
std::optional<NoticeList> parse_notice_list(std::string_view text);

// Bodies: {"business","line"}; {"note","saved"}; {"until"}.
std::string connection_ask_json(std::string_view business, std::string_view line);
std::string contact_note_json(std::string_view note, bool saved);
std::string notices_read_json(std::int64_t until);

}  // namespace comptoir
