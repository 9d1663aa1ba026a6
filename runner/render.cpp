#include "runner/render.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <numeric>

#include "runner/utf8.hpp"
#include "runner/value.hpp"

namespace runner {
namespace {

struct Range {
  char32_t first, last;
};

// What Python's str.isprintable() refuses, but for the unassigned; and what is invisible though it
// calls it printable.
constexpr Range unprintable[] = {
    {0x00, 0x1F},       {0x7F, 0xA0},       {0xAD, 0xAD},       {0x34F, 0x34F},
    {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},     {0x70F, 0x70F},
    {0x890, 0x891},     {0x8E2, 0x8E2},     {0x115F, 0x1160},   {0x1680, 0x1680},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F},   {0x3000, 0x3000},   {0x3164, 0x3164},   {0xD800, 0xF8FF},
    {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0x10FFFF}};

bool is_printable(char32_t code) {
  const auto* range = std::lower_bound(std::begin(unprintable), std::end(unprintable), code,
                                       [](const Range& r, char32_t c) { return r.last < c; });
  return range == std::end(unprintable) || code < range->first;
}

void append_hex(std::string& out, std::string_view prefix, std::uint32_t number, int digits) {
  out += prefix;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789abcdef"[(number >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

void append_escape(std::string& out, char32_t code) {
  if (code == '\n') {
    out += "\\n";
  } else if (code == '\r') {
    out += "\\r";
  } else if (code == '\t') {
    out += "\\t";
  } else if (code < 0x100) {
    append_hex(out, "\\x", code, 2);
  } else if (code < 0x10000) {
    append_hex(out, "\\u", code, 4);
  } else {
    append_hex(out, "\\U", code, 8);
  }
}

// Appends the first character of `text`, printable or escaped, and says how many bytes it took.
// `kept` are control characters that stay as they are.
std::size_t append_character(std::string& out, std::string_view text, std::string_view kept) {
  const Utf8Character next = first_character(text);
  if (next.size == 0) {
    append_hex(out, "\\x", static_cast<unsigned char>(text[0]), 2);
    return 1;
  }
  if (is_printable(next.code) || kept.find(text[0]) != std::string_view::npos) {
    out += text.substr(0, next.size);
  } else {
    append_escape(out, next.code);
  }
  return next.size;
}

// The digits of the shortest decimal that reads back as `number`, laid out by Python's rule.
std::string shortest(double number, bool with_point) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  char buffer[32];
  const auto end = std::to_chars(buffer, std::end(buffer), number, std::chars_format::scientific);
  const std::string_view all{buffer, static_cast<std::size_t>(end.ptr - buffer)};
  const std::size_t e = all.find('e');
  int exponent = 0;
  std::from_chars(all.data() + e + (all[e + 1] == '+' ? 2 : 1), end.ptr, exponent);
  if (exponent < -4 || exponent >= 16) return std::string{all};

  std::string digits;
  std::copy_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(e),
               std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  const auto whole = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
  if (digits.size() < whole) digits.resize(whole, '0');
  std::string text = (all[0] == '-' ? "-" : "") + digits.substr(0, whole);
  if (digits.size() > whole) return text + "." + digits.substr(whole);
  return with_point ? text + ".0" : text;
}

// Its digits with a leading '-' at most, and the power of ten of the first.
std::pair<std::string, int> digits_of(double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, std::end(buffer), number, std::chars_format::scientific);
  const std::string_view all{buffer, static_cast<std::size_t>(end.ptr - buffer)};
  const std::size_t e = all.find('e');
  int exponent = 0;
  std::from_chars(all.data() + e + (all[e + 1] == '+' ? 2 : 1), end.ptr, exponent);
  std::string digits{all.substr(0, e)};
  std::erase(digits, '.');
  return {digits, exponent};
}

