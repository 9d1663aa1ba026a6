#include "batch/outputs/html_feedback.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/outputs/html_page.hpp"
#include "batch/outputs/markup.hpp"

namespace batch {
namespace {

constexpr std::size_t most_bytes = 2000;  // of one value
constexpr std::size_t most_shown = 8;     // failed testcases shown whole
constexpr std::size_t most_named = 60;    // others, by name only

std::string block(const char* label, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<div><dt>{}</dt><dd><pre tabindex=\"0\">{}</pre></dd></div>\n", label,
                     escaped(text, most_bytes));
}

std::string paragraph(const char* style, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<p class=\"{}\">{}</p>\n", style, escaped(text, most_bytes));
}

// "- ", "+ " or "  " before each line.
std::string diff_html(std::string_view diff) {
  if (diff.empty()) return {};
  std::string lines;
  diff = diff.substr(0, most_bytes);
  while (!diff.empty()) {
    const auto line = diff.substr(0, diff.find('\n'));
    diff.remove_prefix(std::min(line.size() + 1, diff.size()));
    const auto* element = line.starts_with('-') ? "del" : line.starts_with('+') ? "ins" : "span";
    lines += fmt::format("<{0}>{1}</{0}>\n", element, escaped(line, most_bytes));
  }
  return fmt::format(
      "<div><dt>lines</dt><dd><pre class=\"diff\" tabindex=\"0\">{}</pre></dd></div>\n", lines);
}

std::string difference_html(const GradedTestcase& testcase, const GradedDifference& difference) {
  std::string html;
  const bool whole = difference.observation == "result" && difference.path.empty();
  if (!whole)
    html += fmt::format("<div><dt>at</dt><dd><code>{}{}</code></dd></div>\n",
                        escaped(difference.observation, 200), escaped(difference.path, 200));
  if (!difference.diff.empty()) {
    html += diff_html(difference.diff);
  } else {
    html += block("expected", whole ? testcase.expected : difference.expected);
    html += block("actual", whole ? testcase.actual : difference.actual);
  }
  if (!difference.note.empty())
    html += fmt::format("<div><dt>note</dt><dd>{}</dd></div>\n", escaped(difference.note, 400));
  return html;
}

// One that is raised while loading fails all testcases; of wrong answers each is its own.
bool same_error(const GradedTestcase& one, const GradedTestcase& other) {
  return one.verdict == other.verdict && one.verdict != "wrong_answer" && one.shown &&
         !one.message.empty() && one.message == other.message;
}

std::string points(double score, double max_score) {
  return fmt::format("{} of {} point{}", decimal(score), decimal(max_score),
                     max_score == 1 ? "" : "s");
}

std::string hint_html(std::string_view hint) {
  if (hint.empty()) return {};
  return fmt::format("<p class=\"hint\"><b>Hint</b> {}</p>\n", escaped(hint, most_bytes));
}

std::string failed_html(const GradedTestcase& testcase, bool told_before) {
  std::string html = fmt::format(
      "<section class=\"case\"><h4>{} <span class=\"tag\">{}</span> {} <span "
      "class=\"soft\">{}</span></h4>\n",
      escaped(testcase.name, 100), testcase.secret ? "secret" : "sample", badge(testcase.verdict),
      points(testcase.score, testcase.max_score));
  if (told_before) {
    html += "<p class=\"soft\">The same error as above.</p>\n";
    return html + hint_html(testcase.hint) + "</section>\n";
  }
  if (testcase.differences.empty() || !testcase.shown) html += paragraph("said", testcase.message);
  std::string values = block("input", testcase.input);
  for (const auto& difference : testcase.differences)
    values += difference_html(testcase, difference);
  values += block("printed", testcase.output);
  if (!values.empty()) html += "<dl>\n" + values + "</dl>\n";
  return html + hint_html(testcase.hint) + "</section>\n";
}

std::string names_html(const char* label, const std::vector<const GradedTestcase*>& testcases) {
  if (testcases.empty()) return {};
  std::string html = fmt::format("<p class=\"names\"><b>{}</b>", label);
  for (std::size_t i = 0; i < std::min(testcases.size(), most_named); ++i)
    html += fmt::format(" <span class=\"tag\">{}</span>", escaped(testcases[i]->name, 60));
  if (testcases.size() > most_named)
    html += fmt::format(" and {} more", testcases.size() - most_named);
  return html + "</p>\n";
}

}  // namespace

std::string feedback_html(const Graded& graded) {
  if (graded.verdict == "judge_error")
    return "<p class=\"said\">The judge failed, not this program. Nothing was counted.</p>\n" +
           paragraph("said", graded.message);
  std::string html = paragraph("said", graded.message);
  // A submission that did not start says nothing about testcases.
  if (graded.verdict == "compile_error" && !graded.message.empty()) return html;
  std::vector<const GradedTestcase*> passed;
  std::vector<const GradedTestcase*> others;
  std::vector<const GradedTestcase*> told;
  for (const auto& testcase : graded.testcases) {
    if (testcase.accepted()) {
      passed.push_back(&testcase);
    } else if (told.size() == most_shown) {
      others.push_back(&testcase);
    } else {
      const bool same = std::any_of(told.begin(), told.end(), [&](const auto* earlier) {
        return same_error(*earlier, testcase);
      });
      html += failed_html(testcase, same);
      told.push_back(&testcase);
    }
  }
  return html + names_html("Failed too", others) + names_html("Passed", passed);
}

}  // namespace batch
