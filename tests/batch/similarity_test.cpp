#include "batch/similarity.hpp"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <pugixml.hpp>
#include <regex>
#include <set>

#include "batch/similarity_fingerprints.hpp"
#include "batch/similarity_output.hpp"
#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

using problems::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string original = R"(def merge(intervals):
    # sorted by their beginnings, they meet in order
    result = []
    for begin, end in sorted(intervals):
        if result and begin <= result[-1][1]:
            result[-1][1] = max(result[-1][1], end)
        else:
            result.append([begin, end])
    total = 0
    for begin, end in result:
        total += end - begin
    return [tuple(pair) for pair in result], total
)";

// The same with other names, comments, layout and texts.
const std::string renamed = R"(def merge(xs):
    """Merges."""
    out = []

    for a, b in sorted(xs):  # in order
        if out and a <= out[-1][1]:
            out[-1][1] = max(
                out[-1][1], b)
        else:
            out.append([a, b])
    n = 0
    for a, b in out:
        n += b - a
    return [tuple(p) for p in out], n
)";

const std::string different = R"(def merge(intervals):
    points = []
    for interval in intervals:
        points.append((interval[0], 1))
        points.append((interval[1], -1))
    points.sort(key=lambda point: (point[0], -point[1]))
    depth, start, total = 0, None, 0
    merged = []
    while points:
        place, step = points.pop(0)
        if depth == 0:
            start = place
        depth += step
        if depth == 0:
            merged.append((start, place))
            total = total + (place - start)
    return merged, total
)";

problems::ProblemPtr problem(const std::string& id, Kind kind, const std::string& starter = "") {
  auto one = std::make_shared<problems::Problem>();
  one->id = id;
  one->title = "The " + id;
  one->kind = kind;
  one->starter = starter;
  return one;
}

class SimilarityTest : public testing::Test {
 protected:
  Similarity& of(Kind kind, const std::string& starter = "") {
    similarity_.emplace(std::vector{problem("merge", kind, starter)}, folder_.path());
    return *similarity_;
  }
  void add(const std::string& person, const std::string& text) {
    similarity_->add(next_++, person, "merge", text);
  }
  // The people of each cluster.
  std::vector<std::vector<std::string>> people() {
    std::vector<std::vector<std::string>> all;
    for (const auto& cluster : similarity_->clusters()) {
      all.emplace_back();
      for (const auto& member : cluster.members) all.back().push_back(member.person);
    }
    return all;
  }

  TemporaryFolder folder_;
  std::optional<Similarity> similarity_;
  std::uint64_t next_ = 0;
};

std::set<std::uint32_t> hashes(const std::string& text, Kind kind) {
  std::set<std::uint32_t> all;
  for (const auto& one : fingerprints(text, kind)) all.insert(one.hash);
  return all;
}

TEST(Fingerprints, DoNotDependOnNamesLayoutAndComments) {
  EXPECT_EQ(hashes(original, Kind::python), hashes(renamed, Kind::python));
  EXPECT_NE(hashes(original, Kind::python), hashes(different, Kind::python));
  EXPECT_EQ(hashes("SELECT a.name, count(*) FROM a JOIN b ON a.x = b.y WHERE a.z > 3 GROUP BY a.q",
                   Kind::sqlite),
            hashes("select t.\"n\" , COUNT(*) from t -- all\n join u on t.i = u.j where t.k > 40 "
                   "group by t.l",
                   Kind::sqlite));
  EXPECT_EQ(hashes("function f(a) { const b = a.map(x => x * 2); return b.length ? b : null; }",
                   Kind::javascript),
            hashes("function g(q)\n{ const r = q.map(y => y * 3); // twice\n return r.size ? r : "
                   "null; }",
                   Kind::javascript));
}

TEST(Fingerprints, DependOnStructure) {
  EXPECT_NE(hashes("for a in b:\n    c(a)\n    d(a)\ne(b, f, g)\n", Kind::python),
            hashes("for a in b:\n    c(a)\nd(a)\ne(b, f, g)\n", Kind::python));
}

// Winnowing's guarantee, on programs whose common part is somewhere within.
TEST(Fingerprints, ShareOneWheneverARunIsLongEnough) {
  std::string common = "x = ";
  for (std::size_t i = 4; i < guaranteed_run; i += 2) common += "a + ";  // two tokens each
  common += "a\n";
  for (int before = 0; before < 40; ++before) {
    std::string one, other;
    for (int i = 0; i < before; ++i) one += "y[" + std::to_string(i) + "] *= 2\n";
    for (int i = 0; i < before % 7; ++i) other += "import z\n";
    const auto first = hashes(one + "\nwhile q: " + common + "del f", Kind::python);
    const auto second = hashes(other + "\nwhile q: " + common + "assert f", Kind::python);
    std::vector<std::uint32_t> shared;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(shared));
    EXPECT_FALSE(shared.empty()) << before;
  }
}

TEST(Fingerprints, SayTheLinesTheyComeFrom) {
  for (const auto& one : fingerprints(original, Kind::python)) {
    EXPECT_LE(1, one.first_line);
    EXPECT_LE(one.first_line, one.last_line);
    EXPECT_LE(one.last_line, 12);
  }
}

