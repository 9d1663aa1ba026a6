// The submissions of a tree, as entries.
#pragma once

#include <memory>

#include "batch/entry.hpp"
#include "batch/inputs/layout.hpp"

namespace batch {

class TreeInput : public Input {
 public:
  TreeInput(std::unique_ptr<Tree> tree, const LayoutOptions& options, ProblemNames& names,
            MapRules& rules);

  [[nodiscard]] std::optional<Entry> next() override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return planned_.size(); }

 private:
  [[nodiscard]] std::string read_files(const Planned& planned, Entry& entry);

  std::unique_ptr<Tree> tree_;
  std::vector<Planned> planned_;
  std::size_t next_ = 0;
};

// Why this cannot be a program's text; empty when it can.
[[nodiscard]] std::string fault_of_text(std::string_view bytes, bool python);

}  // namespace batch
