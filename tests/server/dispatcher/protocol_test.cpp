#include "server/dispatcher/protocol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/dispatcher/base64.hpp"

namespace server {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

std::string_view without_line_feed(const std::string& line) {
  return std::string_view{line}.substr(0, line.size() - 1);
}

std::string all_bytes() {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  return bytes;
}

JobDone done() {
  return {"s1", {"wrong_answer", 3, 10, R"({"usage":{"cpu_time_ms":1.500}})", R"({"a":null})"}};
}

TEST(Base64, KeepsAnyBytesOfAnyLength) {
  const std::string bytes = all_bytes() + all_bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ASSERT_EQ(from_base64(to_base64(bytes.substr(0, size))), bytes.substr(0, size));
  EXPECT_EQ(to_base64("viva"), "dml2YQ==");
}

TEST(Base64, RefusesWhatNobodyWouldHaveWritten) {
  for (const char* text : {"a", "ab", "abc", "====", "a===", "ab=c", "abc\n", "ab!=", "=abc",
                           "aa_=", "ab==", "abd=", "aa==aaaa"})
    EXPECT_FALSE(from_base64(text)) << text;
}

TEST(Lines, ComeWholeHoweverTheBytesArrive) {
  Lines lines{10};
  EXPECT_EQ(lines.next(), std::nullopt);
  lines.add("on");
  EXPECT_EQ(lines.next(), std::nullopt);
  lines.add("e\ntwo\n\nthr");
  EXPECT_EQ(lines.next(), "one");
  EXPECT_EQ(lines.next(), "two");
  EXPECT_EQ(lines.next(), "");
  EXPECT_EQ(lines.next(), std::nullopt);
  lines.add("ee\n");
  EXPECT_EQ(lines.next(), "three");
}

TEST(Lines, MayBeAsLongAsTheBoundAndNoLonger) {
  Lines lines{4};
  lines.add("1234");
  EXPECT_EQ(lines.next(), std::nullopt);
  lines.add("\n");
  EXPECT_EQ(lines.next(), "1234");
  lines.add("12345\n");
  EXPECT_THROW((void)lines.next(), ProtocolError);
  Lines without_end{4};
  without_end.add("12345");
  EXPECT_THROW((void)without_end.next(), ProtocolError);
}

TEST(Protocol, CarriesAJobWithBytesThatAreNoText) {
  const Job job{"s1",        "/data/x",
                "sha256:00", 0xFFFF'FFFF'FFFF'FFFF,
                true,        {{"solution.py", all_bytes()}, {"empty", ""}},
                70};
  const std::string line = to_line(job);
  EXPECT_THAT(line, EndsWith("}\n"));
  const Job read = job_of(without_line_feed(line));
  EXPECT_EQ(read.id, job.id);
  EXPECT_EQ(read.package, job.package);
  EXPECT_EQ(read.digest, job.digest);
  EXPECT_EQ(read.seed, job.seed);
  EXPECT_TRUE(read.samples_only);
  EXPECT_EQ(read.max_score, 70);
  ASSERT_EQ(read.files.size(), 2U);
  EXPECT_EQ(read.files[0].name, "solution.py");
  EXPECT_EQ(read.files[0].text, all_bytes());
  EXPECT_EQ(read.files[1].text, "");
}

TEST(Protocol, EscapesFileNamesThatAreNotText) {
  const Job job{"s1", "p", "d", 1, false, {{"a\xff\nb", ""}}};
  EXPECT_EQ(job_of(without_line_feed(to_line(job))).files[0].name, "a\\xff\nb");
}

TEST(Protocol, CarriesEveryMessage) {
  const auto there_and_back = [](const Message& message) {
    return message_of(without_line_feed(to_line(message)));
  };
  EXPECT_TRUE(std::holds_alternative<RunnerReady>(there_and_back(RunnerReady{})));
  EXPECT_TRUE(std::holds_alternative<RunnerAlive>(there_and_back(RunnerAlive{})));
  EXPECT_EQ(std::get<JobRunning>(there_and_back(JobRunning{"s1"})).id, "s1");
  EXPECT_EQ(std::get<JobReturned>(there_and_back(JobReturned{"s1"})).id, "s1");
  const auto testcase = std::get<JobTestcase>(there_and_back(JobTestcase{"s1", R"({"n":1.500})"}));
  EXPECT_EQ(testcase.id, "s1");
  EXPECT_EQ(testcase.feedback, R"({"n":1.500})");
  const auto read = std::get<JobDone>(there_and_back(done()));
  EXPECT_EQ(read.id, "s1");
  EXPECT_EQ(read.outcome.verdict, "wrong_answer");
  EXPECT_EQ(read.outcome.score, 3);
  EXPECT_EQ(read.outcome.max_score, 10);
  EXPECT_EQ(read.outcome.report, done().outcome.report);
  EXPECT_EQ(read.outcome.feedback, done().outcome.feedback);
}

TEST(Protocol, RefusesMessagesThatARunnerDoesNotSay) {
  for (const char* line : {"",
                           "{",
                           "null",
                           "[]",
                           "{}",
                           "\"ready\"",
                           R"({"ready":false})",
                           R"({"ready":1})",
                           R"({"ready":true,"alive":true})",
                           R"({"alive":true} {"alive":true})",
                           R"({"what":true})",
                           R"({"running":1})",
                           R"({"testcase":"s1"})",
                           R"({"testcase":"s1","feedback":{}})",
                           "{\"testcase\":\"s1\"}\t",
                           "{\"testcase\":\"s1\"}\t{",
                           "{\"testcase\":\"s1\"}\t[]",
                           "{\"testcase\":\"s1\"}\t{}\t{}",
                           "{\"testcase\":\"s1\"}\t{\"a\":\"\xff\"}",
                           "\t{}",
                           "{\"alive\":true}\t",
                           "{\"alive\":true}\t{}",
                           "{\"running\":\"\xff\"}",
                           "{\"alive\":true}\xff"})
    EXPECT_THROW((void)message_of(line), ProtocolError) << line;
}

TEST(Protocol, RefusesOutcomesThatCannotBe) {
  const auto with = [](auto change) {
    JobDone changed = done();
    change(changed.outcome);
    const std::string line = to_line(changed);
    return std::string{without_line_feed(line)};
  };
  EXPECT_NO_THROW((void)message_of(with([](Outcome&) {})));
  EXPECT_NO_THROW((void)message_of(with([](Outcome& outcome) { outcome.score = 10; })));
  for (const std::string& line : {with([](Outcome& outcome) { outcome.score = 11; }),
                                  with([](Outcome& outcome) { outcome.score = -1; }),
                                  with([](Outcome& outcome) { outcome.verdict = "splendid"; }),
                                  with([](Outcome& outcome) { outcome.report = "{\"a\":"; }),
                                  with([](Outcome& outcome) { outcome.feedback = ""; })})
    EXPECT_THROW((void)message_of(line), ProtocolError) << line;
}

TEST(Protocol, RefusesJobsThatADispatcherDoesNotGive) {
  const std::string good =
      R"({"judge":"s1","package":"p","digest":"d","seed":1,"samples_only":false,"max_score":9,"remarks":false,"counterexample":true,)"
      R"("files":[{"name":"a","base64":"YQ=="}]})";
  EXPECT_EQ(job_of(good).files[0].text, "a");
  const auto replaced = [&](const std::string& what, const std::string& by) {
    std::string line = good;
    return line.replace(line.find(what), what.size(), by);
  };
  for (const std::string& line :
       {replaced("\"s1\"", "7"), replaced("\"seed\":1", "\"seed\":-1"),
        replaced("\"seed\":1", "\"seed\":1.5"), replaced("\"digest\"", "\"digests\""),
        replaced("false", "0"), replaced(":9", ":-9"), replaced("YQ==", "YQ"),
        replaced("\"name\":\"a\",", ""), replaced("[{", "[7,{"), replaced("}]", ",\"more\":1}]"),
        replaced("]}", "],\"more\":1}"), replaced("[{\"name\":\"a\",\"base64\":\"YQ==\"}]", "{}")})
    EXPECT_THROW((void)job_of(line), ProtocolError) << line;
}

TEST(Protocol, BoundsTheFilesOfAJob) {
  Job job{"s1", "p", "d", 1, false, {}};
  job.files.resize(max_job_files, {"a", ""});
  EXPECT_EQ(job_of(without_line_feed(to_line(job))).files.size(), max_job_files);
  job.files.push_back({"a", ""});
  EXPECT_THROW((void)job_of(without_line_feed(to_line(job))), ProtocolError);
}

TEST(Protocol, SaysWhatIsWrong) {
  try {
    (void)message_of(R"({"done":"s1","verdict":"accepted"})");
    FAIL();
  } catch (const ProtocolError& error) {
    EXPECT_THAT(error.what(), HasSubstr("'score'"));
  }
}

}  // namespace
}  // namespace server
