#include "runner/guests/javascript/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace runner {
namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t separator = 2;  // ", "

// Characters, not bytes.
std::size_t width_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string join(const std::vector<std::string>& items, const std::string& between) {
  std::string all;
  for (const auto& item : items) {
    if (&item != &items.front()) all += between;
    all += item;
  }
  return all;
}

// As many columns as make the block about as high as it is wide.
std::size_t column_count(std::size_t count, std::size_t total, std::size_t widest,
                         std::size_t indentation) {
  constexpr double height_of_a_character = 2.5;
  constexpr std::size_t most = 12;
  const auto cell = static_cast<double>(widest + separator);
  const double bias = std::sqrt(cell - static_cast<double>(total) / static_cast<double>(count));
  const double biased = std::max(cell - 3 - bias, 1.0);
  const double square =
      std::sqrt(height_of_a_character * biased * static_cast<double>(count)) / biased;
  return std::min({static_cast<std::size_t>(std::round(square)),
                   (line_width - indentation) / (widest + separator), most});
}

// Puts items into columns, a line each.
std::vector<std::string> in_columns(const Parts& parts, std::size_t indentation) {
  const auto& items = parts.items;
  const std::size_t count = items.size() - (parts.more ? 1 : 0);
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < count; ++i) widths.push_back(width_of(items[i]));
  const std::size_t widest = *std::max_element(widths.begin(), widths.end());
  const std::size_t total =
      std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + separator * count;
  const std::size_t cell = widest + separator;
  if (cell * 3 + indentation >= line_width || (total <= 5 * cell && widest > 6)) return items;
  const std::size_t columns = column_count(items.size(), total, widest, indentation);
  if (columns <= 1) return items;

  std::vector<std::size_t> column_widths(columns, 0);
  for (std::size_t i = 0; i < count; ++i) {
    column_widths[i % columns] = std::max(column_widths[i % columns], widths[i] + separator);
  }
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < count; start += columns) {
    const std::size_t end = std::min(start + columns, count);
    std::string line;
    for (std::size_t i = start; i < end; ++i) {
      const bool last = i + 1 == end;
      const std::size_t own = widths[i] + (last ? 0 : separator);
      const std::size_t wanted = column_widths[i - start] - (last ? separator : 0);
      const std::string padding(wanted > own ? wanted - own : 0, ' ');
      if (parts.numbers) line += padding;
      line += items[i] + (last ? "" : ", ");
      if (!parts.numbers && !last) line += padding;
    }
    lines.push_back(std::move(line));
  }
  if (parts.more) lines.push_back(items.back());
  return lines;
}

bool fits_one_line(const Parts& parts, std::size_t indentation) {
  constexpr std::size_t room = 10;
  std::size_t total =
      2 * parts.items.size() + indentation + parts.open.size() + width_of(parts.prefix) + room;
  for (const auto& item : parts.items) total += width_of(item);
  return total <= line_width &&
         std::none_of(parts.items.begin(), parts.items.end(),
                      [](auto& item) { return item.find('\n') != std::string::npos; });
}

}  // namespace

std::string lay_out(Parts parts, std::size_t indentation, bool shallow) {
  const std::string open = parts.prefix + std::string{parts.open};
  if (parts.items.empty()) return open + std::string{parts.close};
  constexpr std::size_t many = 6;
  const std::size_t before = parts.items.size();
  if (parts.array && before > many) parts.items = in_columns(parts, indentation);
  if (shallow && parts.items.size() == before && fits_one_line(parts, indentation)) {
    return open + " " + join(parts.items, ", ") + " " + std::string{parts.close};
  }
  const std::string line = "\n" + std::string(indentation, ' ');
  return open + line + "  " + join(parts.items, "," + line + "  ") + line +
         std::string{parts.close};
}

std::string quoted(std::string_view utf8) {
  char quote = '\'';
  if (utf8.find('\'') != std::string_view::npos) {
    quote = utf8.find('"') == std::string_view::npos   ? '"'
            : utf8.find('`') == std::string_view::npos ? '`'
                                                       : '\'';
  }
  std::string out{quote};
  for (const char c : utf8) {
    constexpr std::string_view named = "\b\t\n\v\f\r";
    constexpr std::string_view letters = "btnvfr";
    if (c == quote || c == '\\') {
      out += {'\\', c};
    } else if (const auto at = named.find(c); at != std::string_view::npos) {
      out += {'\\', letters[at]};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto code = static_cast<unsigned char>(c);
      out += {'\\', 'x', digits[code >> 4U], digits[code & 0xFU]};
    } else {
      out += c;
    }
  }
  return out + quote;
}

}  // namespace runner
