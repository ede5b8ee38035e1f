#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/wasm/app/fake_intl.h"

using namespace comptoir::app;

namespace {

constexpr std::string_view names[] = {
#define COMPTOIR_MESSAGE_NAME(name) #name,
    COMPTOIR_MESSAGES(COMPTOIR_MESSAGE_NAME)
#undef COMPTOIR_MESSAGE_NAME
};

std::set<std::string> insertions_of(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        found.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
    return found;
}

}  // namespace

TEST_CASE("every catalogue has every message, under its name and in the order of the enum") {
    for (const std::string code : {"fr", "en"}) {
        CAPTURE(code);
        std::ifstream file("wasm/app/catalogues/" + code + ".tsv");
        std::string line;
        for (const std::string_view name : names) {
            REQUIRE(std::getline(file, line));
            CHECK(line.substr(0, line.find('\t')) == name);
            CHECK(line.find('\t') + 1 < line.size());
        }
        CHECK_FALSE(std::getline(file, line));
    }
}

TEST_CASE("a message has the same insertions in every language") {
    const auto fr = Catalogue::parse(catalogue_lines("fr")).value();
    const auto en = Catalogue::parse(catalogue_lines("en")).value();
    for (int i = 0; i < message_count; ++i) {
        CAPTURE(names[i]);
        CHECK(insertions_of(fr.text(static_cast<Message>(i))) == insertions_of(en.text(static_cast<Message>(i))));
    }
}

TEST_CASE("a message that depends on a number has a form for one and for all others, in both languages") {
    for (const std::string code : {"fr", "en"}) {
        const auto catalogue = Catalogue::parse(catalogue_lines(code)).value();
        for (int i = 0; i < message_count; ++i) {
            const std::string_view text = catalogue.text(static_cast<Message>(i));
            CAPTURE(names[i]);
            CHECK((text.find("one=") != text.npos) == (text.find("|other=") != text.npos));
        }
    }
}

TEST_CASE("a plural takes its own form, and the general one where the language does not write its own") {
    const auto catalogue = Catalogue::parse(catalogue_lines("fr")).value();
    CHECK(catalogue.plural(Message::results_count, PluralForm::one, {{"n", "1"}}) == "1 entreprise");
    CHECK(catalogue.plural(Message::results_count, PluralForm::other, {{"n", "37"}}) == "37 entreprises");
    CHECK(catalogue.plural(Message::results_count, PluralForm::many, {{"n", "1 000 000"}}) == "1 000 000 entreprises");
}

TEST_CASE("what is inserted is not read again as an insertion") {
    CHECK(insert("a {x} b {y}", {{"x", "{y}"}, {"y", "2"}}) == "a {y} b 2");
    CHECK(insert("{unknown} {", {{"x", "1"}}) == "{unknown} {");
}

TEST_CASE("a catalogue of another version is refused: too few, too many or empty lines") {
    const std::string lines = catalogue_lines("fr");
    CHECK(Catalogue::parse(lines));
    CHECK_FALSE(Catalogue::parse(""));
    CHECK_FALSE(Catalogue::parse(lines.substr(0, lines.size() - 1)));
    CHECK_FALSE(Catalogue::parse(lines + "one more\n"));
    CHECK_FALSE(Catalogue::parse("\n" + lines));
}

TEST_CASE("French typography: no breaking space before the high marks of punctuation") {
    const std::string lines = catalogue_lines("fr");
    for (const std::string mark : {" :", " ?", " ;", " !", " »", "« "}) {
        CAPTURE(mark);
        CHECK(lines.find(mark) == std::string::npos);
    }
    CHECK(lines.find('\'') == std::string::npos);
}

TEST_CASE("no message is left over: each is named by a view, or follows one that is counted on from") {
    std::stringstream sources;
    for (const std::string folder : {"wasm/app", "wasm/console", "wasm/directory", "wasm/member", "wasm/network", "wasm/page"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".cpp") sources << std::ifstream(entry.path()).rdbuf();
    const std::string text = sources.str();
    for (int i = 0; i < message_count; ++i) {
        const auto message = static_cast<Message>(i);
        const auto follows = [&](Message first, Message last) { return message > first && message <= last; };
        if (follows(Message::weekday_1, Message::weekday_7)) continue;
        if (follows(Message::audience_everyone, Message::audience_nobody)) continue;
        if (follows(Message::reader_visitor, Message::reader_connection)) continue;
        if (follows(Message::role_viewer, Message::role_owner)) continue;
        if (follows(Message::fact_account_holder, Message::fact_trade)) continue;
        if (follows(Message::obtain_registration, Message::obtain_trade)) continue;
        if (follows(Message::network_connected, Message::network_saved)) continue;
        if (follows(Message::network_none_connected, Message::network_none_saved)) continue;
        if (follows(Message::state_asked, Message::state_blocked)) continue;
        if (follows(Message::notice_asked, Message::notice_published)) continue;
        if (follows(Message::report_false_identity, Message::report_other)) continue;
        if (follows(Message::report_received, Message::report_rejected_for_good)) continue;
        if (follows(Message::measure_none, Message::measure_pause)) continue;
        if (follows(Message::ground_law, Message::ground_terms)) continue;
        if (follows(Message::desk_fact_registration, Message::desk_fact_trade)) continue;
        if (follows(Message::act_person_seen, Message::act_complaint_decided)) continue;
        if (follows(Message::wrong_too_long, Message::wrong_alt_missing)) continue;
        CAPTURE(names[i]);
        const std::string name = "Message::" + std::string(names[i]);
        std::size_t at = text.find(name);
        while (at != text.npos && (std::isalnum(text[at + name.size()]) || text[at + name.size()] == '_'))
            at = text.find(name, at + 1);
        CHECK(at != text.npos);
    }
}
