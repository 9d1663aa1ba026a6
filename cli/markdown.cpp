// md4c tells of blocks, spans and pieces of text as they begin and end; a Writer keeps the words of
// the block it is in, and lays them out when the block ends.
#include "cli/markdown.hpp"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "runner/feedback_page.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

constexpr std::string_view bold = "\x1b[1m", faint = "\x1b[2m", italic = "\x1b[3m",
                           cyan = "\x1b[36m", off = "\x1b[0m";

struct Word {
  std::string text;  // escape sequences included
  std::size_t columns = 0;
};

class Writer {
 public:
  explicit Writer(const MarkdownOptions& options)
      : colour_{options.colour}, width_{static_cast<std::size_t>(std::max(options.width, 30))} {}

  void enter(MD_BLOCKTYPE block, void* detail);
  void leave(MD_BLOCKTYPE block);
  void enter(MD_SPANTYPE span);
  void leave(MD_SPANTYPE span, void* detail);
  void text(MD_TEXTTYPE type, std::string_view text);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  struct List {
    bool numbered;
    unsigned next;
    bool tight;
  };

  [[nodiscard]] std::string ink(std::string_view code) const {
    return colour_ ? std::string{code} : std::string{};
  }
  void begin_item();
  void separate();
  void restyle();
  void add_words(std::string_view text);
  void add_glyphs(std::string_view text);  // no place to break
  void end_word();
  void put_line(const std::string& line);
  void flush();
  void put_code();
  void put_table();

  bool colour_;
  std::size_t width_;
  std::string out_;
  std::vector<List> lists_;
  std::vector<std::size_t> items_;  // how far each item we are in is indented
  std::string indent_, marker_;     // the marker stands in the indentation of an item's first line
  std::vector<Word> words_;
  Word word_;
  int strong_ = 0, emphasis_ = 0, code_ = 0, heading_ = 0;
  bool verbatim_ = false;
  std::string code_text_;
  std::vector<std::vector<Word>> rows_;  // of a table
  bool wants_blank_ = false;
};

void Writer::separate() {
  if (wants_blank_ && !out_.empty() && marker_.empty()) out_ += '\n';
  wants_blank_ = false;
}

void Writer::begin_item() {
  List& list = lists_.back();
  if (list.tight) wants_blank_ = false;
  separate();
  marker_ = list.numbered ? fmt::format("{}. ", list.next++) : "- ";
  items_.push_back(marker_.size());
  indent_ += std::string(marker_.size(), ' ');
}

void Writer::enter(MD_BLOCKTYPE block, void* detail) {
  if (rows_.empty()) flush();  // what a tight item says before its inner block
  switch (block) {
    case MD_BLOCK_UL:
      lists_.push_back({false, 0, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0});
      separate();
      break;
    case MD_BLOCK_OL: {
      const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      lists_.push_back({true, list->start, list->is_tight != 0});
      separate();
      break;
    }
    case MD_BLOCK_LI:
      begin_item();
      break;
    case MD_BLOCK_QUOTE:
      separate();
      indent_ += "| ";
      break;
    case MD_BLOCK_H:
      separate();
      ++heading_;
      restyle();
      break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      separate();
      verbatim_ = true;
      break;
    case MD_BLOCK_P:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_HR:
      separate();
      break;
    case MD_BLOCK_TR:
      rows_.emplace_back();
      break;
    case MD_BLOCK_TH:
      ++strong_;
      restyle();
      break;
    default:
      break;
  }
}

void Writer::leave(MD_BLOCKTYPE block) {
  switch (block) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      lists_.pop_back();
      wants_blank_ = lists_.empty() || !lists_.back().tight;
      break;
    case MD_BLOCK_LI:
      flush();  // a tight item's text has no paragraph of its own
      indent_.resize(indent_.size() - items_.back());
      items_.pop_back();
      marker_.clear();
      break;
    case MD_BLOCK_QUOTE:
      indent_.resize(indent_.size() - 2);
      break;
    case MD_BLOCK_H:
      --heading_;
      restyle();
      flush();
      wants_blank_ = true;
      break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      verbatim_ = false;
      put_code();
      break;
    case MD_BLOCK_HR:
      put_line(std::string(width_ - indent_.size(), '-'));
      wants_blank_ = true;
      break;
    case MD_BLOCK_P:
      flush();
      wants_blank_ = true;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      if (block == MD_BLOCK_TH) --strong_;
      end_word();
      word_ = {};
      rows_.back().emplace_back();
      for (const Word& word : words_) {
        Word& cell = rows_.back().back();
        cell.text += (cell.text.empty() ? "" : " ") + word.text;
        cell.columns += word.columns + (cell.columns > 0 ? 1 : 0);
      }
      words_.clear();
      if (block == MD_BLOCK_TH) rows_.back().back().text += ink(off);
      break;
    case MD_BLOCK_TABLE:
      put_table();
      break;
    default:
      break;
  }
}

