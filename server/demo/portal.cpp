#include "server/demo/portal.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "server/demo/marks.h"
#include "server/embed/page.h"

namespace comptoir::demo {
namespace {

constexpr std::string_view visitor = "nobody";
constexpr std::string_view sign_in_path = "/sign-in/";
constexpr std::string_view first_page = "/fr/accounts.html";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> media_types = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
}};

// What the bank's own pages need, and what the widget adds to it.
std::string policy_of(const embed::Page& page, const std::string& network) {
    const bool embeds = !page.widgets.empty();
    const bool framed = embeds && page.widgets.front().get("mode") == "frame";
    std::string policy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; ";
    if (!embeds) return policy + "script-src 'self'; connect-src 'self'; img-src 'self'";
    if (framed)
        return policy + "script-src 'self' " + network + "; connect-src 'self'; img-src 'self'; frame-src " + network;
    return policy + "script-src 'self' " + network + " 'wasm-unsafe-eval'; connect-src 'self' " + network +
           "; img-src 'self' " + network + " data: blob:";
}

http::Response plain(int status, std::string text) {
    return {.status = status, .media_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

// The value of a cookie in what a browser sends: "a=1; b=2".
std::string_view cookie_value(std::string_view cookies, const std::string& name) {
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find("; "), cookies.size());
        const std::string_view cookie = cookies.substr(0, end);
        if (cookie.substr(0, name.size() + 1) == name + "=") return cookie.substr(name.size() + 1);
        cookies.remove_prefix(std::min(end + 2, cookies.size()));
    }
    return {};
}

// "PERSON_OR(Visiteur)" becomes the name, or what stands between the brackets.
void write_name(std::string& body, const BankPerson* person) {
    constexpr std::string_view mark = "PERSON_OR(";
    const std::size_t at = body.find(mark);
    if (at == std::string::npos) return;
    const std::size_t end = body.find(')', at);
    const std::string otherwise = body.substr(at + mark.size(), end - at - mark.size());
    body.replace(at, end + 1 - at, person ? person->name : otherwise);
}

// The page as it is for this person.
std::string made_out(std::string body, const BankPerson* person) {
    write_name(body, person);
    const std::string button = "value=\"" + (person ? person->id : std::string(visitor)) + "\"";
    replace_all(body, button, button + " aria-current=\"true\"");
    if (person && person->as_text) replace_all(body, "<comptoir-widget ", "<comptoir-widget render=\"text\" ");
    return body;
}

}  // namespace

Result<Portal, std::string> Portal::load(const std::filesystem::path& folder, const Places& places, Desk desk) {
    Portal portal(places, std::move(desk));
    std::error_code error;
    for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        const auto type = std::find_if(media_types.begin(), media_types.end(),
                                       [&](const auto& known) { return entry->path().extension() == known.first; });
        if (type == media_types.end()) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        std::string body{std::istreambuf_iterator<char>(stream), {}};
        if (!stream) return "can't read " + entry->path().string();
        replace_all(body, "NETWORK", places.network);
        replace_all(body, "OTHER_BANK", places.other_bank);
        File& file = portal.files_["/" + std::filesystem::relative(entry->path(), folder).generic_string()];
        file.media_type = type->second;
        if (type->first == ".html") file.policy = policy_of(embed::read_page(body), places.network);
        file.body = std::move(body);
    }
    if (error || portal.files_.find(first_page) == portal.files_.end()) {
        return "there is no demo portal in " + folder.string() + ": run ./dev build";
    }
    return portal;
}

http::Response Portal::answer(const http::Request& request, std::int64_t now_s) const {
    if (request.method == "POST") return act(request, now_s);
    if (request.method != "GET" && request.method != "HEAD")
        return plain(405, "Only GET and POST.\n").with("Allow", "GET, HEAD, POST");
    if (request.path == "/") {
        return http::Response{.status = 303}.with("Location", std::string(first_page));
    }
    const auto found = files_.find(request.path);
    if (found == files_.end()) return plain(404, "There is no such page.\n");
    const File& file = found->second;
    const bool is_page = !file.policy.empty();
    http::Response response{.media_type = file.media_type,
                            .body = is_page ? made_out(file.body, signed_in(request)) : file.body};
    response.with("Cache-Control", is_page ? "no-store" : "no-cache")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
    if (is_page) response.with("Content-Security-Policy", file.policy);
    return response;
}

http::Response Portal::act(const http::Request& request, std::int64_t now_s) const {
    if (request.origin != places_.own) return plain(403, "Only the portal's own pages may ask this.\n");
    http::Response response = plain(200, {});
    response.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
    if (request.path == "/comptoir-token") {
        if (const BankPerson* person = signed_in(request))
            response.body = desk_.key.token(token_payload(*person, desk_.places, now_s));
        return response;
    }
    if (request.path.substr(0, sign_in_path.size()) != sign_in_path) return plain(404, "There is no such page.\n");
    const std::string_view id = request.path.substr(sign_in_path.size());
    if (id != visitor && !find_person(id)) return plain(404, "There is no such person.\n");
    return response.with("Set-Cookie", cookie_name() + "=" + std::string(id) + "; Path=/; SameSite=Strict; HttpOnly");
}

const BankPerson* Portal::signed_in(const http::Request& request) const {
    const std::string_view id = cookie_value(request.cookie, cookie_name());
    if (id == visitor) return nullptr;
    const BankPerson* chosen = find_person(id);
    return chosen ? chosen : &desk_.people.front();
}

const BankPerson* Portal::find_person(std::string_view id) const {
    const auto found =
        std::find_if(desk_.people.begin(), desk_.people.end(), [&](const BankPerson& one) { return one.id == id; });
    return found == desk_.people.end() ? nullptr : &*found;
}

}  // namespace comptoir::demo
