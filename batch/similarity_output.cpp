#include "batch/similarity_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "batch/outputs/html_page.hpp"
#include "batch/outputs/markup.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

constexpr std::size_t most_pairs = 50;    // shown of one cluster
constexpr std::size_t most_lines = 1500;  // shown of one text

std::string json_text(std::string_view text) {
  return boost::json::serialize(boost::json::value(runner::printable(text)));
}

template <typename Items, typename ToJson>
std::string json_list(const Items& items, ToJson to_json) {
  std::string list = "[";
  for (const auto& item : items) {
    if (list.size() > 1) list += ',';
    list += to_json(item);
  }
  return list + "]";
}

std::string json_of(const Pair& pair) {
  return fmt::format(R"({{"left":{},"right":{},"passages":{}}})", pair.left, pair.right,
                     json_list(pair.passages, [](const Passage& one) {
                       return fmt::format(R"({{"left":[{},{}],"right":[{},{}]}})", one.left.first,
                                          one.left.last, one.right.first, one.right.last);
                     }));
}

std::string json_of(const Cluster& cluster) {
  const auto members = json_list(cluster.members, [](const Cluster::Member& member) {
    return fmt::format(R"({{"entry":{},"person":{}}})", member.entry, json_text(member.person));
  });
  return fmt::format(
      "\n "
      R"({{"problem":{},"members":{},"pairs":{}}})",
      json_text(cluster.problem), members,
      json_list(cluster.pairs, [](const Pair& pair) { return json_of(pair); }));
}

std::string json_of(const NotCompared& one) {
  return fmt::format(
      "\n "
      R"({{"problem":{},"submissions":{},"too_little":{},"shared_by_most":{},"too_frequent":{}}})",
      json_text(one.problem), one.submissions, one.too_little, one.shared_by_most,
      one.too_frequent);
}

std::string name_of(const Cluster& cluster, std::uint64_t entry) {
  const auto member = std::find_if(cluster.members.begin(), cluster.members.end(),
                                   [entry](const auto& one) { return one.entry == entry; });
  if (member == cluster.members.end() || member->person.empty())
    return fmt::format("entry {}", entry);
  return escaped(member->person, 100);
}

std::string names_of(const Cluster& cluster) {
  constexpr std::size_t most = 4;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, cluster.members.size()); ++i) {
    const bool last = i + 1 == cluster.members.size();
    names += i == 0 ? "" : last ? " and " : ", ";
    names += name_of(cluster, cluster.members[i].entry);
  }
  if (cluster.members.size() > most)
    names += fmt::format(" and {} more", cluster.members.size() - most);
  return names;
}

// The class of a line: two colours take turns, so that passages that touch can be told apart.
std::string_view mark_of(const Pair& pair, std::size_t line, Lines Passage::*side) {
  for (std::size_t i = 0; i < pair.passages.size(); ++i) {
    const Lines& lines = pair.passages[i].*side;
    if (line >= lines.first && line <= lines.last) return i % 2 == 0 ? "m" : "m other";
  }
  return "";
}

std::string side_html(const std::string& name, const std::string& text, const Pair& pair,
                      Lines Passage::*side) {
  std::string html =
      fmt::format("<div><h4>{}</h4><pre tabindex=\"0\" aria-label=\"Text of {}\">", name, name);
  std::string_view rest = text;
  std::size_t number = 0;
  while (!rest.empty() && number < most_lines) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++number;
    const auto shown = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    html += fmt::format("<span class=\"{}\" data-l=\"{}\">{}</span>", mark_of(pair, number, side),
                        number, escaped(shown.substr(0, 2000)));
  }
  if (!rest.empty()) html += "<span>... (the rest is not shown)</span>";
  return html + "</pre></div>\n";
}

std::string lines_text(const Lines& lines) {
  return lines.first == lines.last ? fmt::format("{}", lines.first)
                                   : fmt::format("{} to {}", lines.first, lines.last);
}

