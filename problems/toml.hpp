// TOML of strangers: the parser behind its guards, and a table that is read key by key.
// Knows nothing of what the keys mean.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "problems/reading.hpp"

namespace problems {

inline constexpr int max_toml_nesting = 16;  // brackets inside brackets, and dots in a key

// `text` has no fault (see find_fault). Nothing, after a complaint, when it is not TOML.
[[nodiscard]] std::optional<toml::table> parse_toml(const std::string& file,
                                                    const std::string& text,
                                                    Complaints& complaints);

enum class Need { required, optional };

struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

struct TextShape {
  std::size_t most = 0;     // characters; at least one
  bool many_lines = false;  // a title has one line, a call may have many
};

// One table of problem.toml, or of another file. Every reader returns nothing, after a complaint
// that says what is expected, when the value is wrong, or missing though required.
class Table {
 public:
  // `path` is what messages put before a key: "limits", or "" for the whole file. `line` is where
  // to look when a key is missing. The table and the complaints outlive this.
  Table(const toml::table& table, std::string path, int line, Complaints& complaints,
        std::string file = "problem.toml");

  std::optional<std::string> text(std::string_view key, Need need, TextShape shape);
  std::optional<std::int64_t> integer(std::string_view key, Need need, Range range);
  std::optional<bool> boolean(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<std::size_t> one_of(std::string_view key, Need need,
                                    const std::vector<std::string>& words);  // its index
  std::optional<std::vector<std::string>> texts(std::string_view key, Need need, TextShape shape,
                                                Range count);
  std::optional<std::vector<std::int64_t>> integers(std::string_view key, Range range, Range count);
  std::optional<Table> table(std::string_view key, Need need);
  std::vector<Table> tables(std::string_view key);  // [[key]]; required

  [[nodiscard]] bool has(std::string_view key) const { return table_->contains(key); }
  [[nodiscard]] bool is_table(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] int line() const { return line_; }

  // Where the key is, or would be.
  void complain(std::string_view key, std::string_view what) const;
  void know(std::string_view key) { known_.emplace(key); }  // for suggestions
  void ignore(std::string_view key);                        // known, but of no use here
  void refuse(std::string_view key, std::string_view why);  // if it is there
  void refuse_unknown_keys() const;                         // after everything was read

 private:
  const toml::node* look_up(std::string_view key, Need need, std::string_view expected);
  // The node, or nothing after a complaint; `misfit_of` says what it is instead, or is empty.
  template <typename Misfit>
  const toml::node* look_up_fitting(std::string_view key, Need need, const std::string& expected,
                                    Misfit misfit_of);
  void complain_about(std::string_view key, std::string_view expected,
                      std::string_view found) const;
  [[nodiscard]] int line_of(std::string_view key) const;
  [[nodiscard]] std::string path_of(std::string_view key) const;

  const toml::table* table_;
  std::string path_;
  int line_;
  Complaints* complaints_;
  std::string file_;
  std::set<std::string, std::less<>> known_;
  std::set<std::string, std::less<>> refused_;
};

}  // namespace problems
