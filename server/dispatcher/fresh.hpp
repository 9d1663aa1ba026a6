// Submissions that came a moment ago, so that they need not be read again to be judged: as many as
// fit, and the others are in the store like all.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "server/store/records.hpp"

namespace server {

class Fresh {
 public:
  void put(Submission submission) {
    const std::size_t size = size_of(submission);
    if (held_ + size > most_held) return;
    const auto [place, is_new] = submissions_.try_emplace(submission.id);
    if (!is_new) return;
    held_ += size;
    place->second = std::move(submission);
  }
  [[nodiscard]] std::optional<Submission> take(const std::string& id) {
    auto node = submissions_.extract(id);
    if (node.empty()) return std::nullopt;
    held_ -= size_of(node.mapped());
    return std::move(node.mapped());
  }

 private:
  static constexpr std::size_t most_held = 16U << 20;  // bytes
  static std::size_t size_of(const Submission& submission) {
    std::size_t size = sizeof submission;
    for (const auto& file : submission.files) size += file.name.size() + file.text.size();
    return size;
  }
  std::unordered_map<std::string, Submission> submissions_;
  std::size_t held_ = 0;
};

}  // namespace server
