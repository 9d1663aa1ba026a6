// Wrong requests: each is refused with the field and what would be right.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Validation : public Served {
 protected:
  // Refused with this status, about this field, saying this.
  void expect_refused(const Answer& answer, const std::string& field, const std::string& detail,
                      unsigned status = 400) {
    EXPECT_EQ(answer.status, status) << answer.whole.body;
    ASSERT_TRUE(answer.body.is_object());
    if (field.empty())
      EXPECT_FALSE(answer.body.as_object().contains("field")) << answer.whole.body;
    else
      EXPECT_EQ(text(answer.body, "field"), field);
    EXPECT_THAT(text(answer.body, "detail"), HasSubstr(detail));
  }
  Answer make_user(const json::object& body) {
    return rest("POST", "/v1/users", administrator, body);
  }
  Answer raw(const std::string& body, const std::string& type = "application/json") {
    return send({"POST", "/v1/tokens", interviewer, {}, type, body, {}});
  }
  Answer submit_files(const json::value& files) {
    return rest("POST", "/v1/submissions", grader, {{"problem", "fibonacci"}, {"files", files}});
  }
  static json::array file_named(const std::string& name) {
    return {json::object{{"name", name}, {"text", ""}}};
  }
};

TEST_F(Validation, AnUnknownFieldIsNamedWithThoseThatThereAre) {
  expect_refused(make_user({{"name", "Ada"}, {"role", "grader"}, {"colour", "red"}}), "colour",
                 "colour: unknown; there are name, role, expires_in_seconds");
  expect_refused(rest("GET", "/v1/me?colour=red", interviewer), "colour", "nothing is asked for");
}

TEST_F(Validation, AMissingFieldIsNamedWithWhatItIsFor) {
  expect_refused(make_user({{"role", "grader"}}), "name", "name: is missing: shown to others");
  expect_refused(make_user({{"role", "grader"}, {"name", nullptr}}), "name", "name: is missing");
}

TEST_F(Validation, AWrongTypeIsToldWithTheRightOne) {
  expect_refused(make_user({{"name", 1}, {"role", "grader"}}), "name", "must be a text");
  expect_refused(rest("POST", "/v1/tokens", interviewer, {{"expires_in_seconds", "60"}}),
                 "expires_in_seconds", "must be an integer");
  expect_refused(rest("POST", "/v1/tokens", interviewer, {{"expires_in_seconds", 1.5}}),
                 "expires_in_seconds", "must be an integer");
  const json::object set{{"title", "A"}, {"problems", "fibonacci"}};
  expect_refused(rest("POST", "/v1/problem-sets", interviewer, set), "problems", "must be a list");
  expect_refused(
      rest("POST", "/v1/problem-sets", interviewer, {{"title", "A"}, {"problems", json::array{1}}}),
      "problems[0]", "must be a text");
  expect_refused(rest("POST", "/v1/problem-sets", interviewer, {{"title", "A"}, {"choose", "all"}}),
                 "choose", "must be an object");
  expect_refused(rest("GET", "/v1/submissions?limit=many", interviewer), "limit",
                 "must be an integer");
}

TEST_F(Validation, AValueOutOfRangeIsToldWithTheRange) {
  for (const std::int64_t seconds : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 60})
    expect_refused(rest("POST", "/v1/tokens", interviewer, {{"expires_in_seconds", seconds}}),
                   "expires_in_seconds", "must be from 1 to ");
  expect_refused(raw(R"({"expires_in_seconds": 18446744073709551615})"), "expires_in_seconds",
                 "must be an integer");
  expect_refused(rest("GET", "/v1/submissions?limit=0", interviewer), "limit", "from 1 to 1000");
  EXPECT_EQ(rest("GET", "/v1/submissions?limit=1", interviewer).status, 200U);
  EXPECT_EQ(rest("GET", "/v1/submissions?limit=1000", interviewer).status, 200U);
  expect_refused(rest("GET", "/v1/submissions?limit=1001", interviewer), "limit", "from 1 to 1000");
}

TEST_F(Validation, AWordThatIsNoneOfTheChoicesIsToldWithThem) {
  expect_refused(make_user({{"name", "Ada"}, {"role", "boss"}}), "role",
                 "must be one of administrator, interviewer, candidate, grader");
}

TEST_F(Validation, ATextIsBoundedOnBothSides) {
  EXPECT_EQ(make_user({{"name", std::string(200, 'x')}, {"role", "grader"}}).status, 201U);
  expect_refused(make_user({{"name", std::string(201, 'x')}, {"role", "grader"}}), "name",
                 "is longer than 200 bytes");
  expect_refused(make_user({{"name", ""}, {"role", "grader"}}), "name", "must not be empty");
  expect_refused(make_user({{"name", std::string("a\0b", 3)}, {"role", "grader"}}), "name",
                 "must not hold a zero byte");
}

