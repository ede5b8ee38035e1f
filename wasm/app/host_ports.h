// The host's functions (platform/host.h) as the app's interfaces: Intl, clock, requests, and what the page is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wasm/app/api_client.h"
#include "wasm/app/clock.h"
#include "wasm/app/language.h"

namespace comptoir::app {

class HostIntl : public Intl {
public:
    explicit HostIntl(std::uint32_t widget) : widget_(widget) {}
    std::string number(double value, int decimals_max) const override;
    PluralForm plural_form(std::int64_t count) const override;
    std::string date(DayNumber day) const override;
    std::string moment(std::int64_t minutes) const override;
    std::string language_name(std::string_view code) const override;

private:
    std::uint32_t widget_;
};

class HostClock : public Clock {
public:
    explicit HostClock(std::uint32_t widget) : widget_(widget) {}
    LocalTime local_time(std::string_view zone) const override;

private:
    std::uint32_t widget_;
};

class HostTransport : public Transport {
public:
    explicit HostTransport(std::uint32_t widget) : widget_(widget) {}
    void fetch(const Sending& sending) override;
    void abort(std::uint32_t request) override;
    double now_ms() const override;

private:
    std::uint32_t widget_;
};

// Unsent texts of the person of now. They go when they are sent, and when another person comes.
class HostDrafts {
public:
    explicit HostDrafts(std::uint32_t widget) : widget_(widget) {}
    // `text` under a name of the caller's; an empty text erases it. Nothing is kept of a visitor.
    void keep(std::string_view name, std::string_view text) const;
    std::string kept(std::string_view name) const;
    // False where it is lost with the page, as in a sandboxed frame, which the person must be told.
    bool outlives_reload() const;

private:
    std::uint32_t widget_;
};

// What the page around is told.
class HostPage {
public:
    explicit HostPage(std::uint32_t widget) : widget_(widget) {}
    // `replace`: the address changes, but there is no step back to the one before.
    void navigate(std::string_view route, bool replace) const;
    void share(std::string_view title, std::string_view text, std::string_view route) const;
    void print() const;
    void locate() const;
    void set_text_mode(bool on) const;
    void load_catalogue(std::string_view language) const;
    // The module of the screens of those who act; View::member_came says when it is there.
    void load_member() const;
    void ready() const;
    // How much the person has not seen yet.
    void unread(int count) const;
    // Gives the person a file; what is in it follows from its name's ending.
    void save(std::string_view name, std::string_view content) const;
    // Asks for a token again, now.
    void sign_in() const;
    void error(std::string_view code, std::string_view detail) const;

private:
    std::uint32_t widget_;
};

}  // namespace comptoir::app