// Whole up to a hundred digits. Of more, both ends and how many: to convert them all takes
// quadratic time.
std::string render_integer(const Integer& number) {
  constexpr unsigned whole_bits = 332;  // a hundred digits
  constexpr unsigned shown = 12;        // digits at each end
  constexpr std::uint64_t end = 1'000'000'000'000;
  if (number == 0) return "0";
  const Integer magnitude = abs(number);
  const auto bits = static_cast<unsigned>(msb(magnitude));
  if (bits < whole_bits) return number.str();

  const unsigned dropped = static_cast<unsigned>(bits * 0.30102999566) - shown;
  const std::string first = Integer{magnitude / pow(Integer{10}, dropped)}.str();
  std::string last = Integer{magnitude % end}.str();
  last.insert(0, shown - last.size(), '0');
  return (number < 0 ? "-" : "") + first.substr(0, shown) + "..." + last + " (" +
         std::to_string(dropped + first.size()) + " digits)";
}

class Renderer {
 public:
  Renderer(std::size_t limit, Notation notation)
      : limit_{limit}, python_{notation == Notation::python} {}

  void write(const Value& value) {
    std::visit([this](const auto& is) { put(is); }, value.is);
  }
  std::string take() { return std::move(out_); }

 private:
  void put(None) { out_ += python_ ? "None" : "null"; }
  void put(bool is) { out_ += is ? (python_ ? "True" : "true") : (python_ ? "False" : "false"); }
  void put(const Integer& is) {
    out_ += render_integer(is);
    if (!python_) out_ += 'n';
  }
  void put(double is) { out_ += python_ ? render_float(is) : render_number(is); }
  void put(const Complex& is) {
    const std::string imag = shortest(is.imag, false);
    if (is.real == 0 && !std::signbit(is.real)) {
      out_ += imag + "j";
    } else {
      out_ += "(" + shortest(is.real, false) + (imag[0] == '-' ? "" : "+") + imag + "j)";
    }
  }
  void put(const Text& is) { put_quoted(is.utf8); }
  void put(const Bytes& is) {
    out_ += 'b';
    const char quote = start_quote(is.bytes);
    for (const char byte : is.bytes) {
      if (cut()) break;
      const auto code = static_cast<unsigned char>(byte);
      if (byte == quote || byte == '\\') {
        out_ += {'\\', byte};
      } else if (code >= 0x20 && code < 0x7F) {
        out_ += byte;
      } else {
        append_escape(out_, code);
      }
    }
    out_ += quote;
  }
  void put(const List& is) {
    if (python_ || is.items.empty()) return put_items("[", is.items, "]");
    put_items("[ ", is.items, " ]");
  }
  void put(const Tuple& is) { put_items("(", is.items, is.items.size() == 1 ? ",)" : ")"); }
  void put(const Set& is) {
    if (python_) return put_set("", "set", is.items);
    put_all("Set(" + std::to_string(is.items.size()) + ") {", in_order(is.items), "}");
  }
  void put(const FrozenSet& is) { put_set("frozenset", "frozenset", is.items); }
  void put(const Dict& is) {
    if (!python_) return put_object(is, ": ");
    out_ += '{';
    for (const auto& pair : is.items) {
      if (&pair != &is.items.front()) out_ += ", ";
      if (cut()) break;
      write(pair.first);
      out_ += ": ";
      write(pair.second);
    }
    out_ += '}';
  }
  void put(const Raised& is) {
    put_plain(is.type);
    if (!python_) {
      if (!is.message.empty()) out_ += ": ";
      return put_plain(is.message);
    }
    out_ += '(';
    if (!is.message.empty()) put_quoted(is.message);
    out_ += ')';
  }
  void put(const Typed& is) {
    const auto item = [&](std::size_t i) {
      return i < is.items.size() ? &is.items[i].is : nullptr;
    };
    if (const auto* map = std::get_if<Dict>(item(0)); map != nullptr && is.type == "Map") {
      out_ += "Map(" + std::to_string(map->items.size()) + ") ";
      return put_object(*map, " => ");
    }
    const auto* date = std::get_if<double>(item(0));
    if (date != nullptr && is.type == "Date") {
      out_ += render_date(*date);
      return;
    }
    const auto* source = std::get_if<Text>(item(0));
    const auto* flags = std::get_if<Text>(item(1));
    if (source != nullptr && flags != nullptr && is.type == "RegExp") {
      return put_plain("/" + source->utf8 + "/" + flags->utf8);
    }
    put_plain(is.type == "hole" ? "<1 empty item>" : is.type);
    if (!is.items.empty()) put_items("(", is.items, ")");
  }
  void put(const Opaque& is) {
    out_ += '<';
    put_plain(is.type);
    out_ += ": ";
    put_plain(is.rendering);
    out_ += '>';
  }

