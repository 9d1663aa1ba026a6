// How a submission is getting on, a line for each testcase as it is finished, on stderr. On a
// terminal the lines make way for the feedback.
#pragma once

#include <boost/json/object.hpp>
#include <string>

namespace cli {

class LiveLines {
 public:
  LiveLines();

  void show(const std::string& event, const boost::json::object& testcase);
  void say(const std::string& text);  // a line of our own
  void clear();

 private:
  void put(const std::string& line);

  bool terminal_, colour_;
  int lines_ = 0;
};

}  // namespace cli
