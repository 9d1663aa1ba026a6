#include "batch/open_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <unordered_map>

#include "batch/inputs/answer_input.hpp"
#include "batch/inputs/archive_tree.hpp"
#include "batch/inputs/disk_tree.hpp"
#include "batch/inputs/git_tree.hpp"
#include "batch/inputs/map.hpp"
#include "batch/inputs/student_names.hpp"
#include "batch/inputs/tree_input.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;

enum class Kind { folder, repository, archive, json_lines, csv, file };

bool begins_like_an_archive(const fs::path& file) {
  std::array<char, 6> head{};
  std::ifstream stream{file, std::ios::binary};
  stream.read(head.data(), head.size());
  const std::string_view seen{head.data(), static_cast<std::size_t>(stream.gcount())};
  static constexpr std::array<std::string_view, 7> heads{"PK\x03\x04",
                                                         "PK\x05\x06",
                                                         "7z\xBC\xAF\x27\x1C",
                                                         "\x1F\x8B",
                                                         "BZh",
                                                         "\xFD"
                                                         "7zXZ",
                                                         "\x28\xB5\x2F\xFD"};
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view each) { return seen.starts_with(each); });
}

Kind kind_of(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) {
    throw InputError{fmt::format("{}: no such file or folder", shown(path.string()))};
  }
  if (fs::is_directory(status)) return is_git_repository(path) ? Kind::repository : Kind::folder;
  if (!fs::is_regular_file(status)) {
    throw InputError{fmt::format("{}: neither a file nor a folder", shown(path.string()))};
  }
  std::string name = to_lower(path.filename().string());
  if (archive_ending(name) > 0) return Kind::archive;
  for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  }
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Kind::json_lines;
  if (name.ends_with(".csv") || name.ends_with(".tsv")) return Kind::csv;
  return begins_like_an_archive(path) ? Kind::archive : Kind::file;
}

std::string name_of(const fs::path& path) {
  std::error_code error;
  auto whole = fs::absolute(path, error).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  const std::string name = whole.filename().string();
  return name.substr(0, name.size() - archive_ending(name));
}

// The folder that all the files are in, and their paths below it.
struct Gathered {
  fs::path root;
  std::vector<fs::path> files;
};

Gathered gather(const std::vector<fs::path>& paths) {
  Gathered gathered;
  gathered.root = paths.front().lexically_normal().parent_path();
  for (const auto& path : paths) {
    auto folder = path.lexically_normal().parent_path();
    while (!gathered.root.empty()) {
      const auto [left, right] =
          std::mismatch(gathered.root.begin(), gathered.root.end(), folder.begin(), folder.end());
      if (left == gathered.root.end()) break;
      gathered.root =
          gathered.root.parent_path() == gathered.root ? fs::path{} : gathered.root.parent_path();
    }
  }
  for (const auto& path : paths) {
    const auto normal = path.lexically_normal();
    gathered.files.push_back(gathered.root.empty() ? normal
                                                   : normal.lexically_relative(gathered.root));
  }
  if (gathered.root.empty()) gathered.root = ".";
  return gathered;
}

// One of several inputs that cannot be opened.
class UnreadableInput : public Input {
 public:
  explicit UnreadableInput(Entry entry) : entry_{std::move(entry)} {}
  std::optional<Entry> next() override { return std::exchange(entry_, std::nullopt); }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return 1; }

 private:
  std::optional<Entry> entry_;
};