  // Says whether the limit is reached, and leaves the mark of it.
  bool cut() {
    if (out_.size() < limit_) return false;
    out_ += "...";
    return true;
  }

  char start_quote(std::string_view text) {
    const bool use_double = text.find('\'') != text.npos && text.find('"') == text.npos;
    out_ += use_double ? '"' : '\'';
    return out_.back();
  }

  void put_quoted(std::string_view text) {
    const char quote = start_quote(text);
    while (!text.empty() && !cut()) {
      if (text[0] == quote || text[0] == '\\') out_ += '\\';
      text.remove_prefix(append_character(out_, text, ""));
    }
    out_ += quote;
  }

  void put_plain(std::string_view text) {
    while (!text.empty() && !cut()) text.remove_prefix(append_character(out_, text, ""));
  }

  void put_items(std::string_view open, const std::vector<Value>& items, std::string_view close) {
    out_ += open;
    for (const Value& item : items) {
      if (&item != &items.front()) out_ += ", ";
      if (cut()) break;
      write(item);
    }
    out_ += close;
  }

  void put_all(std::string_view open, const std::vector<std::string>& items,
               std::string_view close) {
    out_ += open;
    for (const std::string& item : items) {
      out_ += &item == &items.front() ? " " : ", ";
      if (cut()) break;
      out_ += item;
    }
    if (!items.empty()) out_ += ' ';
    out_ += close;
  }

  // As JavaScript writes an object or a Map; keys of an object that are names stay without quotes.
  void put_object(const Dict& is, std::string_view between) {
    out_ += '{';
    for (const auto& [key, value] : is.items) {
      out_ += &key == &is.items.front().first ? " " : ", ";
      if (cut()) break;
      const auto* name = std::get_if<Text>(&key.is);
      if (name != nullptr && between == ": " && is_identifier(name->utf8)) {
        out_ += name->utf8;
      } else {
        write(key);
      }
      out_ += between;
      write(value);
    }
    out_ += is.items.empty() ? "}" : " }";
  }

  void put_set(std::string_view before, std::string_view empty, const std::vector<Value>& items) {
    if (items.empty()) {
      out_ += std::string{empty} + "()";
      return;
    }
    out_ += std::string{before} + (before.empty() ? "{" : "({");
    bool first = true;
    for (const std::string& item : in_order(items)) {
      if (!first) out_ += ", ";
      first = false;
      if (cut()) break;
      out_ += item;
    }
    out_ += before.empty() ? "}" : "})";
  }

  // Sets have no order of their own: integers by size, then the rest by what is shown of them.
  std::vector<std::string> in_order(const std::vector<Value>& items) const {
    std::vector<const Integer*> integers;
    std::vector<std::string> others;
    for (const Value& item : items) {
      if (const auto* integer = std::get_if<Integer>(&item.is)) {
        integers.push_back(integer);
      } else {
        Renderer renderer{limit_, python_ ? Notation::python : Notation::javascript};
        renderer.write(item);
        others.push_back(renderer.take());
      }
    }
    std::sort(integers.begin(), integers.end(), [](auto* a, auto* b) { return *a < *b; });
    std::sort(others.begin(), others.end());
    std::vector<std::string> all;
    const std::size_t most = limit_ / 2 + 1;  // no more can be shown
    for (const Integer* integer : integers) {
      if (all.size() > most) break;
      all.push_back(render_integer(*integer));
    }
    std::move(others.begin(), others.end(), std::back_inserter(all));
    return all;
  }

