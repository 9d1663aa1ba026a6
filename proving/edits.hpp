// Collects edits of a text by its tokens.
#pragma once

#include <utility>

#include "languages/tokens.hpp"
#include "proving/mutant.hpp"

namespace proving {

using languages::Token;

class Edits {
 public:
  // Both outlive this.
  Edits(const std::string& text, const std::vector<Token>& tokens) : text_{text}, tokens_{tokens} {}

  // Where no words for it are given they are "< becomes <=".
  void replace(std::size_t token, std::string_view by, std::string mutation = {});
  // From the first to the last of these tokens.
  void replace_through(std::size_t first, std::size_t last, std::string_view by,
                       std::string mutation);
  void insert_before(std::size_t token, std::string_view what, std::string mutation);
  void insert_after(std::size_t token, std::string_view what, std::string mutation);
  // One more, and one less.
  void shift_number(std::size_t token);

  [[nodiscard]] std::vector<Edit> take() { return std::move(edits_); }

 private:
  const std::string& text_;
  const std::vector<Token>& tokens_;
  std::vector<Edit> edits_;
};

}  // namespace proving
