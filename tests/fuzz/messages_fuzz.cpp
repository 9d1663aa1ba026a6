// Whatever comes on a connection of JSON lines: it falls into the same lines however it arrives,
// and each is answered with JSON or not at all, and not with a failure of ours.
#include <cstdint>
#include <vector>

#include "server/sockets/line_splitter.hpp"
#include "tests/fuzz/fuzzed_service.hpp"

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view input, std::size_t piece) {
  Lines lines;
  server::LineSplitter splitter;
  for (; !input.empty(); input.remove_prefix(std::min(piece, input.size()))) {
    splitter.add(input.substr(0, piece));
    while (auto line = splitter.next()) lines.push_back(*std::move(line));
  }
  return lines;
}

class Heard : public server::Peer {
 public:
  void send(std::string message) override { (void)server::must_be_json(message); }
};

void check_one(const boost::json::value& answer) {
  server::require(answer.at("jsonrpc").as_string() == "2.0");
  const auto* error = answer.as_object().if_contains("error");
  server::require(error == nullptr || error->at("code").to_number<int>() != -32603);
}

void check(std::string_view text) {
  if (text.empty()) return;
  server::require(text.find('\n') == std::string_view::npos);
  const auto answer = server::must_be_json(text);
  if (!answer.is_array()) return check_one(answer);
  for (const auto& one : answer.as_array()) check_one(one);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static server::FuzzedService fuzzed;
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  const Lines lines = lines_of(input, std::max<std::size_t>(size, 1));
  server::require(lines_of(input, 1) == lines && lines_of(input, 3) == lines);
  server::Service& service = fuzzed.fresh_now_and_then();
  const auto peer = std::make_shared<Heard>();
  peer->token = "viva_c";
  peer->address = "192.0.2.1";
  for (const auto& line : lines) check(service.answer(peer, line));
  service.forget(peer);
  return 0;
}
