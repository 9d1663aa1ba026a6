// The report that people forward: one file, that needs nothing else and no script.
#include <fmt/format.h>

#include "batch/outputs/formats.hpp"
#include "batch/outputs/html_feedback.hpp"
#include "batch/outputs/html_page.hpp"
#include "batch/outputs/html_summary.hpp"
#include "batch/outputs/markup.hpp"
#include "batch/outputs/staged_file.hpp"

namespace batch {
namespace {

SummaryOptions summary_options(const OutputOptions& options) {
  SummaryOptions summary{options.title.empty() ? "Results" : options.title, {}, options.pass_at};
  for (const auto& problem : options.problems) summary.titles[problem->id] = problem->title;
  return summary;
}

constexpr std::string_view table_opening =
    "<section class=\"card\" id=\"submissions\"><h2>Submissions</h2>\n<div class=\"controls\" "
    "hidden><label>Find <input type=\"search\" id=\"find\" autocomplete=\"off\"></label><label>"
    "Verdict <select id=\"only\"><option value=\"\">all</option></select></label><output "
    "id=\"found\" for=\"find only\"></output></div>\n<div class=\"wide\" role=\"region\" "
    "aria-label=\"Submissions\" tabindex=\"0\"><table class=\"sortable\" id=\"rows\">\n<thead><tr>"
    "<th scope=\"col\" class=\"n\">Entry</th><th scope=\"col\">Person</th><th "
    "scope=\"col\">Problem</th><th scope=\"col\" class=\"n\">Attempt</th><th "
    "scope=\"col\">Verdict</th><th scope=\"col\" class=\"n\">Score</th><th scope=\"col\" "
    "class=\"n\">Of</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n";

constexpr std::string_view feedback_opening =
    "</tbody></table></div></section>\n<section class=\"card\" id=\"feedback\"><h2>Feedback</h2>\n"
    "<div class=\"controls\" hidden><button type=\"button\" id=\"open\">Open all</button><button "
    "type=\"button\" id=\"close\">Close all</button></div>\n";

class Html final : public Output {
 public:
  Html(const std::filesystem::path& path, const OutputOptions& options)
      : options_{summary_options(options)},
        file_{path},
        table_{folder_of(path)},
        feedback_{folder_of(path)} {
    (void)checked(options_.pass_at);
  }

  void add(const Row& row) override {
    const Graded graded = read_report(row);
    all_.add(row, graded);
    table_.write(table_row(row, graded));
    feedback_.write(details(row, graded));
  }

  void finish() override {
    file_.write(page_opening(options_.title));
    file_.write(summary_html(all_, options_));
    if (all_.rows() > 0) {
      file_.write(table_opening);
      file_.append(table_);
      file_.write(feedback_opening);
      file_.append(feedback_);
      file_.write("</section>\n");
    } else {
      file_.write("<p class=\"card\">There were no submissions in the input.</p>\n");
    }
    file_.write(provenance_html(all_));
    file_.write(page_closing());
    file_.finish();
  }

 private:
  [[nodiscard]] std::string table_row(const Row& row, const Graded& graded) const {
    const bool counts = graded.counts();
    return fmt::format(
        "<tr data-v=\"{}\"><td class=\"n\">{}</td><th scope=\"row\"><a "
        "href=\"#e{}\">{}</a></th><td>{}</td><td class=\"n\">{}</td><td>{}</td><td "
        "class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"source\">{}</td></tr>\n",
        graded.verdict, row.entry, row.entry, person(row),
        row.problem.empty() ? "<span class=\"soft\">unknown</span>"
                            : title_of(options_.titles, row.problem),
        row.attempt + 1, badge(graded.verdict), counts ? decimal(graded.score) : "",
        counts ? decimal(graded.max_score) : "", escaped(row.source, 200));
  }

  // The place that a link leads to is inside, so that browsers open what is around it.
  [[nodiscard]] std::string details(const Row& row, const Graded& graded) const {
    std::string about = row.problem.empty() ? "" : title_of(options_.titles, row.problem);
    if (row.attempt > 0) about += fmt::format(" · attempt {}", row.attempt + 1);
    const auto score =
        graded.counts() ? fmt::format("{} of {}", decimal(graded.score), decimal(graded.max_score))
                        : std::string{};
    return fmt::format(
        "<details class=\"entry\"><summary><h3>{}</h3><span class=\"soft\">{}</span>{}<span "
        "class=\"score\">{}</span></summary>\n<div id=\"e{}\"><p class=\"soft source\">{}</p>\n{}"
        "<p class=\"back\"><a href=\"#submissions\">Back to the table</a></p></div></details>\n",
        person(row), about, badge(graded.verdict), score, row.entry, escaped(row.source, 400),
        feedback_html(graded));
  }

  static std::string person(const Row& row) {
    return row.person.empty() ? fmt::format("entry {}", row.entry) : escaped(row.person, 100);
  }

  SummaryOptions options_;
  Statistics all_;
  StagedFile file_;
  Scratch table_;
  Scratch feedback_;
};

}  // namespace

OutputPtr make_html(const std::filesystem::path& path, const OutputOptions& options) {
  return std::make_unique<Html>(path, options);
}

}  // namespace batch