TEST_F(Validation, ATimeIsToldWithAnExample) {
  const auto set =
      done("POST", "/v1/problem-sets", interviewer, {{"title", "A"}, {"choose", json::object{}}});
  const auto with = [&](json::object settings) {
    return rest("POST", "/v1/assignments", interviewer,
                {{"problem_set", set.at("id")}, {"settings", std::move(settings)}});
  };
  expect_refused(with({{"opens", "tomorrow"}}), "settings.opens", "2026-11-22T09:30:00Z");
  expect_refused(with({{"colour", "red"}}), "settings.colour", "unknown; there are opens, closes");
  expect_refused(with({{"opens", "2026-11-22T10:00:00Z"}, {"closes", "2026-11-22T10:00:00Z"}}),
                 "settings.closes", "must be after settings.opens");
  EXPECT_EQ(with({{"opens", nullptr}, {"duration_seconds", nullptr}}).status, 201U);
}

TEST_F(Validation, AProblemThatIsNotThereOrIsTwiceIsNamed) {
  const auto with = [&](const json::array& problems) {
    return rest("POST", "/v1/problem-sets", interviewer, {{"title", "A"}, {"problems", problems}});
  };
  expect_refused(with({"fibonacci", "memoise"}), "problems[1]", "did you mean 'memoize'?");
  expect_refused(with({"memoize", "memoize"}), "problems", "is in the list twice");
  expect_refused(with({}), "problems", "at least one");
}

TEST_F(Validation, ABodyMustBeAnObjectOfJson) {
  expect_refused(raw("[]"), "", "must be a JSON object");
  expect_refused(raw("1"), "", "must be a JSON object");
  expect_refused(raw("{"), "", "not JSON");
  expect_refused(raw("{} {}"), "", "not JSON");
  expect_refused(raw("label=x", "application/x-www-form-urlencoded"), "", "application/json");
  EXPECT_EQ(raw("{}", "application/json; charset=utf-8").status, 201U);
  EXPECT_EQ(raw("").status, 201U) << "nothing is asked for";
}

