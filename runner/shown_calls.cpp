#include "runner/shown_calls.hpp"

#include <algorithm>

#include "runner/asking.hpp"
#include "runner/spelling.hpp"

namespace runner {
namespace {

constexpr std::size_t most_lines = 12;
constexpr std::size_t most_lines_without_a_result = 4;
constexpr std::size_t most_text = 600;

std::string error_text(const std::optional<Raised>& raised) {
  if (!raised) return "an error";
  if (raised->type.empty()) return raised->message;
  return raised->message.empty() ? raised->type : raised->type + ": " + raised->message;
}

// What came of the two calls. Of the last one of a program that ended with it there is more to say;
// and of two promises that were kept, only what they became.
std::pair<std::string, std::string> endings(const Run& reference, const Run& yours, std::size_t at,
                                            Notation language) {
  const bool kept = reference.calls[at].how == NotedCall::How::resolved &&
                    yours.calls[at].how == NotedCall::How::resolved;
  const auto ending = [&](const Run& run) {
    const NotedCall& call = run.calls[at];
    const bool last = call.how == NotedCall::How::raised && at + 1 == run.calls.size();
    if (last && run.raised) return error_text(run.raised);
    return kept ? render(call.value, longest_argument, language) : outcome_text(call, language);
  };
  return {ending(reference), ending(yours)};
}

// The calls up to the one that ends in another way; false when they say too little or too much.
bool show_calls(const Run& reference, std::size_t count, Notation language, ShownCalls& shown) {
  for (std::size_t i = 0; i < count; ++i) {
    const NotedCall& call = reference.calls[i];
    if (!call.plain) return false;
    const bool last = i + 1 == count;
    shown.lines.insert(shown.lines.end(), call.before.begin(), call.before.end());
    shown.lines.push_back((call.is_promise() && !last ? "await " : "") + call.text);
    shown.typed.insert(shown.typed.end(), call.before.begin(), call.before.end());
    shown.typed.push_back(last ? call.text : line_before_others(call, language));
    shown.calls.push_back(call.whole());
  }
  if (count > 0 && !reference.calls[count - 1].alone.empty()) {
    shown.alone = reference.calls[count - 1].before;
    shown.alone.push_back(reference.calls[count - 1].alone);
  }
  const bool says_something = std::any_of(shown.lines.begin(), shown.lines.end(),
                                          [](const auto& line) { return !line.ends_with("()"); });
  return says_something && shown.lines.size() <= most_lines && shown.size() <= most_text;
}

bool gives_name(const NotedCall& call, const std::string& name) {
  const std::string start = name + " = ";
  return call.text.starts_with(start) ||
         std::any_of(call.before.begin(), call.before.end(),
                     [&](const auto& line) { return line.starts_with(start); });
}

// The same lines with a name for the argument, which is looked at when the calls are made. False
// where the name belongs to something else by then.
bool show_argument(const std::vector<NotedCall>& calls, std::size_t count,
                   CallDifference difference, ShownCalls& shown) {
  const auto& [name, line, text] = calls[difference.at].with_name.at(*difference.argument);
  shown.lines.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const NotedCall& call = calls[i];
    const bool is_it = i == difference.at;
    const bool makes = difference.later && is_it && call.text != call.alone && !call.alone.empty();
    if (makes || (i > difference.at && gives_name(call, name))) return false;
    shown.lines.insert(shown.lines.end(), call.before.begin(), call.before.end());
    if (is_it && !line.empty()) shown.lines.push_back(line);
    shown.lines.push_back((call.is_promise() ? "await " : "") + (is_it ? text : call.text));
  }
  if (difference.later) shown.lines.emplace_back("// and when nothing is left to do:");
  shown.lines.push_back(name);
  return true;
}

// After show_calls(). What became of an argument is seen by its name.
bool show_ending(const Run& reference, const Run& yours, CallDifference difference,
                 Notation language, ShownCalls& shown) {
  shown.in_a_call = true;
  if (!difference.argument) {
    const auto [expected, actual] = endings(reference, yours, difference.at, language);
    shown.expected = expected;
    shown.actual = actual;
    return true;
  }
  if (!show_argument(reference.calls, calls_to_show(reference, difference), difference, shown))
    return false;
  const auto of = difference.later ? &NotedCall::later : &NotedCall::afterwards;
  const auto text = [&](const Run& run) {
    return render((run.calls[difference.at].*of)(*difference.argument), longest_argument, language);
  };
  shown.expected = text(reference);
  shown.actual = text(yours);
  return true;
}

// Without a call that ends in another way the difference is seen in the end only: then there have
// to be few of them.
std::optional<ShownCalls> shown_end(const Run& reference, const Run& yours,
                                    const problems::CheckerSpecs& checkers, Notation language) {
  ShownCalls shown;
  if (!are_given_the_same(reference.calls, yours.calls)) return std::nullopt;
  const auto& calls = reference.calls;
  const bool unknown = std::any_of(calls.begin(), calls.end(), [](const auto& call) {
    return call.how == NotedCall::How::unknown;
  });
  if (calls.size() > (unknown ? 1 : most_lines_without_a_result)) return std::nullopt;
  if (yours.raised) {
    shown.expected = "no error";
    shown.actual = error_text(yours.raised);
  } else {
    const auto all = compare_all(reference.observations, yours.observations, checkers, language);
    if (all.empty()) return std::nullopt;
    const bool result = all[0].observation == "result";
    // In what a driver makes of it, nobody could find the place.
    if (result && language == Notation::javascript && !all[0].path.empty()) return std::nullopt;
    const std::string where = result ? "" : all[0].observation + all[0].path + " = ";
    shown.expected = where + all[0].expected;
    shown.actual = where + all[0].actual;
  }
  if (!show_calls(reference, calls.size(), language, shown)) return std::nullopt;
  return shown;
}

}  // namespace

std::optional<Run> run_of(const CaseFacts& facts, Notation language) {
  const GuestReply* reply = observed_in(facts);
  if (reply == nullptr) return std::nullopt;
  Run run{reply->observations, {}, {}};
  const auto noted = take_last(run.observations, "calls");
  auto calls = noted ? noted_calls(*noted, language) : std::nullopt;
  if (!calls) return std::nullopt;
  run.calls = *std::move(calls);
  if (!run.observations.empty() && run.observations.back().first == "raised") {
    const auto* raised = std::get_if<Raised>(&run.observations.back().second.is);
    if (raised != nullptr) run.raised = *raised;
  }
  return run;
}

std::size_t ShownCalls::size() const {
  std::size_t sum = 0;
  for (const auto& line : lines) sum += line.size() + 1;
  return sum;
}

std::size_t calls_to_show(const Run& reference, const CallDifference& difference) {
  return difference.later ? reference.calls.size() : difference.at + 1;
}

std::optional<ShownCalls> shown_calls(const Run& reference, const Run& yours,
                                      const problems::CheckerSpecs& checkers, Notation language) {
  if (const auto found = first_that_differs(reference.calls, yours.calls, checkers)) {
    ShownCalls shown;
    if (!show_calls(reference, calls_to_show(reference, *found), language, shown) ||
        !show_ending(reference, yours, *found, language, shown))
      return std::nullopt;
    return shown;
  }
  return shown_end(reference, yours, checkers, language);
}

}  // namespace runner
