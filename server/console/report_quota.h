// How many reports somebody may send: enough for anybody with a reason, too few to bury the desk.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace comptoir::console {

// May be used by many threads.
class ReportQuota {
public:
    // 0 when the report counts; else after how many seconds the next one may.
    std::int64_t wait_s(const std::string& who, std::int64_t now_s) {
        const std::lock_guard lock(in_use_);
        if (counts_.size() >= known_max) counts_.clear();
        Count& count = counts_[who];
        if (now_s >= count.since_s + window_s) count = {now_s, 0};
        if (count.reports >= reports_max) return count.since_s + window_s - now_s;
        ++count.reports;
        return 0;
    }

    static constexpr int reports_max = 10;
    static constexpr std::int64_t window_s = 3600;
    static constexpr std::size_t known_max = 10'000;

private:
    struct Count {
        std::int64_t since_s = 0;
        int reports = 0;
    };
    std::mutex in_use_;
    std::map<std::string, Count> counts_;
};

}  // namespace comptoir::console
