// The network of the business that one acts for: how it stands to the one whose page is open, its lists, and what its
// bell tells.
#pragma once

#include <optional>
#include <string>

#include "shared/api/network_json.h"
#include "wasm/app/api_client.h"

namespace comptoir::network {

// The lists of "my network", each a tab.
enum class Tab : unsigned char { connected, to_answer, asked, saved };
inline constexpr int tab_count = 4;
std::string_view tab_word(Tab tab);
// The first for any other word.
Tab parse_tab(std::string_view word);

class NetworkModel {
public:
    // `client` outlives it.
    NetworkModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // Acts for a business of one's own, and looks at another's page; either may be none.
    void open(const std::string& own_id, const std::string& other_id);
    const std::string& own_id() const { return own_id_; }
    // How the two stand; nothing until it is known, and for one's own page.
    const std::optional<Contact>& relation() const { return relation_; }
    std::optional<app::Fault> act_fault() const { return act_fault_; }
    bool is_acting() const { return client_->is_asking(app::Purpose::connect); }

    void act(ConnectionAction action, const std::string& other_id, std::string_view line);
    void save(bool saved);
    // Kept soon, or when another page is opened.
    void type_note(const std::string& note);
    // Sends the note when it is due. Milliseconds until then; below 0: nothing is.
    double tick(double now_ms);

    // `typed`: beginnings of names.
    void show_list(Tab tab, const std::string& typed);
    void load_more();
    void retry();
    const std::optional<ContactList>& list() const { return list_; }
    std::optional<app::Fault> list_fault() const { return list_fault_; }

    void show_notices();
    const std::optional<NoticeList>& notices() const { return notices_; }
    std::optional<app::Fault> notices_fault() const { return notices_fault_; }
    // Once, when the server knows that they were read.
    bool take_read() { return std::exchange(read_, false); }

    // True when the reply was for the network.
    bool receive(const app::Reply& reply);

private:
    std::string list_url() const;
    void put_contact();
    void receive_list(const app::Reply& reply, bool more);
    void receive_acted(const app::Reply& reply);
    void receive_notices(const app::Reply& reply);

    app::ApiClient* client_;
    std::string tenant_, own_id_, other_id_;
    std::optional<Contact> relation_;
    std::optional<app::Fault> act_fault_, list_fault_, notices_fault_;
    bool note_typed_ = false, read_ = false;
    double note_due_ms_ = -1;
    Tab tab_ = Tab::connected;
    std::string typed_, asked_url_;
    std::optional<ContactList> list_;
    std::optional<NoticeList> notices_;
};

}  // namespace comptoir::network