TEST_F(Validation, DeepJsonIsRefusedAndExhaustsNoStack) {
  std::string deep(100'000, '[');
  expect_refused(raw(deep), "", "deeper than 32");
  deep.clear();
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
  expect_refused(raw(deep), "", "deeper than 32");
}

TEST_F(Validation, BytesThatAreNotUtf8AreRefused) {
  expect_refused(raw("{\"label\": \"\xff\"}"), "", "not JSON");
  expect_refused(raw("{\"label\": \"\xc0\xaf\"}"), "", "not JSON");
  expect_refused(rest("GET", "/v1/sessions/%ff", interviewer), "", "must be UTF-8");
  expect_refused(rest("GET", "/v1/submissions?after=%ff", interviewer), "", "must be UTF-8");
  expect_refused(rest("GET", "/v1/submissions?%ff=1", interviewer), "", "must be UTF-8");
}

TEST_F(Validation, WhatIsInThePathIsNotGivenAgain) {
  const auto set = done("POST", "/v1/problem-sets", interviewer,
                        {{"title", "A"}, {"problems", json::array{"memoize"}}});
  const std::string path = "/v1/problem-sets/" + text(set, "id");
  expect_refused(rest("PATCH", path, interviewer, {{"problem_set", "other"}, {"title", "B"}}),
                 "problem_set", "is given twice");
  expect_refused(rest("PATCH", path + "?problem_set=other", interviewer, {{"title", "B"}}),
                 "problem_set", "is given twice");
  expect_refused(rest("GET", "/v1/submissions?limit=1&limit=2", interviewer), "limit",
                 "is given twice");
}

TEST_F(Validation, AnIdInThePathMayBeAnything) {
  expect_refused(rest("GET", "/v1/sessions/a%2Fb", interviewer), "session", "no session 'a/b'",
                 404);
  expect_refused(rest("GET", "/v1/sessions/a%00b", interviewer), "session", "zero byte");
  expect_refused(rest("GET", "/v1/sessions/", interviewer), "session", "must not be empty");
  expect_refused(rest("GET", "/v1/sessions/" + std::string(201, 'x'), interviewer), "session",
                 "is longer than 200 bytes");
  expect_refused(rest("GET", "/v1/sessions/'%20OR%201=1--", interviewer), "session", "no session",
                 404);
}

TEST_F(Validation, PathsAndVerbsThatAreNotThere) {
  using Headers = decltype(HttpAnswer::headers);
  EXPECT_EQ(rest("GET", "/v1/nothing", interviewer).status, 404U);
  EXPECT_EQ(rest("GET", "/v1/me/", interviewer).status, 404U);
  const Answer refused = rest("DELETE", "/v1/me", interviewer);
  EXPECT_EQ(refused.status, 405U);
  EXPECT_EQ(refused.whole.headers, (Headers{{"Allow", "GET, HEAD"}}));
  EXPECT_EQ(rest("PUT", "/v1/tokens", interviewer).whole.headers,
            (Headers{{"Allow", "POST, GET, HEAD"}}));
  EXPECT_EQ(rest("GET", "*", interviewer).status, 400U);
  EXPECT_EQ(rest("GET", "http://elsewhere/v1/me", interviewer).status, 400U);
  EXPECT_EQ(rest("GET", "", interviewer).status, 400U);
}

TEST_F(Validation, FileNamesStayInTheWorkDirectory) {
  for (const auto* name :
       {"/etc/passwd", "../x", "a/../x", "a/..", "..", ".", "./a", "a//b", "a/", "a\\b", "..\\x",
        "a\nb", "a\x1b[2J", "a\x7f", "a\xc2\x9b", "a\xe2\x80\xaez", "a\tb"})
    expect_refused(submit_files(file_named(name)), "files[0].name", "must be relative");
  expect_refused(submit_files(file_named("")), "files[0].name", "must not be empty");
  expect_refused(submit_files(file_named(std::string(201, 'x'))), "files[0].name", "longer");
  for (const auto* name : {"solution.py", "a/b/c.py", "..a", "a..", "...", "\xc3\xa9t\xc3\xa9.py"})
    EXPECT_EQ(submit_files(file_named(name)).status, 202U) << name;
}

TEST_F(Validation, FilesAreFewAndSmallAndNamedOnce) {
  json::array files;
  expect_refused(submit_files(files), "files", "from 1 to 50 files");
  for (int i = 0; i < 50; ++i) files.push_back(file_named(std::to_string(i)).at(0));
  EXPECT_EQ(submit_files(files).status, 202U);
  files.push_back(file_named("51").at(0));
  expect_refused(submit_files(files), "files", "from 1 to 50 files");
  expect_refused(submit_files(json::array{file_named("a").at(0), file_named("a").at(0)}),
                 "files[1].name", "two files of this name");
  expect_refused(submit_files(json::array{file_named("a/b/c").at(0), file_named("a/b").at(0)}),
                 "files[0].name", "there is a file of the name of its folder");
  EXPECT_EQ(submit_files(json::array{file_named("a").at(0), file_named("ab/c").at(0)}).status,
            202U);
  const std::string half(1U << 20, 'x');
  json::array large{json::object{{"name", "a"}, {"text", half}},
                    json::object{{"name", "b"}, {"text", half}}};
  EXPECT_EQ(submit_files(large).status, 202U);
  large.push_back(json::object{{"name", "c"}, {"text", "x"}});
  expect_refused(submit_files(large), "files", "larger than 2 MiB", 413);
}

TEST_F(Validation, AFileHasTextOrBase64) {
  const auto with = [&](json::object file) {
    file["name"] = "a";
    return submit_files(json::array{std::move(file)});
  };
  expect_refused(with({}), "files[0]", "either text, or base64");
  expect_refused(with({{"text", "a"}, {"base64", "YQ=="}}), "files[0]", "either text, or base64");
  expect_refused(with({{"text", nullptr}}), "files[0]", "either text, or base64");
  EXPECT_EQ(with({{"text", nullptr}, {"base64", "YQ=="}}).status, 202U);
  EXPECT_EQ(with({{"text", "a"}, {"base64", nullptr}}).status, 202U);
  EXPECT_EQ(with({{"base64", ""}}).status, 202U);
  for (const auto* wrong : {"YQ", "Y", "YQ==x", "*", "YQ==YQ==", "_-8="})
    expect_refused(with({{"base64", wrong}}), "files[0].base64", "is not base64");
  expect_refused(with({{"text", "a"}, {"mode", 7}}), "files[0].mode",
                 "unknown; there are name, text, base64");
  expect_refused(submit_files(json::array{1}), "files[0]", "must be an object");
  expect_refused(submit_files("a"), "files", "must be a list");
}

TEST_F(Validation, ARefusalIsAsRfc9457HasIt) {
  const auto refused = make_user({{"name", "Ada"}, {"role", "boss"}});
  EXPECT_EQ(refused.whole.content_type, "application/problem+json");
  EXPECT_EQ(number(refused.body, "status"), 400);
  EXPECT_THAT(text(refused.body, "type"), testing::StartsWith("about:blank"));
  EXPECT_EQ(text(refused.body, "title"), "The request is wrong");
}

}  // namespace
}  // namespace server
