// The files of a submission, in and out of JSON.
#include <fmt/format.h>
#include <sodium.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <set>

#include "problems/file_name.hpp"
#include "server/api/params.hpp"
#include "server/api/refused.hpp"
#include "server/api/views.hpp"

namespace server {

namespace json = boost::json;

namespace {

constexpr std::size_t max_files = 50;
constexpr std::size_t max_bytes = 2U << 20;

std::string to_base64(const std::string& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  ::sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

std::string from_base64(std::string_view text, const std::string& field) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  if (::sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    throw Refused{400, field + ": is not base64 with its padding", field};
  bytes.resize(size);
  return bytes;
}

// "a" and "a/b" cannot both be written.
void no_file_is_a_folder(const std::vector<problems::File>& files,
                         const std::set<std::string>& names) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& name = files[i].name;
    for (auto slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
      if (names.contains(name.substr(0, slash))) {
        const std::string field = fmt::format("files[{}].name", i);
        throw Refused{400, field + ": there is a file of the name of its folder", field};
      }
  }
}

}  // namespace

bool is_utf8(std::string_view text) {
  json::error_code error;
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    quoted += byte < 0x20 || c == '"' || c == '\\' ? ' ' : c;
  }
  (void)json::parse(quoted + '"', error);
  return !error;
}

json::array view_of(const std::vector<problems::File>& files) {
  json::array view;
  for (const auto& file : files) {
    json::object one{{"name", file.name}};
    if (is_utf8(file.text))
      one["text"] = file.text;
    else
      one["base64"] = to_base64(file.text);
    view.push_back(std::move(one));
  }
  return view;
}

std::vector<problems::File> files_of(const json::value& files) {
  std::vector<problems::File> found;
  std::set<std::string> names;
  std::size_t bytes = 0;
  const auto& list = files.as_array();
  if (list.empty() || list.size() > max_files)
    throw Refused{400, fmt::format("files: a submission has from 1 to {} files", max_files),
                  "files"};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& object = list[i].as_object();
    const std::string field = fmt::format("files[{}]", i);
    std::string name{object.at("name").as_string()};
    if (!problems::is_safe_file_name(name))
      throw Refused{400, field + ".name: must be relative, without '..' and control characters",
                    field + ".name"};
    if (!names.insert(name).second)
      throw Refused{400, field + ".name: there are two files of this name", field + ".name"};
    const auto* text = given(object, "text");
    std::string content = text != nullptr
                              ? std::string{text->as_string()}
                              : from_base64(object.at("base64").as_string(), field + ".base64");
    bytes += content.size();
    if (bytes > max_bytes) throw Refused{413, "files: larger than 2 MiB together", "files"};
    found.push_back({std::move(name), std::move(content)});
  }
  no_file_is_a_folder(found, names);
  return found;
}

}  // namespace server
