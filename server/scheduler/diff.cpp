// Theory: lines become numbers, the longest common subsequence of these is what is kept, everything
// else is a change. Hirschberg's algorithm (1975) finds it in linear space: time grows with the
// product of the lengths, at worst 2 * 5,000 * 5,000 steps.
#include "server/scheduler/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace server {
namespace {

constexpr std::size_t kLongest = 5000;  // lines

using Lines = std::vector<std::string_view>;  // each with its \n, if it has one
using Ids = std::span<const std::uint32_t>;   // equal lines have equal ids

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

class Numbering {
 public:
  std::vector<std::uint32_t> operator()(const Lines& lines) {
    std::vector<std::uint32_t> ids;
    for (const std::string_view line : lines) {
      const auto next = static_cast<std::uint32_t>(ids_.size());
      ids.push_back(ids_.emplace(line, next).first->second);
    }
    return ids;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

// [j]: the length of the longest common subsequence of all of `a` and j elements of `b`. Iterators,
// as it is needed from the front and from the back.
template <typename Iterator>
std::vector<std::uint32_t> common_lengths(Iterator a, Iterator a_end, Iterator b, Iterator b_end) {
  std::vector<std::uint32_t> row(static_cast<std::size_t>(std::distance(b, b_end)) + 1);
  for (; a != a_end; ++a) {
    std::uint32_t diagonal = 0;
    std::uint32_t left = 0;
    std::size_t j = 1;
    for (Iterator other = b; other != b_end; ++other, ++j) {
      const std::uint32_t above = row[j];
      left = *a == *other ? diagonal + 1 : std::max(above, left);
      diagonal = above;
      row[j] = left;
    }
  }
  return row;
}

struct Kept {
  std::vector<bool> before, after;
};

// Marks a longest common subsequence of `a` and `b`, which begin at these places of their texts.
void mark_common(Ids a, Ids b, std::size_t a_at, std::size_t b_at, Kept& kept) {
  const auto keep = [&](std::size_t i, std::size_t j) {
    kept.before[a_at + i] = kept.after[b_at + j] = true;
  };
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    keep(a.size() - 1, b.size() - 1);
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  std::size_t same = 0;
  for (; same < std::min(a.size(), b.size()) && a[same] == b[same]; ++same) keep(same, same);
  a = a.subspan(same), a_at += same;
  b = b.subspan(same), b_at += same;
  if (a.empty() || b.empty()) return;
  if (a.size() == 1) {
    const auto found = std::find(b.begin(), b.end(), a.front());
    if (found != b.end()) keep(0, static_cast<std::size_t>(found - b.begin()));
    return;
  }
  const std::size_t half = a.size() / 2;
  const auto front = common_lengths(a.begin(), a.first(half).end(), b.begin(), b.end());
  const auto back = common_lengths(a.rbegin(), a.subspan(half).rend(), b.rbegin(), b.rend());
  std::size_t cut = 0;
  for (std::size_t j = 1; j <= b.size(); ++j)
    if (front[j] + back[b.size() - j] > front[cut] + back[b.size() - cut]) cut = j;
  mark_common(a.first(half), b.first(cut), a_at, b_at, kept);
  mark_common(a.subspan(half), b.subspan(cut), a_at + half, b_at + cut, kept);
}

// Lines [from, to) of one text in place of those of the other.
struct Change {
  std::size_t before_from, before_to, after_from, after_to;
};

std::vector<Change> changes_between(const Lines& before, const Lines& after) {
  if (before.size() > kLongest || after.size() > kLongest)
    return {{0, before.size(), 0, after.size()}};
  Numbering number;
  const auto a = number(before);
  const auto b = number(after);
  Kept kept{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  mark_common(a, b, 0, 0, kept);
  std::vector<Change> changes;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size(); ++i, ++j) {
    Change change{i, i, j, j};
    while (i < a.size() && !kept.before[i]) change.before_to = ++i;
    while (j < b.size() && !kept.after[j]) change.after_to = ++j;
    if (i > change.before_from || j > change.after_from) changes.push_back(change);
  }
  return changes;
}

void append(std::string& page, char mark, const Lines& lines, std::size_t from, std::size_t to) {
  for (; from < to; ++from) {
    page += mark;
    page += lines[from];
    if (!lines[from].ends_with('\n')) page += "\n\\ No newline at end of file\n";
  }
}

// Lines are counted from 1, a range without lines is named by the line before it, and a length of 1
// is left out.
std::string range(std::size_t from, std::size_t to) {
  if (to - from == 1) return fmt::format("{}", to);
  return fmt::format("{},{}", to == from ? from : from + 1, to - from);
}

void append_hunk(std::string& page, std::span<const Change> changes, std::size_t context,
                 const Lines& before, const Lines& after) {
  const Change& first = changes.front();
  const Change& last = changes.back();
  const std::size_t lead = std::min(context, first.before_from);
  const std::size_t tail = std::min(context, before.size() - last.before_to);
  page += fmt::format("@@ -{} +{} @@\n", range(first.before_from - lead, last.before_to + tail),
                      range(first.after_from - lead, last.after_to + tail));
  std::size_t at = first.before_from - lead;
  for (const Change& change : changes) {
    append(page, ' ', before, at, change.before_from);
    append(page, '-', before, change.before_from, change.before_to);
    append(page, '+', after, change.after_from, change.after_to);
    at = change.before_to;
  }
  append(page, ' ', before, at, at + tail);
}

// A line break in a name would look like a line of the diff.
std::string on_one_line(std::string name) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
  std::replace_if(name.begin(), name.end(), is_control, '?');
  return name;
}

}  // namespace

std::string unified_diff(const std::string& before, const std::string& after,
                         const std::string& name_before, const std::string& name_after,
                         int context) {
  if (before == after) return "";
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<Change> changes = changes_between(old_lines, new_lines);
  const auto around = static_cast<std::size_t>(std::max(context, 0));
  std::string page =
      fmt::format("--- {}\n+++ {}\n", on_one_line(name_before), on_one_line(name_after));
  for (std::size_t from = 0; from < changes.size();) {
    std::size_t to = from + 1;  // changes whose contexts touch share a hunk
    while (to < changes.size() && changes[to].before_from - changes[to - 1].before_to <= 2 * around)
      ++to;
    append_hunk(page, std::span{changes}.subspan(from, to - from), around, old_lines, new_lines);
    from = to;
  }
  return page;
}

}  // namespace server
