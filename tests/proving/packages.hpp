// The packages that `viva new` writes, which pass, for tests to spoil in one place.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "problems/package.hpp"
#include "proving/prover.hpp"
#include "tests/support/places.hpp"

namespace proving {

using Package = std::map<std::string, std::string>;

inline void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

inline Package new_package(const std::string& kind) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path{support::source_folder()} / "cli/templates" / kind;
  Package package;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream{entry.path()}.rdbuf();
    std::string filled = text.str();
    replace_all(filled, "@ID@", "small");
    replace_all(filled, "@TITLE@", "Small");
    replace_all(filled, "@TOPIC@", "tests");
    package[fs::relative(entry.path(), folder)] = std::move(filled);
  }
  return package;
}

// With every `from` in that file replaced.
inline Package spoiled(Package package, const std::string& file, const std::string& from,
                       const std::string& to) {
  std::string& text = package.at(file);
  if (text.find(from) == std::string::npos) throw std::logic_error{"not in " + file + ": " + from};
  replace_all(text, from, to);
  return package;
}

inline Proof prove(Package package) {
  runner::LocalJudgeOptions options;
  options.guests = std::filesystem::path{support::build_folder()} / "guests";
  Prover prover{options};
  Proof proof =
      prover.prove(problems::load_package_from_memory("small", "tests", std::move(package)), {});
  EXPECT_EQ(proof.judge_error, "");
  return proof;
}

// "rule: what" of each fault.
inline std::vector<std::string> faults(const Proof& proof) {
  std::vector<std::string> texts;
  for (const auto& fault : proof.faults) texts.push_back(fault.rule + ": " + fault.what);
  return texts;
}

}  // namespace proving