TEST(Fingerprints, AreTakenOfBrokenProgramsToo) {
  for (const auto kind : {Kind::python, Kind::django, Kind::javascript, Kind::sqlite})
    EXPECT_FALSE(fingerprints(original + "'\"`((", kind).empty());
  EXPECT_TRUE(fingerprints(original, Kind::concept_).empty());
  for (const auto& text : hostile_texts())
    for (const auto kind : {Kind::python, Kind::javascript, Kind::sqlite})
      (void)fingerprints(text + "\n" + original, kind);
}

TEST_F(SimilarityTest, FindsACopyWithOtherNamesAndNotAnotherSolution) {
  of(Kind::python);
  add("ann", original);
  add("bob", different);
  add("carla", renamed);
  EXPECT_THAT(people(), ElementsAre(ElementsAre("ann", "carla")));
}

TEST_F(SimilarityTest, SaysWhichLinesStandBesideWhich) {
  of(Kind::python);
  add("ann", original);
  add("bob", "import math\n\n\n" + renamed);
  const auto clusters = similarity_->clusters();
  ASSERT_EQ(clusters.size(), 1U);
  ASSERT_EQ(clusters[0].pairs.size(), 1U);
  const auto& passages = clusters[0].pairs[0].passages;
  ASSERT_FALSE(passages.empty());
  EXPECT_LE(passages.front().left.first, 3U);
  EXPECT_EQ(passages.back().left.last, 12U);
  EXPECT_EQ(passages.back().right.last, 17U);
}

TEST_F(SimilarityTest, DoesNotCompareOnePersonsAttempts) {
  of(Kind::python);
  add("ann", original);
  add("ann", renamed);
  add("ann", original);
  EXPECT_TRUE(people().empty());
  add("bob", original);
  EXPECT_THAT(people(), ElementsAre(ElementsAre("ann", "ann", "ann", "bob")));
}

TEST_F(SimilarityTest, TakesEachSubmissionWithoutAPersonForSomebodys) {
  of(Kind::python);
  add("", original);
  add("", renamed);
  EXPECT_THAT(people(), ElementsAre(ElementsAre("", "")));
}

TEST_F(SimilarityTest, LeavesOutWhatTheProblemGave) {
  of(Kind::python, original);
  add("ann", original + "\nprint(merge([]))\n");
  add("bob", renamed + "\nx = 1\n");
  EXPECT_TRUE(people().empty());
  EXPECT_EQ(similarity_->not_compared().at(0).too_little, 2U);
}

TEST_F(SimilarityTest, LeavesOutWhatMostPeopleShareButNotInASmallClass) {
  of(Kind::python);
  for (int i = 0; i < 5; ++i) add("person " + std::to_string(i), original);
  EXPECT_EQ(people().size(), 1U) << "five of five is a small class";
  for (int i = 5; i < 12; ++i) add("person " + std::to_string(i), original);
  EXPECT_TRUE(people().empty());
  EXPECT_GT(similarity_->not_compared().at(0).shared_by_most, 10U);
}

TEST_F(SimilarityTest, SaysNothingOfShortPrograms) {
  of(Kind::python);
  add("ann", "def f(a):\n    return sorted(a)[-1]\n");
  add("bob", "def f(a):\n    return sorted(a)[-1]\n");
  EXPECT_TRUE(people().empty());
  EXPECT_EQ(similarity_->not_compared().at(0).too_little, 2U);
}

TEST_F(SimilarityTest, DoesNotComparePiecesOfAMuchLongerProgram) {
  of(Kind::python);
  std::string longer = different;
  for (int i = 0; i < 30; ++i)
    longer += "def g" + std::to_string(i) + "(a, b" +
              std::string(static_cast<std::size_t>(i), '*') + "):\n    return " +
              std::string(static_cast<std::size_t>(i), '-') + "a\n";
  add("ann", different);
  add("bob", longer);
  EXPECT_TRUE(people().empty());
}

// A program that no other is like: its structure is drawn from a seed.
std::string drawn(std::uint64_t seed) {
  std::string text = "def f(a, b):\n";
  for (int i = 0; i < 30; ++i) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    const std::vector<std::string> lines{
        "a = b + a[0]",       "if a: b = a",      "for c in b: a(c)", "a, b = b, a",
        "b[a] = not a",       "a -= b * (b - 1)", "while a: a //= b", "del a[b:]",
        "a = [b for b in a]", "assert a, b",      "a = lambda b: b",  "return a if b else {}"};
    text += "    " + lines[(seed >> 33U) % lines.size()] + "\n";
  }
  return text;
}

