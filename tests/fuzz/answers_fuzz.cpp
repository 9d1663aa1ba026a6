// Whatever JSON lines, CSV or notebooks hold: entries or errors, the same however the bytes arrive.
#include <cstdint>
#include <vector>

#include "batch/inputs/answer_input.hpp"
#include "batch/inputs/notebook.hpp"
#include "tests/fuzz/fuzzed_inputs.hpp"

namespace {

using Open = std::unique_ptr<batch::Input> (*)(std::string, batch::Blocks,
                                               const batch::InputOptions&, batch::ProblemNames&);

batch::Blocks in_pieces(std::string_view rest, std::size_t size) {
  return [rest, size]() mutable {
    const auto piece = rest.substr(0, size);
    rest.remove_prefix(piece.size());
    return piece;
  };
}

std::vector<std::string> read(Open open, std::string_view text, std::size_t piece,
                              const batch::OneProblem& known) {
  const batch::InputOptions options = batch::small_options();
  batch::ProblemNames names{known, "", {}};
  std::vector<std::string> seen;
  try {
    const auto input = open("a", in_pieces(text, piece), options, names);
    while (const auto entry = input->next()) {
      batch::check(*entry, options);
      seen.push_back(entry->source + entry->error +
                     (entry->files.empty() ? "" : entry->files[0].text));
    }
  } catch (const batch::InputError& error) {
    seen.emplace_back(error.what());
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const batch::OneProblem known;
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  const auto lines = read(batch::read_json_lines, input, size + 1, known);
  batch::require(lines == read(batch::read_json_lines, input, 7, known));
  (void)read(batch::read_csv, input, size + 1, known);
  const auto program = batch::program_of_notebook(input);
  batch::require(program.fault.empty() || program.bytes.empty());
  return 0;
}
