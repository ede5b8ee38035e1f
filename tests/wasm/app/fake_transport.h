// A network for tests: it keeps what was asked, and the test answers.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "wasm/app/api_client.h"

namespace comptoir::app {

struct FakeTransport : Transport {
    std::vector<std::pair<std::uint32_t, std::string>> sent;
    std::vector<Sending> sendings;
    std::vector<std::uint32_t> aborted;
    double now = 1000;

    void fetch(const Sending& sending) override {
        sent.emplace_back(sending.request, sending.url);
        sendings.push_back(sending);
    }
    void abort(std::uint32_t request) override { aborted.push_back(request); }
    double now_ms() const override { return now; }
    std::uint32_t last() const { return sent.back().first; }
    const std::string& last_url() const { return sent.back().second; }
};

}  // namespace comptoir::app