// All that is in force, from nothing: the end of one span must not end another.
void Writer::restyle() {
  if (!colour_) return;
  word_.text += off;
  if (strong_ + heading_ > 0) word_.text += bold;
  if (emphasis_ > 0) word_.text += italic;
  if (code_ > 0) word_.text += cyan;
}

void Writer::enter(MD_SPANTYPE span) {
  if (span == MD_SPAN_STRONG) ++strong_;
  if (span == MD_SPAN_EM) ++emphasis_;
  if (span == MD_SPAN_CODE) {
    ++code_;
    if (!colour_) add_glyphs("`");
  }
  restyle();
}

void Writer::leave(MD_SPANTYPE span, void* detail) {
  if (span == MD_SPAN_STRONG) --strong_;
  if (span == MD_SPAN_EM) --emphasis_;
  if (span == MD_SPAN_CODE) {
    --code_;
    if (!colour_) add_glyphs("`");
  }
  restyle();
  if (span != MD_SPAN_A) return;
  const auto& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
  const std::string_view link{href.text, href.size};
  if (link.starts_with("http")) add_words(fmt::format(" ({})", link));
}

void Writer::text(MD_TEXTTYPE type, std::string_view text) {
  if (verbatim_) {
    code_text_ += text;
  } else if (type == MD_TEXT_BR) {
    end_word();
    words_.push_back({"\n", 0});
  } else if (type == MD_TEXT_SOFTBR) {
    end_word();
  } else if (type == MD_TEXT_NULLCHAR) {
    add_glyphs("\\x00");
  } else if (type == MD_TEXT_ENTITY) {
    constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};
    for (const auto& [name, meant] : known) {
      if (text == name) return add_glyphs(meant);
    }
    add_glyphs(text);  // as it was written
  } else if (type == MD_TEXT_CODE && colour_) {
    add_glyphs(text);  // never broken: without its marks nobody would see where it goes on
  } else {
    add_words(text);
  }
}

void Writer::add_words(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    add_glyphs(text.substr(0, space));
    if (space == text.size()) return;
    end_word();
    text.remove_prefix(space + 1);
  }
}

void Writer::add_glyphs(std::string_view text) {
  word_.text += text;
  word_.columns += runner::columns(text);
}

// A word that is only a change of style goes before the next one.
void Writer::end_word() {
  if (word_.columns == 0) return;
  words_.push_back(std::move(word_));
  word_ = {};
}

void Writer::put_line(const std::string& line) {
  std::string start = indent_;
  if (!marker_.empty() && start.size() >= marker_.size()) {
    start.resize(start.size() - marker_.size());
    start += marker_;
    marker_.clear();
  }
  out_ += start + line;
  while (out_.ends_with(' ')) out_.pop_back();
  out_ += '\n';
}

void Writer::flush() {
  end_word();
  std::string line;
  std::size_t columns = 0;
  const std::size_t most = width_ - std::min(indent_.size(), width_ / 2);
  for (const Word& word : words_) {
    if (word.text == "\n" || (columns > 0 && columns + 1 + word.columns > most)) {
      put_line(line);
      line.clear();
      columns = 0;
      if (word.text == "\n") continue;
    }
    line += (columns > 0 ? " " : "") + word.text;
    columns += (columns > 0 ? 1U : 0U) + word.columns;
  }
  words_.clear();
  const std::string style_end = std::exchange(word_, {}).text;
  if (!line.empty()) put_line(line + style_end);
}

void Writer::put_code() {
  while (code_text_.ends_with('\n')) code_text_.pop_back();
  std::size_t from = 0;
  while (from <= code_text_.size()) {
    const std::size_t to = std::min(code_text_.find('\n', from), code_text_.size());
    const std::string line = code_text_.substr(from, to - from);
    put_line(line.empty() ? "" : "    " + ink(faint) + line + ink(off));
    from = to + 1;
  }
  code_text_.clear();
  wants_blank_ = true;
}

void Writer::put_table() {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].columns);
  }
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i].text + std::string(widths[i] - row[i].columns + 2, ' ');
    put_line(line);
  }
  rows_.clear();
  wants_blank_ = true;
}

}  // namespace

std::string markdown_to_text(std::string_view markdown, const MarkdownOptions& options) {
  // What could move the cursor or hide text is shown as an escape, before anything else is done.
  std::string safe = runner::printable(markdown);
  std::replace(safe.begin(), safe.end(), '\t', ' ');
  Writer writer{options};
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<Writer*>(self)->enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) {
    static_cast<Writer*>(self)->leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
    static_cast<Writer*>(self)->enter(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    static_cast<Writer*>(self)->leave(type, detail);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    static_cast<Writer*>(self)->text(type, {text, size});
    return 0;
  };
  if (::md_parse(safe.data(), static_cast<MD_SIZE>(safe.size()), &parser, &writer) != 0)
    return safe + "\n";
  return writer.take();
}

}  // namespace cli
