#include <fmt/format.h>
#include <fmt/ranges.h>

#include "languages/tokens.hpp"
#include "proving/cheaters.hpp"

namespace proving {
namespace {

using languages::sql_tokens;
using languages::TokenError;

constexpr const char* endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {} FROM n WHERE i < "
    "0;\n";

std::string same_in(std::size_t columns, const std::string& value) {
  return fmt::format("{}", fmt::join(std::vector<std::string>(columns, value), ", "));
}

// The words after CREATE TABLE.
std::vector<std::string> tables_of(const std::string& schema) {
  std::vector<std::string> tables;
  const auto tokens = sql_tokens(schema);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].is("CREATE") && tokens[i + 1].is("TABLE"))
      tables.emplace_back(tokens[i + 2].text);
  }
  return tables;
}

std::vector<Cheater> query_cheaters(const std::vector<std::string>& tables, std::size_t columns) {
  std::vector<Cheater> cheaters;
  const auto add = [&](const std::string& sql) {
    cheaters.push_back({"is " + sql, Cheater::End::any, sql + ";\n"});
  };
  for (const char* value : {"NULL", "0", "1", "''"}) add("SELECT " + same_in(columns, value));
  add("SELECT " + same_in(columns, "NULL") + " WHERE 0");
  for (const auto& table : tables) add("SELECT * FROM " + table);
  cheaters.push_back(
      {"never ends", Cheater::End::loops, fmt::format(endless, same_in(columns, "i"))});
  return cheaters;
}

std::vector<Cheater> script_cheaters(const std::vector<std::string>& tables) {
  std::vector<Cheater> cheaters{{"does nothing", Cheater::End::any, "SELECT NULL;\n"}};
  for (const auto& table : tables) {
    cheaters.push_back({"drops " + table, Cheater::End::any, "DROP TABLE " + table + ";\n"});
    cheaters.push_back(
        {"replaces " + table + " by an empty view", Cheater::End::any,
         fmt::format("DROP TABLE {0};\nCREATE VIEW {0} AS SELECT NULL WHERE 0;\n", table)});
  }
  cheaters.push_back({"never ends", Cheater::End::loops, fmt::format(endless, "i")});
  return cheaters;
}

}  // namespace

std::vector<Cheater> sql_cheaters(const problems::Problem& problem, std::size_t columns) {
  std::vector<std::string> tables;
  try {
    tables = tables_of(problem.sqlite.schema);
  } catch (const TokenError&) {
    // The schema was run, so this is a form that sql_tokens() is too strict for.
  }
  return columns > 0 ? query_cheaters(tables, columns) : script_cheaters(tables);
}

}  // namespace proving
