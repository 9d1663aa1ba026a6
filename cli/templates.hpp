// What `viva new` writes, by kind. The files are in cli/templates/, carried along as text; see
// viva_embed_folder() in cmake/guests.cmake.
#pragma once

namespace cli {

// In the packages' texts @ID@, @TITLE@ and @TOPIC@ are to be replaced.
struct TemplateFile {
  const char* name;  // "python/problem.toml"
  const char* text;
};
extern const TemplateFile* const template_files;  // the last one has no name

}  // namespace cli
