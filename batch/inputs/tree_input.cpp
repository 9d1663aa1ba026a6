#include "batch/inputs/tree_input.hpp"

#include "batch/inputs/notebook.hpp"
#include "runner/utf8.hpp"

namespace batch {
namespace {

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto next = runner::first_character(bytes);
    if (next.size == 0 || runner::is_surrogate(next.code)) return false;
    bytes.remove_prefix(next.size);
  }
  return true;
}

// Python's own way to say so: a comment in one of the first two lines.
bool declares_encoding(std::string_view bytes) {
  const std::size_t first = std::min(bytes.find('\n'), bytes.size());
  const std::size_t second = std::min(bytes.find('\n', first + 1), bytes.size());
  const auto head = bytes.substr(0, second);
  const std::size_t comment = head.find('#');
  if (comment == std::string_view::npos) return false;
  const std::size_t coding = head.find("coding", comment);
  return coding != std::string_view::npos && coding + 6 < head.size() &&
         (head[coding + 6] == ':' || head[coding + 6] == '=');
}

}  // namespace

std::string fault_of_text(std::string_view bytes, bool python) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return "saved as UTF-16; save it as UTF-8";
  }
  if (bytes.find('\0') != std::string_view::npos) return "a binary file, not a program's text";
  if (!is_utf8(bytes) && !(python && declares_encoding(bytes))) {
    return "not UTF-8 text; save it as UTF-8";
  }
  return {};
}

TreeInput::TreeInput(std::unique_ptr<Tree> tree, const LayoutOptions& options, ProblemNames& names,
                     MapRules& rules)
    : tree_{std::move(tree)}, planned_{recognise(tree_->members(), options, names, rules)} {
  ReadingPlan plan;
  for (const Planned& planned : planned_) {
    if (!planned.error.empty()) continue;
    auto& wanted = plan.emplace_back();
    for (const auto& file : planned.files) wanted.push_back(file.member);
  }
  tree_->plan(std::move(plan));
}

std::optional<Entry> TreeInput::next() {
  if (next_ == planned_.size()) return std::nullopt;
  const Planned& planned = planned_[next_++];
  Entry entry{tree_->place(planned.path), planned.person, planned.problem, 0, {}, planned.error};
  if (entry.error.empty()) entry.error = read_files(planned, entry);
  if (!entry.error.empty()) entry.files.clear();
  return entry;
}

std::string TreeInput::read_files(const Planned& planned, Entry& entry) {
  auto contents = tree_->read_next();
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const PlannedFile& file = planned.files[i];
    const Member& member = tree_->members()[file.member];
    Content& content = contents[i];
    const bool notebook = i == 0 && to_lower(ending_of(member.path)) == ".ipynb";
    if (content.fault.empty() && notebook) content = program_of_notebook(content.bytes);
    const bool python = file.name.ends_with(".py");
    if (content.fault.empty() && i == 0) content.fault = fault_of_text(content.bytes, python);
    if (!content.fault.empty()) return about_member(member, planned.path, content.fault);
    entry.files.push_back({file.name, std::move(content.bytes)});
  }
  return {};
}

}  // namespace batch
