// What Similarity found, for people: a page with passages side by side, and JSON.
// Knows clusters and texts; nothing of how they were found.
#pragma once

#include <filesystem>
#include <string>

#include "batch/similarity.hpp"

namespace batch {

// For results "a/week1.jsonl" writes "a/week1.similarity.html" and "a/week1.similarity.json".
// Says on the page what it is: evidence to look at. Throws std::system_error.
void write_similarity(Similarity& similarity, const std::filesystem::path& results,
                      const std::string& title);

}  // namespace batch
