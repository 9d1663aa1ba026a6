#include "cli/kept_proofs.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "problems/digest.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 24;  // of a digest, enough for a name

fs::path cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
    return fs::path{cache} / "viva/check";
  const char* home = std::getenv("HOME");
  return fs::path{home != nullptr ? home : "."} / ".cache/viva/check";
}

std::string read_all(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string hex_of(const std::string& digest) {
  return digest.substr(digest.find(':') + 1).substr(0, digits);
}

std::string version_with(const fs::path& guests) {
  std::map<std::string, std::string> files{
      {"version", VIVA_VERSION "/" + std::to_string(proving::rules_version)},
      {"viva", read_all("/proc/self/exe")}};  // it compares, and decides
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator{guests, missing}) {
    if (entry.is_regular_file(missing)) files[entry.path().filename()] = read_all(entry.path());
  }
  return hex_of(problems::digest_of(files));
}

}  // namespace

KeptProofs::KeptProofs(const fs::path& guests)
    : folder_{cache_folder()}, version_{version_with(guests)} {}

fs::path KeptProofs::path_of(const std::string& digest) const {
  return folder_ / (hex_of(digest) + "-" + version_ + ".json");
}

std::optional<proving::Proof> KeptProofs::find(const std::string& digest) const {
  try {
    proving::Proof proof = proving::from_json(read_all(path_of(digest)));
    if (proof.digest != digest || !proof.passed()) return std::nullopt;
    proof.kept = true;
    return proof;
  } catch (const std::exception&) {  // not there, or not ours
    return std::nullopt;
  }
}

void KeptProofs::keep(const proving::Proof& proof) const {
  if (!proof.passed()) return;
  std::error_code refused;
  fs::create_directories(folder_, refused);
  const fs::path path = path_of(proof.digest);
  const fs::path fresh = path.string() + "." + std::to_string(::getpid());
  if (std::ofstream file{fresh, std::ios::binary}; file << proving::to_json(proof) << '\n') {
    file.close();
    fs::rename(fresh, path, refused);
  }
}

}  // namespace cli
