// Finds solutions of one problem that are nearly the same, and where. Evidence to look at: it names
// places, and gives no score.
// Knows programs' texts and who sent them; nothing of grading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "batch/outputs/staged_file.hpp"
#include "problems/problem.hpp"

namespace batch {

struct Lines {
  std::uint64_t first = 0;  // counts from 1
  std::uint64_t last = 0;
};

struct Passage {
  Lines left, right;
};

struct Pair {
  std::uint64_t left = 0;  // entries
  std::uint64_t right = 0;
  std::vector<Passage> passages;  // in the order of the left text
};

struct Cluster {
  struct Member {
    std::uint64_t entry = 0;
    std::string person;  // may be empty
  };
  std::string problem;
  std::vector<Member> members;  // of two people at least, in the order of entries
  std::vector<Pair> pairs;      // each member beside one that it was found to be alike
};

// What was not compared, and why, of one problem.
struct NotCompared {
  std::string problem;
  std::uint64_t submissions = 0;     // that were looked at
  std::uint64_t too_little = 0;      // of these: too short, or nearly all of it the starter's or
                                     // everybody's
  std::uint64_t shared_by_most = 0;  // fingerprints that were left out: of more than half of the
                                     // people, where there are ten at least
  std::uint64_t too_frequent = 0;    // others, of so many that comparing each pair would take too
                                     // long
};

// Keeps texts and fingerprints in files without a name; in memory some bytes of each submission.
class Similarity {
 public:
  // What the problems give to begin with does not count. `folder` is where the files are.
  Similarity(const std::vector<problems::ProblemPtr>& problems,
             const std::filesystem::path& folder);

  // The main file of one submission; of another problem than the known ones it is not compared.
  void add(std::uint64_t entry, const std::string& person, const std::string& problem,
           std::string_view text);

  // In the order of problems and entries. The same submissions give the same clusters.
  [[nodiscard]] std::vector<Cluster> clusters();
  [[nodiscard]] std::vector<NotCompared> not_compared() const { return not_compared_; }

  // As it was added, at most 256 KiB; empty of an entry that was not.
  [[nodiscard]] std::string text_of(std::uint64_t entry);
  // A known problem's; else its id.
  [[nodiscard]] std::string title_of(const std::string& problem) const;

 private:
  struct Kept {
    std::uint64_t entry;
    std::uint64_t text_at;
    std::uint64_t fingerprints_at;
    std::uint32_t text_size;
    std::uint32_t fingerprint_count;
    std::uint32_t person;
  };
  struct OfProblem {
    problems::ProblemPtr problem;
    std::vector<Kept> kept;
  };

  Scratch texts_;
  Scratch fingerprints_;
  std::map<std::string, OfProblem> problems_;
  std::map<std::string, std::uint32_t> people_;  // by name
  std::vector<std::string> names_;               // by number; without a name each is its own
  std::vector<NotCompared> not_compared_;
};

}  // namespace batch
