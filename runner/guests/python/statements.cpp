#include "runner/guests/python/statements.hpp"

#include <dlfcn.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string_view>

#include "runner/guests/python/places.hpp"

namespace runner {
namespace {

constexpr std::size_t max_recorded = 10'000;
constexpr std::size_t max_text = 1'000;

struct Record {
  bool on = false;
  bool touched = false;
  std::size_t count = 0;
  std::vector<std::string> texts;
  std::vector<std::string> places;  // of each text
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

// Python's module gives up the interpreter's lock while it steps.
std::string place_with_lock() {
  const PyGILState_STATE state = PyGILState_Ensure();
  std::string place = place_of_candidate();
  PyGILState_Release(state);
  return place;
}

void note(sqlite3_stmt* statement) {
  const char* text = sqlite3_sql(statement);
  const bool counted = text != nullptr && counts(text);
  if (!counted || sqlite3_stmt_readonly(statement) == 0) record().touched = true;
  if (!counted || !record().on) return;
  ++record().count;
  if (record().texts.size() >= max_recorded) return;
  record().texts.emplace_back(std::string_view{text}.substr(0, max_text));
  record().places.push_back(place_with_lock());
}

}  // namespace

void record_statements(bool on) {
  record().on = on;
  if (!on) return;
  record().count = 0;
  record().texts.clear();
  record().places.clear();
}

bool database_touched() { return record().touched; }
void forget_touches() { record().touched = false; }

const std::vector<std::string>& recorded_statements() { return record().texts; }
std::size_t statement_count() { return record().count; }

std::vector<Sent> grouped_statements(std::size_t most) {
  std::vector<Sent> groups;
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < record().texts.size(); ++i) {
    const auto [place, fresh] = places.emplace(record().texts[i], groups.size());
    if (fresh) groups.push_back({record().texts[i], record().places[i]});
    ++groups[place->second].count;
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
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
