#include "batch/outputs/html_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batch/outputs/html_page.hpp"
#include "batch/outputs/markup.hpp"

namespace batch {
namespace {

constexpr std::array<std::string_view, 9> verdict_order{"accepted",
                                                        "wrong_answer",
                                                        "run_time_error",
                                                        "time_limit_exceeded",
                                                        "memory_limit_exceeded",
                                                        "output_limit_exceeded",
                                                        "compile_error",
                                                        "judge_error",
                                                        "not_graded"};

std::string header_html(const Statistics& all, const std::string& title) {
  std::string line = counted(all.rows(), "submission", "submissions");
  if (all.people() > 0) line += " · " + counted(all.people(), "person", "people");
  line += " · " + counted(all.problems().size(), "problem", "problems");
  return fmt::format("<header>\n<h1>{}</h1>\n<p class=\"soft\">{}</p>\n</header>\n", escaped(title),
                     line);
}

std::string tile(const char* label, const std::string& value, const std::string& note) {
  return fmt::format("<div class=\"tile\"><dt>{}</dt><dd><b>{}</b><span>{}</span></dd></div>\n",
                     label, value, note);
}

std::string tiles_html(const Statistics& all) {
  const auto counting = all.counting();
  const auto right = all.of("accepted");
  const auto none = all.scores().count() == 0;
  const auto percent = [none](double value) { return none ? "-" : fmt::format("{:.0f}%", value); };
  const auto left_out = all.rows() - counting;
  return "<dl class=\"tiles\">\n" +
         tile("Accepted", share(right, counting),
              grouped(right) + " of " + grouped(counting) + " graded") +
         tile("Median score", percent(all.scores().median()), "half score as much or more") +
         tile("Mean score", percent(all.scores().mean()), "of the points there are") +
         tile("Not counted", grouped(left_out),
              left_out == 0 ? "everything was graded"
                            : counted(all.of("judge_error"), "judge error", "judge errors") + ", " +
                                  grouped(all.of("not_graded")) + " not graded") +
         "</dl>\n";
}

std::string verdicts_html(const Statistics& all) {
  std::string rects;
  std::string items;
  double x = 0;
  for (const auto verdict : verdict_order) {
    const auto count = all.of(verdict);
    if (count == 0) continue;
    const double width = 1000.0 * static_cast<double>(count) / static_cast<double>(all.rows());
    rects += fmt::format(R"(<rect class="{0} {1}" x="{2:.2f}" width="{3:.2f}" height="14"/>)",
                         tone(verdict), verdict, x, width);
    x += width;
    items += fmt::format("<li>{} <b>{}</b> <span class=\"soft\">{}</span></li>\n", badge(verdict),
                         grouped(count), share(count, all.rows()));
  }
  if (items.empty()) return {};
  return fmt::format(
      "<section class=\"card\"><h2>Verdicts</h2>\n<svg class=\"stack\" viewBox=\"0 0 1000 14\" "
      "preserveAspectRatio=\"none\" aria-hidden=\"true\">{}</svg>\n<ul "
      "class=\"legend\">\n{}</ul></section>\n",
      rects, items);
}

std::string label_of(std::size_t bucket) {
  return bucket == 10 ? "100%" : fmt::format("{}-{}%", bucket * 10, bucket * 10 + 9);
}

// One column for each tenth, the last for those who have everything.
std::string distribution_html(const Scores& scores) {
  if (scores.count() == 0) return {};
  constexpr double base = 220;
  constexpr double step = 64;
  const auto& counts = scores.by_tenth();
  const auto most = *std::max_element(counts.begin(), counts.end());
  std::string columns;
  std::string spoken;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double height = 190.0 * static_cast<double>(counts[i]) / static_cast<double>(most);
    const double x = step * static_cast<double>(i);
    columns +=
        fmt::format(R"(<rect class="{}" x="{}" y="{:.2f}" width="52" height="{:.2f}" rx="4"/>)",
                    i == 10 ? "good" : "accent", x + 6, base - height, height);
    if (counts[i] > 0)
      columns += fmt::format(R"(<text class="count" x="{}" y="{:.2f}">{}</text>)", x + 32,
                             base - height - 7, grouped(counts[i]));
    columns += fmt::format(R"(<text x="{}" y="240">{}</text>)", x + 32, label_of(i));
    spoken += fmt::format("{}{}: {}", i > 0 ? ", " : "", label_of(i), counts[i]);
  }
  return fmt::format(
      "<section class=\"card\"><h2>Scores</h2>\n<p class=\"soft\">Submissions by their share of "
      "the points.</p>\n<svg class=\"columns\" viewBox=\"0 0 704 250\" role=\"img\" "
      "aria-label=\"Submissions by score. {}\">{}<line x1=\"0\" x2=\"704\" y1=\"{}\" "
      "y2=\"{}\"/></svg></section>\n",
      spoken, columns, base, base);
}

std::string_view most_common(const VerdictCounts& verdicts) {
  std::string_view name;
  std::uint64_t most = 0;
  for (const auto verdict : verdict_order) {
    const auto found = verdicts.find(verdict);
    if (verdict == "accepted" || found == verdicts.end() || found->second <= most) continue;
    most = found->second;
    name = verdict;
  }
  return name;
}

std::string id_under(const Titles& titles, const std::string& problem) {
  return titles.contains(problem)
             ? fmt::format("<span class=\"soft id\">{}</span>", escaped(problem))
             : "";
}

std::string problem_row(const std::string& name, const ProblemStatistics& problem,
                        const Titles& titles) {
  const auto common = most_common(problem.verdicts);
  const bool scored = problem.scores.count() > 0;
  return fmt::format(
      "<tr><th scope=\"row\">{}{}</th><td class=\"n\">{}</td><td class=\"rate\" "
      "data-n=\"{:.4f}\">{}<span>{}</span></td><td class=\"n\" data-n=\"{:.2f}\">{}</td><td "
      "class=\"n\" data-n=\"{:.2f}\">{}</td><td>{}</td><td class=\"n\">{}</td></tr>\n",
      title_of(titles, name), id_under(titles, name), grouped(problem.tried),
      problem.tried == 0
          ? -1
          : static_cast<double>(problem.accepted) / static_cast<double>(problem.tried),
      bar(problem.accepted, problem.tried, "good"), share(problem.accepted, problem.tried),
      problem.scores.mean(), scored ? fmt::format("{:.0f}%", problem.scores.mean()) : "-",
      problem.scores.median(), scored ? fmt::format("{:.0f}%", problem.scores.median()) : "-",
      common.empty() ? "" : badge(common), grouped(problem.left_out));
}

std::string problems_html(const Statistics& all, const Titles& titles) {
  if (all.problems().empty()) return {};
  std::string rows;
  for (const auto& [name, problem] : all.problems()) rows += problem_row(name, problem, titles);
  return "<section class=\"card\"><h2>Problems</h2>\n<div class=\"wide\" role=\"region\" "
         "aria-label=\"Problems\" tabindex=\"0\"><table class=\"sortable\">\n<thead><tr><th "
         "scope=\"col\">Problem</th><th scope=\"col\" class=\"n\">Graded</th><th "
         "scope=\"col\">Accepted</th><th scope=\"col\" class=\"n\">Mean</th><th scope=\"col\" "
         "class=\"n\">Median</th><th scope=\"col\">Fails most by</th><th scope=\"col\" "
         "class=\"n\">Not counted</th></tr></thead>\n<tbody>\n" +
         rows + "</tbody></table></div></section>\n";
}

std::string testcase_row(const TestcaseStatistics& testcase) {
  const auto common = most_common(testcase.verdicts);
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td><span class=\"tag\">{}</span></td><td "
      "class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"rate\" "
      "data-n=\"{:.4f}\">{}<span>{}</span></td><td>{}</td></tr>\n",
      escaped(testcase.name, 100), testcase.secret ? "secret" : "sample", decimal(testcase.points),
      grouped(testcase.failed),
      static_cast<double>(testcase.failed) /
          static_cast<double>(std::max<std::uint64_t>(testcase.tried, 1)),
      bar(testcase.failed, testcase.tried, "bad"), share(testcase.failed, testcase.tried),
      common.empty() ? "" : badge(common));
}

