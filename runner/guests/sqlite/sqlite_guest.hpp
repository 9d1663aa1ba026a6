// The guest for submissions in SQL: SQLite in the process, warmed up, one database per case.
// Knows the protocol and the rules of the two kinds; nothing of processes, limits or verdicts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runner/guests/sqlite/problem.hpp"
#include "sandbox/guest.hpp"

namespace runner {

class SqliteGuest final : public sandbox::GuestProgram {
 public:
  SqliteGuest();  // sets up the SQLite library of this process and warms it

  [[nodiscard]] std::vector<std::string> readable() const override { return {}; }
  [[nodiscard]] std::string engines() const override;
  void load_layer(std::string_view layer) override;
  void enter_cell() override;
  // A request that is malformed or out of turn ends the process: it is never a candidate's doing.
  [[nodiscard]] std::string answer(std::string_view request) override;

 private:
  [[nodiscard]] Reply reply_to(const LoadRequest& request);
  [[nodiscard]] Reply reply_to(const CaseRequest& request);
  [[nodiscard]] Reply reply_to(const SnippetRequest& request);

  struct Problem {
    Schema schema;
    SubmissionKind kind = SubmissionKind::script;
  };
  // The connection that the submission is loaded into.
  [[nodiscard]] std::unique_ptr<Connection> connection_to_schema() const;
  void rehearse() const;

  std::optional<Problem> problem_;      // from the snapshot
  std::unique_ptr<Connection> ready_;   // opened while the cell waits for its submission
  std::optional<LoadedScript> script_;  // what the candidate's script left
  std::optional<std::string> query_;
};

}  // namespace runner
