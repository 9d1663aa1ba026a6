// How enumerators are spelled in the database: so that a person with a shell can read it, and an
// enumerator that moves changes no row. The tables' CHECKs list the same words.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "server/store/records.hpp"

namespace server {

template <typename Enum>
inline constexpr std::array<std::string_view, 0> spellings{};  // in the enumerators' order

template <>
inline constexpr std::array<std::string_view, 4> spellings<Role>{"administrator", "interviewer",
                                                                 "candidate", "grader"};
template <>
inline constexpr std::array<std::string_view, 3> spellings<Order>{"fixed", "shuffled", "adaptive"};
template <>
inline constexpr std::array<std::string_view, 3> spellings<FeedbackMoment>{
    "at_once", "after_session", "never"};
template <>
inline constexpr std::array<std::string_view, 2> spellings<HintPolicy>{"after_failure", "never"};
template <>
inline constexpr std::array<std::string_view, 2> spellings<Purpose>{"submit", "samples"};
template <>
inline constexpr std::array<std::string_view, 2> spellings<Lane>{"interactive", "batch"};
template <>
inline constexpr std::array<std::string_view, 3> spellings<State>{"queued", "running", "done"};

template <typename Enum>
[[nodiscard]] std::string_view spelled(Enum value) {
  return spellings<Enum>.at(static_cast<std::size_t>(value));
}

template <typename Enum>
[[nodiscard]] std::optional<Enum> meant_by(std::string_view word) {
  const auto& words = spellings<Enum>;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace server