std::string testcases_html(const Statistics& all, const Titles& titles) {
  std::string html;
  const bool few = all.problems().size() <= 3;
  for (const auto& [name, problem] : all.problems()) {
    if (problem.testcases.empty()) continue;
    std::uint64_t failing = 0;
    std::string rows;
    for (const auto& testcase : problem.testcases) {
      rows += testcase_row(testcase);
      if (testcase.failed > 0) ++failing;
    }
    html += fmt::format(
        "<details{}><summary><h3>{}</h3><span class=\"soft\">{} of {} failed by "
        "somebody</span></summary>\n<div class=\"wide\" role=\"region\" aria-label=\"Testcases of "
        "{}\" tabindex=\"0\"><table class=\"sortable\">\n<thead><tr><th "
        "scope=\"col\">Testcase</th><th scope=\"col\">Shown as</th><th scope=\"col\" "
        "class=\"n\">Points</th><th scope=\"col\" class=\"n\">Failed</th><th "
        "scope=\"col\">Failure rate</th><th scope=\"col\">Fails most "
        "by</th></tr></thead>\n<tbody>\n{}</tbody></table></div></details>\n",
        few ? " open" : "", title_of(titles, name), grouped(failing),
        counted(problem.testcases.size(), "testcase", "testcases"), title_of(titles, name), rows);
  }
  if (html.empty()) return {};
  return "<section class=\"card\"><h2>Testcases</h2>\n<p class=\"soft\">How many of the graded "
         "submissions fail each.</p>\n" +
         html + "</section>\n";
}

