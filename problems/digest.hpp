// The name of a package's bytes. Knows nothing of what they mean.
#pragma once

#include <map>
#include <string>

namespace problems {

// "sha256:<hex>" over names and bytes in the order of names, each preceded by its length, so that
// no two packages give the hash the same input.
[[nodiscard]] std::string digest_of(const std::map<std::string, std::string>& files);

}  // namespace problems
