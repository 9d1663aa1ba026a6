#include "batch/inputs/map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/entry.hpp"
#include "batch/inputs/csv_reader.hpp"
#include "batch/inputs/disk_tree.hpp"
#include "problems/text.hpp"
#include "problems/toml.hpp"

namespace batch {
namespace {

using problems::Complaints;
using problems::Need;
using problems::Table;
using problems::TextShape;

constexpr TextShape short_text{max_path_bytes};

std::map<std::string, std::string> names_in(Table& root, std::string_view key) {
  std::map<std::string, std::string> names;
  if (!root.has(key)) {
    root.know(key);
    return names;
  }
  auto table = root.table(key, Need::required);
  if (!table) return names;
  for (const std::string& name : table->keys()) {
    if (auto meant = table->text(name, Need::required, short_text)) names[name] = *meant;
  }
  return names;
}

MapRule rule_in(Table& table, const std::string& file) {
  MapRule rule;
  rule.path = table.text("path", Need::required, short_text).value_or("");
  rule.person = table.text("person", Need::optional, short_text).value_or("");
  rule.problem = table.text("problem", Need::optional, short_text).value_or("");
  rule.where = fmt::format("{}:{}", file, table.line());
  if (rule.person.empty() && rule.problem.empty()) {
    table.complain("path", "says nothing of it; add a person or a problem");
  }
  table.refuse_unknown_keys();
  return rule;
}

InputMap from_toml(const std::string& file, const std::string& text) {
  Complaints complaints{file};
  if (const auto fault = problems::find_fault(text)) {
    complaints.add("", fault->line, fault->what);
    throw InputError{complaints.text()};
  }
  InputMap map;
  if (const auto toml = problems::parse_toml("", text, complaints)) {
    Table root{*toml, "", 0, complaints, ""};
    if (root.has("submission")) {
      for (Table& table : root.tables("submission")) map.rules.push_back(rule_in(table, file));
    } else {
      root.know("submission");
    }
    map.problems = names_in(root, "problems");
    map.people = names_in(root, "people");
    root.refuse_unknown_keys();
  }
  if (!complaints.empty()) throw InputError{complaints.text()};
  return map;
}

std::string trimmed_lower(std::string_view name) {
  const std::size_t from = std::min(name.find_first_not_of(' '), name.size());
  return to_lower(name.substr(from, name.find_last_not_of(' ') + 1 - from));
}

class CsvMap {
 public:
  CsvMap(const std::string& file, CsvReader reader)
      : file_{file}, complaints_{file}, reader_{std::move(reader)} {}

  InputMap read() {
    const auto header = reader_.next();
    if (header) read_header(*header);
    if (!header || !complaints_.empty()) refuse_header();
    while (auto record = reader_.next()) add(*record);
    if (!complaints_.empty()) throw InputError{complaints_.text()};
    return std::move(map_);
  }

 private:
  void read_header(const CsvReader::Record& header) {
    if (!header.fault.empty()) complaints_.add("", 1, header.fault);
    for (const std::string& field : header.fields) {
      const std::string name = trimmed_lower(field);
      const auto known = std::find(columns_.begin(), columns_.end(), name);
      places_.push_back(static_cast<std::size_t>(known - columns_.begin()));
      if (known == columns_.end()) {
        complaints_.add("", 1,
                        fmt::format("{}: unknown column{}", problems::printable(field),
                                    problems::did_you_mean(name, columns_)));
      }
    }
  }

  void refuse_header() {
    const bool path = std::find(places_.begin(), places_.end(), 0U) != places_.end();
    if (!path) complaints_.add("", 1, "expected the columns path, person and problem");
    throw InputError{complaints_.text()};
  }

  void add(const CsvReader::Record& record) {
    const int line = static_cast<int>(record.line);
    if (!record.fault.empty()) return complaints_.add("", line, record.fault);
    if (record.fields.size() != places_.size()) {
      return complaints_.add("", line,
                             fmt::format("{} fields, where the first row has {}",
                                         record.fields.size(), places_.size()));
    }
    if (map_.rules.size() >= max_map_rules) throw InputError{file_ + ": more than 100,000 rows"};
    MapRule rule;
    rule.where = fmt::format("{}:{}", file_, record.line);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      std::string* const parts[] = {&rule.path, &rule.person, &rule.problem};
      *parts[places_[i]] = record.fields[i];
    }
    if (rule.path.empty()) return complaints_.add("", line, "path: missing");
    if (rule.person.empty() && rule.problem.empty()) {
      return complaints_.add("", line, "neither a person nor a problem");
    }
    map_.rules.push_back(std::move(rule));
  }

