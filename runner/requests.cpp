#include "runner/requests.hpp"

#include <regex>
#include <set>

#include "runner/value.hpp"

namespace runner {
namespace {

Value text(std::string utf8) { return Value{Text{std::move(utf8)}}; }

void add(Dict& dict, const char* key, Value value) {
  dict.items.emplace_back(text(key), std::move(value));
}

// The modules that the driver and the reference import: they are warm for whoever solves the same
// problem.
std::vector<std::string> imports_of(const problems::Problem& problem) {
  static const std::regex line{R"((?:^|\n)[ \t]*(?:import|from)[ \t]+([A-Za-z_][A-Za-z0-9_.]*))"};
  std::set<std::string> names;
  const auto scan = [&](const std::string& source) {
    for (std::sregex_iterator found{source.begin(), source.end(), line}, end; found != end; ++found)
      names.insert((*found)[1]);
  };
  scan(problem.driver);
  for (const auto& file : problem.submissions.at(problem.reference).files) scan(file.text);
  for (const auto& file : problem.submissions.at(problem.reference).files) {
    names.erase(file.name.substr(0, file.name.find('.')));
  }
  return {names.begin(), names.end()};
}

Value texts(const std::vector<std::string>& each) {
  List list;
  for (const auto& one : each) list.items.push_back(text(one));
  return Value{std::move(list)};
}

}  // namespace

std::string django_layer() {
  Dict layer;
  add(layer, "layer", text("django"));
  return encode(Value{std::move(layer)});
}

std::string problem_layer(const problems::Problem& problem) {
  Dict layer;
  add(layer, "layer", text("problem"));
  if (problem.kind == problems::Kind::sqlite) {
    const bool script = problem.sqlite.mode == problems::SqliteSettings::Mode::script;
    add(layer, "schema", text(problem.sqlite.schema));
    add(layer, "mode", text(script ? "script" : "query"));
  } else if (problem.kind == problems::Kind::javascript) {
    add(layer, "driver", text(problem.driver));
    add(layer, "memory", Value{Integer{problem.limits.memory_bytes}});
  } else {
    add(layer, "driver", text(problem.driver));
    add(layer, "app", text(problem.django_app));
    add(layer, "models", text(problem.models));
    add(layer, "fixture", text(problem.fixture));
    add(layer, "imports", texts(imports_of(problem)));
    add(layer, "program", Value{Integer{problem.is_program ? 1 : 0}});
  }
  return encode(Value{std::move(layer)});
}

std::string load_request(const std::vector<problems::File>& files) {
  List list;
  for (const auto& file : files) {
    list.items.push_back(Value{Tuple{{text(file.name), Value{Bytes{file.text}}}}});
  }
  Dict request;
  add(request, "op", text("load"));
  add(request, "files", Value{std::move(list)});
  return encode(Value{std::move(request)});
}

std::string compile_request(const std::string& call) {
  Dict request;
  add(request, "op", text("compile"));
  add(request, "call", text(call));
  return encode(Value{std::move(request)});
}

std::string case_request(const problems::Problem& problem, const problems::Testcase& testcase,
                         std::uint64_t run_seed, const std::string& code) {
  Dict request;
  add(request, "op", text("case"));
  add(request, "limit", Value{Integer{problem.limits.observation_bytes}});
  if (const auto* call = std::get_if<problems::CallCase>(&testcase.what)) {
    add(request, "call", text(call->call));
    if (!code.empty()) add(request, "code", Value{Bytes{code}});
    add(request, "seed", Value{Integer{case_seed(run_seed, testcase.name)}});
    const problems::Probe& probe = call->probe;
    if (probe.size) add(request, "n", Value{Integer{*probe.size}});
    if (probe.counts) add(request, "counts", text(std::string{problems::to_string(*probe.counts)}));
    if (probe.smallest_of > 1) add(request, "smallest_of", Value{Integer{probe.smallest_of}});
    if (probe.calls) add(request, "calls", Value{true});
    if (probe.calls && !problem.shows.empty()) add(request, "shows", texts(problem.shows));
  } else {
    const auto& sql = std::get<problems::SqlCase>(testcase.what);
    add(request, "setup", text(sql.setup));
    add(request, "run", text(sql.run));
    add(request, "observe", texts(sql.observe));
    add(request, "seed", Value{Integer{case_seed(run_seed, testcase.name)}});
    add(request, "steps", Value{testcase.checkers.contains("steps")});
  }
  return encode(Value{std::move(request)});
}

std::string snippet_request(const problems::QuestionCase& question) {
  Dict request;
  add(request, "op", text("snippet"));
  add(request, "name", text(question.snippet_name));
  add(request, "text", text(question.snippet));
  return encode(Value{std::move(request)});
}

std::int64_t case_seed(std::uint64_t run_seed, std::string_view testcase) {
  // FNV-1a over the name, then the finalizer of splitmix64 (Steele, Lea, Flood 2014) to spread near
  // seeds.
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ (run_seed * 0x9e3779b97f4a7c15ULL);
  for (const char c : testcase) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9ULL;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebULL;
  return static_cast<std::int64_t>((hash ^ (hash >> 31)) >> 1);
}

}  // namespace runner
