// Folders with tests in Python, Exercism's among them.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "importing/folder.hpp"
#include "importing/folder_tasks.hpp"
#include "importing/markdown.hpp"
#include "importing/python_package.hpp"
#include "importing/workshop.hpp"

namespace importing {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t most_names = 50;

json::value parse(const std::string& text, const char* name) {
  boost::system::error_code error;
  json::parse_options bounds;
  bounds.max_depth = 16;
  json::value value = json::parse(text, error, {}, bounds);
  if (error) throw Refusal{fmt::format("{}: {}", name, error.message())};
  return value;
}

// The file names under files.KEY of an exercise's configuration.
std::vector<std::string> names_in(const json::value& config, const char* key) {
  const auto* root = config.if_object();
  const auto* files = root == nullptr ? nullptr : root->if_contains("files");
  const auto* list =
      files == nullptr || !files->is_object() ? nullptr : files->as_object().if_contains(key);
  std::vector<std::string> names;
  if (list == nullptr) return names;
  if (!list->is_array() || list->as_array().size() > most_names)
    throw Refusal{fmt::format(".meta/config.json: files.{}: expected an array of file names", key)};
  for (const auto& each : list->as_array()) {
    if (!each.is_string())
      throw Refusal{
          fmt::format(".meta/config.json: files.{}: expected an array of file names", key)};
    names.emplace_back(each.as_string());
  }
  return names;
}

const std::string& file_in(const Texts& texts, const std::string& name) {
  const auto found = texts.find(name);
  if (found == texts.end()) throw Refusal{name + ": no such file in its folder"};
  return found->second;
}

std::string text_or_nothing(const Texts& texts, const std::string& name) {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string{} : cleaned(found->second);
}

std::string module_of(const std::string& file) { return file.substr(0, file.rfind('.')); }

json::object request(const json::object& solution, const json::object& tests) {
  return {{"solution", solution}, {"tests", tests}, {"conftest", json::object{}},
          {"module", ""},         {"starter", ""},  {"title", "Tests"},
          {"prose", ""},          {"django", ""}};
}

std::string title_of(const std::string& name) {
  std::string title = cleaned(name);
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 32);
  return title.substr(0, 100);
}

std::string own_name(const std::string& name) { return name.substr(name.rfind('/') + 1); }

bool is_test_file(const std::string& name) {
  const std::string own = own_name(name);
  return own.starts_with("test_") || own.ends_with("_test.py") || own == "tests.py";
}

bool are_of_django(const Texts& texts) {
  return std::any_of(texts.begin(), texts.end(), [](const auto& each) {
    return is_test_file(each.first) && each.second.find("django.test") != std::string::npos;
  });
}

// The application whose models.py is there, when the tests are Django's.
DjangoApp django_app_in(const Texts& texts) {
  if (!are_of_django(texts)) return {};
  DjangoApp app;
  for (const auto& [name, text] : texts) {
    if (!name.ends_with("/models.py")) continue;
    const std::string own = name.substr(0, name.size() - 10);
    if (!app.name.empty() || own.find('/') != std::string::npos)
      throw Refusal{name + ": Django's tests are imported with one application at the top"};
    app = {own, cleaned(text)};
  }
  if (app.name.empty()) throw Refusal{"no <application>/models.py for Django's tests"};
  return app;
}

// Of Django's files only what an application adds to its models.
bool is_part_of_solution(const std::string& name, const DjangoApp& django) {
  const std::string own = own_name(name);
  if (own == "setup.py" || own == "manage.py") return false;
  if (django.name.empty()) return true;
  if (name.rfind('/') != django.name.size() || !name.starts_with(django.name)) return false;
  for (const char* other : {"__init__.py", "models.py", "admin.py", "apps.py", "urls.py"}) {
    if (own == other) return false;
  }
  return true;
}

// As the tests import them: without the src/ of a project, and an application that stands alone
// below its own name.
Texts as_imported(Texts texts, const std::string& folder) {
  const bool is_application = texts.contains("models.py") && are_of_django(texts);
  Texts moved;
  for (auto& [name, text] : texts) {
    const std::string inner = name.starts_with("src/") ? name.substr(4) : name;
    const bool is_python = inner.ends_with(".py");
    moved[is_application && is_python ? folder + "/" + inner : inner] = std::move(text);
  }
  return moved;
}

