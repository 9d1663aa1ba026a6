// pass@k per task and over all, as JSON and as a table to read.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "batch/outputs/formats.hpp"
#include "batch/outputs/graded.hpp"
#include "batch/outputs/pass_at_k.hpp"
#include "batch/outputs/staged_file.hpp"
#include "batch/outputs/tally.hpp"
#include "runner/feedback_page.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

std::string json_text(std::string_view text) {
  return boost::json::serialize(boost::json::value(runner::printable(text)));
}

// "\"pass\":0.500000,\"low\":0.236593,\"high\":0.763407"
std::string json_members(const Estimate& estimate) {
  return fmt::format(R"("pass":{:.6f},"low":{:.6f},"high":{:.6f})", estimate.value, estimate.low,
                     estimate.high);
}

std::string json_of(const Overall& overall) {
  std::string line = fmt::format(R"({{"k":{},"tasks":{},"tasks_with_fewer":{},)", overall.k,
                                 overall.tasks, overall.too_small);
  if (overall.tasks == 0)
    return line +
           fmt::format(R"("pass":null,"why":"no task has {} graded completions"}})", overall.k);
  const auto* interval = overall.tasks == 1 ? "wilson" : "bootstrap";
  return line + json_members(overall.estimate) + fmt::format(R"(,"interval":"{}"}})", interval);
}

class PassK final : public Output {
 public:
  PassK(const std::filesystem::path& path, const OutputOptions& options)
      : ks_{checked(options.pass_at)},
        json_{path.extension() == ".txt" ? beside(path, ".json") : path},
        text_{beside(path, ".txt")} {}

  void add(const Row& row) override { tally_.add(row, read_report(row).verdict); }

  void finish() override {
    for (const auto k : ks_) overall_.push_back(pass_at(tally_.tasks(), k));
    write_json();
    write_text();
    json_.finish();
    text_.finish();
  }

 private:
  void write_json() {
    json_.write(R"*({"estimator":"1 - C(n-c,k)/C(n,k)","confidence":0.95,"overall":[)*");
    for (std::size_t i = 0; i < overall_.size(); ++i)
      json_.write((i > 0 ? ",\n " : "\n ") + json_of(overall_[i]));
    json_.write("],\n\"without_task\":" + std::to_string(tally_.without_task()) + ",\"tasks\":[");
    bool first = true;
    for (const auto& [name, task] : tally_.tasks()) {
      json_.write((first ? "\n " : ",\n ") + task_json(name, task));
      first = false;
    }
    json_.write("]}\n");
  }

  [[nodiscard]] std::string task_json(const std::string& name, const Attempts& task) const {
    std::string line =
        fmt::format(R"({{"task":{},"n":{},"c":{},"judge_errors":{},"not_graded":{},"pass_at":[)",
                    json_text(name), task.tried, task.right, task.judge_errors, task.not_graded);
    bool first = true;
    for (const auto k : ks_) {
      const auto estimate = pass_at(task, k);
      if (!estimate) continue;
      line += fmt::format(R"({}{{"k":{},{}}})", first ? "" : ",", k, json_members(*estimate));
      first = false;
    }
    return line + "]}";
  }

  void write_text() {
    text_.write(tally_.sentence() + "\n\n");
    text_.write(fmt::format("{:<10} {:>6}  {:>6}  95% interval\n", "", "tasks", "pass"));
    for (const auto& overall : overall_) text_.write(text_of(overall));
    if (tally_.tasks().empty()) return;
    std::string header = fmt::format("\n{:<40} {:>6} {:>6}", "task", "n", "right");
    for (const auto k : ks_) header += fmt::format(" {:>9}", fmt::format("pass@{}", k));
    text_.write(header + "\n");
    for (const auto& [name, task] : tally_.tasks()) text_.write(text_of(name, task));
  }

  static std::string text_of(const Overall& overall) {
    const auto label = fmt::format("pass@{}", overall.k);
    if (overall.tasks == 0)
      return fmt::format("{:<10} {:>6}  no task has {} graded completions\n", label, 0, overall.k);
    const auto fewer = overall.too_small == 0 ? ""
                                              : fmt::format("  ({} with fewer than {} left out)",
                                                            overall.too_small, overall.k);
    return fmt::format("{:<10} {:>6}  {:>6.4f}  {:.4f} to {:.4f}{}\n", label, overall.tasks,
                       overall.estimate.value, overall.estimate.low, overall.estimate.high, fewer);
  }

  [[nodiscard]] std::string text_of(const std::string& name, const Attempts& task) const {
    const auto shown = runner::Page::one_line(name, 40);
    const auto width = runner::columns(shown);
    std::string line = shown + std::string(40 - std::min<std::size_t>(width, 40), ' ') +
                       fmt::format(" {:>6} {:>6}", task.tried, task.right);
    for (const auto k : ks_) {
      const auto estimate = pass_at(task, k);
      line += estimate ? fmt::format(" {:>9.4f}", estimate->value) : fmt::format(" {:>9}", "-");
    }
    return line + "\n";
  }

  std::vector<std::uint64_t> ks_;
  StagedFile json_;
  StagedFile text_;
  Tally tally_;
  std::vector<Overall> overall_;
};

}  // namespace

OutputPtr make_passk(const std::filesystem::path& path, const OutputOptions& options) {
  return std::make_unique<PassK>(path, options);
}

}  // namespace batch
