#include <sys/mount.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/server/commands/program.h"

using namespace comptoir;

namespace {

// Lines of a customer file, each with a place: nine digits that pass Luhn, made by counting.
std::string customers(int count) {
    std::string file = "SIREN;Raison sociale;Code APE;Adresse;CP;Ville\r\n";
    for (int index = 0; index < count; ++index) {
        std::string siren = std::to_string(10'000'000 + index * 7);
        int sum = 0;
        for (std::size_t at = 0; at < siren.size(); ++at) {
            const int doubled = (siren[siren.size() - 1 - at] - '0') * (at % 2 ? 1 : 2);
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        siren += static_cast<char>('0' + (10 - sum % 10) % 10);
        file += siren + ";Entreprise " + std::to_string(index) + ";43.22A;" + std::to_string(index % 90 + 1) +
                " rue de la Paix;69003;Lyon\r\n";
    }
    return file;
}

void make_tenant(const ScratchFolder& folder, const std::string& data) {
    REQUIRE(run(folder, {"tenant", "create", "bank", "--data", data}).status == 0);
}

std::vector<std::string> import_words(const std::string& file, const std::string& data) {
    return {"import", file, "--tenant", "bank", "--data", data, "--audience", "customers"};
}

// The export without its ids, which are the installation's own.
std::string content(const ScratchFolder& folder, const std::string& data) {
    const std::string file = folder / "content.csv";
    REQUIRE(run(folder, {"export", "--tenant", "bank", "--data", data, "--to", file}).status == 0);
    std::istringstream lines(folder.read("content.csv"));
    std::string result;
    for (std::string line; std::getline(lines, line);) result += line.substr(line.find(',')) + "\n";
    return result;
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool is_deep() {
    const char* deep = std::getenv("COMPTOIR_DEEP");
    return deep != nullptr && *deep != '\0';
}

}  // namespace

TEST_CASE("an import says how many lines it took, and ends with 0 whatever was rejected") {
    const ScratchFolder folder;
    make_tenant(folder, folder / "data");
    const std::string file = folder.write("c.csv", customers(3) + "123456789;X;;;;\r\n");
    const Ended first = run(folder, import_words(file, folder / "data"));
    CHECK(first.status == 0);
    CHECK(first.out.find("4 lines read: 3 new, 0 changed, 0 known already, 1 rejected") != std::string::npos);
    CHECK(folder.read("c.csv.rejected.csv").find("5,SIREN,") != std::string::npos);
    const Ended second = run(folder, import_words(file, folder / "data"));
    CHECK(second.out.find("0 new, 0 changed, 3 known already") != std::string::npos);
}

TEST_CASE("a customer list is for nobody to see unless it is said") {
    const ScratchFolder folder;
    make_tenant(folder, folder / "data");
    const Ended done =
        run(folder, {"import", folder.write("c.csv", customers(1)), "--tenant", "bank", "--data", folder / "data"});
    CHECK(done.status == 0);
    CHECK(done.out.find("Who may see them: nobody") != std::string::npos);
    CHECK(content(folder, folder / "data").find(",nobody,") != std::string::npos);
}

TEST_CASE("an import that can't begin says why, and writes nothing") {
    const ScratchFolder folder;
    make_tenant(folder, folder / "data");
    const std::string good = folder.write("c.csv", customers(1));
    const auto refusal = [&](std::vector<std::string> words) {
        const Ended ended = run(folder, std::move(words));
        CHECK(ended.status != 0);
        return ended.out;
    };
    CHECK(refusal(import_words(folder / "none.csv", folder / "data")).find("No such file") != std::string::npos);
    CHECK(refusal(import_words(folder.path(), folder / "data")).find("Is a directory") != std::string::npos);
    CHECK(refusal(import_words(folder.write("empty.csv", ""), folder / "data")).find("empty") != std::string::npos);
    CHECK(refusal(import_words(good, folder / "nowhere")).find("no database") != std::string::npos);
    CHECK(refusal({"import", good, "--tenant", "other", "--data", folder / "data"}).find("no tenant `other`") !=
          std::string::npos);
    CHECK(refusal({"import", good, "--tenant", "bank", "--data", folder / "data", "--audience", "all"})
              .find("audience") != std::string::npos);
    CHECK(refusal({"import", good, "--tenant", "bank", "--data", folder / "data", "--mapping", folder / "none.toml"})
              .find("none.toml") != std::string::npos);
    CHECK(count_lines(content(folder, folder / "data")) == 1);
}

TEST_CASE(
    "a killed import leaves nothing half-written, loses nothing it had kept, and goes on when it is started again") {
    const ScratchFolder folder;
    const int businesses = 20'000, rounds = is_deep() ? 150 : 10;
    const std::string file = folder.write("c.csv", customers(businesses));
    make_tenant(folder, folder / "control");
    REQUIRE(run(folder, import_words(file, folder / "control")).status == 0);
    const std::string expected = content(folder, folder / "control");

    std::random_device device;
    const unsigned seed = device();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string data;
    std::size_t kept = 0;
    int killed = 0;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        if (round % 5 == 0) {  // an import needs a few kills to come to its end: then from the start again
            data = folder / ("data" + std::to_string(round));
            make_tenant(folder, data);
            kept = 0;
        }
        Program import(import_words(file, data), folder / "log");
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 400));
        killed += import.kill();
        REQUIRE(run(folder, {"verify", "--data", data}).status == 0);
        const std::string now = content(folder, data);
        CHECK(expected.substr(0, now.size()) == now);
        CHECK(count_lines(now) >= kept);
        kept = count_lines(now);
        if (round % 5 == 4) {
            REQUIRE(run(folder, import_words(file, data)).status == 0);
            CHECK(content(folder, data) == expected);
        }
    }
    CHECK(killed > 0);
}

TEST_CASE("a full disk is said, keeps what was written before, and the import goes on when there is room") {
    const ScratchFolder folder;
    const std::string small = folder / "small";
    std::filesystem::create_directory(small);
    if (mount("tmpfs", small.c_str(), "tmpfs", 0, "size=3m") != 0) {
        MESSAGE("skipped: only root can make a small disk");
        return;
    }
    const std::string data = small + "/data", file = folder.write("c.csv", customers(30'000));
    make_tenant(folder, data);
    std::vector<std::string> words = import_words(file, data);
    const Ended full = run(folder, words);
    CHECK(full.status == 1);
    CHECK(full.out.find("the disk is full") != std::string::npos);
    CHECK(run(folder, {"verify", "--data", data}).status == 0);
    CHECK(mount("tmpfs", small.c_str(), "tmpfs", MS_REMOUNT, "size=60m") == 0);
    const Ended again = run(folder, words);
    CHECK(again.status == 0);
    CHECK(count_lines(content(folder, data)) == 30'001);
    umount2(small.c_str(), MNT_DETACH);
}

TEST_CASE("a damaged database is said to be damaged, by import and by verify") {
    const ScratchFolder folder;
    make_tenant(folder, folder / "data");
    const std::string file = folder.write("c.csv", customers(2'000));
    REQUIRE(run(folder, import_words(file, folder / "data")).status == 0);
    std::string bytes = folder.read("data/comptoir.db");
    bytes.replace(40'960, 20'480, 20'480, '\xA5');
    folder.write("data/comptoir.db", bytes);
    const Ended verified = run(folder, {"verify", "--data", folder / "data"});
    CHECK(verified.status == 1);
    CHECK(verified.out.find("restore") != std::string::npos);
    const Ended imported = run(folder, import_words(file, folder / "data"));
    CHECK(imported.status == 1);
    CHECK(imported.out.find("damaged") != std::string::npos);
}
