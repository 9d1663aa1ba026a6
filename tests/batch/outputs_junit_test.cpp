#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <set>

#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

using testing::HasSubstr;

// pugixml takes some characters that XML does not have, so these are looked for by hand.
void expect_legal_characters(const std::string& xml) {
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const auto c = static_cast<unsigned char>(xml[i]);
    EXPECT_TRUE(c >= 0x20 || c == '\n') << "control character at " << i;
    EXPECT_NE(xml.compare(i, 3, "\xef\xbf\xbe"), 0);
    EXPECT_NE(xml.compare(i, 3, "\xef\xbf\xbf"), 0);
    EXPECT_NE(c, 0xffU);
  }
}

std::uint64_t number(const pugi::xml_node& node, const char* name) {
  EXPECT_TRUE(node.attribute(name)) << node.name() << " without " << name;
  return node.attribute(name).as_ullong(999'999);
}

std::size_t count_of(const pugi::xml_node& suite, const char* element) {
  std::size_t count = 0;
  for (const auto& one : suite.children("testcase")) count += one.child(element) ? 1U : 0U;
  return count;
}

// The rules of the schema that Jenkins' and GitLab's readers share.
void expect_suite(const pugi::xml_node& suite) {
  EXPECT_STREQ(suite.name(), "testsuite");
  EXPECT_TRUE(suite.attribute("name"));
  EXPECT_EQ(number(suite, "failures"), count_of(suite, "failure"));
  EXPECT_EQ(number(suite, "errors"), count_of(suite, "error"));
  EXPECT_EQ(number(suite, "skipped"), 0U);
  EXPECT_TRUE(suite.attribute("time"));
  std::string order;
  std::size_t tests = 0;
  for (const auto& child : suite.children()) {
    const std::string name = child.name();
    order += name == "properties"   ? 'p'
             : name == "testcase"   ? 't'
             : name == "system-err" ? 'x'
                                    : '?';
    if (name != "testcase") continue;
    ++tests;
    EXPECT_TRUE(child.attribute("name"));
    EXPECT_TRUE(child.attribute("classname"));
    EXPECT_TRUE(child.attribute("time"));
    for (const auto& inner : child.children()) {
      const std::string inner_name = inner.name();
      EXPECT_THAT(inner_name, testing::AnyOf("failure", "error", "system-out"));
      if (inner_name == "system-out") continue;
      EXPECT_TRUE(inner.attribute("type"));
      EXPECT_TRUE(inner.attribute("message"));
    }
  }
  EXPECT_EQ(number(suite, "tests"), tests);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << order;
  EXPECT_EQ(order.find('?'), std::string::npos);
}

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_buffer(xml.data(), xml.size(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at " << result.offset;
  expect_legal_characters(xml);
  const auto root = document.child("testsuites");
  EXPECT_TRUE(root);
  std::uint64_t tests = 0, failures = 0, errors = 0;
  std::set<std::string> ids;
  for (const auto& suite : root.children()) {
    expect_suite(suite);
    tests += number(suite, "tests");
    failures += number(suite, "failures");
    errors += number(suite, "errors");
    EXPECT_TRUE(ids.insert(suite.attribute("id").value()).second);
  }
  EXPECT_EQ(number(root, "tests"), tests);
  EXPECT_EQ(number(root, "failures"), failures);
  EXPECT_EQ(number(root, "errors"), errors);
  return document;
}

TEST(JUnitOutput, IsAsItWasAgreed) { expect_golden("results.xml", written("junit", a_class())); }

TEST(JUnitOutput, HasASuiteForEachSubmissionAndACaseForEachTestcase) {
  const auto document = parsed(written("junit", a_class()));
  const auto root = document.child("testsuites");
  EXPECT_EQ(std::distance(root.begin(), root.end()), 7);
  const auto first = root.first_child();
  EXPECT_STREQ(first.attribute("name").value(), "ann: fibonacci");
  EXPECT_EQ(number(first, "tests"), 3U);
  EXPECT_EQ(number(first, "failures"), 0U);
  const auto second = first.next_sibling();
  EXPECT_EQ(number(second, "failures"), 2U);
  const auto failure = second.find_child_by_attribute("testcase", "name", "many").child("failure");
  EXPECT_STREQ(failure.attribute("type").value(), "wrong_answer");
  EXPECT_THAT(failure.text().get(), HasSubstr("at: result[2]\nexpected: 3\nactual: nothing\n"));
}

TEST(JUnitOutput, ShowsNothingOfASecretTestcaseButWhatFeedbackShows) {
  const auto document = parsed(written("junit", a_class()));
  const auto second = document.child("testsuites").first_child().next_sibling();
  const std::string body =
      second.find_child_by_attribute("testcase", "name", "none").child("failure").text().get();
  EXPECT_EQ(body, "hint: Think of the end.\n");
}

TEST(JUnitOutput, CallsFailuresOfTheJudgeAndUnreadableFilesErrors) {
  const auto document = parsed(written("junit", a_class()));
  const auto root = document.child("testsuites");
  const auto judge = root.find_child_by_attribute("testsuite", "id", "4");
  EXPECT_EQ(number(judge, "errors"), 1U);
  EXPECT_EQ(number(judge, "failures"), 0U);
  EXPECT_STREQ(judge.child("testcase").child("error").attribute("message").value(),
               "the guest did not answer");
  const auto unread = root.find_child_by_attribute("testsuite", "id", "5");
  EXPECT_EQ(number(unread, "errors"), 1U);
  EXPECT_THAT(unread.child("testcase").child("error").attribute("message").value(),
              HasSubstr("not UTF-8"));
}

TEST(JUnitOutput, IsXmlWhateverBytesItIsGiven) {
  const auto rows = hostile_rows();
  const auto document = parsed(written("junit", rows));
  const auto root = document.child("testsuites");
  EXPECT_EQ(std::distance(root.begin(), root.end()), static_cast<std::ptrdiff_t>(rows.size()));
  const auto message = root.find_child_by_attribute("testsuite", "id", "2")
                           .child("testcase")
                           .child("error")
                           .attribute("message");
  EXPECT_STREQ(message.value(), "<script>alert(1)</script>");
}

TEST(JUnitOutput, OfNothingIsAnEmptyRoot) {
  const auto document = parsed(written("junit", {}));
  EXPECT_FALSE(document.child("testsuites").first_child());
}

}  // namespace
}  // namespace batch
