#include "runner/guests/sqlite/protocol.hpp"

#include <stdexcept>

namespace runner {
namespace {

[[noreturn]] void malformed(const std::string& what) {
  throw std::runtime_error{"malformed message: " + what};
}

template <typename Wanted>
Wanted& as(Value& value, const std::string& name) {
  if (auto* wanted = std::get_if<Wanted>(&value.is)) return *wanted;
  malformed(name + ": wrong type");
}

// A dict whose every field must be taken, once.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : message_{decode(bytes)} {
    fields_ = std::move(as<Dict>(message_, "message").items);
  }

  template <typename Wanted>
  Wanted take(const std::string& name) {
    for (auto field = fields_.begin(); field != fields_.end(); ++field) {
      if (as<Text>(field->first, "key").utf8 != name) continue;
      Wanted taken = std::move(as<Wanted>(field->second, name));
      fields_.erase(field);
      return taken;
    }
    malformed(name + ": missing");
  }

  void expect_end() {
    if (!fields_.empty()) malformed(as<Text>(fields_.front().first, "key").utf8 + ": unknown");
  }

 private:
  Value message_;
  std::vector<std::pair<Value, Value>> fields_;
};

LoadRequest read_load(Fields& fields) {
  List files = fields.take<List>("files");
  if (files.items.empty()) malformed("files: empty");
  for (Value& file : files.items) {
    auto& pair = as<Tuple>(file, "files").items;
    if (pair.size() != 2) malformed("files: not a pair");
    as<Text>(pair[0], "files: name");
    as<Bytes>(pair[1], "files: content");
  }
  auto& main = as<Tuple>(files.items.front(), "files").items;
  return {std::move(as<Bytes>(main[1], "files: content").bytes)};
}

CaseRequest read_case(Fields& fields) {
  CaseRequest request;
  request.setup = std::move(fields.take<Text>("setup").utf8);
  request.run = std::move(fields.take<Text>("run").utf8);
  request.seed = fields.take<Integer>("seed").convert_to<std::uint64_t>();
  request.count_steps = fields.take<bool>("steps");
  List queries = fields.take<List>("observe");
  for (Value& query : queries.items) {
    request.observe.push_back(std::move(as<Text>(query, "observe").utf8));
  }
  request.limit = fields.take<Integer>("limit").convert_to<std::size_t>();
  return request;
}

Request read_any(Fields& fields) {
  const Text asked = fields.take<Text>("op");
  const std::string_view op = asked.utf8;
  if (op == "load") return read_load(fields);
  if (op == "case") return read_case(fields);
  if (op != "snippet") malformed("op: " + asked.utf8 + ": unknown");
  return SnippetRequest{fields.take<Text>("name").utf8, fields.take<Text>("text").utf8};
}

Value text(std::string utf8) { return {Text{std::move(utf8)}}; }

Dict fields_of(Loaded) { return {{{text("kind"), text("loaded")}}}; }

Dict fields_of(Observed&& observed) {
  List observations;
  for (auto& [name, value] : observed.observations) {
    Tuple pair;
    pair.items.push_back(text(std::move(name)));
    pair.items.push_back(std::move(value));
    observations.items.push_back({std::move(pair)});
  }
  Dict fields;
  fields.items.emplace_back(text("kind"), text("observed"));
  fields.items.emplace_back(text("observations"), Value{std::move(observations)});
  fields.items.emplace_back(text("statements"), Value{List{}});
  return fields;
}

Dict fields_of(Failed&& failed) {
  return {{{text("kind"), text(std::move(failed.kind))},
           {text("type"), text(std::move(failed.type))},
           {text("message"), text(std::move(failed.message))},
           {text("detail"), text(std::move(failed.detail))},
           {text("line"), {Integer{failed.line}}}}};
}

}  // namespace

ProblemLayer read_layer(std::string_view bytes) {
  Fields fields{bytes};
  if (fields.take<Text>("layer").utf8 != "problem") malformed("layer: unknown");
  ProblemLayer layer{fields.take<Text>("schema").utf8, SubmissionKind::script};
  const Text mode = fields.take<Text>("mode");
  if (mode.utf8 == "query") {
    layer.kind = SubmissionKind::query;
  } else if (mode.utf8 != "script") {
    malformed("mode: " + mode.utf8 + ": unknown");
  }
  fields.expect_end();
  return layer;
}

Request read_request(std::string_view bytes) {
  Fields fields{bytes};
  Request request = read_any(fields);
  fields.expect_end();
  return request;
}

std::string write_reply(Reply reply) {
  return encode(std::visit([](auto& said) { return Value{fields_of(std::move(said))}; }, reply));
}

}  // namespace runner
