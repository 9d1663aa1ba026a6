#include "runner/guests/python/statements.hpp"

#include <dlfcn.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string_view>

namespace runner {
namespace {

constexpr std::size_t max_recorded = 10'000;
constexpr std::size_t max_text = 1'000;

struct Record {
  bool on = false;
  bool touched = false;
  std::size_t count = 0;
  std::vector<std::string> texts;
};
Record& record() {
  static Record only;
  return only;
}

// Transactions are not queries: a budget speaks of what asks or changes something.
bool counts(std::string_view sql) {
  constexpr std::array<std::string_view, 6> control = {"BEGIN",     "COMMIT",  "ROLLBACK",
                                                       "SAVEPOINT", "RELEASE", "PRAGMA"};
  return std::none_of(control.begin(), control.end(),
                      [&](auto word) { return sql.substr(0, word.size()) == word; });
}

void note(sqlite3_stmt* statement) {
  const char* text = sqlite3_sql(statement);
  const bool counted = text != nullptr && counts(text);
  if (!counted || sqlite3_stmt_readonly(statement) == 0) record().touched = true;
  if (!counted || !record().on) return;
  ++record().count;
  if (record().texts.size() < max_recorded)
    record().texts.emplace_back(std::string_view{text}.substr(0, max_text));
}

}  // namespace

void record_statements(bool on) {
  record().on = on;
  if (!on) return;
  record().count = 0;
  record().texts.clear();
}

bool database_touched() { return record().touched; }
void forget_touches() { record().touched = false; }

const std::vector<std::string>& recorded_statements() { return record().texts; }
std::size_t statement_count() { return record().count; }

std::vector<std::pair<std::string, int>> grouped_statements(std::size_t most) {
  std::vector<std::pair<std::string, int>> groups;
  std::map<std::string_view, std::size_t> places;
  for (const auto& text : record().texts) {
    const auto [place, fresh] = places.emplace(text, groups.size());
    if (fresh) groups.emplace_back(text, 0);
    ++groups[place->second].second;
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (groups.size() > most) groups.resize(most);
  return groups;
}

}  // namespace runner

// The program's definition comes before the library's for everything that is loaded later, Python's
// _sqlite3 too.
extern "C" __attribute__((visibility("default"))) int sqlite3_step(sqlite3_stmt* statement) {
  using Function = int (*)(sqlite3_stmt*);
  static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "sqlite3_step"));
  if (real == nullptr) std::abort();
  if (statement != nullptr && sqlite3_stmt_busy(statement) == 0) runner::note(statement);
  return real(statement);
}
