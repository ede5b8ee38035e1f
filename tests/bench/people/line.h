// One connection to a server, with one request at a time: what a person waits for.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::bench {

class Line {
public:
    // Ends the program with a sentence when nobody listens there.
    explicit Line(int port);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    struct Asked {
        std::string_view method = "GET";
        std::string_view path;
        std::string_view token = {};  // empty: a visitor's
        std::string_view body = {};   // JSON
        std::string_view if_match = {};
    };
    struct Answer {
        std::string etag;
        double took_ms = 0;  // until its last byte
    };
    // Ends the program when the answer is no 200.
    Answer ask(const Asked& asked);

private:
    int socket_ = -1;
    std::string request_, received_;
};

}  // namespace comptoir::bench
