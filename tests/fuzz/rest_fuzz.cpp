// Whatever is asked by REST, it is answered, and not with a failure of ours: routed, validated,
// done or refused in the form that is promised. The input is the verb, the target, the token and
// the content type, a line each, then the body.
#include <cstdint>

#include "tests/fuzz/fuzzed_service.hpp"

namespace {

std::string take_line(std::string_view& input) {
  const auto end = input.find('\n');
  std::string line{input.substr(0, end)};
  input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
  return line;
}

void check(const server::HttpAnswer& answer) {
  server::require(answer.status >= 200 && answer.status < 600);
  server::require(answer.status != 500);
  for (const auto& [name, value] : answer.headers)
    server::require((name + value).find_first_of("\r\n") == std::string::npos);
  if (answer.content_type == "application/json") (void)server::must_be_json(answer.body);
  if (answer.content_type != "application/problem+json") return;
  const auto problem = server::must_be_json(answer.body);
  server::require(problem.at("status").to_number<unsigned>() == answer.status);
  server::require(!problem.at("detail").as_string().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static server::FuzzedService fuzzed;
  std::string_view input{reinterpret_cast<const char*>(bytes), size};
  server::HttpRequest request;
  request.method = take_line(input);
  request.target = take_line(input);
  request.token = take_line(input);
  request.content_type = take_line(input);
  request.body = input;
  request.address = "192.0.2.1";
  server::Service& service = fuzzed.fresh_now_and_then();
  check(service.answer(request));
  return 0;
}
