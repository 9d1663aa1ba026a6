#include <gmock/gmock.h>
#include <sodium.h>

#include <pugixml.hpp>
#include <regex>

#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

using testing::HasSubstr;
using testing::Not;

OutputOptions titled() {
  auto problem = std::make_shared<problems::Problem>();
  problem->id = "fibonacci";
  problem->title = "Fibonacci <numbers>";
  return {"Week 1 & 2", {problem}, {1, 10}};
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

// Our pages close what they open and quote what they say, so behind the head, and with HTML's
// attributes without a value written out, they are XML too: nothing of a candidate's became markup.
pugi::xml_document body_of(const std::string& html) {
  std::string body = html.substr(html.find("<main>"));
  body.erase(body.find("<script>"), body.find("</script>") + 9 - body.find("<script>"));
  body = body.substr(0, body.find("</main>") + 7);
  body = std::regex_replace(body, std::regex{R"(<(details|div)([^<>]*) (open|hidden)>)"},
                            R"(<$1$2 $3="">)");
  body = std::regex_replace(body, std::regex{"(<input[^<>]*)>"}, "$1/>");
  pugi::xml_document document;
  const auto result = document.load_buffer(body.data(), body.size());
  EXPECT_TRUE(result) << result.description() << ": "
                      << body.substr(static_cast<std::size_t>(result.offset), 200);
  return document;
}

TEST(HtmlOutput, IsAsItWasAgreed) {
  auto html = written("html", a_class(), titled());
  // The style and the script have files of their own.
  const auto cut = [&html](const std::string& from, const std::string& to) {
    const auto begin = html.find(from) + from.size();
    html.erase(begin, html.find(to, begin) - begin);
  };
  cut("<style>", "</style>");
  cut("<script>", "</script>");
  html = std::regex_replace(html, std::regex{"'sha256-[^']*'"}, "'sha256-...'");
  expect_golden("report.html", html);
}

TEST(HtmlOutput, NamesItsStyleAndScriptByTheirHashesAndAllowsNothingElse) {
  const auto html = written("html", a_class());
  for (const auto* element : {"style", "script"}) {
    const auto text = between(html, "<" + std::string{element} + ">", "</");
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    char base64[64];
    sodium_bin2base64(base64, sizeof base64, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    EXPECT_THAT(html, HasSubstr(element + std::string{"-src 'sha256-"} + base64 + "'"));
    EXPECT_EQ(count(html, "<" + std::string{element}), 1U);
  }
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe")));
}

TEST(HtmlOutput, AsksForNothingFromElsewhere) {
  const auto html = written("html", a_class());
  for (const auto* reference :
       {"http:", "https:", " src=", "url(", "@import", "<link", " style=", " onclick"})
    EXPECT_THAT(html, Not(HasSubstr(reference)));
}

TEST(HtmlOutput, HasEachSubmissionInTheTableAndItsFeedback) {
  const auto document = body_of(written("html", a_class(), titled()));
  const auto main = document.child("main");
  const auto rows = main.select_nodes("//table[@id='rows']/tbody/tr");
  ASSERT_EQ(rows.size(), 7U);
  for (const auto& row : rows) {
    const std::string link = row.node().select_node("th/a/@href").attribute().value();
    const auto place = main.select_node(("//div[@id='" + link.substr(1) + "']").c_str());
    ASSERT_TRUE(place) << link;
    EXPECT_STREQ(place.node().parent().name(), "details");
  }
  EXPECT_THAT(main.select_node("//div[@id='e4']").node().child("p").next_sibling().text().get(),
              HasSubstr("The judge failed, not this program."));
  EXPECT_STREQ(main.select_node("//h1").node().text().get(), "Week 1 & 2");
}

TEST(HtmlOutput, CountsFailuresByTestcaseWithoutTheJudges) {
  const auto document = body_of(written("html", a_class(), titled()));
  const auto row =
      document.select_node("//details[summary/h3='Fibonacci <numbers>']//tr[th='none']");
  ASSERT_TRUE(row);
  EXPECT_STREQ(row.node().select_node("td[3]").node().text().get(), "2");
  EXPECT_STREQ(row.node().select_node("td[4]/span").node().text().get(), "67%");
}

TEST(HtmlOutput, IsReadableToThoseWhoDoNotSeeIt) {
  const auto document = body_of(written("html", a_class(), titled()));
  for (const auto& head : document.select_nodes("//th"))
    EXPECT_TRUE(head.node().attribute("scope")) << head.node().text().get();
  for (const auto& drawing : document.select_nodes("//svg"))
    EXPECT_TRUE(drawing.node().attribute("aria-hidden") || drawing.node().attribute("aria-label"));
  for (const auto& field : document.select_nodes("//input | //select"))
    EXPECT_STREQ(field.node().parent().name(), "label");
  int level = 0;
  for (const auto& heading : document.select_nodes("//h1 | //h2 | //h3 | //h4")) {
    const int next = heading.node().name()[1] - '0';
    EXPECT_LE(next, level + 1) << heading.node().text().get();
    level = next;
  }
}

TEST(HtmlOutput, ShowsCandidatesTextAsTextOnly) {
  const auto html = written("html", hostile_rows());
  const auto document = body_of(html);
  EXPECT_EQ(document.select_nodes("//table[@id='rows']/tbody/tr").size(),
            3 * hostile_texts().size());
  for (const auto* element : {"//img", "//script", "//textarea", "//*[@onerror]", "//style"})
    EXPECT_EQ(document.select_nodes(element).size(), 0U) << element;
  EXPECT_EQ(count(html, "<script"), 1U);
  for (const char c : html) EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' || c == '\n');
  EXPECT_THAT(html, Not(HasSubstr("\u202e")));
  EXPECT_THAT(html, HasSubstr("\\u202e"));
}

TEST(HtmlOutput, OfNothingSaysSo) {
  const auto document = body_of(written("html", {}));
  EXPECT_TRUE(document.select_node("//p[contains(., 'no submissions')]"));
}

TEST(HtmlOutput, OfJudgeErrorsOnlyShowsNoScores) {
  const auto html = written("html", {graded(0, "ann", "fibonacci", Verdict::judge_error),
                                     graded(1, "bob", "fibonacci", Verdict::judge_error)});
  const auto document = body_of(html);
  EXPECT_STREQ(document.select_node("//dl[@class='tiles']//b").node().text().get(), "-");
  EXPECT_FALSE(document.select_node("//h2[.='Scores']"));
  EXPECT_THAT(html, Not(HasSubstr("nan")));
}

TEST(HtmlOutput, ShowsPassAtKOfCompletionsButNotOfPeoplesAttempts) {
  EXPECT_THAT(written("html", a_class()), Not(HasSubstr("pass@")));
  auto rows = a_class();
  for (auto& row : rows) row.person.clear();
  EXPECT_THAT(written("html", rows), HasSubstr("pass@1<"));
}

TEST(HtmlOutput, WarnsWhenAProtectionWasOff) {
  auto off = report("fibonacci", Verdict::accepted);
  off.receipt.protections["landlock"] = "off (--without=landlock)";
  EXPECT_THAT(written("html", {graded(0, "ann", off)}), HasSubstr("<code>landlock</code>"));
  EXPECT_THAT(written("html", a_class()), Not(HasSubstr("without all protections")));
  auto on = report("fibonacci", Verdict::accepted);
  on.receipt.protections["landlock"] = "in force (version 7)";
  EXPECT_THAT(written("html", {graded(0, "ann", on)}), Not(HasSubstr("without all protections")));
}

TEST(Outputs, AreTheSameBytesForTheSameRows) {
  const auto rows = hostile_rows();
  for (const auto* format : {"csv", "junit", "html", "passk"})
    EXPECT_EQ(written(format, rows), written(format, rows)) << format;
}

}  // namespace
}  // namespace batch
