// The serving process for tests: started in a process of its own, on a data folder of its own, ended by its id.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/serve/serve.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/scratch_folder.h"

namespace comptoir {

// A data folder with one tenant, `demo`, that another process may write to.
struct Folder {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantNumber tenant = 0;

    Folder() {
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
        auto done = database->write([&](db::Connection& connection) {
            businesses = std::move(BusinessStore::open(connection)).value();
            tenant = *tenant_store::create(connection, {.name = "demo"}, 0);
            return db::Nothing{};
        });
        REQUIRE(done);
    }

    void put(const std::string& name, const std::string& siren) {
        Business business{.audience = Audience::everyone, .legal_name = name};
        business.register_id = {"FR", "siren", siren};
        auto done =
            database->write([&](db::Connection& connection) { return businesses->put(connection, tenant, business); });
        REQUIRE(done);
    }
};

// `serve` in a process of its own.
class Serving {
public:
    explicit Serving(Settings settings) {
        settings.port = 0;
        settings.log_requests = true;
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        std::cout.flush();  // else the child writes it again
        id_ = ::fork();
        if (id_ == 0) {
            ::close(ends[0]);
            static_cast<void>(std::freopen("/dev/null", "w", stdout));
            static_cast<void>(std::freopen("/dev/null", "w", stderr));
            std::_Exit(serve(settings, [&](int port) { static_cast<void>(!::write(ends[1], &port, sizeof port)); }));
        }
        ::close(ends[1]);
        if (::read(ends[0], &port_, sizeof port_) != sizeof port_) port_ = 0;
        ::close(ends[0]);
    }
    ~Serving() {
        if (id_ > 0) static_cast<void>(end());
    }

    int port() const { return port_; }
    std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
    void ask_to_end() { ::kill(id_, SIGTERM); }
    // The exit status after SIGTERM.
    int end() {
        ask_to_end();
        return wait();
    }
    int wait() {
        int status = 0;
        ::waitpid(id_, &status, 0);
        id_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t id_ = -1;
    int port_ = 0;
};

}  // namespace comptoir
