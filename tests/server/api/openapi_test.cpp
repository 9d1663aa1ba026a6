// The description of the API, and the pages beside it.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class OpenApi : public Served {
 protected:
  OpenApi() : document(json::parse(openapi())) {}  // braces would make a list of it

  void collect(const json::value& value, std::vector<std::string>& references) {
    if (value.is_array()) {
      for (const auto& one : value.get_array()) collect(one, references);
    } else if (value.is_object()) {
      for (const auto& item : value.get_object()) {
        if (item.key() == "$ref")
          references.emplace_back(item.value().as_string());
        else
          collect(item.value(), references);
      }
    }
  }
  json::value document;
};

TEST_F(OpenApi, EveryReferenceLeadsSomewhere) {
  std::vector<std::string> references;
  collect(document, references);
  EXPECT_GT(references.size(), 50U);
  for (const auto& reference : references) {
    json::error_code error;
    const auto* found = document.find_pointer(reference.substr(1), error);
    EXPECT_NE(found, nullptr) << reference;
    EXPECT_EQ(reference[0], '#');
  }
}

TEST_F(OpenApi, EveryRouteOfTheCatalogueIsInIt) {
  std::size_t routes = 0;
  for (const auto& method : catalogue()) {
    if (method.verb.empty()) continue;
    ++routes;
    const auto* path = document.at("paths").as_object().if_contains(method.path);
    ASSERT_NE(path, nullptr) << method.path;
    std::string verb = method.verb;
    std::transform(verb.begin(), verb.end(), verb.begin(), ::tolower);
    const auto* operation = path->as_object().if_contains(verb);
    ASSERT_NE(operation, nullptr) << method.verb << " " << method.path;
    EXPECT_EQ(text(*operation, "operationId"), method.name);
    EXPECT_TRUE(operation->at("responses").as_object().contains(std::to_string(method.status)));
    EXPECT_EQ(operation->as_object().contains("security"), method.open) << method.name;
  }
  std::size_t described = 0;
  for (const auto& path : document.at("paths").as_object())
    described += path.value().as_object().size();
  EXPECT_EQ(described, routes);
}

TEST_F(OpenApi, EveryParameterOfAPathIsDescribed) {
  for (const auto& method : catalogue()) {
    for (auto from = method.path.find('{'); from != std::string::npos;
         from = method.path.find('{', from + 1)) {
      const auto name = method.path.substr(from + 1, method.path.find('}', from) - from - 1);
      EXPECT_TRUE(std::any_of(method.params.begin(), method.params.end(), [&](const Field& field) {
        return field.name == name && field.required;
      })) << method.name;
    }
  }
}

TEST_F(OpenApi, NamesAndRoutesAreUnique) {
  std::set<std::string> names, routes;
  for (const auto& method : catalogue()) {
    EXPECT_TRUE(names.insert(method.name).second) << method.name;
    if (!method.verb.empty()) {
      EXPECT_TRUE(routes.insert(method.verb + " " + method.path).second) << method.path;
    }
  }
}

TEST_F(OpenApi, SaysWhereATableOrABodyIsGiven) {
  const auto& results = document.at_pointer(
      "/paths/~1v1~1assignments~1{assignment}~1results/get/responses/200/content");
  EXPECT_TRUE(results.as_object().contains("application/json"));
  EXPECT_TRUE(results.as_object().contains("text/csv"));
  const auto& list = document.at_pointer("/paths/~1v1~1assignments/get/responses/200/content");
  EXPECT_FALSE(list.as_object().contains("text/csv"));
  const auto& users = document.at_pointer("/paths/~1v1~1users/post/requestBody/required");
  EXPECT_TRUE(users.as_bool());
  const auto& tokens = document.at_pointer("/paths/~1v1~1tokens/post/requestBody/required");
  EXPECT_FALSE(tokens.as_bool());
}

TEST_F(OpenApi, IsServedToAnybody) {
  const auto answer = service.answer(HttpRequest{"GET", "/v1/openapi.json", {}, {}, {}, {}, {}});
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.content_type, "application/json");
  EXPECT_EQ(json::parse(answer.body), document);
}

TEST_F(OpenApi, HealthSaysThatNoRunnerIsAlive) {
  const auto answer = service.answer(HttpRequest{"GET", "/healthz", {}, {}, {}, {}, {}});
  EXPECT_EQ(answer.status, 503U);
  EXPECT_THAT(answer.body, HasSubstr("no runner is alive"));
}

TEST_F(OpenApi, MetricsCountWhatWasJudged) {
  const auto session = done("POST", "/v1/sessions", learner, {{"problem", "fibonacci"}});
  judge(submit(learner, session));
  for (const auto& token : {administrator, interviewer}) {
    const auto answer = rest("GET", "/metrics", token);
    EXPECT_EQ(answer.status, 200U);
    EXPECT_THAT(answer.whole.content_type, HasSubstr("text/plain; version=0.0.4"));
    EXPECT_THAT(answer.whole.body, HasSubstr("accepted"));
    EXPECT_THAT(answer.whole.body, Not(HasSubstr("Linus")));
  }
}

TEST_F(OpenApi, MetricsAreNotForStrangersNorForCandidates) {
  const auto stranger = rest("GET", "/metrics", {});
  EXPECT_EQ(stranger.status, 401U);
  EXPECT_THAT(stranger.whole.headers,
              testing::Contains(std::pair<std::string, std::string>{"WWW-Authenticate", "Bearer"}));
  EXPECT_EQ(rest("GET", "/metrics", "viva_unknown").status, 401U);
  for (const auto& token : {learner, grader})
    EXPECT_EQ(rest("GET", "/metrics", token).status, 403U);
}

class OpenMetrics : public Served {
 protected:
  static ServiceOptions open() {
    ServiceOptions options;
    options.open_metrics = true;
    return options;
  }
  OpenMetrics() : Served{open()} {}
};

TEST_F(OpenMetrics, AreForEverybodyWhenTheOperatorSaysSo) {
  EXPECT_EQ(rest("GET", "/metrics", {}).status, 200U);
}

TEST_F(OpenApi, AnInvitationsPageSaysWhatToDoAndRunsNoScript) {
  const auto answer = service.answer(HttpRequest{"GET", "/i/viva_x", {}, {}, {}, {}, {}});
  EXPECT_EQ(answer.status, 200U);
  ASSERT_EQ(answer.headers.size(), 1U);
  EXPECT_EQ(answer.headers[0].first, "Content-Security-Policy");
}

}  // namespace
}  // namespace server
