#include "server/files/file_folder.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>
#include <thread>

#include "tests/server/scratch_folder.h"

using namespace comptoir;

namespace {

std::set<std::string> names_below(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) names.insert(entry.path().filename());
    return names;
}

}  // namespace

TEST_CASE("a file is kept under the hash of its bytes, and read under it alone") {
    const ScratchFolder scratch;
    const FileFolder folder(scratch.path());
    const auto hash = folder.put("abc");
    REQUIRE(hash);
    CHECK(*hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(folder.read(*hash) == "abc");
    CHECK(folder.path_of(*hash) == scratch.path() / "files" / "ba" / hash->substr(2));
    CHECK_FALSE(folder.read(std::string(64, '0')));
    for (const char* name : {"", "..", "../../comptoir.db", "ba7816bf", "/etc/passwd"}) CHECK_FALSE(folder.read(name));
    CHECK(*folder.put("abc") == *hash);
    CHECK(names_below(scratch.path()).size() == 1);
    folder.remove(*hash);
    CHECK_FALSE(folder.read(*hash));
}

TEST_CASE("a file that is not what its name says is never given") {
    const ScratchFolder scratch;
    const FileFolder folder(scratch.path());
    const std::string hash = *folder.put(std::string(10'000, 'x'));
    std::filesystem::resize_file(folder.path_of(hash), 9'999);
    CHECK_FALSE(folder.read(hash));
    std::ofstream(folder.path_of(hash)) << std::string(9'999, 'x') << 'y';
    CHECK_FALSE(folder.read(hash));
}

TEST_CASE("when the disk is full nothing half is left") {
    const ScratchFolder scratch;
    const FileFolder folder(scratch.path());
    REQUIRE(folder.put("small"));
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{1'000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &little);
    const auto put = folder.put(std::string(5'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
    REQUIRE_FALSE(put);
    CHECK(put.error().failure == db::Failure::disk_full);
    CHECK(names_below(scratch.path()).size() == 1);
}

TEST_CASE("a writer killed at any moment leaves whole files only, and what it leaves besides is removed") {
    const ScratchFolder scratch;
    for (int round = 0; round < 10; ++round) {
        const pid_t writer = ::fork();
        if (writer == 0) {
            const FileFolder folder(scratch.path());
            for (int number = 0;; ++number) static_cast<void>(folder.put(std::string(20'000 + number, 'x')));
        }
        while (!std::filesystem::exists(scratch.path() / "files")) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(3 + 2 * round));
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
    }
    const FileFolder folder(scratch.path());
    folder.remove_partials();
    std::size_t whole = 0;
    folder.each([&](const std::string& hash, std::chrono::seconds) {
        CHECK(folder.read(hash).has_value());
        ++whole;
    });
    CHECK(whole > 0);
    CHECK(names_below(scratch.path()).size() == whole);
}
