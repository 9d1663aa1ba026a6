// What the importers' Python answers, as the files of a package.
#pragma once

#include <boost/json/value.hpp>

#include "importing/task.hpp"
#include "importing/workshop.hpp"

namespace importing {

// Throws Refusal when the answer is not in the form that importing/python/ gives: the foreign
// programs ran beside it.
[[nodiscard]] Draft python_package(const boost::json::value& answer, const Task& task,
                                   const std::string& topic, const DjangoApp& django = {});

}  // namespace importing