// All inputs one after the other; numbers attempts, puts in people's names, and says at the end
// what of the map was of no use.
class AllInputs : public Input {
 public:
  AllInputs(const std::vector<fs::path>& paths, const InputOptions& options, const Problems& known)
      : options_{options},
        map_{options.map.empty() ? InputMap{} : read_map(options.map)},
        names_{known, options.problem, map_.problems},
        rules_{std::move(map_.rules)} {
    if (paths.empty()) throw InputError{"no input; name files, folders or archives"};
    std::vector<Kind> kinds;
    for (const auto& path : paths) kinds.push_back(kind_of(path));
    const auto holders = std::count_if(kinds.begin(), kinds.end(), [](Kind kind) {
      return kind == Kind::folder || kind == Kind::archive;
    });
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const fs::path& path = paths[i];
      const Kind kind = kinds[i];
      if (kind != Kind::file) add_files(files);
      if (kind == Kind::file) files.push_back(path);
      if (kind != Kind::file) inputs_.push_back(open(path, kind, holders > 1, paths.size() > 1));
    }
    add_files(files);
    count();
  }

  std::optional<Entry> next() override {
    while (!inputs_.empty()) {
      if (auto entry = inputs_.front()->next()) return finished(*std::move(entry));
      inputs_.pop_front();
      if (inputs_.empty()) unused_ = rules_.unused();
    }
    if (reported_ == unused_.size()) return std::nullopt;
    const MapRule& rule = *unused_[reported_++];
    Entry entry;
    entry.source = shown(rule.where);
    entry.person = shown(rule.person);
    entry.problem = shown(rule.problem);
    entry.error = fmt::format("nothing in the input is called {}", shown(rule.path));
    return finished(std::move(entry));
  }

  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  void add_files(std::vector<fs::path>& files) {
    if (files.empty()) return;
    const auto [root, names] = gather(files);
    LayoutOptions layout = layout_of(root == "." ? "" : name_of(root), false);
    layout.sorted_out = true;
    add_tree(std::make_unique<DiskTree>(root, names, options_), layout);
    files.clear();
  }

  void count() {
    size_ = 0;
    for (const auto& input : inputs_) {
      const auto size = input->size();
      size_ = size && size_ ? std::optional{*size_ + *size} : std::nullopt;
    }
    if (size_) *size_ += rules_.unused().size();
  }

  [[nodiscard]] LayoutOptions layout_of(std::string root_name, bool one_of_several) const {
    LayoutOptions layout;
    layout.root_name = std::move(root_name);
    layout.one_of_several = one_of_several;
    layout.max_entry_bytes = options_.max_entry_bytes;
    return layout;
  }

  void add_tree(std::unique_ptr<Tree> tree, const LayoutOptions& layout) {
    inputs_.push_back(std::make_unique<TreeInput>(std::move(tree), layout, names_, rules_));
  }

  std::unique_ptr<Input> open(const fs::path& path, Kind kind, bool several_holders, bool several) {
    if (kind == Kind::json_lines) return open_json_lines(path, options_, names_);
    if (kind == Kind::csv) return open_csv(path, options_, names_);
    const LayoutOptions layout = layout_of(name_of(path), several_holders);
    try {
      return std::make_unique<TreeInput>(open_tree(path, kind), layout, names_, rules_);
    } catch (const InputError& error) {
      if (!several) throw;  // nothing else would be graded
      return std::make_unique<UnreadableInput>(unreadable(path, error.what()));
    }
  }

  // One person's broken archive does not keep others from being graded.
  [[nodiscard]] Entry unreadable(const fs::path& path, std::string_view fault) const {
    const std::string place = shown(path.string());
    if (fault.starts_with(place + ": ")) fault.remove_prefix(place.size() + 2);
    Entry entry = faulty_entry(place, std::string{fault});
    entry.person = shown(person_of_folder(name_of(path)));
    entry.problem = options_.problem;
    return entry;
  }

  std::unique_ptr<Tree> open_tree(const fs::path& path, Kind kind) {
    if (kind == Kind::repository) return open_git_tree(path, options_);
    if (kind == Kind::folder) return std::make_unique<DiskTree>(path, options_);
    return std::make_unique<ArchiveTree>(
        path.string(), fs::file_size(path), [path] { return ArchiveReader{path}; }, options_);
  }

  Entry finished(Entry entry) {
    const auto person = map_.people.find(entry.person);
    if (person != map_.people.end()) entry.person = person->second;
    entry.attempt = attempts_[fmt::format("{}\n{}", entry.person, entry.problem)]++;
    return entry;
  }

  InputOptions options_;
  InputMap map_;
  ProblemNames names_;
  MapRules rules_;
  std::deque<std::unique_ptr<Input>> inputs_;
  std::vector<const MapRule*> unused_;
  std::size_t reported_ = 0;
  std::optional<std::uint64_t> size_;
  std::unordered_map<std::string, std::uint64_t> attempts_;
};

}  // namespace

std::unique_ptr<Input> open_inputs(const std::vector<fs::path>& paths, const InputOptions& options,
                                   const Problems& known) {
  return std::make_unique<AllInputs>(paths, options, known);
}

}  // namespace batch
