// A page of text that is being written: indentation, colours, and blocks of what strangers wrote.
#pragma once

#include <string>
#include <string_view>

namespace runner {

enum class Ink { plain, bold, good, bad, faint };

// Whatever comes in as `foreign` may hold any bytes; it leaves escaped, and never coloured from
// within.
class Page {
 public:
  Page(bool colour, int width);

  [[nodiscard]] std::string inked(Ink ink, std::string_view text) const;
  // `foreign` on one line and in at most `columns` columns.
  [[nodiscard]] static std::string one_line(std::string_view foreign, std::size_t columns);
  // The same, but cut in its middle: of a statement the end says most.
  [[nodiscard]] static std::string both_ends(std::string_view foreign, std::size_t columns);

  void blank() { out_ += '\n'; }
  void line(std::size_t indent, std::string_view text);
  void wrapped(std::size_t indent,
               std::string_view foreign);  // line breaks kept, long lines broken
  void labelled(std::string_view label,
                std::string_view foreign);  // "    expected  [1, 2]", or a block
  void block(std::string_view foreign);     // "      | " before each line
  void whole(std::string_view label, std::string_view foreign);  // the same, and nothing cut off
  void diff(std::string_view lines);                             // as line_diff makes them

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  bool colour_;
  std::size_t width_;
  std::string out_;
};

// In columns, as far as they can be known: one for each character.
[[nodiscard]] std::size_t columns(std::string_view utf8);

}  // namespace runner
