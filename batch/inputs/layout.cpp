#include "batch/inputs/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "batch/inputs/chosen_files.hpp"
#include "batch/inputs/folder.hpp"
#include "batch/inputs/student_names.hpp"

namespace batch {
namespace {

constexpr int max_levels = 3;  // folders between a person and a problem

class Recogniser {
 public:
  Recogniser(const std::vector<Member>& members, const LayoutOptions& options, ProblemNames& names,
             MapRules& rules)
      : members_{members}, options_{options}, names_{names}, rules_{rules} {}

  std::vector<Planned> run() {
    for (const Member& member : members_) {
      if (member.misplaced) planned_.push_back({member.path, "", "", member.fault});
    }
    Folder tree = folder_of(members_);
    if (!rules_.empty()) take_ruled(tree, "");
    std::string path;
    const Folder& root = *unwrapped(tree, options_, names_, path);
    if (options_.sorted_out) {
      add_each_file(root, path);
    } else if (is_one_submission(root)) {
      add(path, options_.root_name, "", files_below(root));
    } else {
      add_files(root, path, "");
      for (const auto& [name, folder] : root.folders) add_folder(folder, path_in(path, name), name);
    }
    add_handed_in();
    std::sort(planned_.begin(), planned_.end(),
              [](const Planned& a, const Planned& b) { return a.path < b.path; });
    return std::move(planned_);
  }

 private:
  // Files and folders that the map names, out of the tree.
  void take_ruled(Folder& folder, const std::string& path) {
    std::erase_if(folder.files, [&](const auto& file) {
      const std::string file_path = path_in(path, file.first);
      const MapRule* rule = rules_.find(file_path);
      if (rule) add_ruled(*rule, file_path, {{file.second, file.first}});
      return rule != nullptr;
    });
    for (auto at = folder.folders.begin(); at != folder.folders.end();) {
      auto& [name, inner] = *at;
      const std::string inner_path = path_in(path, name);
      const MapRule* rule = rules_.find(inner_path);
      if (rule) {
        add_ruled(*rule, inner_path, files_below(inner));
      } else {
        take_ruled(inner, inner_path);
      }
      at = rule || inner.empty() ? folder.folders.erase(at) : std::next(at);
    }
  }

  void add_ruled(const MapRule& rule, const std::string& path, std::vector<PlannedFile> files) {
    const auto named = split_stem(stem_of(path), names_);
    std::string person = rule.person.empty() ? person_by_rule(rule, path) : rule.person;
    if (person.empty()) person = named.person;
    const std::string& problem = rule.problem.empty() ? named.problem : rule.problem;
    add(path, person, problem, std::move(files));
  }

  // The first part of the path that the rule leaves open, or else that it begins with; empty when
  // that is the file itself.
  static std::string person_by_rule(const MapRule& rule, const std::string& path) {
    const auto parts = parts_of(path);
    const auto open = parts_of(rule.path);
    const auto found = std::find_if(open.begin(), open.end(), [](std::string_view part) {
      return part.find_first_of("*?") != std::string_view::npos;
    });
    const auto place = found == open.end() ? 0U : static_cast<std::size_t>(found - open.begin());
    return place + 1 < parts.size() ? person_of_folder(parts[place]) : std::string{};
  }

  [[nodiscard]] bool is_one_submission(const Folder& root) const {
    if (has_main_file(root)) return true;
    return options_.one_of_several && root.folders.empty() && count_programs(root) == 1;
  }

  // A folder where submissions begin: a person's, or a problem's.
  void add_folder(const Folder& folder, const std::string& path, const std::string& name) {
    const auto problem = names_.find(name);
    if (!problem) return add_person(folder, path, person_of_folder(name), 0);
    if (has_main_file(folder)) return add(path, options_.root_name, *problem, files_below(folder));
    for (const auto& [person, inner] : folder.folders) {
      add(path_in(path, person), person_of_folder(person), *problem, files_below(inner));
    }
    add_files(folder, path, *problem);
  }

