// A problem package as loaded: immutable values, shared freely between threads.
// Knows nothing of sandboxes, submissions of candidates or verdict logic.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace problems {

using std::chrono::milliseconds;

enum class Kind { python, django, sqlite, concept_, javascript };
enum class Difficulty { easy, medium, hard };
enum class Visibility { sample, secret };
// Where what is expected is compared with what was observed: by a checker, or by tests that stand
// beside the candidate's code, which could therefore forge their result.
enum class Asserts { outside, inside };

// What one submission may spend. Times and output are per testcase unless the name says otherwise.
struct Limits {
  milliseconds cpu_time{1000};
  milliseconds wall_time{3000};
  milliseconds total_wall_time{10000};
  std::uint64_t memory_bytes = 128ULL << 20;
  std::uint64_t output_bytes = 64ULL << 10;
  std::uint64_t observation_bytes = 1024ULL << 10;
  std::uint64_t work_dir_bytes = 16ULL << 20;
  std::uint64_t source_bytes = 256ULL << 10;
  int files = 1024;
  int threads = 64;
  int processes = 1;
};

// How far a number may be from one that the author names. Where several distances are given, the
// greatest counts.
struct Nearness {
  std::vector<double> to;  // one for all numbers that are observed, or one for each
  double within = 0.0;     // absolute
  double relative = 0.0;   // of the greater magnitude
  bool strictly = false;   // closer than that, not just as close
};

// How the words of a text are compared: letter case, the space between them, and how far numbers
// may be from the reference's.
struct TokenRule {
  bool case_counts = false, space_counts = false;
  double within = 0.0;    // absolute
  double relative = 0.0;  // of the reference's
};

// How one observation is compared; see docs/authoring.md, "Checkers".
struct CheckerSpec {
  enum class Rule {
    equal,
    unordered,
    tolerance,
    text,
    at_most,
    at_most_reference,
    python_equal,
    near,
    tokens
  };
  Rule rule = Rule::equal;
  double tolerance = 0.0;    // for Rule::tolerance
  std::int64_t at_most = 0;  // for Rule::at_most
  Nearness near{};           // for Rule::near
  TokenRule tokens{};        // for Rule::tokens
};
using CheckerSpecs = std::map<std::string, CheckerSpec, std::less<>>;  // by observation name

// How a cost grows with the size of the input, slowest first.
enum class Growth {
  constant,
  logarithmic,
  linear,
  linearithmic,
  quadratic,
  cubic,
  exponential,
};

// What is counted; see docs/authoring.md, "Growth". Statements are SQL's, steps those of SQLite's
// virtual machine, taken are the items of a driver's Source.
enum class Counted { operations, statements, taken, memory, steps };

// The same again at several sizes.
struct GrowthSpec {
  Counted counts = Counted::operations;
  std::vector<int> sizes;           // ascending
  std::optional<Growth> at_most{};  // empty: as the reference
};

// What the judge asks of a cell beside the call. No package can say it.
struct Probe {
  std::optional<int> size{};        // the call's name `n`
  std::optional<Counted> counts{};  // shown as one more observation, the last
  int smallest_of = 1;              // each draw of `rng` is the smallest of so many
  bool calls = false;               // shows the calls of the candidate's functions, the last too
};

// python, django, javascript: one expression for the candidate's cell.
struct CallCase {
  std::string call;
  Probe probe{};
};

// sqlite: statements and queries around the candidate's script.
struct SqlCase {
  std::string setup;                 // may be empty
  std::string run;                   // may be empty
  std::vector<std::string> observe;  // the testcase's own list, or the problem's
};

// concept: a question, and where its truth comes from.
struct QuestionCase {
  enum class Ask { output, choice, choices };
  Ask ask = Ask::output;
  std::string question;
  std::string snippet_name;  // Ask::output: file name, its ending names the engine
  std::string snippet;       // Ask::output: its text
  std::map<std::string, std::string> options;  // Ask::choice, Ask::choices
  std::vector<std::string> answer;             // one key for choice, sorted keys for choices
};

// What the program's text has to be made of, or must not be: names of rules, see
// docs/authoring.md, "Style".
struct StyleCase {
  std::vector<std::string> required;
  std::vector<std::string> forbidden;
  std::string function;  // only inside of it; empty: the whole program
};

struct Testcase {
  std::string name;
  Visibility visibility = Visibility::secret;
  int points = 0;
  std::string hint;
  CheckerSpecs checkers;  // the problem's, overridden by the testcase's
  std::variant<CallCase, SqlCase, QuestionCase, StyleCase> what;
  std::optional<GrowthSpec> growth;  // calls and SQL: not once, but at several sizes

  // How an answer is right is looked at once all others are.
  [[nodiscard]] bool is_about_how() const {
    return growth || std::holds_alternative<StyleCase>(what);
  }
};

struct File {
  std::string name;  // relative, '/'-separated, no "..", no leading '/'
  std::string text;  // bytes as they are
};

// One entry of submissions/<verdict>/.
struct ExampleSubmission {
  std::string verdict;  // the folder's name
  std::string name;     // e.g. "off_by_one.py" or the folder "reference"
  std::vector<File> files;
};

// A small change of the reference that no testcase could notice, and why.
struct Equivalent {
  std::string code;      // the text of the line that is changed
  std::string mutation;  // as `viva check` names it: "< becomes <="
  std::string why;
};

struct SqliteSettings {
  enum class Mode { script, query };
  Mode mode = Mode::script;
  std::string schema;  // the text of the schema file
  bool ordered = true;
};

struct Problem {
  std::string id;
  std::string title;
  Kind kind = Kind::python;
  std::string topic;
  Difficulty difficulty = Difficulty::easy;
  int minutes = 0;
  std::vector<int> questions;
  Limits limits;
  Asserts asserts = Asserts::outside;
  std::vector<Testcase> testcases;  // samples first; those about how at the end
  std::vector<Testcase> remarks;    // about how; spoken of, and without points
  std::string counterexample;       // a call with `rng` and `n`; empty: those of the testcases
  std::vector<std::string> shows;  // the driver's functions that are shown in it for what they call
  std::string prompt;              // Markdown
  std::string starter;
  std::string main_file;    // solution.py, solution.sql, solution.js or answers.toml
  std::string driver;       // python, django, javascript; may be empty
  std::string django_app;   // django
  std::string models;       // django
  std::string fixture;      // django; may be empty
  SqliteSettings sqlite;    // sqlite
  bool is_program = false;  // python: run with an input in each testcase, not imported once
  std::vector<ExampleSubmission> submissions;
  std::size_t reference = 0;  // index into submissions
  // "<verdict>/<name>" of submissions -> testcases that must not accept them.
  std::map<std::string, std::vector<std::string>, std::less<>> caught_by;
  std::vector<Equivalent> equivalent;
  std::string digest;  // "sha256:<hex>" over names and bytes of every file of the package
  std::filesystem::path folder;

  [[nodiscard]] int max_score() const;
};

using ProblemPtr = std::shared_ptr<const Problem>;

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::string_view to_string(Difficulty difficulty);
[[nodiscard]] std::string_view to_string(Visibility visibility);
[[nodiscard]] std::string_view to_string(Growth growth);  // "n log n"
[[nodiscard]] std::string_view to_string(Counted counted);

}  // namespace problems