  const std::string& file_;
  Complaints complaints_;
  CsvReader reader_;
  std::vector<std::string> columns_{"path", "person", "problem"};
  std::vector<std::size_t> places_;  // of each field of a record, among the columns
  InputMap map_;
};

InputMap from_csv(const std::string& file, const std::string& text) {
  if (const auto fault = problems::find_fault(text)) {
    throw InputError{fmt::format("{}:{}: {}", file, fault->line, fault->what)};
  }
  bool given = false;
  const Blocks blocks = [&]() -> std::string_view {
    return std::exchange(given, true) ? std::string_view{} : std::string_view{text};
  };
  return CsvMap{file, CsvReader{blocks, max_map_bytes}}.read();
}

bool has_wildcard(std::string_view glob) {
  return glob.find_first_of("*?") != std::string_view::npos;
}

}  // namespace

InputMap read_map(const std::filesystem::path& file) {
  const Content content = read_disk_file(file, max_map_bytes);
  if (!content.fault.empty()) {
    throw InputError{fmt::format("--map {}: {}", shown(file.string()), content.fault)};
  }
  return parse_map(shown(file.string()), content.bytes);
}

InputMap parse_map(const std::string& file, const std::string& bytes) {
  const std::string ending = to_lower(ending_of(file));
  return ending == ".csv" || ending == ".tsv" ? from_csv(file, bytes) : from_toml(file, bytes);
}

bool glob_matches(std::string_view glob, std::string_view path) {
  // Where to go on when what follows a wildcard fits nowhere: a little further.
  struct Wildcard {
    std::size_t after = std::string_view::npos;  // in the glob
    std::size_t at = 0;                          // in the path
    bool folders = false;                        // "**/": whole folders, or none
  };
  Wildcard one, many;
  std::size_t g = 0, p = 0;
  while (p < path.size() || g < glob.size()) {
    if (glob.substr(g).starts_with("**")) {
      const bool folders = glob.substr(g).starts_with("**/");
      g += folders ? 3 : 2;
      many = {g, p, folders};
      one = {};
      continue;
    }
    if (g < glob.size() && glob[g] == '*') {
      one = {++g, p};
      continue;
    }
    const bool fits = g < glob.size() && p < path.size() &&
                      (glob[g] == path[p] || (glob[g] == '?' && path[p] != '/'));
    if (fits) {
      ++g, ++p;
      continue;
    }
    if (one.after != std::string_view::npos && one.at < path.size() && path[one.at] != '/') {
      g = one.after, p = ++one.at;
      continue;
    }
    if (many.after == std::string_view::npos) return false;
    const std::size_t from = many.folders ? path.find('/', many.at) : many.at;
    if (from >= path.size()) return false;
    g = many.after, p = many.at = from + 1;
    one = {};
  }
  return true;
}

MapRules::MapRules(std::vector<MapRule> rules)
    : rules_{std::move(rules)}, used_(rules_.size(), false) {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i].path.ends_with('/')) rules_[i].path.pop_back();
    if (has_wildcard(rules_[i].path)) {
      globs_.push_back(i);
    } else {
      exact_.emplace(rules_[i].path, i);
    }
  }
}

const MapRule* MapRules::find(std::string_view path) {
  std::size_t best = rules_.size();
  if (const auto found = exact_.find(std::string{path}); found != exact_.end()) {
    best = found->second;
  }
  for (const std::size_t i : globs_) {
    if (i > best) break;
    if (glob_matches(rules_[i].path, path)) {
      best = i;
      break;
    }
  }
  if (best == rules_.size()) return nullptr;
  used_[best] = true;
  return &rules_[best];
}

std::vector<const MapRule*> MapRules::unused() const {
  std::vector<const MapRule*> unused;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!used_[i]) unused.push_back(&rules_[i]);
  }
  return unused;
}

}  // namespace batch
