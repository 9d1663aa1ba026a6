#include "runner/guests/request.hpp"

#include <stdexcept>

namespace runner {
namespace {

const Value* find(const Dict& fields, std::string_view key) {
  for (const auto& [name, value] : fields.items) {
    const auto* text = std::get_if<Text>(&name.is);
    if (text != nullptr && text->utf8 == key) return &value;
  }
  return nullptr;
}

const Value& field(const Dict& fields, std::string_view key) {
  if (const Value* found = find(fields, key)) return *found;
  throw std::runtime_error{"request: no field " + std::string{key}};
}

}  // namespace

const Dict& dict_of(const Value& value) { return std::get<Dict>(value.is); }

const std::string& text_of(const Dict& fields, std::string_view key) {
  return std::get<Text>(field(fields, key).is).utf8;
}

const std::string& bytes_of(const Dict& fields, std::string_view key) {
  return std::get<Bytes>(field(fields, key).is).bytes;
}

std::int64_t integer_of(const Dict& fields, std::string_view key) {
  return std::get<Integer>(field(fields, key).is).convert_to<std::int64_t>();
}

bool has(const Dict& fields, std::string_view key) { return find(fields, key) != nullptr; }

std::vector<std::string> texts_of(const Dict& fields, std::string_view key) {
  std::vector<std::string> texts;
  for (const auto& item : std::get<List>(field(fields, key).is).items)
    texts.push_back(std::get<Text>(item.is).utf8);
  return texts;
}

std::vector<std::pair<std::string, std::string>> files_of(const Dict& fields) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& item : std::get<List>(field(fields, "files").is).items) {
    const auto& pair = std::get<Tuple>(item.is).items;
    files.emplace_back(std::get<Text>(pair.at(0).is).utf8, std::get<Bytes>(pair.at(1).is).bytes);
  }
  return files;
}

}  // namespace runner
