#include "runner/guests/sqlite/authorizer.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <string_view>

namespace runner {
namespace {

using std::string_view;

// Pure functions, and those that only read the connection's own state. Not here: whatever reaches
// files or code (load_extension, fts3_tokenizer) or tells about the build.
constexpr string_view allowed_functions = R"(
    -> ->> abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling changes char coalesce
    cos cosh count cume_dist current_date current_time current_timestamp date datetime degrees
    dense_rank exp first_value floor format glob group_concat hex ifnull iif instr json
    json_array json_array_length json_extract json_group_array json_group_object json_insert
    json_object json_patch json_quote json_remove json_replace json_set json_type json_valid
    julianday lag last_insert_rowid last_value lead length like likelihood likely ln log log10
    log2 lower ltrim max min mod nth_value ntile nullif percent_rank pi pow power printf quote
    radians random randomblob rank replace round row_number rtrim sign sin sinh soundex
    sqlite_version sqrt strftime substr substring subtype sum tan tanh time total
    total_changes trim trunc typeof unicode unixepoch unlikely upper zeroblob
)";

// What ALTER TABLE and ANALYZE call; SQLite hides them from everybody else.
constexpr string_view internal_functions = R"(
    sqlite_drop_column sqlite_rename_column sqlite_rename_quotefix sqlite_rename_table
    sqlite_rename_test stat_get stat_init stat_push
)";

// Those that only tell about tables, and those whose setting ends with the connection or is the
// candidate's to make (user_version).
constexpr string_view allowed_pragmas = R"(
    collation_list database_list defer_foreign_keys foreign_key_check foreign_key_list
    foreign_keys index_info index_list index_xinfo integrity_check quick_check
    recursive_triggers table_info table_list table_xinfo user_version
)";

// Whether the name is one of the words. SQLite's names have no case.
bool lists(string_view words, const char* name) {
  constexpr string_view blank = " \n";
  std::string lower{name == nullptr ? "" : name};
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.empty() || lower.find_first_of(blank) != lower.npos) return false;
  for (auto at = words.find(lower); at != words.npos; at = words.find(lower, at + 1)) {
    const char before = words[at - 1], behind = words[at + lower.size()];  // the list ends blank
    if (blank.find(before) != blank.npos && blank.find(behind) != blank.npos) return true;
  }
  return false;
}

// Empty when it is allowed; otherwise what to call it.
std::string objection(int action, const char* first, const char* second) {
  const auto named = [](const char* name) { return std::string{name == nullptr ? "" : name}; };
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_ALTER_TABLE:
    case SQLITE_ANALYZE:
    case SQLITE_REINDEX:
      return {};
    case SQLITE_FUNCTION:
      return lists(allowed_functions, second) || lists(internal_functions, second)
                 ? std::string{}
                 : "the function " + named(second);
    case SQLITE_PRAGMA:
      return lists(allowed_pragmas, first) ? std::string{} : "PRAGMA " + named(first);
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return "other databases (ATTACH, DETACH, VACUUM)";
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE:
      return "virtual tables";
    default:
      return "this kind of statement";
  }
}

}  // namespace

void Authorizer::guard(sqlite3* connection) {
  if (sqlite3_set_authorizer(connection, &Authorizer::decide, this) != SQLITE_OK) {
    throw std::runtime_error{"set authorizer: " + std::string{sqlite3_errmsg(connection)}};
  }
}

// Out of memory here ends the process: noexcept, since SQLite's frames are in between.
int Authorizer::decide(void* self, int action, const char* first, const char* second, const char*,
                       const char*) noexcept {
  auto& own = *static_cast<Authorizer*>(self);
  if (action == SQLITE_CREATE_TABLE || action == SQLITE_DROP_TABLE || action == SQLITE_ALTER_TABLE)
    own.tables_changed_ = true;
  std::string refused = objection(action, first, second);
  if (refused.empty()) return SQLITE_OK;
  own.refused_ = std::move(refused);
  return SQLITE_DENY;
}

}  // namespace runner