std::string pair_html(Similarity& similarity, const Cluster& cluster, const Pair& pair, bool open) {
  const auto left = name_of(cluster, pair.left);
  const auto right = name_of(cluster, pair.right);
  std::string places;
  for (const auto& passage : pair.passages)
    places += fmt::format("<li>lines {} of {} beside lines {} of {}</li>\n",
                          lines_text(passage.left), left, lines_text(passage.right), right);
  return fmt::format(
      "<details{}><summary><b>{}</b> beside <b>{}</b><span class=\"soft\">{}</span></summary>\n"
      "<ul class=\"soft\">\n{}</ul>\n<div class=\"sides\">\n{}{}</div></details>\n",
      open ? " open" : "", left, right, counted(pair.passages.size(), "passage", "passages"),
      places, side_html(left, similarity.text_of(pair.left), pair, &Passage::left),
      side_html(right, similarity.text_of(pair.right), pair, &Passage::right));
}

void write_cluster(StagedFile& file, Similarity& similarity, const Cluster& cluster) {
  file.write(fmt::format("<section class=\"card\"><h3>{}</h3>\n<p class=\"soft\">{}.</p>\n",
                         names_of(cluster),
                         counted(cluster.members.size(), "submission", "submissions")));
  for (std::size_t i = 0; i < std::min(most_pairs, cluster.pairs.size()); ++i)
    file.write(pair_html(similarity, cluster, cluster.pairs[i], i == 0));
  if (cluster.pairs.size() > most_pairs)
    file.write(fmt::format("<p class=\"soft\">And {} more pairs; the JSON file has them.</p>\n",
                           cluster.pairs.size() - most_pairs));
  file.write("</section>\n");
}

std::string not_compared_html(const Similarity& similarity, const NotCompared& one) {
  std::string text =
      fmt::format("<li><b>{}</b>: {} looked at", escaped(similarity.title_of(one.problem), 100),
                  counted(one.submissions, "submission", "submissions"));
  if (one.too_little > 0)
    text +=
        fmt::format("; {} with too little of their own to be compared", grouped(one.too_little));
  if (one.shared_by_most > 0)
    text += fmt::format("; {} left out that most people's programs share",
                        counted(one.shared_by_most, "run of tokens", "runs of tokens"));
  if (one.too_frequent > 0)
    text += fmt::format("; {} left out that too many share to compare each with each",
                        counted(one.too_frequent, "other", "others"));
  return text + ".</li>\n";
}

constexpr std::string_view what_it_is =
    "<p>Without their names, layout and comments, and without what the problem gave and what most "
    "people wrote, the programs of a group below are nearly the same. That is all that is known. "
    "People who learnt together or from the same page write programs that are alike, and so do "
    "all who solve a small task with one natural solution. Look at the passages, then ask.</p>\n";

void write_page(StagedFile& file, Similarity& similarity, const std::vector<Cluster>& clusters,
                const std::string& title) {
  file.write(page_opening("Programs that are alike: " + title));
  file.write(fmt::format(
      "<header>\n<h1>Programs that are alike</h1>\n<p class=\"soft\">{} · {}</p>\n</header>\n"
      "<section class=\"card\"><h2>What this is</h2>\n{}<details><summary>What was "
      "compared</summary>\n<ul class=\"soft\">\n",
      escaped(title, 200), counted(clusters.size(), "group", "groups"), what_it_is));
  for (const auto& one : similarity.not_compared()) file.write(not_compared_html(similarity, one));
  file.write("</ul></details></section>\n");
  if (clusters.empty())
    file.write("<p class=\"card\">No two people's programs are nearly the same.</p>\n");
  const std::string* problem = nullptr;
  for (const auto& cluster : clusters) {
    if (!problem || *problem != cluster.problem)
      file.write(fmt::format("<h2 class=\"over\">{}</h2>\n",
                             escaped(similarity.title_of(cluster.problem), 100)));
    problem = &cluster.problem;
    write_cluster(file, similarity, cluster);
  }
  file.write(page_closing());
}

}  // namespace

void write_similarity(Similarity& similarity, const std::filesystem::path& results,
                      const std::string& title) {
  StagedFile page{beside(results, ".similarity.html")};
  StagedFile json{beside(results, ".similarity.json")};
  const auto clusters = similarity.clusters();
  write_page(page, similarity, clusters, title.empty() ? "Results" : title);
  const auto as_json = [](const auto& one) { return json_of(one); };
  json.write(fmt::format(R"({{"clusters":{},)", json_list(clusters, as_json)));
  json.write(
      fmt::format("\n"
                  R"("not_compared":{}}})"
                  "\n",
                  json_list(similarity.not_compared(), as_json)));
  page.finish();
  json.finish();
}

}  // namespace batch
