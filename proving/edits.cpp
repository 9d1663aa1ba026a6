#include "proving/edits.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

namespace proving {

void Edits::replace(std::size_t token, std::string_view by, std::string mutation) {
  if (mutation.empty()) mutation = fmt::format("{} becomes {}", tokens_[token].text, by);
  replace_through(token, token, by, std::move(mutation));
}

void Edits::replace_through(std::size_t first, std::size_t last, std::string_view by,
                            std::string mutation) {
  const std::size_t begin = tokens_[first].begin;
  edits_.push_back({begin, tokens_[last].end() - begin, std::string{by}, std::move(mutation)});
}

void Edits::insert_before(std::size_t token, std::string_view what, std::string mutation) {
  edits_.push_back({tokens_[token].begin, 0, std::string{what}, std::move(mutation)});
}

void Edits::insert_after(std::size_t token, std::string_view what, std::string mutation) {
  edits_.push_back({tokens_[token].end(), 0, std::string{what}, std::move(mutation)});
}

void Edits::shift_number(std::size_t token) {
  const std::string_view text = tokens_[token].text;
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc{} && end == text.data() + text.size() && whole < INT64_MAX) {
    replace(token, std::to_string(whole + 1));
    replace(token, whole > 0 ? std::to_string(whole - 1) : "(-1)");
  } else if (error == std::errc{} && *end == '.') {
    replace(token, "(" + std::string{text} + " + 1)");
  }
}

}  // namespace proving
