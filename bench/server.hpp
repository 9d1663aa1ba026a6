// What the server costs: the same submissions judged by runners that are fed by hand, and through
// `viva serve` on loopback.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/results.hpp"

namespace bench {

struct ServerOptions {
  std::filesystem::path folder;  // the folder `bench`
  int connections = 64;
  int batch = 10'000;
  int runs = 200;
  double seconds = 5;
  std::vector<std::string> without;
};

void measure_server(const ServerOptions& options, Results& results);

}  // namespace bench