  // All of it, or what is in it by problem.
  void add_person(const Folder& folder, const std::string& path, const std::string& person,
                  int level) {
    if (!names_problems(folder)) {
      const bool go_on = names_.given().empty() && folder.files.empty() && level < max_levels;
      if (!go_on) {
        const std::string problem = level == 0 ? "" : std::string{last_part(path)};
        return add(path, person, problem, files_below(folder));
      }
    }
    for (const auto& [name, inner] : folder.folders) {
      const std::string inner_path = path_in(path, name);
      if (const auto problem = names_.find(name)) {
        add(inner_path, person, *problem, files_below(inner));
      } else {
        add_person(inner, inner_path, person, level + 1);
      }
    }
    for (const auto& [name, member] : folder.files) {
      const std::string problem = names_.find(stem_of(name)).value_or(std::string{stem_of(name)});
      add(path_in(path, name), person, problem, {{member, name}});
    }
  }

  // Whether what is right in a person's folder is by problem, and not one submission.
  bool names_problems(const Folder& folder) {
    const auto names_one = [&](const auto& entry) { return names_.find(entry.first).has_value(); };
    if (std::any_of(folder.folders.begin(), folder.folders.end(), names_one)) return true;
    if (!names_.given().empty() || has_main_file(folder)) return false;
    return std::any_of(folder.files.begin(), folder.files.end(), [&](const auto& file) {
      return is_program(file.first) && names_.find(stem_of(file.first));
    });
  }

  // Files named by person, by problem, or by both.
  void add_files(const Folder& folder, const std::string& path, const std::string& problem) {
    for (const auto& [name, member] : folder.files) {
      const std::string file_path = path_in(path, name);
      if (auto found = handed_in(name); found && !found->original.empty()) {
        hand_in(*found, file_path, problem, member);
      } else if (!found || !found->note) {
        add_file(name, file_path, problem, member);
      }
    }
  }

  void add_each_file(const Folder& folder, const std::string& path) {
    add_files(folder, path, "");
    for (const auto& [name, inner] : folder.folders) add_each_file(inner, path_in(path, name));
  }

  void add_file(const std::string& name, const std::string& path, const std::string& problem,
                std::size_t member) {
    const std::size_t ending = archive_ending(name);  // one that could not be read
    const auto stem =
        ending > 0 ? name.substr(0, name.size() - ending) : std::string{stem_of(name)};
    auto [person, named] = split_stem(stem, names_);
    if (!problem.empty() && named != problem) {
      person = stem;
      named = problem;
    }
    const auto parts = parts_of(path);
    const bool generic = person == "solution" || person == "answers";
    if (person.empty() || generic) {
      person = parts.size() > 1 ? std::string{parts[parts.size() - 2]} : options_.root_name;
    }
    add(path, person, named, {{member, name}});
  }

  // Files of one person that came together are one submission, but for those named by problems.
  struct HandedInTogether {
    std::string path;
    std::string person;
    std::string problem;
    std::vector<PlannedFile> files;
  };

  void hand_in(const HandedIn& found, const std::string& path, const std::string& problem,
               std::size_t member) {
    std::string named = problem;
    if (named.empty()) named = split_stem(stem_of(found.original), names_).problem;
    auto& together = together_[{found.batch, named}];
    if (together.files.empty()) together = {path, found.person, named, {}};
    together.files.push_back({member, found.original});
  }

  void add_handed_in() {
    for (auto& [key, one] : together_) add(one.path, one.person, one.problem, std::move(one.files));
  }

  void add(const std::string& path, const std::string& person, const std::string& problem,
           std::vector<PlannedFile> files) {
    auto meant = names_.resolve(problem);
    Planned planned{path, shown(person), meant.id, meant.error};
    const bool alone_at_fault = files.size() == 1 && !members_[files[0].member].fault.empty();
    if (alone_at_fault) {
      const Member& member = members_[files[0].member];
      planned.error = about_member(member, path, member.fault);
    }
    if (planned.error.empty()) {
      choose_files(planned, std::move(files), members_, *meant.problem, options_.max_entry_bytes);
    }
    planned_.push_back(std::move(planned));
  }

  const std::vector<Member>& members_;
  const LayoutOptions& options_;
  ProblemNames& names_;
  MapRules& rules_;
  std::vector<Planned> planned_;
  std::map<std::pair<std::string, std::string>, HandedInTogether> together_;
};

}  // namespace

std::string about_member(const Member& member, std::string_view path, std::string_view fault) {
  if (member.path == path) return std::string{fault};
  return fmt::format("{}: {}", shown(member.path), fault);
}

std::vector<Planned> recognise(const std::vector<Member>& members, const LayoutOptions& options,
                               ProblemNames& names, MapRules& rules) {
  return Recogniser{members, options, names, rules}.run();
}

}  // namespace batch
