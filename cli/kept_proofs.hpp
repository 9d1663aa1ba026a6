// Proofs of packages that passed, so that only what has changed is proved anew.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "proving/proof.hpp"

namespace cli {

class KeptProofs {
 public:
  // Below XDG_CACHE_HOME, or ~/.cache. `guests` are part of what was proved.
  explicit KeptProofs(const std::filesystem::path& guests);

  // By the package's digest; one of another version or other guests is not found.
  [[nodiscard]] std::optional<proving::Proof> find(const std::string& digest) const;
  // Only what passed is worth keeping. A folder that cannot be written is no trouble.
  void keep(const proving::Proof& proof) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& digest) const;
  std::filesystem::path folder_;
  std::string version_;
};

}  // namespace cli
