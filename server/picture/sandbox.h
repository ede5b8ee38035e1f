// The child's cage: from here on the process can read what it was handed, compute within bounds, write its answer, and
// nothing else: no files, no network, no other processes, no further rights.
#pragma once

namespace comptoir {

struct SandboxLimits {
    int memory_mb = 512;  // of addresses; 40 megapixels take 160 MB, a progressive JPEG of them 240 MB
    int processor_s = 10;
};

// False where the system refused any part of it; nothing may be decoded then.
[[nodiscard]] bool enter_sandbox(const SandboxLimits& limits);

}  // namespace comptoir