TEST_F(SimilarityTest, FindsThreeGroupsAmongHundredsAndNothingElse) {
  of(Kind::python);
  for (std::uint64_t i = 0; i < 400; ++i) {
    const std::uint64_t seed = i == 30 || i == 200 || i == 399 ? 7'000'000
                               : i == 31 || i == 32            ? 8'000'000
                                                               : i;
    add("person " + std::to_string(i), i == 50 || i == 51 ? original : drawn(seed));
  }
  EXPECT_THAT(people(), ElementsAre(ElementsAre("person 30", "person 200", "person 399"),
                                    ElementsAre("person 31", "person 32"),
                                    ElementsAre("person 50", "person 51")));
}

TEST_F(SimilarityTest, BoundsTheWorkWhenHundredsShareALongPart) {
  of(Kind::python);
  // 300 of 700 begin alike and go on each in its own way.
  for (std::uint64_t i = 0; i < 700; ++i)
    add("person " + std::to_string(i), (i < 300 ? original : "") + drawn(i));
  EXPECT_TRUE(people().empty());
  EXPECT_GT(similarity_->not_compared().at(0).too_frequent, 10U);
}

TEST_F(SimilarityTest, FindsTheSameAgain) {
  of(Kind::python);
  for (std::uint64_t i = 0; i < 60; ++i) add("person " + std::to_string(i), drawn(i % 20));
  const auto describe = [this] {
    std::string text;
    for (const auto& cluster : similarity_->clusters())
      for (const auto& pair : cluster.pairs)
        text += std::to_string(pair.left) + "-" + std::to_string(pair.right) + " ";
    return text;
  };
  const auto first = describe();
  EXPECT_THAT(first, HasSubstr("0-20 0-40 "));
  EXPECT_EQ(describe(), first);
}

TEST_F(SimilarityTest, KeepsProblemsApartAndIgnoresUnknownOnes) {
  similarity_.emplace(std::vector{problem("a", Kind::python), problem("b", Kind::python)},
                      folder_.path());
  similarity_->add(0, "ann", "a", original);
  similarity_->add(1, "bob", "b", original);
  similarity_->add(2, "carla", "c", original);
  similarity_->add(3, "dan", "", original);
  EXPECT_TRUE(similarity_->clusters().empty());
}

struct Written {
  std::string html;
  boost::json::value json;
};

Written written(Similarity& similarity) {
  const TemporaryFolder folder;
  write_similarity(similarity, folder.path() / "week1.jsonl", "Week 1");
  return {text_of(folder.path() / "week1.similarity.html"),
          boost::json::parse(text_of(folder.path() / "week1.similarity.json"))};
}

TEST_F(SimilarityTest, PutsTheTextsSideBySideWithTheirPassagesMarked) {
  of(Kind::python);
  add("ann", original);
  add("bob", renamed);
  const auto files = written(*similarity_);
  EXPECT_THAT(files.html, HasSubstr("<h3>ann and bob</h3>"));
  EXPECT_THAT(files.html,
              HasSubstr(R"(<span class="m" data-l="5">        if result and begin &lt;= )"));
  EXPECT_THAT(files.html, HasSubstr(R"(data-l="13">        n += b - a</span>)"));
  const auto& cluster = files.json.at("clusters").at(0);
  EXPECT_EQ(cluster.at("problem"), "merge");
  EXPECT_EQ(cluster.at("members").at(1).at("person"), "bob");
  EXPECT_EQ(cluster.at("pairs").at(0).at("passages").at(0).at("left").as_array().size(), 2U);
  auto html = files.html;
  html.erase(html.find("<style>"), html.find("</style>") - html.find("<style>"));
  html.erase(html.find("<script>"), html.find("</script>") - html.find("<script>"));
  expect_golden("similarity.html", std::regex_replace(html, std::regex{"'sha256-[^']*'"}, ""));
}

TEST_F(SimilarityTest, NeitherAccusesNorScores) {
  of(Kind::python);
  add("ann", original);
  add("bob", renamed);
  auto html = written(*similarity_).html;
  html = html.substr(html.find("<main>"), html.find("<script>") - html.find("<main>"));
  for (const auto* word : {"plagiar", "cheat", "copied", "suspicio", "score", "%"})
    EXPECT_THAT(html, Not(HasSubstr(word)));
}

TEST_F(SimilarityTest, ShowsCandidatesTextAsTextOnly) {
  of(Kind::python);
  std::uint64_t seed = 0;
  for (const auto& text : hostile_texts()) {
    add(text, drawn(seed) + "# " + text + "\n");
    add("2" + text, drawn(seed++) + "    # " + text + "\n");
  }
  const auto html = written(*similarity_).html;
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("\u202e")));
  auto body = html.substr(html.find("<main>"), html.find("<script>") - html.find("<main>"));
  body.resize(body.rfind("</main>") + 7);
  body = std::regex_replace(body, std::regex{"<details open>"}, "<details open=\"\">");
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(body.c_str()));
  EXPECT_EQ(document.select_nodes("//section[h3]").size(), hostile_texts().size());
}

TEST_F(SimilarityTest, OfNothingSaysSo) {
  of(Kind::python);
  const auto files = written(*similarity_);
  EXPECT_THAT(files.html, HasSubstr("No two people"));
  EXPECT_TRUE(files.json.at("clusters").as_array().empty());
}

}  // namespace
}  // namespace batch
