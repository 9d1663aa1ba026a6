// Which of many sets of fingerprints are nearly the same, without comparing each with each.
// Pure functions; knows fingerprints and numbers of people, no texts and no names.
#pragma once

#include <unordered_set>

#include "batch/similarity.hpp"
#include "batch/similarity_fingerprints.hpp"

namespace batch {

struct Candidate {
  std::uint64_t entry = 0;
  std::uint32_t person = 0;
  std::vector<Fingerprint> fingerprints;  // in the order of the text
};

struct Compared {
  std::vector<Cluster> clusters;  // without problems and persons' names
  NotCompared not_compared;       // without a problem
};

// Two are alike when the smaller of their sets is at least half of the larger, and four fifths of
// it are in the other; of `given` hashes, of those that most people share and of very frequent ones
// nothing is counted. Clusters are what such pairs connect. One person's own attempts are not
// compared with each other.
[[nodiscard]] Compared compare(const std::vector<Candidate>& candidates,
                               const std::unordered_set<std::uint32_t>& given);

}  // namespace batch
