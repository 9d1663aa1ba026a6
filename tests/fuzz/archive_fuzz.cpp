// Whatever an archive's bytes are: entries in one order, the same twice, or a refusal in plain
// words.
#include <cstdint>
#include <vector>

#include "batch/inputs/archive_tree.hpp"
#include "batch/inputs/tree_input.hpp"
#include "tests/fuzz/fuzzed_inputs.hpp"

namespace {

std::vector<std::string> sources_of(std::string_view bytes, const batch::OneProblem& known) {
  const batch::InputOptions options = batch::small_options();
  std::vector<std::string> sources;
  try {
    batch::ProblemNames names{known, bytes.size() % 2 == 0 ? "two-sum" : "", {}};
    batch::MapRules rules{{}};
    batch::LayoutOptions layout;
    layout.max_entry_bytes = options.max_entry_bytes;
    auto tree = std::make_unique<batch::ArchiveTree>(
        "a.zip", bytes.size(), [bytes] { return batch::ArchiveReader{bytes}; }, options);
    batch::TreeInput input{std::move(tree), layout, names, rules};
    while (const auto entry = input.next()) {
      batch::check(*entry, options);
      sources.push_back(entry->source + entry->error);
    }
  } catch (const batch::InputError& error) {
    batch::require(error.what()[0] != '\0');
    sources.emplace_back(error.what());
  }
  return sources;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const batch::OneProblem known;
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  const auto once = sources_of(input, known);
  batch::require(once == sources_of(input, known));
  return 0;
}
