// viva completion: what a shell needs to complete our command line, made from the command line
// itself.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "cli/commands.hpp"

namespace cli {
namespace {

struct Word {
  std::string name, about;
};

struct Subcommand {
  std::string name, about;
  std::vector<Word> options;
  std::string lists{};                // the command that lists what its first argument may be
  std::vector<std::string> values{};  // or that itself
};

std::string first_sentence(const std::string& text) {
  std::string short_text = text.substr(0, text.find_first_of("(;\n"));
  while (short_text.ends_with(' ')) short_text.pop_back();
  std::erase_if(short_text, [](char c) { return c == '\'' || c == '"' || c == '`' || c == '$'; });
  return short_text;
}

// Those that are in the help.
std::vector<Subcommand> subcommands_of(const CLI::App& app) {
  std::vector<Subcommand> found;
  for (const CLI::App* one : app.get_subcommands({})) {
    if (one->get_group().empty()) continue;
    Subcommand subcommand{one->get_name(), first_sentence(one->get_description()), {}};
    for (const CLI::Option* option : one->get_options()) {
      if (option->get_positional()) {
        const std::string type = option->get_type_name();
        if (type == "PROBLEM") subcommand.lists = "viva list --ids";
        if (type == "TOPIC|LINK") subcommand.lists = "viva list --ids --topics";
      } else if (!option->get_group().empty()) {
        for (const auto& name : option->get_lnames())
          subcommand.options.push_back({"--" + name, first_sentence(option->get_description())});
      }
    }
    if (subcommand.name == "completion") subcommand.values = {"bash", "zsh", "fish"};
    if (subcommand.name == "new")
      subcommand.values = {"python", "django", "sqlite", "javascript", "concept"};
    found.push_back(std::move(subcommand));
  }
  return found;
}

std::string names_of(const std::vector<Word>& words) {
  std::vector<std::string> names;
  for (const auto& word : words) names.push_back(word.name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string names_of(const std::vector<Subcommand>& subcommands) {
  std::vector<std::string> names;
  for (const auto& one : subcommands) names.push_back(one.name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string for_bash(const std::vector<Subcommand>& subcommands) {
  std::string cases;
  for (const auto& one : subcommands) {
    const std::string values = one.lists.empty() ? fmt::format("{}", fmt::join(one.values, " "))
                                                 : fmt::format("$({} 2>/dev/null)", one.lists);
    cases += fmt::format("    {}) options=\"{}\" values=\"{}\" ;;\n", one.name,
                         names_of(one.options), values);
  }
  return fmt::format(R"(_viva() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} options= values=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "{} --help --version" -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif ((COMP_CWORD == 2)); then
    COMPREPLY=($(compgen -W "$values" -- "$word"))
  fi
}}
complete -o default -F _viva viva
)",
                     names_of(subcommands), cases);
}

std::string for_zsh(const std::vector<Subcommand>& subcommands) {
  std::string commands, cases;
  for (const auto& one : subcommands) {
    commands += fmt::format("    '{}:{}'\n", one.name, one.about);
    std::string options;
    for (const auto& option : one.options)
      options += fmt::format(" '{}[{}]'", option.name, option.about);
    const std::string first =
        !one.lists.empty()   ? fmt::format(" '1:problem:($({} 2>/dev/null))'", one.lists)
        : one.values.empty() ? ""
                             : fmt::format(" '1:value:({})'", fmt::join(one.values, " "));
    cases += fmt::format("    {}) _arguments{}{} '*:file:_files' ;;\n", one.name, options, first);
  }
  return fmt::format(R"(#compdef viva
_viva() {{
  local -a commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local chosen=$words[2]
  shift words
  ((CURRENT--))
  case $chosen in
{}  esac
}}
if [[ $funcstack[1] == _viva ]]; then _viva "$@"; else compdef _viva viva; fi
)",
                     commands, cases);
}

std::string for_fish(const std::vector<Subcommand>& subcommands) {
  const std::string names = names_of(subcommands);
  std::string lines;
  for (const auto& one : subcommands) {
    lines +=
        fmt::format("complete -c viva -n 'not __fish_seen_subcommand_from {}' -f -a {} -d '{}'\n",
                    names, one.name, one.about);
    const std::string chosen = fmt::format("__fish_seen_subcommand_from {}", one.name);
    for (const auto& option : one.options)
      lines += fmt::format("complete -c viva -n '{}' -l {} -d '{}'\n", chosen,
                           option.name.substr(2), option.about);
    if (!one.lists.empty())
      lines += fmt::format("complete -c viva -n '{}' -a '({} 2>/dev/null)' -d problem\n", chosen,
                           one.lists);
    if (!one.values.empty())
      lines +=
          fmt::format("complete -c viva -n '{}' -f -a '{}'\n", chosen, fmt::join(one.values, " "));
  }
  return lines;
}

}  // namespace

void add_completion(CLI::App& app, Action& action) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completion", "Print what a shell needs to complete commands");
  command->add_option("shell", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""))
      ->type_name("SHELL");
  command->footer(
      "Nothing is installed; load it from where your shell starts:\n"
      "  bash, in ~/.bashrc:                    source <(viva completion bash)\n"
      "  zsh, in ~/.zshrc, after compinit:      source <(viva completion zsh)\n"
      "  fish:  viva completion fish > ~/.config/fish/completions/viva.fish");
  command->callback([shell, &app, &action] {
    action = [shell, &app] {
      const auto subcommands = subcommands_of(app);
      fmt::print("{}", *shell == "bash"  ? for_bash(subcommands)
                       : *shell == "zsh" ? for_zsh(subcommands)
                                         : for_fish(subcommands));
      return all_accepted;
    };
  });
}

}  // namespace cli
