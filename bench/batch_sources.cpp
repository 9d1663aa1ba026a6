#include "bench/batch_sources.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "bench/measure.hpp"
#include "problems/package.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

// Whose testcases are short, as asserts are: 0.4 to 0.6 ms for all of one submission. So what is
// measured is not the candidate's algorithm.
constexpr const char* chosen[] = {"algorithms/fibonacci", "closures/make-multipliers",
                                  "python/score-board", "python/shared-queue"};

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream file{path, std::ios::binary};
  if (!(file << text)) throw std::runtime_error{"cannot write " + path.string()};
}

std::string variant(const std::string& source, int number) {
  return fmt::format("# Handed in by student {0}\n{1}\n\ndef own_{0}():\n    return {0}\n", number,
                     source);
}

struct Tested {
  problems::ProblemPtr problem;
  std::string reference;
  std::string tests;     // what follows a solution in a program of its own, up to `seen`
  std::string expected;  // what has to be seen
};

// What an author of tests without a judge would write: seeds, calls, and what they give.
std::string tests_of(const problems::Problem& problem) {
  std::string text =
      "\n\nimport random\nimport sys\nimport types\nseen = []\nsolution = sys.modules[__name__]\n";
  if (problem.driver.find("from viva import") != std::string::npos)
    text +=
        "viva = sys.modules['viva'] = types.ModuleType('viva')\n"
        "viva.observe = lambda name, value: seen.append(repr(value))\n"
        "viva.plain = lambda value: value\n"
        "def raised(function, *args):\n"
        "    try:\n"
        "        function(*args)\n"
        "    except Exception as error:\n"
        "        return error\n"
        "viva.raised = raised\n";
  text += problem.driver + "\n";
  int seed = 0;
  for (const auto& testcase : problem.testcases)
    text += fmt::format("rng = random.Random({})\nseen.append(repr(({})))\n", ++seed,
                        std::get<problems::CallCase>(testcase.what).call);
  return text;
}

Tested tested(const fs::path& root, const fs::path& folder, const std::string& name) {
  const auto problem = problems::load_package(root / "problems/bank" / name);
  Tested made{problem,
              problem->submissions.at(problem->reference).files.at(0).text,
              tests_of(*problem),
              {}};
  const fs::path file = folder / "expected.py", answer = folder / "expected.txt";
  write(file, made.reference + made.tests +
                  fmt::format("open({:?}, 'w').write(repr(seen))\n", answer.string()));
  run_program({{"/usr/bin/python3", file.string()}});
  made.expected = read(answer);
  return made;
}

}  // namespace

BatchSources python_sources(const fs::path& root, const fs::path& folder, int count, bool bare) {
  fs::create_directories(folder);
  std::vector<Tested> all;
  for (const char* name : chosen) all.push_back(tested(root, folder, name));
  BatchSources made{folder / "python.jsonl", root / "problems/bank", {}};
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const Tested& one = all[static_cast<std::size_t>(i) % all.size()];
    const std::string source = variant(one.reference, i);
    lines += boost::json::serialize(
                 boost::json::object{{"task_id", one.problem->id}, {"solution", source}}) +
             "\n";
    if (!bare) continue;
    made.bare.push_back(folder / fmt::format("python_{}.py", i));
    write(made.bare.back(), source + one.tests + "assert seen == " + one.expected + "\n");
  }
  write(made.lines, lines);
  return made;
}

BatchSources django_sources(const fs::path& root, const fs::path& folder, int count) {
  fs::create_directories(folder);
  const auto problem = problems::load_package(root / "bench/packages/bench/django-ten-queries");
  const std::string reference = problem->submissions.at(problem->reference).files.at(0).text;
  const std::string program = read(root / "bench/bare/orm.py");
  BatchSources made{folder / "django.jsonl", root / "bench/packages", {}};
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += boost::json::serialize(boost::json::object{{"task_id", problem->id},
                                                        {"solution", variant(reference, i)}}) +
             "\n";
    made.bare.push_back(folder / fmt::format("django_{}.py", i));
    write(made.bare.back(), variant(program, i));
  }
  write(made.lines, lines);
  return made;
}

}  // namespace bench
