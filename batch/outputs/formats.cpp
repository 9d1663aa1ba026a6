#include "batch/outputs/formats.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace batch {
namespace {

struct Format {
  const char* name;
  OutputPtr (*make)(const std::filesystem::path&, const OutputOptions&);
};

constexpr std::array formats{Format{"csv", make_csv}, Format{"junit", make_junit},
                             Format{"html", make_html}, Format{"gradescope", make_gradescope},
                             Format{"passk", make_passk}};

}  // namespace

std::vector<std::string> output_formats() {
  std::vector<std::string> names;
  for (const auto& format : formats) names.emplace_back(format.name);
  return names;
}

OutputPtr make_output(const std::string& format, const std::filesystem::path& path,
                      const OutputOptions& options) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const Format& one) { return one.name == format; });
  if (found == formats.end())
    throw std::invalid_argument{"there is no format '" + format +
                                "'; take csv, junit, html, gradescope or passk"};
  return found->make(path, options);
}

}  // namespace batch
