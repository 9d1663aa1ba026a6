#include "batch/inputs/chosen_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "problems/file_name.hpp"

namespace batch {
namespace {

std::string listing(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 5); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", shown(names[i]));
  }
  if (names.size() > 5) text += fmt::format(" and {} more", names.size() - 5);
  return text;
}

std::string too_much_of(std::string_view path, const std::vector<PlannedFile>& found,
                        const std::vector<Member>& members, std::uint64_t max_bytes) {
  std::uint64_t bytes = 0;
  for (const auto& file : found) {
    const Member& member = members[file.member];
    if (!member.fault.empty()) return about_member(member, path, member.fault);
    bytes += std::min(member.size, max_bytes + 1);
  }
  if (bytes > max_bytes) {
    return fmt::format("larger than {} KiB; a submission is source code", max_bytes >> 10);
  }
  if (found.size() > max_files) return fmt::format("more than {} files", max_files);
  return {};
}

// Archives and exports put folders around files that no program asks for.
void strip_common_folders(std::vector<PlannedFile>& found) {
  for (;;) {
    const std::size_t slash = found.front().name.find('/');
    if (slash == std::string::npos) return;
    const std::string folder = found.front().name.substr(0, slash + 1);
    const bool all = std::all_of(found.begin(), found.end(), [&](const PlannedFile& file) {
      return file.name.starts_with(folder);
    });
    if (!all) return;
    for (auto& file : found) file.name.erase(0, slash + 1);
  }
}

using Places = std::vector<std::size_t>;

class MainFile {
 public:
  MainFile(const std::vector<PlannedFile>& found, const problems::Problem& problem)
      : found_{found}, problem_{problem} {}

  // The place in `found`, or nothing after `error` was set.
  std::optional<std::size_t> find(std::string& error) const {
    const std::string ending{ending_of(problem_.main_file)};
    if (const auto place = find_with(ending)) return place;
    if (ending == ".py") {
      if (const auto place = find_with(".ipynb")) return place;
    }
    const Places all = with_ending(ending, true);
    if (!all.empty()) {
      error = fmt::format("which of its files is the main one? {}; call it {}", listing(names(all)),
                          problem_.main_file);
    } else {
      error = fmt::format("no file ends in {}, as {} needs; there is {}", ending, problem_.id,
                          listing(names(with_ending("", true))));
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find_with(const std::string& ending) const {
    const std::string name = std::string{stem_of(problem_.main_file)} + ending;
    for (const std::size_t i : with_ending(ending, true)) {
      if (found_[i].name == name) return i;
    }
    const Places here = with_ending(ending, false);
    for (const std::size_t i : here) {
      if (id_from_task(stem_of(found_[i].name)) == problem_.id) return i;
    }
    if (here.size() == 1) return here.front();
    const Places all = with_ending(ending, true);
    if (here.empty() && all.size() == 1) return all.front();
    return std::nullopt;
  }

  [[nodiscard]] Places with_ending(const std::string& ending, bool in_folders) const {
    Places places;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::string& name = found_[i].name;
      if (!in_folders && name.find('/') != std::string::npos) continue;
      if (ending.empty() || to_lower(ending_of(name)) == ending) places.push_back(i);
    }
    return places;
  }

  [[nodiscard]] std::vector<std::string> names(const Places& places) const {
    std::vector<std::string> names;
    for (const std::size_t i : places) names.push_back(found_[i].name);
    return names;
  }

  const std::vector<PlannedFile>& found_;
  const problems::Problem& problem_;
};

std::string fault_of_names(const std::vector<PlannedFile>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!problems::is_safe_file_name(files[i].name)) {
      return fmt::format("a file may not be called '{}'; use plain relative names",
                         shown(files[i].name));
    }
    if (i > 0 && files[i].name == files[0].name) {
      return fmt::format("two of its files are called {}", shown(files[i].name));
    }
  }
  return {};
}

}  // namespace

void choose_files(Planned& planned, std::vector<PlannedFile> found,
                  const std::vector<Member>& members, const problems::Problem& problem,
                  std::uint64_t max_bytes) {
  if (found.empty()) {
    planned.error = "an empty folder: nothing was handed in";
    return;
  }
  planned.error = too_much_of(planned.path, found, members, max_bytes);
  if (!planned.error.empty()) return;
  strip_common_folders(found);
  const auto main = MainFile{found, problem}.find(planned.error);
  if (!main) return;
  std::swap(found[0], found[*main]);
  std::sort(found.begin() + 1, found.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string& name = found[0].name;
  if (found.size() == 1) {
    name = problem.main_file;
  } else if (to_lower(ending_of(name)) == ".ipynb") {
    name = name.substr(0, name.size() - 6) + ".py";
  }
  planned.error = fault_of_names(found);
  if (planned.error.empty()) planned.files = std::move(found);
}

}  // namespace batch
