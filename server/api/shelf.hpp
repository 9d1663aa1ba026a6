// Every problem that can be offered, and every version that was ever used: the bank's, and copies
// of those packages under the data directory, by digest. A later edit of the bank changes nothing
// that was assigned or submitted.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "problems/bank.hpp"
#include "server/clock.hpp"
#include "server/store/store.hpp"

namespace server {

class Shelf {
 public:
  // Throws problems::PackageError when the bank cannot be read.
  Shelf(std::filesystem::path bank, std::filesystem::path data, Store& store, const Clock& clock);

  // The bank's, as loaded last. Broken packages are left out.
  [[nodiscard]] const std::vector<problems::ProblemPtr>& all() const { return contents_.problems; }
  [[nodiscard]] const std::vector<std::string>& errors() const { return contents_.errors; }
  [[nodiscard]] problems::ProblemPtr find(std::string_view id) const;
  [[nodiscard]] std::string suggestion(
      std::string_view id) const;  // ", did you mean ..?", or empty

  // A version that was kept, or is the bank's; null when there is none.
  [[nodiscard]] problems::ProblemPtr version(const std::string& digest);

  // From now on this version stays: its package is copied, its record is in the store. Throws
  // Refused when it was not kept before, and the bank's package is another one by now; StoreError
  // when it cannot be kept.
  void keep(const problems::ProblemPtr& problem);
  // Where a kept version's package lies.
  [[nodiscard]] std::filesystem::path folder(const std::string& digest);

  void reload();

 private:
  static void keep_copy(const problems::Problem& problem, const std::filesystem::path& version);
  static void copy(const problems::Problem& problem, const std::filesystem::path& version);
  [[nodiscard]] std::filesystem::path kept(const std::string& digest) const;

  std::filesystem::path bank_folder_;
  std::filesystem::path data_;
  Store& store_;
  const Clock& clock_;
  std::unique_ptr<problems::Bank> bank_;
  problems::Bank::Contents contents_;
  std::map<std::string, problems::ProblemPtr> versions_;  // by digest
  std::map<std::string, std::filesystem::path> folders_;  // by digest, of those that are kept
  std::set<std::string> kept_;                            // digests, since this was made
};

}  // namespace server
