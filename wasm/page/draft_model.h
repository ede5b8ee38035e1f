// The draft of one's own page while it is typed: what the server has, what was typed since, and the way from one to the
// other that loses no letter, whatever the network, a reload or a colleague do meanwhile.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/page/draft.h"
#include "wasm/app/api_client.h"
#include "wasm/app/host_ports.h"
#include "wasm/directory/business_model.h"
#include "wasm/page/look_alike_model.h"

namespace comptoir::page {

enum class Saving : unsigned char {
    saved,
    typing,  // sent when the person pauses
    sending,
    waiting,  // the network or the server is away; tried again by itself
    clash,    // a colleague wrote something else in the same place: the person chooses
    refused,  // the server does not take it; problem() says why
};

class DraftModel {
public:
    // `client` and `drafts` outlive it.
    DraftModel(app::ApiClient& client, const app::HostDrafts& drafts, std::string tenant)
        : client_(&client), drafts_(&drafts), tenant_(std::move(tenant)), look_alikes_(client) {}

    // Shows the page of a business, or none when `id` is empty.
    void open(const std::string& id);
    void retry();

    const std::string& id() const { return id_; }
    directory::PagePhase phase() const { return phase_; }
    app::Fault fault() const { return fault_; }

    // What the server said last: version, faults, steps ...; its content may be behind.
    const Draft& draft() const { return draft_; }
    const Content& content() const { return content_; }
    // What is written there is kept at once, and sent soon.
    Content& edit() {
        edited_ = true;
        return content_;
    }

    Saving saving() const { return saving_; }
    // Of `refused`.
    const Problem& problem() const { return problem_; }
    // Where a colleague wrote something else meanwhile: nothing of it is sent until the person has chosen. Where both
    // chose an audience, the narrower holds.
    bool clashes(Field field) const;
    bool has_clashes() const { return !clashes_.empty(); }
    const Content& theirs() const { return draft_.content; }
    void choose(Field field, bool mine);

    // Keeps and sends what is due at `now_ms` of the frame's clock. Milliseconds until there is something to do again;
    // below 0: nothing.
    double tick(double now_ms);
    // What was typed leaves now: the person goes elsewhere, or publishes.
    void hurry() {
        if (is_dirty()) due_ms_ = 0;
    }
    bool is_dirty() const { return !(content_ == draft_.content); }

    // A file that the person chose, by the host's number of it: the field has it once the server took it.
    void add_picture(Field field, std::uint32_t number);
    bool is_adding_picture() const { return client_->is_asking(app::Purpose::picture); }
    bool has_picture_failed() const { return picture_failed_; }

    // Other businesses whose names the draft's could be taken for.
    const std::vector<std::string>& look_alikes() const { return look_alikes_.names(); }

    void publish();
    // Until what was typed is kept; then the draft is published, unless the server found something wrong with it.
    bool waits_to_publish() const { return publish_wanted_; }
    bool is_publishing() const { return client_->is_asking(app::Purpose::publish) || publish_wanted_; }
    bool take_published() { return std::exchange(published_, false); }
    // Publishes again what a version of the history said.
    void restore_version(std::int64_t version);

    // True when the reply was for the draft.
    bool receive(const app::Reply& reply);

private:
    std::string path(std::string_view end) const;
    std::string kept_name() const { return "page/" + id_; }
    void keep() const;
    void restore();
    void meet(Draft theirs, const Content& base);
    void receive_draft(const app::Reply& reply);
    void receive_saved(const app::Reply& reply);
    void receive_picture(const app::Reply& reply);
    void send();
    void refuse(const app::Reply& reply);

    app::ApiClient* client_;
    const app::HostDrafts* drafts_;
    std::string tenant_, id_;
    directory::PagePhase phase_ = directory::PagePhase::none;
    app::Fault fault_ = app::Fault::offline;
    Draft draft_;
    Content content_;
    Content sent_;  // as it left last
    Content base_;  // what the clashes began with
    std::vector<Field> clashes_;
    LookAlikeModel look_alikes_;
    Problem problem_;
    Saving saving_ = Saving::saved;
    bool edited_ = false;
    bool picture_failed_ = false;
    Field picture_field_ = Field::logo;
    bool publish_wanted_ = false, published_ = false;
    double due_ms_ = -1;  // on the frame's clock; below 0: nothing is due
    double retry_ms_ = 0;
};

}  // namespace comptoir::page
