#include "importing/report.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "runner/render.hpp"

namespace importing {
namespace {

namespace json = boost::json;

std::string plural(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string line_about(const Outcome& outcome) {
  if (outcome.task == outcome.place) return outcome.place + ": " + outcome.refused;
  return fmt::format("{}: {}: {}", outcome.place, outcome.task, outcome.refused);
}

std::string to_json(const Outcome& outcome) {
  json::object object{{"task", runner::printable(outcome.task)},
                      {"id", outcome.id},
                      {"place", runner::printable(outcome.place)},
                      {"imported", outcome.imported()}};
  if (!outcome.imported()) {
    object["reason"] = runner::printable(outcome.refused);
    return json::serialize(object);
  }
  json::array remarks;
  for (const auto& remark : outcome.remarks) remarks.emplace_back(runner::printable(remark));
  object["folder"] = outcome.folder.string();
  object["testcases"] = outcome.testcases;
  object["asserts"] = outcome.inside > 0 ? "inside" : "outside";
  object["observed"] = outcome.observed;
  object["inside"] = outcome.inside;
  object["idle"] = outcome.idle;
  object["remarks"] = std::move(remarks);
  return json::serialize(object);
}

std::string summary(const std::vector<Outcome>& outcomes, const std::filesystem::path& folder) {
  std::size_t imported = 0, observed = 0, inside = 0, idle = 0;
  std::string marked;
  for (const Outcome& outcome : outcomes) {
    if (!outcome.imported()) continue;
    ++imported;
    observed += static_cast<std::size_t>(outcome.observed);
    inside += static_cast<std::size_t>(outcome.inside);
    idle += static_cast<std::size_t>(outcome.idle);
    if (outcome.inside == 0) continue;
    const std::string why = outcome.remarks.empty() ? "" : ": " + outcome.remarks.front();
    marked += fmt::format("  {}{}\n", outcome.id, runner::printable(why));
  }
  std::string text =
      fmt::format("{} of {} imported into {}\n", imported, plural(outcomes.size(), "task"),
                  runner::printable(folder.string()));
  if (imported == 0) return text;
  text += fmt::format("{} became observations", plural(observed, "assert"));
  if (idle > 0) text += fmt::format("; {} ask nothing of the solution", idle);
  text += ".\n";
  if (inside > 0) {
    text += fmt::format(
        "{} stay beside the solution; these packages say asserts = \"inside\", since their "
        "verdicts "
        "can be forged:\n{}",
        inside, marked);
  }
  return text;
}

}  // namespace importing
