#include "batch/inputs/answer_input.hpp"

#include <fmt/format.h>

#include "batch/inputs/completion.hpp"
#include "batch/inputs/tree_input.hpp"

namespace batch {

Entry faulty_entry(std::string place, std::string error) {
  Entry entry;
  entry.source = std::move(place);
  entry.error = std::move(error);
  return entry;
}

Entry to_entry(Answer answer, ProblemNames& names, const InputOptions& options) {
  if (answer.person.size() > max_path_bytes) {
    return faulty_entry(std::move(answer.place), "the person's name is longer than 1,000 bytes");
  }
  auto meant = names.resolve(answer.problem);
  Entry entry{std::move(answer.place), shown(answer.person), meant.id, 0, {}, meant.error};
  if (entry.error.empty()) entry.error = std::move(answer.fault);
  if (!entry.error.empty()) return entry;
  const problems::Problem& problem = *meant.problem;
  const auto fault = fault_of_text(answer.source, problem.main_file.ends_with(".py"));
  if (!fault.empty()) {
    entry.error = fault;
    return entry;
  }
  std::string program = without_fence(answer.source);
  if (answer.continues) program = whole_program(problem.starter, program);
  if (program.size() > options.max_entry_bytes) {
    entry.error = fmt::format("larger than {} KiB; a submission is source code",
                              options.max_entry_bytes >> 10);
    return entry;
  }
  entry.files.push_back({problem.main_file, std::move(program)});
  return entry;
}

}  // namespace batch