std::string interval(const Estimate& estimate) {
  return fmt::format("{:.1f}% to {:.1f}%", 100 * estimate.low, 100 * estimate.high);
}

std::string pass_html(const Statistics& all, const SummaryOptions& options) {
  if (!all.tally().sampled()) return {};
  std::string rows;
  for (const auto k : checked(options.pass_at)) {
    const auto overall = pass_at(all.tally().tasks(), k);
    const bool none = overall.tasks == 0;
    rows += fmt::format(
        "<tr><th scope=\"row\">pass@{}</th><td class=\"n\">{}</td><td>{}</td><td "
        "class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
        k, none ? "-" : fmt::format("{:.1f}%", 100 * overall.estimate.value),
        none ? fmt::format("no task has {} graded completions", k) : interval(overall.estimate),
        grouped(overall.tasks), grouped(overall.too_small));
  }
  return fmt::format(
      "<section class=\"card\"><h2>pass@k</h2>\n<p class=\"soft\">{} How likely one of k "
      "completions is right, by the unbiased estimator of Chen et al. (2021), with intervals of "
      "95%.</p>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">k</th><th "
      "scope=\"col\" class=\"n\">Estimate</th><th scope=\"col\">Interval</th><th scope=\"col\" "
      "class=\"n\">Tasks</th><th scope=\"col\" class=\"n\">Tasks with too "
      "few</th></tr></thead>\n<tbody>\n{}</tbody></table></div></section>\n",
      all.tally().sentence(), rows);
}

std::string warning_html(const Statistics& all) {
  if (all.protections_off().empty()) return {};
  std::string names;
  for (const auto& name : all.protections_off())
    names += fmt::format("{}<code>{}</code>", names.empty() ? "" : ", ", escaped(name, 60));
  return fmt::format("<p class=\"warning\"><b>Graded without all protections.</b> Off: {}.</p>\n",
                     names);
}

}  // namespace

std::string title_of(const Titles& titles, const std::string& problem) {
  const auto found = titles.find(problem);
  return escaped(found == titles.end() ? problem : found->second, 100);
}

std::string summary_html(const Statistics& all, const SummaryOptions& options) {
  return header_html(all, options.title) + warning_html(all) + tiles_html(all) +
         "<div class=\"pair\">" + verdicts_html(all) + distribution_html(all.scores()) +
         "</div>\n" + pass_html(all, options) + problems_html(all, options.titles) +
         testcases_html(all, options.titles);
}

std::string provenance_html(const Statistics& all) {
  std::string parts;
  for (const auto& [what, values] : all.graded_with()) {
    std::string joined;
    for (const auto& value : values) joined += (joined.empty() ? "" : ", ") + escaped(value, 60);
    parts += fmt::format("{}{} {}", parts.empty() ? "" : " · ", escaped(what, 40), joined);
  }
  return parts.empty() ? ""
                       : fmt::format("<footer class=\"soft\">Graded with {}.</footer>\n", parts);
}

}  // namespace batch
