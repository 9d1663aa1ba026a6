#include "server/api/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace server {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::Family;
using prometheus::Histogram;

struct Metrics::Families {
  prometheus::Registry registry;
  Family<prometheus::Counter>& requests = BuildCounter()
                                              .Name("viva_requests_total")
                                              .Help("Requests by method and result")
                                              .Register(registry);
  Family<prometheus::Counter>& verdicts = BuildCounter()
                                              .Name("viva_submissions_total")
                                              .Help("Judged submissions by verdict")
                                              .Register(registry);
  Family<prometheus::Gauge>& queue = BuildGauge()
                                         .Name("viva_queue_depth")
                                         .Help("Submissions that wait, by lane")
                                         .Register(registry);
  Family<prometheus::Gauge>& runners =
      BuildGauge().Name("viva_runners").Help("Runners that are alive").Register(registry);
  Family<prometheus::Gauge>& cells = BuildGauge()
                                         .Name("viva_running")
                                         .Help("Submissions that are being judged")
                                         .Register(registry);
  Family<prometheus::Gauge>& lost = BuildGauge()
                                        .Name("viva_runners_lost")
                                        .Help("Runners that died since the start")
                                        .Register(registry);
  Family<Histogram>& times = BuildHistogram()
                                 .Name("viva_submission_seconds")
                                 .Help("Time of submissions, by part")
                                 .Register(registry);
  const Histogram::BucketBoundaries bounds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
                                           0.2,   0.5,   1,     2,    5,    10,   30};
};

Metrics::Metrics() : families_{std::make_unique<Families>()} {}
Metrics::~Metrics() = default;

void Metrics::answered(const std::string& method, bool refused) {
  families_->requests.Add({{"method", method}, {"result", refused ? "refused" : "done"}})
      .Increment();
}

void Metrics::judged(const std::string& verdict, milliseconds waiting, milliseconds judging) {
  const auto seconds = [](milliseconds time) {
    return std::chrono::duration<double>(time).count();
  };
  families_->verdicts.Add({{"verdict", verdict}}).Increment();
  families_->times.Add({{"part", "waiting"}}, families_->bounds).Observe(seconds(waiting));
  families_->times.Add({{"part", "judging"}}, families_->bounds).Observe(seconds(judging));
}

std::string Metrics::text(const DispatcherCounts& counts) const {
  const auto set = [](Family<prometheus::Gauge>& family, const prometheus::Labels& labels,
                      auto value) { family.Add(labels).Set(static_cast<double>(value)); };
  set(families_->queue, {{"lane", "interactive"}}, counts.queued_interactive);
  set(families_->queue, {{"lane", "batch"}}, counts.queued_batch);
  set(families_->runners, {}, counts.runners);
  set(families_->cells, {}, counts.running);
  set(families_->lost, {}, counts.runners_lost);
  return prometheus::TextSerializer{}.Serialize(families_->registry.Collect());
}

}  // namespace server
