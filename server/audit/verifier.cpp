#include "server/audit/verifier.h"

#include "server/audit/chain.h"
#include "server/directory/public_id.h"

namespace comptoir::audit {

namespace {

constexpr std::size_t findings_max = 100;  // of a trail: one damage may be a million findings
constexpr std::int64_t guards = 6;

std::string hexadecimal(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto number = static_cast<unsigned char>(byte);
        text.append({digits[number >> 4U], digits[number & 15U]});
    }
    return text;
}

struct Tenant {
    std::int64_t number = 0;
    std::string name;
    std::optional<std::int64_t> head_seq;
    std::string head_link;
};

std::vector<Tenant> tenants(db::Connection& connection) {
    std::vector<Tenant> found;
    db::Query query = connection.query(
        "SELECT number, name, seq, link FROM tenant LEFT JOIN audit_head ON audit_head.tenant = tenant.number "
        "ORDER BY name");
    while (query.step()) {
        Tenant& tenant = found.emplace_back();
        tenant.number = query.number();
        tenant.name = query.text();
        tenant.head_seq = query.maybe_number();
        tenant.head_link = query.text();
    }
    return found;
}

Row read_row(db::Query& query, std::int64_t tenant) {
    Row row{.tenant = tenant};
    row.seq = query.number();
    row.at_ms = query.number();
    row.actor = query.number();
    row.act = query.text();
    row.subject_kind = query.text();
    row.subject = query.text();
    row.detail = query.text();
    return row;
}

class Checker {
public:
    Checker(db::Connection& connection, Verdict& verdict) : connection_(connection), verdict_(verdict) {}

    void check(const Tenant& tenant) {
        name_ = tenant.name;
        found_ = 0;
        std::string link(link_bytes, '\0');
        std::int64_t seq = 0, entries = 0;
        db::Query query = connection_.query(
            "SELECT seq, at_ms, actor, act, subject_kind, subject, detail, link FROM audit WHERE tenant = ? "
            "ORDER BY seq");
        query.bind(tenant.number);
        for (; query.step(); ++entries) {
            const Row row = read_row(query, tenant.number);
            if (row.seq != ++seq) say("entries are missing before entry " + std::to_string(row.seq));
            const std::string expected = link_of(link, row);
            link = query.text();
            if (link != expected) say("entry " + std::to_string(row.seq) + ", or what stood before it, was changed");
            seq = row.seq;
        }
        if (!tenant.head_seq)
            say("its head is gone");
        else if (*tenant.head_seq != seq)
            say("its head is entry " + std::to_string(*tenant.head_seq) + ", and the trail ends with " +
                std::to_string(seq));
        else if (tenant.head_link != link)
            say("its head is not that of entry " + std::to_string(seq));
        verdict_.trails.push_back({tenant.name, entries, hexadecimal(link)});
    }

private:
    void say(const std::string& what) {
        if (++found_ <= findings_max) verdict_.findings.push_back("audit trail of " + name_ + ": " + what);
    }

    db::Connection& connection_;
    Verdict& verdict_;
    std::string name_;
    std::size_t found_ = 0;
};

}  // namespace

Verdict verify(db::Connection& connection) {
    Verdict verdict;
    {
        db::Query query = connection.query(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'audit_*' AND sql GLOB "
            "'*raise(ABORT*'");
        query.step();
        if (query.number() != guards) verdict.findings.emplace_back("audit trail: a guard against changes is gone");
    }
    {
        db::Query query =
            connection.query("SELECT count(*) FROM audit WHERE tenant NOT IN (SELECT number FROM tenant)");
        query.step();
        if (query.number() != 0) verdict.findings.emplace_back("audit trail: there are entries of no tenant");
    }
    Checker checker(connection, verdict);
    for (const Tenant& tenant : tenants(connection)) checker.check(tenant);
    return verdict;
}

}  // namespace comptoir::audit