// The project's settings.py, wherever it is, as statements to stand before the models.
std::string settings_in(const Texts& texts, Workshop& shop) {
  for (const auto& [name, text] : texts) {
    if (own_name(name) != "settings.py") continue;
    const json::value answer = shop.ask("settings", json::object{{"text", cleaned(text)}});
    const auto* made = answer.as_object().if_contains("text");
    if (made == nullptr || !made->is_string()) throw Refusal{"its programs disturb the importer"};
    return std::string{made->as_string()};
  }
  return {};
}

void put_prompt(Draft& draft, const std::string& markdown, const std::string& starter) {
  draft.files["prompt.md"] = markdown + "\n\n## Start\n\n" + fenced("python", starter);
}

}  // namespace

Draft draft_of_exercise(const fs::path& folder, Workshop& shop, const Task& task,
                        const std::string& topic) {
  const Texts texts = folder_texts(folder);
  const json::value config = parse(file_in(texts, ".meta/config.json"), ".meta/config.json");
  const auto solutions = names_in(config, "solution"), tests = names_in(config, "test");
  auto examples = names_in(config, "example");
  if (examples.empty()) examples = names_in(config, "exemplar");
  if (solutions.empty() || tests.empty() || examples.empty())
    throw Refusal{".meta/config.json: files needs solution, test, and example or exemplar"};
  if (!solutions[0].ends_with(".py")) throw Refusal{solutions[0] + ": not a Python exercise"};
  json::object solution, suites;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const std::string own = examples[i].substr(examples[i].rfind('/') + 1);
    solution[i == 0 ? solutions[0] : own] = cleaned(file_in(texts, examples[i]));
  }
  for (const auto& name : tests) {
    if (is_test_file(name)) suites[name] = cleaned(file_in(texts, name));
  }
  json::object asked = request(solution, suites);
  asked["module"] = module_of(solutions[0]);
  asked["starter"] = text_or_nothing(texts, solutions[0]);
  asked["title"] = title_of(task.name);
  Draft draft = python_package(shop.ask("suite", asked), task, topic);
  std::string prompt = "# " + escaped_markdown(title_of(task.name));
  for (const char* name : {"introduction.md", "instructions.md", "instructions.append.md"}) {
    const std::string part = text_or_nothing(texts, std::string{".docs/"} + name);
    if (!part.empty()) prompt += "\n\n" + part;
  }
  put_prompt(draft, prompt, draft.files.at("starter.py"));
  return draft;
}

Draft draft_of_tests(const fs::path& folder, Workshop& shop, const Task& task,
                     const std::string& topic) {
  const Texts texts = as_imported(folder_texts(folder), folder.filename().string());
  DjangoApp django = django_app_in(texts);
  if (!django.name.empty()) django.models = settings_in(texts, shop) + django.models;
  json::object solution, suites, shared;
  for (const auto& [name, text] : texts) {
    if (!name.ends_with(".py") || name.starts_with('.')) continue;
    if (own_name(name) == "conftest.py") {
      shared[name] = cleaned(text);
    } else if (is_test_file(name)) {
      suites[name] = cleaned(text);
    } else if (is_part_of_solution(name, django)) {
      solution[name] = cleaned(text);
    }
  }
  json::object asked = request(solution, suites);
  asked["conftest"] = std::move(shared);
  asked["django"] = django.name;
  asked["title"] = title_of(task.name);
  asked["prose"] = "Write what the tests import.";
  Draft draft = python_package(shop.ask("suite", asked, django), task, topic, django);
  const std::string readme = text_or_nothing(texts, "README.md");
  if (!readme.empty()) put_prompt(draft, readme, draft.files.at("starter.py"));
  if (!django.name.empty())
    draft.remarks.push_back(
        "Django runs on in-memory SQLite, with one application, no URLs and no middleware; of its "
        "settings plain values of its own are kept");
  return draft;
}

}  // namespace importing
