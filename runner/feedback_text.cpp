#include <fmt/format.h>

#include <algorithm>

#include "runner/feedback.hpp"
#include "runner/feedback_page.hpp"
#include "runner/how.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using problems::Visibility;

std::string words(Verdict verdict) {
  std::string text{to_string(verdict)};
  std::replace(text.begin(), text.end(), '_', ' ');
  return verdict == Verdict::run_time_error ? "run-time error" : text;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string sentence(const std::string& note) {
  return capital(note) + (note.ends_with('?') ? "" : ".");
}

bool failed(const TestcaseReport& testcase) { return testcase.verdict != Verdict::accepted; }

// Neither a submission that did not start nor a judge that failed says anything about testcases.
bool testcases_matter(const Report& report) {
  const bool none_ran =
      report.verdict == Verdict::compile_error || report.verdict == Verdict::judge_error;
  return !none_ran || report.message.empty();
}

std::string points(int score, int max_score) {
  return fmt::format("{} of {} point{}", score, max_score, max_score == 1 ? "" : "s");
}

// "3.1 ms", "1.00 s"
std::string time_text(nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>{time}.count();
  return ms < 1000 ? fmt::format("{:.1f} ms", ms) : fmt::format("{:.2f} s", ms / 1000);
}

std::string usage_text(const Usage& usage) {
  return fmt::format("{}, {:.1f} MiB", time_text(usage.cpu_time),
                     static_cast<double>(usage.peak_memory_bytes) / (1 << 20));
}

// "secret testcase 7 of 12"
std::string place(const Report& report, const TestcaseReport& testcase) {
  int number = 0;
  int count = 0;
  for (const TestcaseReport& other : report.testcases) {
    if (other.visibility != testcase.visibility) continue;
    ++count;
    if (&other == &testcase) number = count;
  }
  return fmt::format("{} testcase {} of {}", problems::to_string(testcase.visibility), number,
                     count);
}

// One above the other, from shortly before they part when they are long, with a caret under that
// place.
void put_both(Page& page, const std::string& expected, const std::string& actual) {
  constexpr std::size_t value_column = 14;
  constexpr std::size_t before = 20;
  constexpr std::size_t after = 10;
  constexpr std::size_t obvious = 3;  // whoever sees so much sees where they part
  const auto parted = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto same = static_cast<std::size_t>(parted.first - expected.begin());
  const bool far = value_column + same + after > page.width();
  std::size_t from = far ? same - before : 0;
  while (from > 0 && (expected[from] & 0xC0) == 0x80) --from;  // not inside a character
  const std::string cut = from > 0 ? "..." : "";
  page.labelled("expected", cut + expected.substr(from));
  page.labelled("actual", cut + actual.substr(from));
  const std::string_view shown = std::string_view{expected}.substr(from, same - from);
  const bool plain = std::all_of(shown.begin(), shown.end(), [](char c) { return c >= ' '; });
  if (same < obvious || !plain || expected.find('\n') != expected.npos) return;
  page.line(value_column + cut.size() + shown.size(), page.inked(Ink::bad, "^"));
}

bool fits(const Page& page, const std::string& text) {
  return text.size() + 14 <= page.width() && text.find('\n') == text.npos;
}

void put_difference(Page& page, const TestcaseReport& testcase, const Difference& difference) {
  const bool only_result = testcase.differences.size() == 1 && difference.observation == "result";
  const bool whole = only_result && !difference.path.empty() && fits(page, testcase.expected) &&
                     fits(page, testcase.actual) && testcase.expected != testcase.actual;
  if (whole) put_both(page, testcase.expected, testcase.actual);
  const bool line = difference.path.starts_with("line ");
  const std::string where = line ? difference.observation + ", " + difference.path
                                 : difference.observation + difference.path;
  const std::string shown_where = Page::one_line(where, page.width() - 10);
  if (!difference.diff.empty()) {
    page.line(4, shown_where + ", with - as expected and + as yours");
    page.diff(difference.diff);
  } else if (whole) {
    page.line(4, fmt::format("{}: {} expected, {} found", shown_where,
                             Page::one_line(difference.expected, page.width()),
                             Page::one_line(difference.actual, page.width())));
  } else {
    if (!only_result || !difference.path.empty()) page.line(4, "at " + shown_where);
    put_both(page, difference.expected, difference.actual);
  }
  if (!difference.note.empty()) page.wrapped(4, sentence(difference.note));
}

void put_statements(Page& page, const TestcaseReport& testcase) {
  constexpr std::size_t most = 5;
  const bool counted = std::any_of(testcase.differences.begin(), testcase.differences.end(),
                                   [](const auto& d) { return d.observation == "queries"; });
  const bool repeated = !testcase.statements.empty() && testcase.statements[0].count > 1;
  if (!counted && !repeated) return;
  page.line(4, page.inked(Ink::faint, "statements that were sent"));
  for (std::size_t i = 0; i < std::min(most, testcase.statements.size()); ++i) {
    const auto& [sql, count, place] = testcase.statements[i];
    page.line(6, fmt::format("{:>4} x  {}", count, Page::both_ends(sql, page.width() - 13)));
    if (count > 1 && !place.empty())
      page.line(13, page.inked(Ink::faint, "from " + Page::one_line(place, page.width() - 20)));
  }
  if (testcase.statements.size() > most) {
    page.line(6, fmt::format("... ({} more)", testcase.statements.size() - most));
  }
}

// Unlike values, which are cut, the input is shown as whole as a page allows.
void put_input(Page& page, const std::string& input) {
  if (input.empty()) return;
  if (fits(page, input) || input.find('\n') != input.npos) return page.labelled("input", input);
  page.line(4, page.inked(Ink::faint, "input"));
  page.wrapped(6, input);
}

// Whether an earlier testcase is shown with the same error: one that is raised while loading fails
// them all.
bool told_before(const Report& report, const TestcaseReport& testcase) {
  if (testcase.message.empty() || !testcase.differences.empty()) return false;
  const auto same = std::find_if(
      report.testcases.begin(), report.testcases.end(),
      [&](const auto& other) { return failed(other) && other.message == testcase.message; });
  return &*same != &testcase;
}

void put_output(Page& page, const TestcaseReport& testcase) {
  if (testcase.output.empty()) return;
  const char* label =
      testcase.output_truncated ? "your program printed, among more" : "your program printed";
  page.line(4, page.inked(Ink::faint, label));
  page.block(testcase.output);
}

void put_shown(Page& page, const Report& report, const TestcaseReport& testcase) {
  put_input(page, testcase.input);
  if (told_before(report, testcase)) return page.line(4, "The same error as above.");
  // With differences to see, the sentence that is fit for everybody says nothing more.
  const bool says_more =
      testcase.differences.empty() || testcase.message != testcase.public_message;
  if (says_more) page.wrapped(4, testcase.message);
  for (const Difference& difference : testcase.differences) {
    put_difference(page, testcase, difference);
  }
  put_statements(page, testcase);
  put_output(page, testcase);
}

void put_counterexample(Page& page, const Counterexample& example) {
  page.line(4, page.inked(Ink::faint, "An input of its own on which it fails in the same way:"));
  const bool one_line = example.input.find('\n') == example.input.npos;
  page.whole("try", example.input);
  if (!one_line) page.line(4, page.inked(Ink::faint, "where these lines give, at their end"));
  page.labelled("expected", example.expected);
  page.labelled("actual", example.actual);
}

void put_remarks(Page& page, const Report& report) {
  for (const Remark& remark : report.remarks) {
    page.blank();
    page.wrapped(0, capital(remark.axis) + ": " + remark.text);
    if (!remark.counts.empty()) page.block(table_of(remark.counts));
  }
}

void put_failed(Page& page, const Report& report, const TestcaseReport& testcase, bool reveal) {
  page.blank();
  page.line(0, page.inked(Ink::bad, capital(words(testcase.verdict))) + " on " +
                   place(report, testcase) + ", " +
                   page.inked(Ink::bold, Page::one_line(testcase.name, 60)) +
                   page.inked(Ink::faint,
                              fmt::format("  ({}; {})", points(testcase.score, testcase.max_score),
                                          usage_text(testcase.usage))));
  if (testcase.visibility == Visibility::sample || reveal) {
    put_shown(page, report, testcase);
  } else {
    page.wrapped(4, testcase.public_message);
  }
  if (testcase.counterexample) put_counterexample(page, *testcase.counterexample);
  if (!testcase.hint.empty()) page.wrapped(4, "Hint: " + testcase.hint);
}

void put_passed(Page& page, const Report& report) {
  std::size_t name_columns = 0;
  bool any = false;
  for (const TestcaseReport& testcase : report.testcases) {
    if (failed(testcase)) continue;
    name_columns = std::max(name_columns, columns(Page::one_line(testcase.name, 40)));
    any = true;
  }
  if (any) page.blank();
  for (const TestcaseReport& testcase : report.testcases) {
    if (failed(testcase)) continue;
    const std::string name = Page::one_line(testcase.name, 40);
    page.line(0, fmt::format("{}  {}  {}{:{}}  {:>3} point{}  {}", page.inked(Ink::good, "ok"),
                             problems::to_string(testcase.visibility), name, "",
                             name_columns - columns(name), testcase.score,
                             testcase.score == 1 ? " " : "s",
                             page.inked(Ink::faint, usage_text(testcase.usage))));
  }
}

std::string advice(Verdict verdict) {
  switch (verdict) {
    case Verdict::time_limit_exceeded:
      return "try a larger input of your own";
    case Verdict::memory_limit_exceeded:
      return "try a larger input, and keep less of it";
    case Verdict::output_limit_exceeded:
      return "look at what your program prints";
    case Verdict::run_time_error:
      return "try inputs of your own until one fails";
    default:
      return "try inputs of your own: nothing, one, many, equal, odd ones";
  }
}

std::string next_step(const Report& report, bool reveal) {
  if (report.verdict == Verdict::judge_error) {
    return "The judge failed, not your program. Nothing was counted; please submit again.";
  }
  if (!testcases_matter(report)) return "Next: fix the error above; nothing could run before that.";
  const auto is_failed = [](const auto& testcase) { return failed(testcase); };
  const auto& all = report.testcases;
  const auto first = std::find_if(all.begin(), all.end(), is_failed);
  if (first == all.end()) {
    return all.size() == 1 ? "The testcase passes."
                           : fmt::format("All {} testcases pass.", all.size());
  }
  const std::string name = Page::one_line(first->name, 60);
  if (first->visibility == Visibility::sample) {
    return fmt::format("Next: fix sample '{}' first; it is shown whole above.", name);
  }
  const auto count = std::count_if(first, all.end(), is_failed);
  const std::string which = count == 1
                                ? fmt::format("the secret testcase '{}' fails", name)
                                : fmt::format("{} secret testcases fail, '{}' first", count, name);
  return fmt::format("All samples pass; {}: {}.", which,
                     reveal ? "it is shown whole above" : advice(first->verdict));
}

}  // namespace

std::string to_text(const Report& report, const std::string& file, const TextOptions& options) {
  Page page{options.colour, options.width};
  const bool right = report.verdict == Verdict::accepted;
  std::string header = fmt::format(
      "{}  {}: {}", page.inked(Ink::bold, Page::one_line(report.problem, 60)),
      Page::both_ends(file, 60), page.inked(right ? Ink::good : Ink::bad, words(report.verdict)));
  if (report.verdict != Verdict::judge_error) {
    header += ", " + points(report.score, report.max_score);
  }
  page.line(0, header);
  if (!report.message.empty()) page.wrapped(2, report.message);
  if (testcases_matter(report)) {
    for (const TestcaseReport& testcase : report.testcases) {
      if (failed(testcase)) put_failed(page, report, testcase, options.reveal);
    }
    put_passed(page, report);
    put_remarks(page, report);
  }
  page.blank();
  if (report.receipt.asserts == problems::Asserts::inside) {
    page.wrapped(0,
                 "Asserts inside: the tests of this problem ran beside the submission, which could "
                 "have forged "
                 "their result.");
  }
  page.line(0, page.inked(Ink::bold, next_step(report, options.reveal)));
  return page.take();
}

}  // namespace runner