  std::string out_;
  std::size_t limit_;
  bool python_;
};

}  // namespace

std::string render(const Value& value, std::size_t limit, Notation notation) {
  Renderer renderer{limit, notation};
  renderer.write(value);
  return renderer.take();
}

std::string render_float(double number) { return shortest(number, true); }

std::string render_number(double number) {
  if (std::isnan(number)) return "NaN";
  const std::string sign = std::signbit(number) ? "-" : "";
  if (std::isinf(number)) return sign + "Infinity";
  if (number == 0) return sign + "0";
  auto [digits, exponent] = digits_of(std::fabs(number));
  if (exponent <= -7 || exponent >= 21) {
    if (digits.size() > 1) digits.insert(1, ".");
    return sign + digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (exponent < 0) {
    return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0');
  return sign + digits.insert(whole, ".");
}

// The civil date of a day since 1970, by Howard Hinnant's algorithm.
std::string render_date(double milliseconds) {
  constexpr double last = 8.64e15;
  if (!(std::fabs(milliseconds) <= last)) return "Invalid Date";
  const auto time = static_cast<std::int64_t>(milliseconds);
  constexpr std::int64_t day_ms = 86'400'000;
  const std::int64_t days = (time >= 0 ? time : time - day_ms + 1) / day_ms;
  const std::int64_t rest = time - days * day_ms;
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t part = (5 * of_year + 2) / 153;
  const std::int64_t month = part < 10 ? part + 3 : part - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  const auto padded = [](std::int64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
  };
  const std::string year_text = year >= 0 && year <= 9999
                                    ? padded(year, 4)
                                    : (year < 0 ? "-" : "+") + padded(std::abs(year), 6);
  return year_text + "-" + padded(month, 2) + "-" + padded(of_year - (153 * part + 2) / 5 + 1, 2) +
         "T" + padded(rest / 3'600'000, 2) + ":" + padded(rest / 60'000 % 60, 2) + ":" +
         padded(rest / 1000 % 60, 2) + "." + padded(rest % 1000, 3) + "Z";
}

bool is_identifier(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  };
  return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
  });
}

std::string visible(std::string_view bytes, std::size_t limit) {
  std::string out;
  std::size_t spaces = 0;  // seen, but not yet known to be at the end of a line
  const auto flush = [&](std::string_view as) {
    for (; spaces > 0; --spaces) out += as;
  };
  std::string_view rest = bytes;
  while (!rest.empty() && bytes.size() - rest.size() < limit) {
    if (rest[0] == ' ') {
      ++spaces;
      rest.remove_prefix(1);
      continue;
    }
    flush(rest[0] == '\n' ? "·" : " ");
    rest.remove_prefix(append_character(out, rest, "\n"));
  }
  flush(rest.empty() ? "·" : " ");
  if (!rest.empty()) {
    out +=
        "... (" + std::to_string(rest.size()) + (rest.size() == 1 ? " more byte)" : " more bytes)");
  }
  return out;
}

std::string printable(std::string_view bytes) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  std::string out;
  while (!bytes.empty()) {
    const auto* const other = std::find_if_not(bytes.begin(), bytes.end(), is_plain);
    const auto plain = static_cast<std::size_t>(other - bytes.begin());
    out += bytes.substr(0, plain);
    bytes.remove_prefix(plain);
    if (!bytes.empty()) bytes.remove_prefix(append_character(out, bytes, "\n\t"));
  }
  return out;
}

}  // namespace runner
