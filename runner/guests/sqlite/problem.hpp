// What happens to a submission in SQL: it is loaded into a problem's database, and every case gets
// a copy of that. Knows nothing of messages, processes or verdicts.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runner/guests/sqlite/database.hpp"
#include "runner/guests/sqlite/protocol.hpp"

namespace runner {

struct Schema {
  Image image;
  bool foreign_keys = false;        // a connection's setting; every connection gets the author's
  std::vector<std::string> tables;  // those that the author made, by name
  Value described;                  // as describe_tables() does
  std::size_t described_cost = 0;   // of a case's budget
};

// What a candidate's script left.
struct LoadedScript {
  Image image;
  bool tables_changed = false;  // perhaps: it has such a statement
};

// Throws std::runtime_error with the line of the statement that is wrong.
[[nodiscard]] Schema build_schema(const std::string& text);

// Runs the candidate's script on a new connection to the schema. The image is what its cases start
// from; what was temporary or set for the connection is not in it.
[[nodiscard]] std::variant<LoadedScript, Failed> load_script(Connection& connection,
                                                             const std::string& script);
// Sees whether the candidate's text is one query that fits the schema.
[[nodiscard]] std::variant<Loaded, Failed> check_query(Connection& connection,
                                                       const std::string& query);

// A case of a script: `loaded` is what load_script() left.
[[nodiscard]] Reply run_script_case(const Schema& schema, const LoadedScript& loaded,
                                    const CaseRequest& testcase);
[[nodiscard]] Reply run_query_case(const Schema& schema, const std::string& query,
                                   const CaseRequest& testcase);

}  // namespace runner
