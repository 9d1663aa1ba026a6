#include "batch/open_inputs.hpp"

namespace batch {

std::string inputs_help() {
  return "Inputs, recognised by themselves; the problem is named by the layout, by --problem or by "
         "a\n"
         "--map (TOML or CSV):\n"
         "  ann.py bob.py                      files named by person, also in a folder\n"
         "  ann_fibonacci.py fibonacci_ann.py  and by problem; downloads of Canvas, Moodle, "
         "Blackboard\n"
         "  ann/solution.py                    a folder per person\n"
         "  ann/fibonacci/solution.py          by person and problem (also ann/fibonacci.py)\n"
         "  fibonacci/ann/solution.py          by problem and person (also fibonacci/ann.py)\n"
         "  submitted/ann/week1/solution.ipynb nbgrader's course; of a notebook its code cells\n"
         "  week1.zip week1.tar.gz week1.7z    the same in an archive: zip, tar, tar.gz, .bz2, "
         ".xz,\n"
         "                                     .zst or 7z; a zip of one person's in it is a "
         "folder\n"
         "  course.git                         a git repository: a branch per person, else a "
         "folder\n"
         "                                     per person in its HEAD\n"
         "  samples.jsonl                      a line each: task_id, and completion (goes on with "
         "the\n"
         "                                     starter) or solution; also .jsonl.gz\n"
         "  answers.csv                        a row each: a column of source (source, code, "
         "solution,\n"
         "                                     ... or --column), of person and of problem\n";
}

}  // namespace batch
