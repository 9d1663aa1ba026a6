// The outputs by name; one file makes each.
#pragma once

#include <memory>

#include "batch/outputs.hpp"

namespace batch {

using OutputPtr = std::unique_ptr<Output>;

OutputPtr make_csv(const std::filesystem::path& path, const OutputOptions& options);
OutputPtr make_junit(const std::filesystem::path& path, const OutputOptions& options);
OutputPtr make_html(const std::filesystem::path& path, const OutputOptions& options);
OutputPtr make_gradescope(const std::filesystem::path& folder, const OutputOptions& options);
OutputPtr make_passk(const std::filesystem::path& path, const OutputOptions& options);

}  // namespace batch
