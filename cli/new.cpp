// viva new: a package that passes `viva check`, for its author to change.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <memory>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/templates.hpp"
#include "problems/text.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string kind;
  std::string id;
  std::string topic;
  std::string title;
  std::string bank;
};

constexpr std::size_t most_title = 120;
constexpr const char* allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";

std::string usual_topic(const std::string& kind) {
  if (kind == "sqlite") return "sql";
  return kind == "concept" ? "python" : kind;
}

std::string title_of(const std::string& id) {
  std::string title = id;
  std::replace(title.begin(), title.end(), '-', ' ');
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

void refuse_bad_title(const std::string& title) {
  if (title.find_first_of("\"\\\n") != std::string::npos || problems::find_fault(title))
    throw UsageError{"the title may have no quotes, backslashes, line ends or control characters"};
  if (title.size() > most_title)
    throw UsageError{
        fmt::format("the title is {} bytes long; {} are enough", title.size(), most_title)};
}

std::map<std::string, std::string> files_of(const Options& options) {
  std::string title = options.title.empty() ? title_of(options.id) : options.title;
  refuse_bad_title(title);
  std::map<std::string, std::string> files;
  for (const auto* each = template_files; each->name != nullptr; ++each) {
    const std::string name = each->name;
    if (!name.starts_with(options.kind + "/")) continue;
    std::string text = each->text;
    replace_all(text, "@ID@", options.id);
    replace_all(text, "@TITLE@", title);
    replace_all(text, "@TOPIC@", options.topic);
    files[name.substr(options.kind.size() + 1)] = std::move(text);
  }
  return files;
}

void write(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  errno = 0;
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (file) return;
  const std::string why = error ? error.message() : std::generic_category().message(errno);
  throw UsageError{
      fmt::format("{}: cannot be written: {}; --bank names another folder", path.string(), why)};
}

// An id is a bank's, whatever the topic.
void refuse_taken(const fs::path& bank, const std::string& id, const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator topic{bank, error}, end; !error && topic != end;
       topic.increment(error)) {
    const fs::path other = topic->path() / id;
    if (other != folder && fs::exists(other / "problem.toml"))
      throw UsageError{fmt::format("{} has this id already; nothing was written", other.string())};
  }
}

int make(Options options) {
  if (options.topic.empty()) options.topic = usual_topic(options.kind);
  refuse_bad_word("id", options.id);
  refuse_bad_word("topic", options.topic);
  const fs::path bank = options.bank.empty() ? default_bank() : fs::path{options.bank};
  const fs::path folder = bank / options.topic / options.id;
  std::error_code missing;
  if (fs::exists(fs::symlink_status(folder, missing)))
    throw UsageError{folder.string() + " is there already; nothing was written"};
  refuse_taken(bank, options.id, folder);
  for (const auto& [name, text] : files_of(options)) write(folder / name, text);
  fmt::print(
      "{0}: a small {1} problem that passes `viva check`.\n"
      "Next:\n"
      "  1. prompt.md: the task, and its example\n"
      "  2. submissions/accepted/reference.*: a solution; expected values come from it\n"
      "  3. problem.toml: the testcases; submissions/: the mistakes that they are to catch\n"
      "  4. viva check {2}{3}\n"
      "docs/authoring.md explains each file.\n",
      folder.string(), options.kind, options.id,
      options.bank.empty() ? "" : " --bank " + options.bank);
  return all_accepted;
}

}  // namespace

void refuse_bad_word(const char* what, const std::string& word) {
  if (!word.empty() && word.size() <= 64 && word.find_first_not_of(allowed) == std::string::npos &&
      word.front() != '-')
    return;
  throw UsageError{
      fmt::format("the {} '{}' is no folder of a bank: use a-z, 0-9 and -, such as "
                  "sum-of-digits",
                  what, word)};
}

void add_new(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("new", "Write a new package, for its author to change");
  command->add_option("kind", options->kind, "python, django, sqlite, javascript or concept")
      ->required()
      ->check(
          CLI::IsMember({"python", "django", "sqlite", "javascript", "concept"}).description(""))
      ->type_name("KIND");
  command->add_option("id", options->id, "Its id and folder: a-z, 0-9 and -")
      ->required()
      ->type_name("ID");
  command->add_option("--topic", options->topic, "The folder above (default: by the kind)")
      ->type_name("TOPIC");
  command->add_option("--title", options->title, "What candidates read (default: from the id)")
      ->type_name("TEXT");
  add_bank_option(*command, options->bank);
  command->footer(
      "Nothing that is there is overwritten.\n"
      "Examples:\n"
      "  viva new python sum-of-digits --topic algorithms\n"
      "  viva new sqlite open-invoices --title 'Open invoices' && viva check open-invoices");
  command->callback([options, &action] { action = [options] { return make(*options); }; });
}

}  // namespace cli
