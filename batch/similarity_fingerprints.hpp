// What stays of a program when names, layout and comments are taken away: fingerprints of its
// tokens, chosen by winnowing (S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: Local Algorithms
// for Document Fingerprinting", SIGMOD 2003). Pure functions; knows languages, nothing of people.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "problems/problem.hpp"

namespace batch {

// Of `run_length` tokens that follow one another.
struct Fingerprint {
  std::uint32_t hash = 0;
  std::uint16_t first_line = 0;  // counts from 1; what is past line 65,535 has none
  std::uint16_t last_line = 0;
};

// Two programs that share guaranteed_run tokens in a row share a fingerprint.
constexpr std::size_t run_length = 12;
constexpr std::size_t window = 6;
constexpr std::size_t guaranteed_run = run_length + window - 1;

// A text that is not of the language is taken by its words and signs as they come. None of an
// answer to questions, which is no program.
[[nodiscard]] std::vector<Fingerprint> fingerprints(std::string_view text, problems::Kind kind);

// Of every run, chosen or not: what has to be taken out wherever a window begins.
[[nodiscard]] std::unordered_set<std::uint32_t> all_runs(std::string_view text,
                                                         problems::Kind kind);

}  // namespace batch
