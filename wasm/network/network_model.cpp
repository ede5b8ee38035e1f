#include "wasm/network/network_model.h"

#include <iterator>

#include "shared/api/business_query.h"

namespace comptoir::network {

using app::Method;
using app::Purpose;

namespace {

constexpr double pause_ms = 700;  // after the last letter of a note
constexpr std::string_view tab_words[tab_count] = {"connected", "to_answer", "asked", "saved"};

}  // namespace

std::string_view tab_word(Tab tab) {
    return tab_words[static_cast<std::size_t>(tab)];
}

Tab parse_tab(std::string_view word) {
    for (int index = 0; index < tab_count; ++index)
        if (tab_words[index] == word) return static_cast<Tab>(index);
    return Tab::connected;
}

void NetworkModel::open(const std::string& own_id, const std::string& other_id) {
    if (own_id == own_id_ && other_id == other_id_) return;
    if (note_due_ms_ >= 0 || note_typed_) put_contact();
    if (own_id != own_id_) {
        list_.reset();
        notices_.reset();
        asked_url_.clear();
    }
    own_id_ = own_id;
    other_id_ = other_id;
    relation_.reset();
    act_fault_.reset();
    client_->drop(Purpose::relation);
    if (!own_id_.empty() && !other_id_.empty() && own_id_ != other_id_)
        client_->ask(Purpose::relation, connection_path(tenant_, own_id_, other_id_));
}

// ---- Acting

void NetworkModel::act(ConnectionAction action, const std::string& other_id, std::string_view line) {
    act_fault_.reset();
    if (action == ConnectionAction::ask) {
        client_->send(Purpose::connect, Method::post, connections_path(tenant_, own_id_),
                      connection_ask_json(other_id, line));
        return;
    }
    std::string url = connection_path(tenant_, own_id_, other_id) + '/';
    url += connection_action_word(action);
    client_->send(Purpose::connect, Method::post, url, {});
}

void NetworkModel::put_contact() {
    note_due_ms_ = -1;
    note_typed_ = false;
    if (relation_)
        client_->send(Purpose::note, Method::put, contacts_path(tenant_, own_id_) + '/' + other_id_,
                      contact_note_json(relation_->note, relation_->saved));
}

void NetworkModel::save(bool saved) {
    relation_->saved = saved;
    put_contact();
}

void NetworkModel::type_note(const std::string& note) {
    relation_->note = note;
    note_typed_ = true;
}

double NetworkModel::tick(double now_ms) {
    if (std::exchange(note_typed_, false)) note_due_ms_ = now_ms + pause_ms;
    if (note_due_ms_ < 0 || client_->is_asking(Purpose::note)) return -1;
    if (now_ms < note_due_ms_) return note_due_ms_ - now_ms;
    put_contact();
    return -1;
}

// ---- Lists

std::string NetworkModel::list_url() const {
    if (tab_ == Tab::saved) return contacts_path(tenant_, own_id_) + "?saved=true";
    std::string url = connections_path(tenant_, own_id_) + "?state=";
    url += tab_word(tab_);
    if (!typed_.empty()) url += "&q=" + percent_encoded(typed_);
    return url;
}

void NetworkModel::show_list(Tab tab, const std::string& typed) {
    if (tab != tab_) list_.reset();
    tab_ = tab;
    typed_ = typed;
    const std::string url = list_url();
    if (url == asked_url_) return;
    asked_url_ = url;
    list_fault_.reset();
    client_->ask(Purpose::contacts, url);
}

void NetworkModel::load_more() {
    if (list_ && !list_->next.empty())
        client_->ask(Purpose::contacts, list_url() + "&cursor=" + percent_encoded(list_->next));
}

void NetworkModel::retry() {
    asked_url_.clear();
    list_fault_.reset();
    notices_fault_.reset();
}

void NetworkModel::show_notices() {
    if (!notices_ && !notices_fault_) client_->ask(Purpose::notices, notices_path(tenant_, own_id_));
}

// ---- What comes back

void NetworkModel::receive_list(const app::Reply& reply, bool more) {
    auto list = reply.fault ? std::nullopt : parse_contact_list(reply.body);
    if (!list) {
        list_fault_ = reply.fault.value_or(app::Fault::garbage);
        return;
    }
    if (more && list_) {
        list->items.insert(list->items.begin(), std::make_move_iterator(list_->items.begin()),
                           std::make_move_iterator(list_->items.end()));
    }
    list_ = std::move(list);
}

void NetworkModel::receive_acted(const app::Reply& reply) {
    auto contact = reply.fault ? std::nullopt : parse_contact(reply.body);
    if (!contact) {
        act_fault_ = reply.fault.value_or(app::Fault::garbage);
        return;
    }
    if (list_) std::erase_if(list_->items, [&](const Contact& known) { return known.id == contact->id; });
    asked_url_.clear();  // lists are asked for anew
    notices_.reset();
    if (contact->id == other_id_) relation_ = std::move(contact);
}

void NetworkModel::receive_notices(const app::Reply& reply) {
    notices_ = reply.fault ? std::nullopt : parse_notice_list(reply.body);
    if (!notices_) {
        notices_fault_ = reply.fault.value_or(app::Fault::garbage);
        return;
    }
    if (notices_->unread > 0 && !notices_->items.empty())
        client_->send(Purpose::read_notices, Method::post, notices_path(tenant_, own_id_) + "/reading",
                      notices_read_json(notices_->items.front().number));
}

bool NetworkModel::receive(const app::Reply& reply) {
    switch (reply.purpose) {
        case Purpose::relation:
            if (!reply.fault) relation_ = parse_contact(reply.body);
            return true;
        case Purpose::connect:
            receive_acted(reply);
            return true;
        case Purpose::note:
            if (reply.fault) act_fault_ = reply.fault;
            return true;
        case Purpose::contacts:
            receive_list(reply, reply.url != asked_url_);
            return true;
        case Purpose::notices:
            receive_notices(reply);
            return true;
        case Purpose::read_notices:
            read_ = !reply.fault;
            return true;
        default:  // every other model's
            return false;
    }
}

}  // namespace comptoir::network
